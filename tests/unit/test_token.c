/* Tokens, their hashes, CSRF tokens, cookies, and which secret files are taken. */
#include "auth.h"
#include "rows.h"
#include "secret_file.h"

START_TEST(tokens_are_43_letters_and_never_twice)
{
    char a[AUTH_TOKEN_TEXT + 1], b[AUTH_TOKEN_TEXT + 1];

    for (int i = 0; i < 1000; i++) {
        auth_token_new(a);
        auth_token_new(b);
        ck_assert(auth_token_is_one(a));
        ck_assert_str_ne(a, b);
    }
}
END_TEST

START_TEST(other_texts_are_no_tokens)
{
    static const char *const texts[] = {
        "",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAA+AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAA\303\251AAAAAAAAAAAAAAAAAAAA",
    };

    ck_assert(auth_token_is_one("AAAAAAAAAAAAAAAAAAAAA-_AAAAAAAAAAAAAAAAAAAA"));
    for (size_t i = 0; i < COUNT(texts); i++)
        ck_assert_msg(!auth_token_is_one(texts[i]), "%s", texts[i]);
}
END_TEST

START_TEST(digest_is_blake2b_256)
{
    char hex[AUTH_HASH_TEXT + 1];

    auth_digest("", 0, hex);
    ck_assert_str_eq(hex, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    auth_token_hash("abc", hex);
    ck_assert_str_eq(hex, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}
END_TEST

START_TEST(csrf_token_belongs_to_its_session)
{
    char mine[AUTH_CSRF_TEXT + 1], other[AUTH_CSRF_TEXT + 1];

    auth_csrf("one", mine);
    auth_csrf("two", other);
    ck_assert(auth_csrf_is("one", mine));
    ck_assert(!auth_csrf_is("one", other));
    ck_assert(!auth_csrf_is("one", NULL));
    ck_assert(!auth_csrf_is("one", ""));
    mine[AUTH_CSRF_TEXT - 1] = mine[AUTH_CSRF_TEXT - 1] == 'A' ? 'E' : 'A';
    ck_assert(!auth_csrf_is("one", mine));
    auth_csrf("one", mine);
    mine[AUTH_CSRF_TEXT - 1] = 0;
    ck_assert(!auth_csrf_is("one", mine));
}
END_TEST

START_TEST(secret_files_that_are_refused)
{
    static const struct {
        size_t n;
        mode_t mode;
    } files[] = {{31, 0400}, {33, 0400}, {0, 0400}, {32, 0440}, {32, 0404}, {32, 0420}};
    char path[32];

    for (size_t i = 0; i < COUNT(files); i++) {
        secret_file_make(path, files[i].n, files[i].mode);
        ck_assert_msg(!auth_start(path), "%zu bytes, mode %o", files[i].n, (unsigned)files[i].mode);
        unlink(path);
    }
    ck_assert(!auth_start("/tmp/there-is-no-such-file"));
    ck_assert(!auth_start("/tmp"));
}
END_TEST

START_TEST(network_is_the_front_of_an_address)
{
    static const char *const rows[][2] = {
        {"unix", "unix"},
        {"203.0.113.77", "203.0.113"},
        {"203.0.113.7", "203.0.113"},
        {"2001:db8:1:2:3:4:5:6", "2001:db8:1"},
        {"::1", "::1"},
        {"", ""},
    };
    char network[AUTH_NETWORK + 1];

    for (size_t i = 0; i < COUNT(rows); i++) {
        auth_network(rows[i][0], network);
        ck_assert_str_eq(network, rows[i][1]);
    }
}
END_TEST

START_TEST(cookie_is_out_of_reach_of_scripts_and_other_sites)
{
    struct request req = {.arena = arena_new(4096)};

    auth_cookie_secure(false);
    auth_cookie_set(&req, "TOKEN");
    ck_assert_str_eq(req.reply.set_cookie[0], "around=TOKEN; Path=/; HttpOnly; SameSite=Strict");
    auth_cookie_secure(true);
    auth_cookie_set(&req, "TOKEN");
    ck_assert_str_eq(req.reply.set_cookie[0],
                     "__Host-around=TOKEN; Path=/; HttpOnly; SameSite=Strict; Secure");
    auth_cookie_clear(&req);
    ck_assert_str_eq(req.reply.set_cookie[0],
                     "__Host-around=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0");
    ck_assert(req.reply.clear_site);
    arena_free(req.arena);
}
END_TEST

START_TEST(a_browser_keeps_its_own_cookie)
{
    struct request req = {.arena = arena_new(4096)};
    char           hash[AUTH_HASH_TEXT + 1];

    auth_cookie_secure(true);
    ck_assert_ptr_null(auth_device_hash(&req));
    ck_assert(auth_token_is_one(auth_device(&req)));
    req.device = "too short";
    ck_assert_ptr_null(auth_device_hash(&req));
    ck_assert_str_ne(auth_device(&req), req.device);
    req.device = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    auth_token_hash(req.device, hash);
    ck_assert_str_eq(auth_device_hash(&req), hash);
    ck_assert_str_eq(auth_device(&req), req.device);
    auth_device_set(&req, "TOKEN");
    ck_assert_str_eq(
        req.reply.set_cookie[1],
        "__Host-around-device=TOKEN; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=15552000");
    ck_assert_ptr_null(req.reply.set_cookie[0]);
    arena_free(req.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("token");
    TCase *c = tcase_create("token");

    tcase_add_checked_fixture(c, secret_file_start, NULL);
    tcase_add_test(c, tokens_are_43_letters_and_never_twice);
    tcase_add_test(c, other_texts_are_no_tokens);
    tcase_add_test(c, digest_is_blake2b_256);
    tcase_add_test(c, csrf_token_belongs_to_its_session);
    tcase_add_test(c, secret_files_that_are_refused);
    tcase_add_test(c, network_is_the_front_of_an_address);
    tcase_add_test(c, cookie_is_out_of_reach_of_scripts_and_other_sites);
    tcase_add_test(c, a_browser_keeps_its_own_cookie);
    suite_add_tcase(suite, c);
    return run_suite(suite);
}
