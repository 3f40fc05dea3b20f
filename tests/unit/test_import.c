/* CSV as councils have it, and what takes more than one line or file to see. */
#include "arena.h"
#include "import.h"
#include "rows.h"

static const char header_row[] = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
static const char episode_row[] =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

static struct arena *arena;

static void open_arena(void) { ck_assert_ptr_nonnull(arena = arena_new(64u * 1024 * 1024)); }
static void close_arena(void) { arena_free(arena); }

/* Lines as "number:cell|cell", one after another, and "!" where a quotation mark stays open. */
static const struct {
    const char *text, *lines;
} csv_rows[] = {
    {"", ""},
    {"a,b\nc,d\n", "1:a|b 2:c|d"},
    {"a,b\r\nc,d\r\n", "1:a|b 2:c|d"},
    {"a,b\rc,d\r", "1:a|b 2:c|d"},
    {"a,b\nc,d", "1:a|b 2:c|d"},
    {"\xEF\xBB\xBF"
     "a,b\n",
     "1:a|b"},
    {"a\n\n\nb\n", "1:a 4:b"},
    {"a\r\n\r\nb\r\n", "1:a 3:b"},
    {"a\r\rb\r", "1:a 3:b"},
    {"\n a , \"b\" ,\" c \"\n", "2:a|b|c"},
    {"\"a,b\",\"say \"\"so\"\"\"\n", "1:a,b|say \"so\""},
    {"\"a\nb\",c\nd\n", "1:a\nb|c 3:d"},
    {"\"a\r\nb\",c\r\nd\r\n", "1:a\r\nb|c 3:d"},
    {",,\n", "1:||"},
    {"   \n,\n", "2:|"},
    {"a\"b,c\n", "1:a\"b|c"},
    {"a,\"b\nc\n", "!"},
    {"a\nb,\"c", "1:a!"},
    {"1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n", "1:1|2|3|4|5|6|7|8|9|10|11|12|13+2"},
};

static const char *written(const struct import_lines *lines)
{
    struct buf b = {.arena = arena};

    for (int32_t i = 0; i < lines->n; i++) {
        const struct ssda903_line *l = &lines->line[i];
        int32_t                    kept = l->cells < SSDA903_COLUMNS ? l->cells : SSDA903_COLUMNS;

        buf_printf(&b, "%s%d:", i ? " " : "", l->number);
        for (int32_t c = 0; c < kept; c++)
            buf_printf(&b, "%s%s", c ? "|" : "", l->cell[c].s);
        if (l->cells > kept)
            buf_printf(&b, "+%d", l->cells - kept);
    }
    buf_puts(&b, lines->is_open ? "!" : "");
    return b.s;
}

START_TEST(csv_as_councils_have_it)
{
    for (size_t i = 0; i < COUNT(csv_rows); i++) {
        struct import_lines lines;

        ck_assert(import_csv(arena, csv_rows[i].text, strlen(csv_rows[i].text), &lines));
        ck_assert_str_eq(written(&lines), csv_rows[i].lines);
    }
}
END_TEST

static struct import_file file_of(const char *name, const char *row, const char *lines)
{
    const char *text = arena_printf(arena, "%s%s", row, lines);

    return (struct import_file){name, text, strlen(text)};
}

START_TEST(no_room_is_said)
{
    struct arena      *small = arena_new(64 * 1024);
    struct import      im;
    char              *text = arena_alloc(arena, 200000);
    struct import_file file = {"header.csv", text, 200000};

    memset(text, ',', file.n);
    for (size_t i = 0; i < file.n; i += 10)
        text[i] = '\n';
    ck_assert(!import_read(&im, small, &file, 1, 2026, day("2026-11-22")));
    arena_free(small);
}
END_TEST

/* The year: the latest that a good part of the episodes began in; one wrong day in it, or one that has not come, is not heeded. */
START_TEST(the_year_of_a_return)
{
    struct buf         b = {.arena = arena};
    struct import_file files[2] = {
        file_of("header.csv", header_row, "A,F,14/03/2014,WBRI,UN1,,\n")};
    struct import im;

    for (int i = 1; i <= 28; i++)
        buf_printf(&b, "A,%02d/02/2018,P,C2,N1,U4,PR1,,,,,,\n", i);
    files[1] = file_of("episodes.csv", episode_row, b.s);
    ck_assert(import_read(&im, arena, files, 2, 0, day("2026-11-22")));
    ck_assert_int_eq(im.year, 2018);
    ck_assert(im.is_year_found);
    buf_puts(
        &b,
        "A,01/02/2028,P,C2,N1,U4,PR1,,,,,,\nA,02/02/2028,P,C2,N1,U4,PR1,,,,,,\nA,01/05/2019,P,C2,N1,U4,PR1,,,,,,\n");
    files[1] = file_of("episodes.csv", episode_row, b.s);
    ck_assert(import_read(&im, arena, files, 2, 0, day("2026-11-22")));
    ck_assert_int_eq(im.year, 2018);
    buf_puts(&b, "A,02/05/2019,P,C2,N1,U4,PR1,,,,,,\n");
    files[1] = file_of("episodes.csv", episode_row, b.s);
    ck_assert(import_read(&im, arena, files, 2, 0, day("2026-11-22")));
    ck_assert_int_eq(im.year, 2020);
    ck_assert(import_read(&im, arena, files, 2, 2019, day("2026-11-22")));
    ck_assert_int_eq(im.year, 2019);
    ck_assert(!im.is_year_found);
}
END_TEST

