/* Bodies as clients send them: what is decoded, and everything that is refused, with the pointer of each fault. */
#include "json_in.h"
#include "rows.h"
#include "uuid.h"

struct line {
    struct text what;
    struct num  n;
};

struct body {
    struct text name;
    const char *kind;
    struct num  score, length, is_urgent, on, past, at;
    struct uuid id;
    struct list lines, words, ids;
    struct part line;
    struct text any;
};

static const char *const kinds[] = {"parent", "teacher", NULL};

static const struct field line_fields[] = {
    FIELD(line, what, .type = F_TEXT, .flags = REQUIRED, .max = 5),
    FIELD(line, n, .type = F_INT, .flags = NULLABLE, .min = 0, .max = 2),
    FIELDS_END,
};
static const struct shape line_shape = SHAPE("line", line_fields, line);

static const struct field body_fields[] = {
    FIELD(body, name, .type = F_TEXT, .flags = REQUIRED, .min = 2, .max = 10),
    FIELD(body, kind, .type = F_WORD, .words = kinds),
    FIELD(body, score, .type = F_INT, .flags = NULLABLE, .min = 0, .max = 40),
    FIELD(body, length, .type = F_DECIMAL, .min = -1, .max = 40),
    FIELD(body, is_urgent, .type = F_BOOL),
    FIELD(body, on, .type = F_DAY),
    FIELD(body, past, .type = F_DAY, .flags = PAST_DAY),
    FIELD(body, at, .type = F_TIME),
    FIELD(body, id, .type = F_UUID),
    FIELD(body, lines, .type = F_LIST, .of = &line_shape, .min = 1, .max = 2),
    FIELD(body, words, .type = F_LIST, .max = 3),
    FIELD(body, ids, .type = F_LIST, .flags = IDS, .max = 3),
    FIELD(body, line, .type = F_OBJECT, .of = &line_shape),
    FIELD(body, any, .type = F_ANY),
    FIELDS_END,
};
static const struct shape body_shape = SHAPE("body", body_fields, body);

static struct arena *arena;
static struct faults faults;

static void setup(void)
{
    arena = arena_new(4 * 1024 * 1024);
    faults = (struct faults){.arena = arena};
}

static void teardown(void) { arena_free(arena); }

static enum err read_bytes(const char *json, size_t n, bool is_patch, const struct body **out)
{
    const void *p = NULL;
    enum err    e = json_in(arena, &body_shape, is_patch, day("2026-11-22"), json, n, &faults, &p);

    *out = p;
    return e;
}

START_TEST(a_whole_body)
{
    static const char json[] =
        "{\"name\":\"  Jay  \",\"kind\":\"teacher\",\"score\":15,\"is_urgent\":true,\"on\":\"2026-11-22\","
        "\"at\":\"1970-01-01T00:01:00Z\",\"id\":\"0000AAAA-0000-4000-8000-000000000001\","
        "\"lines\":[{\"what\":\"a\",\"n\":2},{\"what\":\"b\",\"n\":null}],\"words\":[\"x\",\"y\"],"
        "\"past\":\"2026-11-22\",\"ids\":[\"0000AAAA-0000-4000-8000-000000000001\"],"
        "\"line\":{\"what\":\"c\"},\"any\":{\"k\":[1,true]}}";
    const struct body *b;

    ck_assert_int_eq(read_bytes(json, strlen(json), false, &b), ERR_NONE);
    ck_assert_str_eq(b->name.s, "Jay");
    ck_assert_str_eq(b->kind, "teacher");
    ck_assert_int_eq(b->score.v, 15);
    ck_assert(b->is_urgent.is_set && b->is_urgent.v == 1);
    ck_assert_int_eq((day_t)b->on.v, day("2026-11-22"));
    ck_assert_int_eq(b->at.v, 60);
    ck_assert_str_eq(b->id.s, "0000aaaa-0000-4000-8000-000000000001");
    ck_assert_uint_eq(b->lines.n, 2);
    ck_assert_str_eq(((const struct line *)b->lines.items)[1].what.s, "b");
    ck_assert(!((const struct line *)b->lines.items)[1].n.is_set);
    ck_assert(((const struct line *)b->lines.items)[1].n.present);
    ck_assert_str_eq(((const struct text *)b->words.items)[1].s, "y");
    ck_assert_int_eq((day_t)b->past.v, day("2026-11-22"));
    ck_assert_uint_eq(b->ids.n, 1);
    ck_assert_str_eq(((const struct uuid *)b->ids.items)->s, b->id.s);
    ck_assert_str_eq(((const struct line *)b->line.p)->what.s, "c");
    ck_assert_str_eq(b->any.s, "{\"k\":[1,true]}");
}
END_TEST

