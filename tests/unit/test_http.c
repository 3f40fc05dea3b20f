/* The front over real sockets: keep-alive, bodies, deadlines, clients that vanish, the graceful end. */
#include "wire.h"

#include <sys/un.h>

#define GET(target) "GET " target " HTTP/1.1\r\nHost: x\r\n\r\n"
#define POST        "POST /api/v1/session HTTP/1.1\r\nHost: x\r\n"

static struct http    *http;
static int             port;
static struct answer   a;
static struct request *kept; /* what `do=keep` asked not to be answered yet */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t  came = PTHREAD_COND_INITIALIZER;

static void keep(struct request *req)
{
    pthread_mutex_lock(&lock);
    kept = req;
    pthread_cond_signal(&came);
    pthread_mutex_unlock(&lock);
}

static struct request *wait_for_kept(void)
{
    struct request *req;

    pthread_mutex_lock(&lock);
    while (!kept)
        pthread_cond_wait(&came, &lock);
    req = kept;
    kept = NULL;
    pthread_mutex_unlock(&lock);
    return req;
}

static void answer_large(struct request *req)
{
    req->reply = (struct reply){.status = 200, .type = "text/plain", .body_n = 8 << 20};
    char *body = arena_alloc(req->arena, req->reply.body_n);

    memset(body, 'x', req->reply.body_n);
    req->reply.body = body;
}

static void fail_fully(struct request *req)
{
    fault_add(&req->faults, "/answers/consid", "Choose %d, 1 or 2.", 0);
    req->err = ERR_DUPLICATE_CHILD;
    req->extra = "\"candidates\":[\"\\u00eb\"]";
    req->reply.etag = "\"v7\"";
}

/* What the test wants done with a request stands in its query. */
static void handle(struct request *req)
{
    const char *what = request_query(req, "do");

    if (what && !strcmp(what, "keep")) {
        keep(req);
        return;
    }
    if (what && !strcmp(what, "large"))
        answer_large(req);
    else if (what && !strcmp(what, "fail"))
        fail_fully(req);
    else {
        char *text = arena_printf(req->arena, "%zu %.40s %s", req->bytes_n, req->bytes,
                                  req->cookie_token ? req->cookie_token : "-");

        req->reply = (struct reply){.status = 200,
                                    .type = "text/plain",
                                    .body = text,
                                    .body_n = strlen(text),
                                    .etag = "\"v1\""};
    }
    http_answer(req);
}

static void start_at(const char *address, int fd)
{
    signal(SIGPIPE, SIG_IGN);
    http = http_start(&(struct http_options){
        .listen = address,
        .listen_fd = fd,
        .static_dir = wire_site,
        .handle = handle,
        .limits = {.connections = 40,
                   .head_ms = 600,
                   .body_ms = 700,
                   .answer_ms = 800,
                   .idle_ms = 900,
                   .linger_ms = 300},
    });
    ck_assert_ptr_nonnull(http);
    port = http_port(http);
}

static void start(void)
{
    wire_make_site();
    start_at("127.0.0.1:0", -1);
}

static void stop(void)
{
    if (http)
        http_stop(http, 5);
    wire_remove_site();
}

/* --- requests --- */

START_TEST(every_answer_carries_the_security_headers)
{
    static const char *const asked[] = {GET("/"),        GET("/api/v1/session"),
                                        GET("/nothing"), GET("/api/v1/nothing"),
                                        GET("/%00"),     POST "Content-Length: 99999\r\n\r\n",
                                        GET("/healthz"), "BREW / HTTP/1.1\r\n"};
    static const char *const lines[] = {
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "Cross-Origin-Resource-Policy: same-origin",
        "Cross-Origin-Opener-Policy: same-origin",
    };

    for (size_t i = 0; i < COUNT(asked); i++) {
        ck_assert_int_ne(wire_ask(port, asked[i], &a), 0);
        for (size_t l = 0; l < COUNT(lines); l++)
            ck_assert_msg(wire_has(&a, lines[l]), "%s has no %s", a.text, lines[l]);
        ck_assert_ptr_nonnull(strstr(a.text, "\r\nX-Request-Id: "));
        ck_assert_ptr_null(strstr(a.text, "Access-Control"));
        ck_assert_ptr_null(strstr(a.text, "Strict-Transport-Security")); /* plain http here */
    }
}
END_TEST

