/* JSON that is written here, errors by name, ids. */
#include "errors.h"
#include "json_out.h"
#include "rows.h"
#include "uuid.h"

START_TEST(commas_and_escapes)
{
    struct arena   *a = arena_new(100000);
    struct buf      b = {.arena = a};
    struct json_out j = {.buf = &b};

    json_open(&j, '{');
    json_pair(&j, "a", "x\"\\\n\x01é");
    json_pair_int(&j, "b", -7);
    json_name(&j, "c");
    json_open(&j, '[');
    json_bool(&j, true);
    json_text(&j, NULL);
    json_open(&j, '{');
    json_close(&j, '}');
    json_raw(&j, "[1]");
    json_close(&j, ']');
    json_pair_bool(&j, "d", false);
    json_pair_hundredths(&j, "e", 2340);
    json_pair_hundredths(&j, "f", -5);
    json_pair_hundredths(&j, "g", 4000);
    json_close(&j, '}');
    ck_assert_str_eq(
        b.s,
        "{\"a\":\"x\\\"\\\\\\u000a\\u0001é\",\"b\":-7,\"c\":[true,null,{},[1]],\"d\":false,\"e\":23.4,"
        "\"f\":-0.05,\"g\":40}");
    arena_free(a);
}
END_TEST

START_TEST(every_error_has_a_status_a_name_and_a_sentence)
{
    for (int e = ERR_NONE + 1; e < ERR_COUNT; e++) {
        const char *says = err_sentence((enum err)e);
        char        name[40];

        err_name((enum err)e, name);
        ck_assert_int_ge(err_status((enum err)e), 400);
        ck_assert_int_le(err_status((enum err)e), 599);
        ck_assert_int_eq(says[strlen(says) - 1], '.');
        ck_assert_uint_eq(strspn(name, "abcdefghijklmnopqrstuvwxyz-"), strlen(name));
    }
}
END_TEST

START_TEST(a_constraint_is_named_after_its_error)
{
    ck_assert_int_eq(err_of_constraint("referral_open"), ERR_REFERRAL_OPEN);
    ck_assert_int_eq(err_of_constraint("not_signed_in"), ERR_NOT_SIGNED_IN);
    ck_assert_int_eq(err_of_constraint("referral"), ERR_NONE);
    ck_assert_int_eq(err_of_constraint("referral_open_"), ERR_NONE);
    ck_assert_int_eq(err_of_constraint(NULL), ERR_NONE);
}
END_TEST

START_TEST(ids_are_random_and_read_back)
{
    struct uuid a = uuid_new(), b = uuid_new(), c;

    ck_assert_str_ne(a.s, b.s);
    ck_assert_int_eq(a.s[14], '4');
    ck_assert(strchr("89ab", a.s[19]) != NULL);
    ck_assert(uuid_parse(a.s, strlen(a.s), &c));
    ck_assert_str_eq(a.s, c.s);
}
END_TEST

static const char *const no_ids[] = {
    "",
    "00000000000040008000000000000001",
    "0000000g-0000-4000-8000-000000000001",
    "00000000-0000-4000-8000-0000000000011",
    "00000000-0000-4000-8000-00000000000",
    "00000000_0000-4000-8000-000000000001",
    "{0000000-0000-4000-8000-000000000001",
};

START_TEST(what_is_no_id)
{
    struct uuid u;

    ck_assert(!uuid_parse(no_ids[_i], strlen(no_ids[_i]), &u));
    ck_assert(!uuid_is_set(&u));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("json_out");
    TCase *tc = tcase_create("json_out");

    tcase_add_test(tc, commas_and_escapes);
    tcase_add_test(tc, every_error_has_a_status_a_name_and_a_sentence);
    tcase_add_test(tc, a_constraint_is_named_after_its_error);
    tcase_add_test(tc, ids_are_random_and_read_back);
    tcase_add_loop_test(tc, what_is_no_id, 0, COUNT(no_ids));
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