/* Every tenth and hundredth that there is, as it was typed. */
START_TEST(a_decimal_is_read_in_hundredths)
{
    for (int hundredths = -100; hundredths <= 4000; hundredths++) {
        const struct body *b;
        int                size = hundredths < 0 ? -hundredths : hundredths;
        const char        *json = arena_printf(arena, "{\"name\":\"Jay\",\"length\":%s%d.%02d}",
                                        hundredths < 0 ? "-" : "", size / 100, size % 100);

        ck_assert_int_eq(read_bytes(json, strlen(json), false, &b), ERR_NONE);
        ck_assert_int_eq(b->length.v, hundredths);
    }
}
END_TEST

START_TEST(any_value_is_kept_as_it_was)
{
    static const char  json[] = "{\"name\":\"Jay\",\"any\":{\"a\":[1.1,-2,\"x\",null]}}";
    const struct body *b;

    ck_assert_int_eq(read_bytes(json, sizeof json - 1, false, &b), ERR_NONE);
    ck_assert_str_eq(b->any.s, "{\"a\":[1.1,-2,\"x\",null]}");
}
END_TEST

START_TEST(a_patch_tells_absent_from_null)
{
    const struct body *b;

    ck_assert_int_eq(read_bytes("{\"score\":null}", 14, true, &b), ERR_NONE);
    ck_assert(b->score.present && !b->score.is_set);
    ck_assert(!b->name.present && !b->on.present);
}
END_TEST

START_TEST(a_patch_replaces_a_list_so_its_items_are_whole)
{
    static const char  lacks[] = "{\"lines\":[{\"what\":\"a\"},{\"n\":1}]}";
    static const char  merges[] = "{\"line\":{\"n\":1}}";
    const struct body *b;

    ck_assert_int_eq(read_bytes(lacks, strlen(lacks), true, &b), ERR_BAD_BODY);
    ck_assert_int_eq(faults.n, 1);
    ck_assert_str_eq(faults.list[0].pointer, "/lines/1/what");
    faults.n = 0;
    ck_assert_int_eq(read_bytes(merges, strlen(merges), true, &b), ERR_NONE);
}
END_TEST