START_TEST(a_problem_names_its_faults_and_more)
{
    ck_assert_int_eq(wire_ask(port, GET("/api/v1/session?do=fail"), &a), 409);
    ck_assert(wire_has(&a, "Content-Type: application/problem+json"));
    ck_assert(wire_has(&a, "Cache-Control: no-store"));
    ck_assert(wire_has(&a, "ETag: \"v7\""));
    ck_assert_ptr_nonnull(
        strstr(wire_body(&a), "{\"type\":\"/problems/duplicate-child\",\"title\":\"There may"));
    ck_assert_ptr_nonnull(
        strstr(wire_body(&a),
               "\"errors\":[{\"pointer\":\"/answers/consid\",\"detail\":\"Choose 0, 1 or 2.\"}],"
               "\"candidates\":[\"\\u00eb\"]}"));
}
END_TEST

START_TEST(two_requests_in_one_piece_are_answered_in_turn)
{
    int fd = wire_connect(port);

    wire_say(fd, GET("/api/v1/session") POST "Content-Length: 3\r\n\r\nabc" GET("/healthz"));
    wire_hear(fd, true, &a);
    ck_assert_str_eq(wire_body(&a), "0  -");
    wire_hear(fd, true, &a);
    ck_assert_str_eq(wire_body(&a), "3 abc -");
    wire_hear(fd, true, &a);
    ck_assert_str_eq(wire_body(&a), "ok\n");
    wire_say(fd, GET("/healthz"));
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 200);
    close(fd);
}
END_TEST

START_TEST(what_follows_a_good_request_is_judged_as_strictly)
{
    int fd = wire_connect(port);

    wire_say(fd, POST "Content-Length: 3\r\n\r\nabc" POST
                      "Content-Length: 0\r\nContent-Length: 35\r\n\r\n" GET("/healthz"));
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 200);
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 400);
    ck_assert(wire_has(&a, "Connection: close"));
    ck_assert_uint_eq(wire_piece(fd, a.text, 1), 0);
    close(fd);
}
END_TEST

START_TEST(bytes_may_come_one_by_one)
{
    static const char bytes[] =
        "\r\n" POST "Cookie: a=b; around=tok\r\nContent-Length: 5\r\n\r\nhello";
    int fd = wire_connect(port);

    for (const char *c = bytes; *c; c++) {
        ck_assert_int_eq(send(fd, c, 1, MSG_NOSIGNAL), 1);
        wire_sleep(1);
    }
    wire_hear(fd, true, &a);
    ck_assert_str_eq(wire_body(&a), "5 hello tok");
    close(fd);
}
END_TEST

START_TEST(chunks_become_a_body_and_the_connection_goes_on)
{
    int fd = wire_connect(port);

    wire_say(fd, POST
             "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n" GET("/healthz"));
    wire_hear(fd, true, &a);
    ck_assert_str_eq(wire_body(&a), "5 hello -");
    wire_hear(fd, true, &a);
    ck_assert_str_eq(wire_body(&a), "ok\n");
    wire_say(fd, POST "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n0\r\n\r\n");
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 400);
    wire_hears_end(fd);
}
END_TEST

START_TEST(a_body_has_a_limit_however_it_comes)
{
    char *large = malloc(70 * 1024 + 1);
    int   fd = wire_connect(port);

    ck_assert_ptr_nonnull(large);
    memset(large, 'x', 70 * 1024);
    large[70 * 1024] = 0;
    ck_assert_int_eq(
        wire_ask(port, POST "Expect: 100-continue\r\nContent-Length: 10737418240\r\n\r\n", &a),
        413);
    ck_assert_int_eq(wire_ask(port, POST "Content-Length: 65537\r\n\r\n", &a), 413);
    wire_say(fd, POST "Transfer-Encoding: chunked\r\n\r\n11800\r\n");
    wire_say(fd, large);
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 413);
    wire_hears_end(fd);
    free(large);
}
END_TEST

