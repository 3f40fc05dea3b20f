/* The gate: what is refused, with which error, and that the cuts between reads decide nothing. */
#include "../../server/http/gate.h"

#include "rows.h"

#define HEAD(more) "GET / HTTP/1.1\r\nHost: x\r\n" more "\r\n"
#define POST(more) "POST / HTTP/1.1\r\nHost: x\r\n" more "\r\n"

struct row {
    const char *bytes;
    size_t      n;
    enum err    e;
};

#define ROW(bytes, e)               \
    {                               \
        bytes, sizeof(bytes) - 1, e \
    }

/* In one piece, byte by byte, and at every cut into two: always the same answer. */
static enum err feed(const char *bytes, size_t n, struct gate *out)
{
    struct gate whole = {0}, slow = {0};
    enum err    e = gate_feed(&whole, bytes, n);
    enum err    again = ERR_NONE;

    for (size_t i = 1; i <= n && !again; i++)
        again = gate_feed(&slow, bytes, i);
    ck_assert_int_eq(e, again);
    ck_assert_uint_eq(whole.head_n, slow.head_n);
    for (size_t i = 0; i < n && n < 300; i++) {
        struct gate two = {0};

        again = gate_feed(&two, bytes, i);
        if (!again)
            again = gate_feed(&two, bytes, n);
        ck_assert_int_eq(e, again);
        ck_assert_uint_eq(whole.head_n, two.head_n);
    }
    *out = whole;
    return e;
}