/* What is wrong, and where. An empty pointer with ERR_BAD_JSON: the text as a whole. */
static const struct {
    const char *json;
    enum err    err;
    const char *pointer;
} refused[] = {
    {"{\"name\":\"Jay\",\"length\":23.456}", ERR_BAD_BODY, "/length"},
    {"{\"name\":\"Jay\",\"length\":40.01}", ERR_BAD_BODY, "/length"},
    {"{\"name\":\"Jay\",\"length\":1e300}", ERR_BAD_BODY, "/length"},
    {"{\"name\":\"Jay\",\"length\":-1.5}", ERR_BAD_BODY, "/length"},
    {"{\"name\":\"Jay\",\"length\":\"23.4\"}", ERR_BAD_BODY, "/length"},
    {"", ERR_BAD_JSON, ""},
    {"{", ERR_BAD_JSON, ""},
    {"{}x", ERR_BAD_JSON, ""},
    {"\xef\xbb\xbf{}", ERR_BAD_JSON, ""},
    {"{\"name\":\"Jay\",\"name\":\"Kay\"}", ERR_BAD_JSON, ""},
    {"{\"name\":\"Jay\",\"n\\u0061me\":\"Kay\"}", ERR_BAD_JSON, ""},
    {"{\"name\":\"\\ud800 x\"}", ERR_BAD_JSON, ""},
    {"{\"name\":\"\\u0000x\"}", ERR_BAD_JSON, ""},
    {"{\"name\":\"\xff\xff\"}", ERR_BAD_JSON, ""},
    {"{\"name\":\"Jay\",\"score\":99999999999999999999}", ERR_BAD_JSON, ""},
    {"{\"name\":\"Jay\",\"score\":1e400}", ERR_BAD_JSON, ""},
    {"{\"name\":\"Jay\",\"score\":-0}", ERR_BAD_JSON, ""},
    {"{\"name\":\"Jay\",\"any\":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}", ERR_BAD_JSON, ""},
    {"[]", ERR_BAD_BODY, ""},
    {"{}", ERR_BAD_BODY, "/name"},
    {"{\"name\":null}", ERR_BAD_BODY, "/name"},
    {"{\"name\":\"   \"}", ERR_BAD_BODY, "/name"},
    {"{\"name\":\"J\"}", ERR_BAD_BODY, "/name"},
    {"{\"name\":\"12345678901\"}", ERR_BAD_BODY, "/name"},
    {"{\"name\":\"Jay\",\"past\":\"2026-11-23\"}", ERR_BAD_BODY, "/past"},
    {"{\"name\":\"Jay\",\"past\":\"2026-11-31\"}", ERR_BAD_BODY, "/past"},
    {"{\"name\":\"Jay\",\"ids\":[\"0000aaaa-0000-4000-8000-000000000001\",\"x\"]}", ERR_BAD_BODY,
     "/ids/1"},
    {"{\"name\":\"Jay\",\"ids\":[1]}", ERR_BAD_BODY, "/ids/0"},
    {"{\"name\":7}", ERR_BAD_BODY, "/name"},
    {"{\"name\":\"a\\u202eb\"}", ERR_BAD_BODY, "/name"},
    {"{\"name\":\"a\\u0007b\"}", ERR_BAD_BODY, "/name"},
    {"{\"name\":\"a\\ufffeb\"}", ERR_BAD_BODY, "/name"},
    {"{\"name\":\"Jay\",\"kind\":\"Teacher\"}", ERR_BAD_BODY, "/kind"},
    {"{\"name\":\"Jay\",\"score\":41}", ERR_BAD_BODY, "/score"},
    {"{\"name\":\"Jay\",\"score\":-1}", ERR_BAD_BODY, "/score"},
    {"{\"name\":\"Jay\",\"score\":14.0}", ERR_BAD_BODY, "/score"},
    {"{\"name\":\"Jay\",\"score\":1e1}", ERR_BAD_BODY, "/score"},
    {"{\"name\":\"Jay\",\"score\":\"14\"}", ERR_BAD_BODY, "/score"},
    {"{\"name\":\"Jay\",\"score\":4294967301}", ERR_BAD_BODY, "/score"},
    {"{\"name\":\"Jay\",\"score\":true}", ERR_BAD_BODY, "/score"},
    {"{\"name\":\"Jay\",\"is_urgent\":1}", ERR_BAD_BODY, "/is_urgent"},
    {"{\"name\":\"Jay\",\"on\":\"2026-02-30\"}", ERR_BAD_BODY, "/on"},
    {"{\"name\":\"Jay\",\"on\":\"22/11/2026\"}", ERR_BAD_BODY, "/on"},
    {"{\"name\":\"Jay\",\"at\":\"2026-11-22\"}", ERR_BAD_BODY, "/at"},
    {"{\"name\":\"Jay\",\"id\":\"1\"}", ERR_BAD_BODY, "/id"},
    {"{\"name\":\"Jay\",\"lines\":[]}", ERR_BAD_BODY, "/lines"},
    {"{\"name\":\"Jay\",\"lines\":[{\"what\":\"a\"},{\"what\":\"b\"},{\"what\":\"c\"}]}",
     ERR_BAD_BODY, "/lines"},
    {"{\"name\":\"Jay\",\"lines\":[{\"what\":\"a\"},{\"n\":3,\"what\":\"b\"}]}", ERR_BAD_BODY,
     "/lines/1/n"},
    {"{\"name\":\"Jay\",\"words\":[\"x\",3]}", ERR_BAD_BODY, "/words/1"},
    {"{\"name\":\"Jay\",\"line\":[]}", ERR_BAD_BODY, "/line"},
    {"{\"name\":\"Jay\",\"__proto__\":1}", ERR_BAD_BODY, "/__proto__"},
    {"{\"name\":\"Jay\",\"a/b~c\":1}", ERR_BAD_BODY, "/a~1b~0c"},
};

START_TEST(what_is_refused)
{
    const struct body *b;
    const char        *json = refused[_i].json;

    ck_assert_msg(read_bytes(json, strlen(json), false, &b) == refused[_i].err, "%s", json);
    ck_assert_msg(faults.n >= 1, "%s names no fault", json);
    ck_assert_str_eq(faults.list[0].pointer, refused[_i].pointer);
    ck_assert_int_gt((int)strlen(faults.list[0].detail), 0);
}
END_TEST