START_TEST(who_expects_to_be_asked_is_asked)
{
    int fd = wire_connect(port);

    wire_say(fd, POST "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 100);
    wire_say(fd, "ok");
    wire_hear(fd, true, &a);
    ck_assert_str_eq(wire_body(&a), "2 ok -");
    close(fd);
}
END_TEST

START_TEST(heads_and_etags_save_the_body)
{
    int fd = wire_connect(port);

    wire_say(fd, "HEAD /api/v1/session HTTP/1.1\r\nHost: x\r\n\r\n");
    wire_hear(fd, false, &a);
    ck_assert_int_eq(a.status, 200);
    ck_assert(wire_has(&a, "Content-Length: 4"));
    wire_say(fd,
             "GET /api/v1/session HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"v0\", W/\"v1\"\r\n\r\n");
    wire_hear(fd, false, &a);
    ck_assert_int_eq(a.status, 304);
    ck_assert(wire_has(&a, "ETag: \"v1\""));
    wire_say(fd,
             "GET /api/v1/session HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"v11\", \"xv1\"\r\n\r\n");
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 200);
    close(fd);
}
END_TEST

static const struct {
    const char *asked;
    int         status;
    const char *line;
} refused[] = {
    {"PUT /api/v1/session HTTP/1.1\r\nHost: x\r\n\r\n", 405, "Allow: "},
    {"OPTIONS /api/v1/session HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\n\r\n", 405,
     "Allow: "},
    {"TRACE /api/v1/session HTTP/1.1\r\nHost: x\r\n\r\n", 405, "Allow: "},
    {"DELETE / HTTP/1.1\r\nHost: x\r\n\r\n", 405, "Allow: GET, HEAD"},
    {GET("/api/v1/Session"), 404, NULL},
    {GET("/api/v1/session/"), 404, NULL},
    {GET("/api/v1/session;x"), 404, NULL},
    {GET("/api/v1/session?a=1&a=2"), 422, NULL},
    {"GET /api/v1/session HTTP/1.1\r\nHost: x\r\nCookie: around=a; around=b\r\n\r\n", 400, NULL},
    {POST "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx", 415, NULL},
};

START_TEST(what_does_not_fit_is_refused_by_name)
{
    ck_assert_int_eq(wire_ask(port, refused[_i].asked, &a), refused[_i].status);
    ck_assert(wire_has(&a, "Content-Type: application/problem+json"));
    if (refused[_i].line)
        ck_assert_msg(strstr(a.text, refused[_i].line) != NULL, "%s", a.text);
}
END_TEST

/* --- time --- */

/* Says `drop` again and again until the other side has had enough; how long that took. */
static long drip(const char *first, const char *drop, struct answer *out)
{
    int           fd = wire_connect(port);
    long          start = wire_ms();
    struct pollfd p = {.fd = fd, .events = POLLIN};

    wire_say(fd, first);
    while (poll(&p, 1, 50) == 0 && wire_ms() - start < WIRE_PATIENCE)
        if (*drop)
            wire_say(fd, drop);
    start = wire_ms() - start;
    wire_hear(fd, true, out);
    close(fd);
    return start;
}

static const struct {
    const char *first, *drop;
    int         least, most, status;
} slow[] = {
    {"", "", 600, 1100, 0},                                    /* says nothing */
    {"", "G", 600, 1100, 408},                                 /* a head that never ends */
    {"GET / HTTP/1.1\r\nHost: x\r\n", "A", 600, 1100, 408},    /* the same, later */
    {POST "Content-Length: 999\r\n\r\n", "", 700, 1200, 408},  /* a body that does not come */
    {POST "Content-Length: 999\r\n\r\n", "x", 700, 1200, 408}, /* or slowly */
    {POST "Transfer-Encoding: chunked\r\n\r\n", "00000", 0, 500,
     400}, /* thirteen digits are no size */
};