static const struct row refused[] = {
    /* the request line */
    ROW("GET /\r\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/0.9\r\n", ERR_HTTP_VERSION),
    ROW("GET / HTTP/1.9\r\n", ERR_HTTP_VERSION),
    ROW("GET / HTTP/1.2\r\n", ERR_HTTP_VERSION),
    ROW("GET / HTTP/11\r\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.10\r\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/1,1\r\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/x.1\r\n", ERR_BAD_REQUEST),
    ROW("GET / http/1.1\r\n", ERR_BAD_REQUEST),
    ROW("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", ERR_HTTP_VERSION),
    ROW("G\xc3\x89T / HTTP/1.1\r\n", ERR_BAD_REQUEST),
    ROW("BREW / HTTP/1.1\r\n", ERR_NOT_IMPLEMENTED),
    ROW("get / HTTP/1.1\r\n", ERR_NOT_IMPLEMENTED),
    ROW("CONNECT x:80 HTTP/1.1\r\n", ERR_NOT_IMPLEMENTED),
    ROW(" GET / HTTP/1.1\r\n", ERR_BAD_REQUEST),
    ROW("GET  / HTTP/1.1\r\n", ERR_BAD_REQUEST),
    ROW("GET /  HTTP/1.1\r\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.1 \r\n", ERR_BAD_REQUEST),
    ROW("GET\t/ HTTP/1.1\r\n", ERR_BAD_REQUEST),
    ROW("GET http://x/ HTTP/1.1\r\n", ERR_BAD_REQUEST),
    ROW("GET x:80 HTTP/1.1\r\n", ERR_BAD_REQUEST),
    ROW("GET * HTTP/1.1\r\n", ERR_BAD_REQUEST),
    ROW("OPTIONS * HTTP/1.1\r\n", ERR_BAD_REQUEST),
    ROW("\r\n", ERR_BAD_REQUEST),
    ROW("\x16\x03\x01\x02", ERR_BAD_REQUEST), /* TLS on the plain port */
    /* ends of lines */
    ROW("GET / HTTP/1.1\nHost: x\n\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.1\rHost: x\r\r", ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.1\r\nHost: x\n\r\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.1\r\nHost: x\r\r\n\r\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.1\r\nHost: x\r\n\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.1\r\nHost: x\0\n\r\n", ERR_BAD_REQUEST),
    /* header lines */
    ROW(HEAD("X-Auth-User: alice\r\n , admin\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("A: b\r\n\tc\r\n"), ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.1\r\n Host: x\r\n\r\n", ERR_BAD_REQUEST),
    ROW(HEAD("X User: a\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("X,User: a\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("X\0User: a\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("X-User : a\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("X-\xc3\x89: a\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("X_Forwarded_User: a\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("no colon\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD(": empty name\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("X-User: alice\0admin\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("X-User: alice\x7f\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("X-User: alice\x01\r\n"), ERR_BAD_REQUEST),
    /* what decides something comes once */
    ROW("GET / HTTP/1.1\r\n\r\n", ERR_BAD_REQUEST),
    ROW(HEAD("Host: y\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("hOST: x\r\n"), ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.1\r\nHost:\r\n\r\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", ERR_BAD_REQUEST),
    ROW("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", ERR_BAD_REQUEST),
    ROW(HEAD("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("Cookie: a=b\r\nCookie: c=d\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("If-Match: a\r\nif-match: b\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("Origin: a\r\nOrigin: a\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("X-Forwarded-For: a\r\nX-Forwarded-For: b\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("X-Forwarded-Proto: a\r\nx-forwarded-proto: b\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Type: a\r\nContent-Type: b\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Idempotency-Key: a\r\nIdempotency-Key: b\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Idempotency-Key: \xff\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("Expect: 200-ok\r\n"), ERR_EXPECTATION),
    /* where the body ends */
    ROW(POST("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Length: 0\r\nContent-Length: 35\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Length: 5\r\nContent-Length: 5\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Length: 5, 5\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Length: +5\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Length: -1\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Length: 0x5\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Length: 5 5\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Length:\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Length: 5 \r\n"), ERR_BAD_REQUEST),
    ROW(POST("Transfer-Encoding: chunked\t\r\n"), ERR_BAD_REQUEST),
    ROW(POST("If-Match: a\tb\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Content-Length: 12345678901234567890123\r\n"), ERR_TOO_LARGE),
    ROW(POST("Transfer-Encoding: xchunked\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Transfer-Encoding: gzip, chunked\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Transfer-Encoding: identity\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Transfer-Encoding : chunked\r\n"), ERR_BAD_REQUEST),
    ROW(POST("Transfer-Encoding: \"chunked\"\r\n"), ERR_BAD_REQUEST),
    ROW("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", ERR_BAD_REQUEST),
    ROW(HEAD("Content-Length: 5\r\n"), ERR_BAD_REQUEST),
    ROW(HEAD("Transfer-Encoding: chunked\r\n"), ERR_BAD_REQUEST),
};

START_TEST(what_is_ambiguous_is_refused)
{
    struct gate g;

    ck_assert_msg(feed(refused[_i].bytes, refused[_i].n, &g) == refused[_i].e, "row %d: %s", _i,
                  refused[_i].bytes);
    ck_assert_uint_eq(g.head_n, 0);
}
END_TEST

static const struct {
    const char *bytes;
    int64_t     length;
    bool        is_chunked;
} passed[] = {
    {HEAD(""), 0, false},
    {"GET / HTTP/1.0\r\n\r\n", 0, false},
    {"OPTIONS /api/v1/children HTTP/1.1\r\nHost: x\r\n\r\n", 0, false},
    {HEAD("A:b\r\nC:\t d \t\r\nE:\r\n"), 0, false},
    {HEAD("User-Agent: M\xc3\xb6we\r\nAccept: a\r\nAccept: b\r\n"), 0, false},
    {HEAD("Content-Length: 0\r\n"), 0, false},
    {POST(""), 0, false},
    {POST("Content-Length: 5\r\n"), 5, false},
    {POST("content-length:\t 007\r\n"), 7, false},
    {POST("Content-Length: 999999999999999999\r\n"), 999999999999999999, false},
    {POST("Transfer-Encoding: Chunked\r\n"), 0, true},
    {POST("Expect: 100-Continue\r\nContent-Length: 1\r\n"), 1, false},
    {HEAD("X-Forwarded-For: a\r\nX-Forwarded-Proto: b\r\n"), 0, false},
    {"DELETE /a?b=c HTTP/1.1\r\nHost: [::1]:8080\r\nContent-Length: 2\r\n\r\n", 2, false},
};

START_TEST(what_is_plain_passes)
{
    size_t      n = strlen(passed[_i].bytes);
    struct gate g;

    ck_assert_msg(feed(passed[_i].bytes, n, &g) == ERR_NONE, "row %d", _i);
    ck_assert_uint_eq(g.head_n, n);
    ck_assert_int_eq(g.length, passed[_i].length);
    ck_assert_int_eq(g.is_chunked, passed[_i].is_chunked);
}
END_TEST

START_TEST(what_follows_the_head_is_not_looked_at)
{
    static const char bytes[] = HEAD("") "\n\0 anything";
    struct gate       g = {0};

    ck_assert_int_eq(gate_feed(&g, bytes, sizeof bytes - 1), ERR_NONE);
    ck_assert_uint_eq(g.head_n, sizeof HEAD("") - 1);
}
END_TEST

/* `n` bytes: a request line with a target of 'a's, or headers of them. */
static char *grown(const char *before, size_t n)
{
    char *s = malloc(n);

    ck_assert_ptr_nonnull(s);
    memset(s, 'a', n);
    memcpy(s, before, strlen(before));
    return s;
}

START_TEST(sizes_have_limits)
{
    struct gate g;
    char       *s = grown("GET /", 40 * 1024);

    ck_assert_int_eq(feed(s, 40 * 1024, &g), ERR_URI_TOO_LONG);
    ck_assert_uint_eq(g.scanned, GATE_LINE_MAX + 1);
    free(s);
    s = grown("GET / HTTP/1.1\r\nHost: x\r\nA: ", 40 * 1024);
    ck_assert_int_eq(feed(s, 40 * 1024, &g), ERR_HEADERS_TOO_LARGE);
    ck_assert_uint_eq(g.scanned, GATE_HEAD_MAX + 1);
    free(s);
}
END_TEST

static enum err with_headers(int n)
{
    char        s[4096] = "GET / HTTP/1.1\r\nHost: x\r\n";
    struct gate g;

    for (int i = 1; i < n; i++)
        strncat(s, "A: b\r\n", sizeof s - strlen(s) - 1);
    strncat(s, "\r\n", sizeof s - strlen(s) - 1);
    return feed(s, strlen(s), &g);
}

START_TEST(headers_are_counted)
{
    ck_assert_int_eq(with_headers(GATE_HEADERS_MAX), ERR_NONE);
    ck_assert_int_eq(with_headers(GATE_HEADERS_MAX + 1), ERR_HEADERS_TOO_LARGE);
    ck_assert_int_eq(with_headers(200), ERR_HEADERS_TOO_LARGE);
}
END_TEST

START_TEST(parts_of_a_query_are_counted)
{
    char        s[4096] = "GET /?";
    struct gate g = {0};

    memset(s + 6, '&', GATE_PAIRS_MAX);
    strncat(s, " HTTP/1.1\r\n", sizeof s - strlen(s) - 1);
    ck_assert_int_eq(gate_feed(&g, s, strlen(s)), ERR_URI_TOO_LONG);
    s[6] = 'a';
    g = (struct gate){0};
    ck_assert_int_eq(gate_feed(&g, s, strlen(s)), ERR_NONE);
}
END_TEST

/* --- chunked bodies --- */

static ssize_t chunks(const char *bytes, size_t n, bool *is_whole)
{
    struct gate_chunks whole = {0}, slow = {0};
    ssize_t            all = gate_chunks_feed(&whole, bytes, n);
    ssize_t            taken = 0;

    for (size_t i = 0; i < n && taken >= 0 && !slow.is_whole; i++) {
        ssize_t one = gate_chunks_feed(&slow, bytes + i, 1);

        taken = one < 0 ? -1 : taken + one;
    }
    ck_assert_int_eq(all, taken);
    ck_assert_int_eq(whole.is_whole, slow.is_whole);
    *is_whole = whole.is_whole;
    return all;
}

static const char *const bad_chunks[] = {
    "\r\n",
    "5\nhello\n0\n\n",
    "5;a=b\r\nhello\r\n",
    "5 \r\nhello\r\n",
    " 5\r\nhello\r\n",
    "-5\r\n",
    "0x5\r\n",
    "+5\r\n",
    "5\r\nhello0\r\n",
    "5\r\nhello\n",
    "5\r\nhello\r0",
    "0\r\nTrailer: x\r\n\r\n",
    "1234567890abc1",
    "g\r\n",
    "5\rx",
    "0\r\n\n",
    "5\r\nhellohello\r\n",
};

START_TEST(a_chunk_that_could_be_read_two_ways_is_refused)
{
    bool is_whole;

    ck_assert_msg(chunks(bad_chunks[_i], strlen(bad_chunks[_i]), &is_whole) == -1, "row %d", _i);
}
END_TEST

static const struct {
    const char *bytes;
    ssize_t     taken;
    bool        is_whole;
} good_chunks[] = {
    {"0\r\n\r\n", 5, true},
    {"5\r\nhello\r\n0\r\n\r\n", 15, true},
    {"00A\r\n0123456789\r\n000\r\n\r\nGET / HTTP/1.1\r\n", 24, true},
    {"1\r\na\r\n1\r\n\n\r\n0\r\n\r\n", 17, true},
    {"5\r\nhel", 6, false},
    {"5", 1, false},
};

START_TEST(chunks_are_counted)
{
    bool is_whole;

    ck_assert_int_eq(chunks(good_chunks[_i].bytes, strlen(good_chunks[_i].bytes), &is_whole),
                     good_chunks[_i].taken);
    ck_assert_int_eq(is_whole, good_chunks[_i].is_whole);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("gate");
    TCase *tc = tcase_create("gate");

    tcase_add_loop_test(tc, what_is_ambiguous_is_refused, 0, COUNT(refused));
    tcase_add_loop_test(tc, what_is_plain_passes, 0, COUNT(passed));
    tcase_add_test(tc, what_follows_the_head_is_not_looked_at);
    tcase_add_test(tc, sizes_have_limits);
    tcase_add_test(tc, headers_are_counted);
    tcase_add_test(tc, parts_of_a_query_are_counted);
    tcase_add_loop_test(tc, a_chunk_that_could_be_read_two_ways_is_refused, 0, COUNT(bad_chunks));
    tcase_add_loop_test(tc, chunks_are_counted, 0, COUNT(good_chunks));
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
