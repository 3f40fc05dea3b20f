/* Which e-mail addresses are taken: those that people have, and none that is more than an address. */
#include "email.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char *const good[] = {"amira.khan@westshire.gov.uk", "a@b.uk",
                                   "o'neill+notices@nhs.net", "x_1@mail-2.example.org",
                                   "A.B@EXAMPLE.ORG"};
static const char *const bad[] = {
    "",
    "amira",
    "@example.org",
    "amira@",
    "amira@example",
    "amira@@example.org",
    "amira@exa@mple.org",
    "amira@example.org\r\nBcc: all@example.org",
    "amira@example.org\nSubject: x",
    "amira@example.org>",
    "<amira@example.org>",
    "amira khan@example.org",
    " amira@example.org",
    "amira@example.org ",
    "amira@example.org,b@example.org",
    "amira@example.org;b@example.org",
    "\"amira khan\"@example.org",
    "amira@[127.0.0.1]",
    "amira@127.0.0.1",
    "amira@example.o",
    ".amira@example.org",
    "amira.@example.org",
    "ami..ra@example.org",
    "amira@-example.org",
    "amira@example-.org",
    "amira@example..org",
    "amira@.example.org",
    "amira@example.org.",
    "amir\xc3\xa1@example.org",
    "amira@ex\xc3\xa1mple.org",
    "amira(me)@example.org",
};

START_TEST(takes)
{
    ck_assert(email_is_address(good[_i], strlen(good[_i])));
}
END_TEST

START_TEST(refuses)
{
    ck_assert(!email_is_address(bad[_i], strlen(bad[_i])));
}
END_TEST

START_TEST(refuses_what_is_too_long)
{
    char text[300];

    memset(text, 'a', sizeof text);
    memcpy(text + 64, "@", 1);
    memcpy(text + 64 + 1 + 60, ".example.org", 12);
    ck_assert(email_is_address(text, 64 + 1 + 60 + 12));
    ck_assert(!email_is_address(text, 64 + 1 + 60 + 12 + 61)); /* the last label has 64 */
    text[64] = 'a';
    text[65] = '@';
    ck_assert(!email_is_address(text, 65 + 1 + 59 + 12)); /* 65 before the @ */
}
END_TEST

/* NUL ends a text in C and not in a message. */
START_TEST(refuses_nul)
{
    ck_assert(!email_is_address("amira\0x@example.org", 19));
}
END_TEST

int main(void)
{
    Suite   *s = suite_create("email");
    TCase   *t = tcase_create("addresses");
    SRunner *r = srunner_create(s);

    tcase_add_loop_test(t, takes, 0, sizeof good / sizeof *good);
    tcase_add_loop_test(t, refuses, 0, sizeof bad / sizeof *bad);
    tcase_add_test(t, refuses_what_is_too_long);
    tcase_add_test(t, refuses_nul);
    suite_add_tcase(s, t);
    srunner_run_all(r, CK_ENV);

    int failed = srunner_ntests_failed(r);

    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
