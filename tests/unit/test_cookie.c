/* One cookie out of a header that others write into, too. */
#include "../../server/http/cookie.h"

#include "rows.h"

static const struct {
    const char *header, *value; /* NULL: not there */
    bool        is_twice;
} headers[] = {
    {NULL, NULL, false},
    {"", NULL, false},
    {"around=abc", "abc", false},
    {"a=b; around=abc; c=d", "abc", false},
    {"a=b;around=abc", "abc", false},
    {" ;; around=abc \t; c=d", "abc", false},
    {"around=", "", false},
    {"around=a=b", "a=b", false},
    {"around", NULL, false},
    {"xaround=abc", NULL, false},
    {"aroundx=abc", NULL, false},
    {"Around=abc", NULL, false},
    {"a=around=abc", NULL, false},
    {"a=\"; around=abc", "abc", false},
    {"around=abc; around=abc", NULL, true},
    {"around=abc; a=b; around=", NULL, true},
    {"around=abc, around=def", "abc, around=def", false},
};

START_TEST(the_cookie_is_found_once_or_not_at_all)
{
    size_t      n;
    bool        is_twice;
    const char *v = cookie_find(headers[_i].header, "around", &n, &is_twice);

    ck_assert_int_eq(is_twice, headers[_i].is_twice);
    ck_assert_int_eq(v != NULL, headers[_i].value != NULL);
    if (v) {
        ck_assert_uint_eq(n, strlen(headers[_i].value));
        ck_assert_mem_eq(v, headers[_i].value, n);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cookie");
    TCase *tc = tcase_create("cookie");

    tcase_add_loop_test(tc, the_cookie_is_found_once_or_not_at_all, 0, COUNT(headers));
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
