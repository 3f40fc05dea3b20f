#include "json_table.h"

#include "rows.h"

static const struct field owner_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER_OR_NULL(name, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape owner_shape = ANSWER_SHAPE("owner", owner_fields);

static const struct field item_fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(n, .type = F_INT),
    ANSWER(is_open, .type = F_BOOL),
    ANSWER_OR_NULL(owner, .type = F_OBJECT, .of = &owner_shape),
    ANSWER(points, .type = F_LIST),
    ANSWER_OR_NULL(body, .type = F_ANY),
    FIELDS_END,
};
static const struct shape item_shape = ANSWER_SHAPE("item", item_fields);

static const char head[] = "name,n,is_open,owner_id,owner_name,points,body\r\n";

static const struct {
    const char *item, *line;
} lines[] = {
    {"{\"name\":\"Jay\",\"n\":3,\"is_open\":true,\"owner\":{\"id\":\"1\",\"name\":\"A\"},\"points\":[\"a\",\"b\"],\"body\":null}",
     "Jay,3,true,1,A,a; b,"},
    {"{\"name\":\"Marsh, Jay\",\"n\":null,\"is_open\":false,\"owner\":null,\"points\":[],\"body\":{\"x\":[1]}}",
     "\"Marsh, Jay\",,false,,,,\"{\"\"x\"\":[1]}\""},
    {"{\"name\":\"said \\\"no\\\"\\nand went\",\"n\":-7}", "\"said \"\"no\"\"\nand went\",-7,,,,,"},
    {"{\"name\":\"a\",\"n\":3.3}", "a,3.3,,,,,"},
    {"{\"name\":\"a\",\"n\":-0.5}", "a,-0.5,,,,,"}, /* a number, which nobody takes for a formula */
    /* nothing that a person typed is a formula */
    {"{\"name\":\"=cmd|'/c calc'!A0\"}", "'=cmd|'/c calc'!A0,,,,,,"},
    {"{\"name\":\"+1\"}", "'+1,,,,,,"},
    {"{\"name\":\"-1\"}", "'-1,,,,,,"},
    {"{\"name\":\"@x\"}", "'@x,,,,,,"},
    {"{\"name\":\"\\t=1\"}", "'\t=1,,,,,,"},
    {"{\"name\":\"\\r=1\"}", "\"'\r=1\",,,,,,"},
    {"{\"name\":\"a\",\"points\":[\"=1\",\"b\"]}", "a,,,,,'=1; b,"},
    {"{\"name\":\"a\",\"owner\":{\"name\":\"=1+1, \\\"2\\\"\"}}", "a,,,,\"'=1+1, \"\"2\"\"\",,"},
    {"{\"name\":\" =1\"}", "\" =1\",,,,,,"},
    {"{\"name\":\"Zoë\"}", "Zoë,,,,,,"},
    {"{}", ",,,,,,"},
};

START_TEST(each_line)
{
    struct arena *arena = arena_new(1 << 20);
    struct buf    json = {.arena = arena}, out = {.arena = arena}, expected = {.arena = arena};

    buf_printf(&json, "{\"items\":[%s],\"next\":null}", lines[_i].item);
    buf_printf(&expected, "%s%s\r\n", head, lines[_i].line);
    ck_assert(table_csv(&item_shape, json.s, json.n, &out));
    ck_assert_str_eq(out.s, expected.s);
    arena_free(arena);
}
END_TEST

START_TEST(no_items_still_have_columns)
{
    struct arena *arena = arena_new(1 << 20);
    struct buf    out = {.arena = arena};

    ck_assert(table_csv(&item_shape, "{\"items\":[]}", 12, &out));
    ck_assert_str_eq(out.s, head);
    ck_assert(!table_csv(&item_shape, "{\"name\":1}", 10, &out));
    ck_assert(!table_csv(&item_shape, "nonsense", 8, &out));
    arena_free(arena);
}
END_TEST

/* A workbook is a ZIP archive; what was typed stands in it as text, and no cell has a formula. */
START_TEST(a_workbook_holds_the_same)
{
    struct arena *arena = arena_new(1 << 22);
    struct buf    out = {.arena = arena};
    const char   *json = "{\"items\":[{\"name\":\"=1+1\",\"n\":3},{\"name\":\"Zoë\"}]}";

    ck_assert(table_xlsx(&item_shape, json, strlen(json), &out));
    ck_assert_uint_gt(out.n, 1000);
    ck_assert(!memcmp(out.s, "PK\003\004", 4));
    out = (struct buf){.arena = arena};
    ck_assert(!table_xlsx(&item_shape, "nonsense", 8, &out));
    arena_free(arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("json_table");
    TCase *tc = tcase_create("table");

    tcase_add_loop_test(tc, each_line, 0, COUNT(lines));
    tcase_add_test(tc, no_items_still_have_columns);
    tcase_add_test(tc, a_workbook_holds_the_same);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
