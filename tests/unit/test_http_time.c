/* The front over real sockets: total deadlines, clients that vanish, the graceful end. */
#include "front.h"

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
    int         least, status;
} slow[] = {
    {"", "", 600, 0},                                             /* says nothing */
    {"", "G", 600, 408},                                          /* a head that never ends */
    {"GET / HTTP/1.1\r\nHost: x\r\n", "A", 600, 408},             /* the same, later */
    {POST "Content-Length: 999\r\n\r\n", "", 700, 408},           /* a body that does not come */
    {POST "Content-Length: 999\r\n\r\n", "x", 700, 408},          /* or slowly */
    {POST "Transfer-Encoding: chunked\r\n\r\n", "00000", 0, 400}, /* thirteen digits are no size */
};

START_TEST(slow_clients_are_cut_in_total_not_by_the_byte)
{
    long took = drip(slow[_i].first, slow[_i].drop, &a);

    ck_assert_int_eq(a.status, slow[_i].status);
    /* Each byte would put off an end that counts from the last one for ever. */
    ck_assert_msg(took >= slow[_i].least - 20 && took < WIRE_PATIENCE, "row %d took %ld ms", _i,
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

START_TEST(slow_bodies_make_room_when_nothing_else_does)
{
    int held[60];

    for (size_t i = 0; i < COUNT(held); i++) {
        held[i] = wire_connect(port);
        wire_say(held[i], "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{");
    }
    for (int i = 0; i < 50; i++)
        ck_assert_int_eq(wire_ask(port, GET("/api/v1/session"), &a), 200);
    for (size_t i = 0; i < COUNT(held); i++)
        close(held[i]);
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
    int listen_fd = wire_listen(0), fd;

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
    Suite *suite = suite_create("http_time");
    TCase *tc = tcase_create("http_time");

    tcase_add_checked_fixture(tc, start, stop);
    tcase_set_timeout(tc, 30);
    tcase_add_loop_test(tc, slow_clients_are_cut_in_total_not_by_the_byte, 0, COUNT(slow));
    tcase_add_test(tc, a_connection_may_rest_but_not_for_ever);
    tcase_add_test(tc, who_does_not_read_is_cut);
    tcase_add_test(tc, a_large_answer_arrives_whole);
    tcase_add_test(tc, silent_connections_make_room);
    tcase_add_test(tc, slow_bodies_make_room_when_nothing_else_does);
    tcase_add_test(tc, a_client_may_vanish_while_a_worker_has_its_request);
    tcase_add_test(tc, a_client_may_vanish_at_any_byte);
    tcase_add_test(tc, who_has_finished_talking_is_still_answered);
    tcase_add_test(tc, the_end_waits_for_what_is_in_work);
    tcase_add_test(tc, an_inherited_socket_outlives_us);
    tcase_add_test(tc, many_at_once);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
