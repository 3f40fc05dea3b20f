/* The front over real sockets: what it answers, keep-alive, bodies, limits. */
#include "front.h"

#define CONTENT_POLICY                                                                   \
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; " \
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "       \
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"

START_TEST(every_answer_carries_the_security_headers)
{
    static const char *const asked[] = {GET("/"),        GET("/api/v1/session"),
                                        GET("/nothing"), GET("/api/v1/nothing"),
                                        GET("/%00"),     POST "Content-Length: 99999\r\n\r\n",
                                        GET("/healthz"), "BREW / HTTP/1.1\r\n"};
    static const char *const lines[] = {
        CONTENT_POLICY,
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

/*
 * The last piece comes at once, larger than what is read at once, when all before it has been passed on: nothing but ourselves
 * makes us go on with it. That so much is there before we look makes the room for reading as large as it gets.
 */
START_TEST(the_end_of_a_body_that_comes_at_once_is_taken_whole)
{
    enum { FIRST = 200 * 1000, LAST = 60 * 1000, ROOM = 1 << 20 };
    char *body = malloc(FIRST + 1);
    int   listen_fd = wire_listen(ROOM), fd = wire_connect(wire_port(listen_fd));

    ck_assert_ptr_nonnull(body);
    memset(body, 'x', FIRST);
    body[FIRST] = 0;
    wire_say(fd, "POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nContent-Length: 260000\r\n\r\n");
    wire_say(fd, body);
    wire_wait_until_brought(fd);
    http_stop(http, 5);
    start_at(NULL, listen_fd);
    wire_sleep(200);
    body[LAST] = 0;
    wire_say(fd, body);
    wire_hear(fd, true, &a);
    ck_assert_int_eq(a.status, 200);
    ck_assert(!strncmp(wire_body(&a), "260000 x", 8));
    free(body);
    close(fd);
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
    tcase_add_test(tc, the_end_of_a_body_that_comes_at_once_is_taken_whole);
    tcase_add_test(tc, who_expects_to_be_asked_is_asked);
    tcase_add_test(tc, heads_and_etags_save_the_body);
    tcase_add_loop_test(tc, what_does_not_fit_is_refused_by_name, 0, COUNT(refused));
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
