/* One-time codes (the vectors of RFC 6238, appendix B) and their seeds at rest. */
#include "auth.h"
#include "rows.h"
#include "secret_file.h"

static const unsigned char rfc_seed[AUTH_TOTP_SEED + 1] = "12345678901234567890";

static const struct {
    int64_t     at;
    const char *code; /* the last six of the eight digits that the RFC prints */
} vectors[] = {
    {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
    {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"},
};

START_TEST(vectors_of_the_rfc)
{
    for (size_t i = 0; i < COUNT(vectors); i++)
        ck_assert_int_eq(auth_totp_step(rfc_seed, vectors[i].code, vectors[i].at),
                         vectors[i].at / 30);
}
END_TEST

START_TEST(one_step_either_side_and_no_more)
{
    int64_t at = 1111111111, step = at / 30;

    ck_assert_int_eq(auth_totp_step(rfc_seed, "050471", at + 30), step);
    ck_assert_int_eq(auth_totp_step(rfc_seed, "050471", at - 30), step);
    ck_assert_int_eq(auth_totp_step(rfc_seed, "050471", at + 60), -1);
    ck_assert_int_eq(auth_totp_step(rfc_seed, "050471", at - 60), -1);
}
END_TEST

START_TEST(what_is_no_code)
{
    static const char *const codes[] = {"",
                                        "05047",
                                        "0504711",
                                        " 05047",
                                        "05047 ",
                                        "05047a",
                                        "-50471",
                                        "050472",
                                        "94287082",
                                        ("\xd9\xa0" /* an Arabic-Indic zero */
                                         "50471")};

    for (size_t i = 0; i < COUNT(codes); i++)
        ck_assert_msg(auth_totp_step(rfc_seed, codes[i], 1111111111) == -1, "%s", codes[i]);
    ck_assert_int_eq(auth_totp_step(rfc_seed, "287082", -59), -1);
}
END_TEST

START_TEST(seeds_differ_and_are_shown_in_base32)
{
    struct arena *a = arena_new(4096);
    unsigned char one[AUTH_TOTP_SEED], two[AUTH_TOTP_SEED];

    auth_totp_seed(one);
    auth_totp_seed(two);
    ck_assert_int_ne(memcmp(one, two, sizeof one), 0);
    ck_assert_str_eq(auth_seed_base32(a, rfc_seed), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    arena_free(a);
}
END_TEST

START_TEST(sealed_seeds_open_and_changed_ones_do_not)
{
    struct arena *a = arena_new(4096);
    const char   *sealed = auth_seed_seal(a, rfc_seed);
    char         *broken = arena_copy(a, sealed, strlen(sealed));
    unsigned char seed[AUTH_TOTP_SEED];

    ck_assert_str_ne(sealed, auth_seed_seal(a, rfc_seed)); /* a nonce of its own */
    ck_assert(auth_seed_open(sealed, seed));
    ck_assert_mem_eq(seed, rfc_seed, sizeof seed);
    for (size_t i = 0; broken[i]; i++) {
        char was = broken[i];

        broken[i] = was == '0' ? '1' : '0';
        ck_assert_msg(!auth_seed_open(broken, seed), "digit %zu", i);
        broken[i] = was;
    }
    broken[strlen(broken) - 2] = 0;
    ck_assert(!auth_seed_open(broken, seed));
    ck_assert(!auth_seed_open("", seed));
    ck_assert(!auth_seed_open("not hex at all", seed));
    arena_free(a);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("code");
    TCase *c = tcase_create("code");

    tcase_add_checked_fixture(c, secret_file_start, NULL);
    tcase_add_test(c, vectors_of_the_rfc);
    tcase_add_test(c, one_step_either_side_and_no_more);
    tcase_add_test(c, what_is_no_code);
    tcase_add_test(c, seeds_differ_and_are_shown_in_base32);
    tcase_add_test(c, sealed_seeds_open_and_changed_ones_do_not);
    suite_add_tcase(suite, c);
    return run_suite(suite);
}