START_TEST(every_fault_is_listed_at_once)
{
    const char        *json = "{\"score\":41,\"kind\":\"x\",\"on\":\"never\",\"other\":1}";
    const struct body *b;

    ck_assert_int_eq(read_bytes(json, strlen(json), false, &b), ERR_BAD_BODY);
    ck_assert_int_eq(faults.n, 5);
}
END_TEST

START_TEST(a_nul_byte_in_the_bytes_is_refused)
{
    static const char  json[] = "{\"name\":\"Jay\"\0}";
    const struct body *b;

    ck_assert_int_eq(read_bytes(json, sizeof json - 1, false, &b), ERR_BAD_JSON);
}
END_TEST

/* So that rules can look at the rest. */
START_TEST(what_is_faulty_is_not_set_and_the_rest_is)
{
    static const char json[] =
        "{\"name\":7,\"kind\":\"aunt\",\"score\":41,\"past\":\"2026-11-23\",\"on\":\"2026-11-23\","
        "\"id\":\"x\",\"ids\":[\"x\",\"0000aaaa-0000-4000-8000-000000000001\"],\"line\":3}";
    const struct body *b;
    const struct uuid *ids;

    ck_assert_int_eq(read_bytes(json, sizeof json - 1, false, &b), ERR_BAD_BODY);
    ids = b->ids.items;
    ck_assert(b->name.present && !b->name.s);
    ck_assert(b->score.present && !b->score.is_set);
    ck_assert(b->past.present && !b->past.is_set);
    ck_assert(b->line.present && !b->line.p);
    ck_assert(!b->kind && !uuid_is_set(&b->id) && !uuid_is_set(&ids[0]));
    ck_assert_uint_eq(b->ids.n, 2);
    ck_assert(uuid_is_set(&ids[1]));
    ck_assert_int_eq((day_t)b->on.v, day("2026-11-23"));
}
END_TEST

START_TEST(what_follows_from_a_fault_of_the_shape_is_not_added)
{
    const struct body *b;

    ck_assert_int_eq(read_bytes("{\"name\":\"Jay\",\"score\":41}", 25, false, &b), ERR_BAD_BODY);
    ck_assert_int_eq(faults.of_shape, 1);
    ck_assert(fault_is_of_shape(&faults, "/score"));
    ck_assert(!fault_is_of_shape(&faults, "/name"));
    fault_add(&faults, "/score", "Send the score.");
    ck_assert_int_eq(faults.n, 1);
    fault_add(&faults, "/name", "This name is taken.");
    fault_add(&faults, "/name", "This name is long."); /* two rules may speak of one place */
    ck_assert_int_eq(faults.n, 3);
    ck_assert(!fault_is_of_shape(&faults, "/name"));
}
END_TEST

START_TEST(no_object_is_no_body)
{
    const struct body *b;

    ck_assert_int_eq(read_bytes("[]", 2, false, &b), ERR_BAD_BODY);
    ck_assert_ptr_null(b);
}
END_TEST

/* A quarter of a mebibyte of small values costs jansson a hundred times as much: refused before it reads. */
START_TEST(too_many_values_are_refused_before_they_cost)
{
    struct buf         b = {.arena = arena};
    const struct body *out;

    buf_puts(&b, "{\"name\":\"Jay\",\"any\":[{}");
    for (int i = 0; i < 21000; i++)
        buf_puts(&b, ",{}");
    buf_puts(&b, "]}");
    ck_assert_int_eq(read_bytes(b.s, b.n, false, &out), ERR_BAD_JSON);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("json_in");
    TCase *tc = tcase_create("json_in");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, a_whole_body);
    tcase_add_test(tc, a_decimal_is_read_in_hundredths);
    tcase_add_test(tc, any_value_is_kept_as_it_was);
    tcase_add_test(tc, a_patch_tells_absent_from_null);
    tcase_add_test(tc, a_patch_replaces_a_list_so_its_items_are_whole);
    tcase_add_loop_test(tc, what_is_refused, 0, COUNT(refused));
    tcase_add_test(tc, every_fault_is_listed_at_once);
    tcase_add_test(tc, what_is_faulty_is_not_set_and_the_rest_is);
    tcase_add_test(tc, what_follows_from_a_fault_of_the_shape_is_not_added);
    tcase_add_test(tc, no_object_is_no_body);
    tcase_add_test(tc, a_nul_byte_in_the_bytes_is_refused);
    tcase_add_test(tc, too_many_values_are_refused_before_they_cost);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
