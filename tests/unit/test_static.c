/* The pages and assets: which file answers which address, in which coding, and for how long it may be kept. */
#include "../../server/http/static.h"

#include "wire.h"

static struct site   *site;
static struct request req;
static const char    *name;

static void start(void)
{
    wire_make_site();
    site = site_load(wire_site);
    ck_assert_ptr_nonnull(site);
}

static void stop(void)
{
    site_free(site);
    wire_remove_site();
}

static const struct {
    const char *path, *accept, *body, *type, *coding;
    int         status;
    bool        is_kept;
} rows[] = {
    {"/", NULL, "<p>home", "text/html; charset=utf-8", NULL, 200, false},
    {"/", "br, gzip", "<p>home", "text/html; charset=utf-8", NULL, 200, false},
    {"/children/7", NULL, "<p>child", "text/html; charset=utf-8", NULL, 200, false},
    {"/children/7", "gzip, deflate, br", "BR", "text/html; charset=utf-8", "br", 200, false},
    {"/children/7", "gzip;q=0.5, br;q=0", "GZ", "text/html; charset=utf-8", "gzip", 200, false},
    {"/children/7", "brotli, xgzip", "<p>child", "text/html; charset=utf-8", NULL, 200, false},
    {"/child.html", "gzip", "GZ", "text/html; charset=utf-8", "gzip", 200, false},
    {"/assets/home-3F2A9C1B.js", NULL, "1", "text/javascript; charset=utf-8", NULL, 200, true},
    {"/assets/plain.css", NULL, "p{}", "text/css; charset=utf-8", NULL, 200, false},
    {"/children", NULL, "<p>nothing here", "text/html; charset=utf-8", NULL, 404, false},
    {"/children/", NULL, "<p>nothing here", "text/html; charset=utf-8", NULL, 404, false},
    {"/children/7/8", NULL, "<p>nothing here", "text/html; charset=utf-8", NULL, 404, false},
    {"/Children/7", NULL, "<p>nothing here", "text/html; charset=utf-8", NULL, 404, false},
    {"/secret.bak", NULL, "<p>nothing here", "text/html; charset=utf-8", NULL, 404, false},
    {"/.hidden.html", NULL, "<p>nothing here", "text/html; charset=utf-8", NULL, 404, false},
    {"/pages.tsv", NULL, "<p>nothing here", "text/html; charset=utf-8", NULL, 404, false},
    {"/child.html.gz", NULL, "<p>nothing here", "text/html; charset=utf-8", NULL, 404, false},
    {"/assets", NULL, "<p>nothing here", "text/html; charset=utf-8", NULL, 404, false},
    {"/assets/../secret.bak", NULL, "<p>nothing here", "text/html; charset=utf-8", NULL, 404,
     false},
};

START_TEST(each_address_has_its_file)
{
    req = (struct request){.path = rows[_i].path};
    site_answer(site, &req, rows[_i].accept, &name);
    ck_assert_int_eq(req.reply.status, rows[_i].status);
    ck_assert_str_eq(req.reply.body, rows[_i].body);
    ck_assert_uint_eq(req.reply.body_n, strlen(rows[_i].body));
    ck_assert_str_eq(req.reply.type, rows[_i].type);
    ck_assert_pstr_eq(req.reply.encoding, rows[_i].coding);
    ck_assert_str_eq(req.reply.cache,
                     rows[_i].is_kept ? "public, max-age=31536000, immutable" : "no-cache");
    ck_assert_int_eq(req.reply.etag != NULL, rows[_i].status == 200);
}
END_TEST

START_TEST(the_log_never_says_what_was_typed)
{
    req = (struct request){.path = "/children/Amy%20Smith"};
    site_answer(site, &req, NULL, &name);
    ck_assert_str_eq(name, "/children/:child");
    req = (struct request){.path = "/Amy%20Smith"};
    site_answer(site, &req, NULL, &name);
    ck_assert_str_eq(name, "/404.html");
}
END_TEST

START_TEST(codings_have_tags_of_their_own)
{
    char plain[40];

    req = (struct request){.path = "/children/7"};
    site_answer(site, &req, NULL, &name);
    snprintf(plain, sizeof plain, "%s", req.reply.etag);
    ck_assert_str_eq(req.reply.vary, "Accept-Encoding");
    site_answer(site, &req, "br", &name);
    ck_assert_str_ne(req.reply.etag, plain);
    ck_assert_str_eq(req.reply.vary, "Accept-Encoding");
}
END_TEST

static const struct {
    const char *header;
    bool        takes_gzip;
} accepts[] = {
    {NULL, false},
    {"", false},
    {"gzip", true},
    {"GZIP", true},
    {"br,gzip", true},
    {"br, gzip ", true},
    {"gzip;q=1", true},
    {"gzip;q=0", false},
    {"gzip; q=0.000", false},
    {"gzip;q=0.001", true},
    {"br;q=0, gzip", true},
    {"xgzip", false},
    {"gzipx", false},
    {"identity", false},
    {"gzip;q=0, gzip", false},
};

START_TEST(a_coding_is_used_only_when_it_is_taken)
{
    ck_assert_int_eq(site_accepts(accepts[_i].header, "gzip"), accepts[_i].takes_gzip);
}
END_TEST

START_TEST(a_site_that_is_not_whole_is_not_served)
{
    ck_assert_ptr_null(site_load("/nowhere"));
    wire_file("pages.tsv", "/\tmissing.html\n");
    ck_assert_ptr_null(site_load(wire_site));
    wire_file("pages.tsv", "/ home.html\n");
    ck_assert_ptr_null(site_load(wire_site));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("static");
    TCase *tc = tcase_create("static");

    tcase_add_checked_fixture(tc, start, stop);
    tcase_add_loop_test(tc, each_address_has_its_file, 0, COUNT(rows));
    tcase_add_test(tc, the_log_never_says_what_was_typed);
    tcase_add_test(tc, codings_have_tags_of_their_own);
    tcase_add_loop_test(tc, a_coding_is_used_only_when_it_is_taken, 0, COUNT(accepts));
    tcase_add_test(tc, a_site_that_is_not_whole_is_not_served);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
