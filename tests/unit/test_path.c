/* Paths mean one thing only; queries are decoded once. */
#include "../../server/http/path.h"

#include "rows.h"

static const char *const bad_targets[] = {
    "",
    "a",
    "*",
    "http://x/",
    "//",
    "//children",
    "/a//b",
    "/a//",
    "/.",
    "/..",
    "/a/..",
    "/a/../b",
    "/./a",
    "/%2e",
    "/%2e%2e/a",
    "/.%2E/a",
    "/a/%2E",
    "/health/../children",
    "/a%00b",
    "/a%2fb",
    "/children/1%2f..%2f2%3fx",
    "/a%5cb",
    "/a\\b",
    "/a#b",
    "/a?b\\c",
    "/a%",
    "/a%2",
    "/a%zz",
    "/a%u0041",
    "/a%252e",
    "/a%25%32%65",
    "/%c0%af",
    "/%c0%80",
    "/%e0%80%af",
    "/%ed%a0%80",
    "/%f4%90%80%80",
    "/%ff",
    "/%80",
    "/a\xff",
    "/a\xc3",
    "/%c3",
    "/a%0a",
    "/a%0d%0aX:%20y",
    "/a%7f",
    "/a%1b",
    "/a?b=%00",
    "/a?b=%",
    "/a?b=%zz",
    "/a?b=%ff",
    "/a?b=%u0041",
    "/a?b#c",
    "/a?%c0%80=x",
    "/a?b=\t",
    "/a\tb",
    "/a b",
    "/a?b=\x7f",
};

START_TEST(a_target_that_could_be_read_two_ways_is_refused)
{
    const char *t = bad_targets[_i];

    ck_assert_msg(path_check(t, strlen(t)) == ERR_BAD_REQUEST, "%s passed", t);
}
END_TEST

static const char *const good_targets[] = {
    "/",
    "/a",
    "/a/",
    "/a.b/c..d/...",
    "/children/7f000000-0000-4000-8000-000000000001",
    "/?",
    "/a?",
    "/a?b",
    "/a?b=c&d=e",
    "/a?q=Zo%C3%AB",
    "/a?q=Zo\xc3\xab",
    "/Zo\xc3\xab",
    "/a%20b",
    "/a%3Bb;c",
    "/a?b=//../%2f%5c%0a",
    "/a?b=100%25",
    "/%E2%82%AC",
    "/a?b=%2541",
    "/a?b=c?d=e",
    "/a:b@c!$&'()*+,=",
};

START_TEST(a_plain_target_passes)
{
    const char *t = good_targets[_i];

    ck_assert_msg(path_check(t, strlen(t)) == ERR_NONE, "%s was refused", t);
}
END_TEST

START_TEST(a_target_longer_than_the_request_line_is_refused)
{
    char *t = malloc(9000);

    ck_assert_ptr_nonnull(t);
    memset(t, 'a', 9000);
    t[0] = '/';
    ck_assert_int_eq(path_check(t, 8 * 1024), ERR_NONE);
    ck_assert_int_eq(path_check(t, 9000), ERR_BAD_REQUEST);
    free(t);
}
END_TEST

static const struct {
    const char *text;
    bool        is_query;
    const char *out; /* NULL: refused */
} decoded[] = {
    {"", false, ""},
    {"abc", false, "abc"},
    {"a+b", false, "a+b"},
    {"a+b", true, "a b"},
    {"%2B", true, "+"},
    {"%41%62", false, "Ab"},
    {"%c3%ab", false, "\xc3\xab"},
    {"%C3%AB", true, "\xc3\xab"},
    {"%2541", false, "%41"},
    {"%", false, NULL},
    {"%4", false, NULL},
    {"%4g", false, NULL},
    {"%00", true, NULL},
    {"%c3", false, NULL},
    {"\xc3\x28", false, NULL},
    {"%f0%9f%98%80", false, "\xf0\x9f\x98\x80"},
    {"%f5%80%80%80", 0, NULL},
    {"%ef%bf%bf", 0, "\xef\xbf\xbf"},
};

START_TEST(escapes_are_decoded_once)
{
    char out[64];
    bool ok = path_decode(decoded[_i].text, strlen(decoded[_i].text), decoded[_i].is_query, out);

    ck_assert_int_eq(ok, decoded[_i].out != NULL);
    if (ok)
        ck_assert_str_eq(out, decoded[_i].out);
}
END_TEST

static struct request *asked(const char *query, enum err *e)
{
    static struct request req;

    arena_free(req.arena);
    req = (struct request){.arena = arena_new(1 << 20)};
    req.faults.arena = req.arena;
    *e = path_query(&req, query);
    return &req;
}

START_TEST(a_query_becomes_names_and_values)
{
    enum err        e;
    struct request *req = asked("q=Zo%C3%AB+M&&limit=5&flag&empty=&a%26b=c%3Dd=e", &e);

    ck_assert_int_eq(e, ERR_NONE);
    ck_assert_int_eq(req->query_n, 5);
    ck_assert_str_eq(request_query(req, "q"), "Zo\xc3\xab M");
    ck_assert_str_eq(request_query(req, "limit"), "5");
    ck_assert_str_eq(request_query(req, "flag"), "");
    ck_assert_str_eq(request_query(req, "empty"), "");
    ck_assert_str_eq(request_query(req, "a&b"), "c=d=e");
    ck_assert_ptr_null(request_query(req, "none"));
    ck_assert_int_eq(asked(NULL, &e)->query_n, 0);
    ck_assert_int_eq(asked("", &e)->query_n, 0);
}
END_TEST

static const char *const bad_queries[] = {
    "a=1&a=2",
    "a=1&%61=1",
    "a&a",
    "a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=10&k=11&l=12&m=13&n=14&o=15&p=16&q=17",
};

START_TEST(a_name_sent_twice_or_too_many_names_are_a_fault)
{
    enum err        e;
    struct request *req = asked(bad_queries[_i], &e);

    ck_assert_int_eq(e, ERR_BAD_QUERY);
    ck_assert_int_eq(req->faults.n, 1);
    ck_assert_int_eq(req->faults.list[0].pointer[0], '?');
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("path");
    TCase *tc = tcase_create("path");

    tcase_add_loop_test(tc, a_target_that_could_be_read_two_ways_is_refused, 0, COUNT(bad_targets));
    tcase_add_loop_test(tc, a_plain_target_passes, 0, COUNT(good_targets));
    tcase_add_test(tc, a_target_longer_than_the_request_line_is_refused);
    tcase_add_loop_test(tc, escapes_are_decoded_once, 0, COUNT(decoded));
    tcase_add_test(tc, a_query_becomes_names_and_values);
    tcase_add_loop_test(tc, a_name_sent_twice_or_too_many_names_are_a_fault, 0, COUNT(bad_queries));
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