/* A child whose header line cannot be used goes with all lines, each of them said. */
START_TEST(no_header_no_child)
{
    const struct import_file files[] = {
        file_of(
            "episodes.csv", episode_row,
            "B,01/02/2018,P,C2,N1,U4,PR1,,,,,,\nB,02/02/2018,P,C2,N1,U4,PR1,,,,,,\nA,02/02/2018,P,C2,N1,U4,PR1,,,,,,\n"),
        file_of("anything.csv", header_row, "A,2,14/03/2014,WBRI,UN1,,\nB,2,2014,WBRI,UN1,,\n"),
    };
    struct import im;

    ck_assert(import_read(&im, arena, files, 2, 2018, day("2026-11-22")));
    ck_assert_ptr_null(im.stops);
    ck_assert_int_eq(im.children_n, 1);
    ck_assert_int_eq(im.episodes_n, 1);
    ck_assert_int_eq(im.problems_n, 3);
    ck_assert_int_eq(im.problems[0].is.reason, SSDA903_CHILD_NO_HEADER);
    ck_assert_int_eq(im.problems[0].is.line, 2);
    ck_assert_int_eq(im.problems[1].is.line, 3);
    ck_assert_str_eq(im.parts[im.problems[2].part].name, "anything.csv");
    ck_assert_str_eq(import_field(&im, &im.problems[2]), "DOB");
}
END_TEST

/* Lines in no order: the sequence is by day. The one who died in the last episode has died. */
START_TEST(episodes_in_any_order)
{
    const struct import_file files[] = {
        file_of("h.csv", header_row, "A,2,14/03/2014,WBRI,UN1,,\nB,2,14/03/2014,WBRI,UN1,,\n"),
        file_of("e.csv", episode_row,
                "A,01/12/2017,P,C2,N1,U4,PR1,05/01/2018,E2,,,,\nB,01/01/2018,S,C2,N1,U4,PR1,,,,,,\n"
                "A,01/02/2017,S,C2,N1,U4,PR1,01/12/2017,X1,,,,\n"),
    };
    struct import im;

    ck_assert(import_read(&im, arena, files, 2, 2018, day("2026-11-22")));
    ck_assert_int_eq(im.problems_n, 0);
    ck_assert_str_eq(im.children[0].child, "A");
    ck_assert_str_eq(text_of(im.children[0].died), "2018-01-05");
    ck_assert_int_eq(im.children[1].died, DAY_NONE);
    ck_assert_int_eq(im.episodes[0].line, 4);
    ck_assert_int_eq(im.episodes[1].line, 2);
}
END_TEST

START_TEST(kinds_of_problems_are_counted)
{
    const struct import_file files[] = {
        file_of("h.csv", header_row,
                "A,F,14/03/2014,WBRI,X,,\nB,F,14/03/2014,,X,,\nC,F,,WBRI,UN1,,\n"),
        file_of("liberty.csv", "CHILD,DOB,DOLO_START,DOLO_END\n", "A,14/03/2014,01/05/2026,\n"),
    };
    struct import_reason   list[IMPORT_REASONS];
    struct import_not_kept not_kept[IMPORT_FILES];
    struct import          im;

    ck_assert(import_read(&im, arena, files, 2, 2026, day("2026-11-22")));
    ck_assert_int_eq(import_reasons(&im, list), 3);
    ck_assert_int_eq(list[0].first->is.reason, SSDA903_UPN_SHAPE);
    ck_assert_int_eq(list[0].n, 2);
    ck_assert_int_eq(list[1].n, 1);
    ck_assert_int_eq(import_not_kept(&im, not_kept), 1);
    ck_assert_str_eq(not_kept[0].file, "liberty.csv");
    ck_assert_str_eq(not_kept[0].what, "all lines");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("import");
    TCase *tcase = tcase_create("import");

    tcase_add_checked_fixture(tcase, open_arena, close_arena);
    tcase_add_test(tcase, csv_as_councils_have_it);
    tcase_add_test(tcase, no_room_is_said);
    tcase_add_test(tcase, the_year_of_a_return);
    tcase_add_test(tcase, no_header_no_child);
    tcase_add_test(tcase, episodes_in_any_order);
    tcase_add_test(tcase, kinds_of_problems_are_counted);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
