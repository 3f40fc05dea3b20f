/* Passwords: what is taken, what is refused, and that an unknown user costs as much as a known one. */
#include "auth.h"
#include "rows.h"
#include "secret_file.h"

#include <time.h>

static const char about[] = "jo.hartley Jo Hartley Westshire Council";

static const char *fault(const char *password)
{
    return auth_password_fault(password, strlen(password), about);
}

START_TEST(good_ones)
{
    static const char *const passwords[] = {
        "lantern-velvet-orbit",
        "Tr0ub4dor&3 pony kiln",
        "gravel mitten octave plum",
        "eight gulls over Morecambe",
        "\xc5\x82\xc3\xb3\xc5\x82ka-\xf0\x9f\x90\x8c-zeppelin",
        "xK9#mQ2$vL7!",
    };

    for (size_t i = 0; i < COUNT(passwords); i++)
        ck_assert_msg(!fault(passwords[i]), "%s: %s", passwords[i], fault(passwords[i]));
}
END_TEST

START_TEST(refused_ones)
{
    static const struct {
        const char *password, *says;
    } rows[] = {
        {"", "at least 12"},
        {"short-one-1", "at least 12"},
        {"password1234", "Too many"},
        {"Passw0rd2026!", "Too many"},
        {"P@$$w0rd!!!!!!", "Too many"},
        {"welcomewelcome", "Too many"},
        {"November2026!", "Too many"},
        {"SocialWorker1", "Too many"},
        {"manchesterunited", "Too many"},
        {"correcthorsebatterystaple", "Too many"},
        {"123456789012", "Too many"},
        {"098765432109", "Too many"},
        {"qwertyuiopas", "Too many"},
        {"abcdefghijkl", "Too many"},
        {"1q2w3e4r5t6y", "Too many"},
        {"aaaaaaaaaaaa", "Too many"},
        {"abababababab", "Too many"},
        {"314159265358", "Too many"},
        {"            ", "Too many"},
        {"gentle-HARTLEY-brook", "Leave your own"},
        {"velvet westshire kiln", "Leave your own"},
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *why = fault(rows[i].password);

        ck_assert_msg(why && strstr(why, rows[i].says), "%s: %s", rows[i].password,
                      why ? why : "taken");
    }
}
END_TEST

START_TEST(length_has_two_ends)
{
    char s[AUTH_PASSWORD_MAX + 2];

    for (size_t i = 0; i < sizeof s; i++)
        s[i] = (char)('a' + i * 7 % 26);
    ck_assert_ptr_nonnull(auth_password_fault(s, AUTH_PASSWORD_MIN - 1, ""));
    ck_assert_ptr_null(auth_password_fault(s, AUTH_PASSWORD_MIN, ""));
    ck_assert_ptr_null(auth_password_fault(s, AUTH_PASSWORD_MAX, ""));
    ck_assert_ptr_nonnull(auth_password_fault(s, AUTH_PASSWORD_MAX + 1, ""));
}
END_TEST

START_TEST(every_byte_counts)
{
    char   hash[AUTH_PASSWORD_HASH], again[AUTH_PASSWORD_HASH], s[AUTH_PASSWORD_MAX];
    size_t n = sizeof s;

    memset(s, 'x', n);
    ck_assert_int_eq(auth_password_hash(s, n, hash), ERR_NONE);
    ck_assert_int_eq(auth_password_hash(s, n, again), ERR_NONE);
    ck_assert_str_ne(hash, again); /* a salt of its own */
    ck_assert(!strncmp(hash, "$argon2id$v=19$m=65536,t=2,p=1$", 31));
    ck_assert(auth_password_is(hash, s, n));
    ck_assert(!auth_password_is(hash, s, n - 1));
    s[n - 1] = 'y';
    ck_assert(!auth_password_is(hash, s, n));
}
END_TEST

static double seconds_for(const char *hash)
{
    clock_t best = 0;

    for (int i = 0; i < 5; i++) {
        clock_t start = clock();

        ck_assert(!auth_password_is(hash, "not the password", 16));
        if (i == 0 || clock() - start < best)
            best = clock() - start;
    }
    return (double)best / CLOCKS_PER_SEC;
}

START_TEST(nobody_takes_as_long_as_somebody)
{
    char hash[AUTH_PASSWORD_HASH];

    ck_assert_int_eq(auth_password_hash("lantern-velvet-orbit", 20, hash), ERR_NONE);

    double ratio = seconds_for(NULL) / seconds_for(hash);

    ck_assert_msg(ratio > 0.67 && ratio < 1.5, "ratio %f", ratio);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("password");
    TCase *c = tcase_create("password");

    tcase_add_checked_fixture(c, secret_file_start, NULL);
    tcase_set_timeout(c, 60);
    tcase_add_test(c, good_ones);
    tcase_add_test(c, refused_ones);
    tcase_add_test(c, length_has_two_ends);
    tcase_add_test(c, every_byte_counts);
    tcase_add_test(c, nobody_takes_as_long_as_somebody);
    suite_add_tcase(suite, c);
    return run_suite(suite);
}