START_TEST(slow_clients_are_cut_in_total_not_by_the_byte)
{
    long took = drip(slow[_i].first, slow[_i].drop, &a);

    ck_assert_int_eq(a.status, slow[_i].status);
    ck_assert_msg(took >= slow[_i].least - 20 && took <= slow[_i].most, "row %d took %ld ms", _i,
                  took);
}
END_TEST

START_TEST(a_connection_may_rest_but_not_for_ever)
{
    int  fd = wire_connect(port);
    long start;

    wire_say(fd, GET("/healthz"));
    wire_hear(fd, true, &a);
    start = wire_ms();
    wire_sleep(750); /* longer than a head may take */
    wire_say(fd, GET("/healthz"));
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 200);
    start = wire_ms();
    ck_assert_uint_eq(wire_piece(fd, a.text, 1), 0);
    ck_assert_int_ge(wire_ms() - start, 880);
    close(fd);
}
END_TEST

START_TEST(who_does_not_read_is_cut)
{
    int    fd = wire_connect(port), few = 4096;
    long   start = wire_ms();
    size_t n = 0, some;

    ck_assert_int_eq(setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &few, sizeof few), 0);
    wire_say(fd, GET("/api/v1/session?do=large"));
    while (wire_ms() - start < 1500) {
        wire_sleep(100);
        n += wire_piece(fd, a.text, 10);
    }
    while ((some = wire_piece(fd, a.text, sizeof a.text)))
        n += some;
    ck_assert_uint_lt(n, 8 << 20);
    close(fd);
}
END_TEST

START_TEST(a_large_answer_arrives_whole)
{
    int    fd = wire_connect(port);
    size_t n = 0, some;

    wire_say(fd, "GET /api/v1/session?do=large HTTP/1.0\r\n\r\n");
    while ((some = wire_piece(fd, a.text, sizeof a.text)))
        n += some;
    ck_assert_uint_gt(n, 8 << 20);
    close(fd);
}
END_TEST

START_TEST(silent_connections_make_room)
{
    int silent[60];

    for (size_t i = 0; i < COUNT(silent); i++)
        silent[i] = wire_connect(port);
    for (int i = 0; i < 50; i++)
        ck_assert_int_eq(wire_ask(port, GET("/api/v1/session"), &a), 200);
    for (size_t i = 0; i < COUNT(silent); i++)
        close(silent[i]);
}
END_TEST

/* --- clients that vanish, and the end --- */

static void reset(int fd)
{
    struct linger now = {.l_onoff = 1};

    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close(fd);
}

START_TEST(a_client_may_vanish_while_a_worker_has_its_request)
{
    int             fd = wire_connect(port);
    struct request *req;

    wire_say(fd, GET("/api/v1/session?do=keep"));
    req = wait_for_kept();
    reset(fd);
    wire_sleep(150);
    req->reply = (struct reply){.status = 200, .type = "text/plain", .body = "late", .body_n = 4};
    http_answer(req);
    ck_assert_int_eq(wire_ask(port, GET("/api/v1/session"), &a), 200);
}
END_TEST

START_TEST(a_client_may_vanish_at_any_byte)
{
    static const char bytes[] = POST "Content-Length: 5\r\n\r\nhello";

    for (size_t n = 0; n < sizeof bytes; n++) {
        int fd = wire_connect(port);

        ck_assert_int_eq(send(fd, bytes, n, MSG_NOSIGNAL), (ssize_t)n);
        n % 2 ? reset(fd) : (void)close(fd);
    }
    ck_assert_int_eq(wire_ask(port, GET("/api/v1/session"), &a), 200);
}
END_TEST

START_TEST(who_has_finished_talking_is_still_answered)
{
    int fd = wire_connect(port);

    wire_say(fd, GET("/api/v1/session?do=keep"));
    shutdown(fd, SHUT_WR);
    struct request *req = wait_for_kept();

    req->reply = (struct reply){.status = 204};
    http_answer(req);
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 204);
    wire_hears_end(fd);
}
END_TEST

static void *stop_now(void *arg)
{
    (void)arg;
    http_stop(http, 5);
    return NULL;
}

START_TEST(the_end_waits_for_what_is_in_work)
{
    int             fd = wire_connect(port), idle = wire_connect(port);
    struct request *req;
    pthread_t       stopping;

    wire_say(fd, GET("/api/v1/session?do=keep"));
    req = wait_for_kept();
    ck_assert_int_eq(pthread_create(&stopping, NULL, stop_now, NULL), 0);
    wire_hears_end(idle);
    wire_sleep(100);
    req->reply =
        (struct reply){.status = 200, .type = "text/plain", .body = "in time", .body_n = 7};
    http_answer(req);
    wire_hear(fd, true, &a);
    ck_assert_str_eq(wire_body(&a), "in time");
    ck_assert(wire_has(&a, "Connection: close"));
    wire_hears_end(fd);
    pthread_join(stopping, NULL);
    http = NULL;
}
END_TEST

START_TEST(an_inherited_socket_outlives_us)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int                listen_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), fd;

    ck_assert_int_eq(bind(listen_fd, (struct sockaddr *)&at, sizeof at), 0);
    ck_assert_int_eq(listen(listen_fd, 8), 0);
    http_stop(http, 5);
    start_at(NULL, listen_fd);
    ck_assert_int_eq(wire_ask(port, GET("/healthz"), &a), 200);
    http_stop(http, 5);
    fd = wire_connect(port); /* waits in line for the successor */
    wire_say(fd, GET("/healthz"));
    start_at(NULL, listen_fd);
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 200);
    close(fd);
}
END_TEST

static void *ask_often(void *arg)
{
    int            fd = wire_connect(port);
    struct answer *mine = malloc(sizeof *mine);

    (void)arg;
    for (int i = 0; i < 100; i++) {
        wire_say(fd, i % 2 ? GET("/api/v1/session") : POST "Content-Length: 3\r\n\r\nabc");
        wire_hear(fd, true, mine);
        ck_assert_str_eq(wire_body(mine), i % 2 ? "0  -" : "3 abc -");
    }
    close(fd);
    free(mine);
    return NULL;
}

START_TEST(many_at_once)
{
    pthread_t asking[8];

    for (size_t i = 0; i < COUNT(asking); i++)
        ck_assert_int_eq(pthread_create(&asking[i], NULL, ask_often, NULL), 0);
    for (size_t i = 0; i < COUNT(asking); i++)
        pthread_join(asking[i], NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http");
    TCase *tc = tcase_create("http");

    tcase_add_checked_fixture(tc, start, stop);
    tcase_set_timeout(tc, 30);
    tcase_add_test(tc, every_answer_carries_the_security_headers);
    tcase_add_test(tc, a_problem_names_its_faults_and_more);
    tcase_add_test(tc, two_requests_in_one_piece_are_answered_in_turn);
    tcase_add_test(tc, what_follows_a_good_request_is_judged_as_strictly);
    tcase_add_test(tc, bytes_may_come_one_by_one);
    tcase_add_test(tc, chunks_become_a_body_and_the_connection_goes_on);
    tcase_add_test(tc, a_body_has_a_limit_however_it_comes);
    tcase_add_test(tc, who_expects_to_be_asked_is_asked);
    tcase_add_test(tc, heads_and_etags_save_the_body);
    tcase_add_loop_test(tc, what_does_not_fit_is_refused_by_name, 0, COUNT(refused));
    tcase_add_loop_test(tc, slow_clients_are_cut_in_total_not_by_the_byte, 0, COUNT(slow));
    tcase_add_test(tc, a_connection_may_rest_but_not_for_ever);
    tcase_add_test(tc, who_does_not_read_is_cut);
    tcase_add_test(tc, a_large_answer_arrives_whole);
    tcase_add_test(tc, silent_connections_make_room);
    tcase_add_test(tc, a_client_may_vanish_while_a_worker_has_its_request);
    tcase_add_test(tc, a_client_may_vanish_at_any_byte);
    tcase_add_test(tc, who_has_finished_talking_is_still_answered);
    tcase_add_test(tc, the_end_waits_for_what_is_in_work);
    tcase_add_test(tc, an_inherited_socket_outlives_us);
    tcase_add_test(tc, many_at_once);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
