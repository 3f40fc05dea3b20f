/* Lines of the modules that say one thing of a child. */
#include "ssda903.h"
#include "rows.h"

enum { YEAR = 2026, TEXT = 400 };

/* A line of cells, cut at its commas; the text stays where it is. */
static struct ssda903_line line_of(const char *text, char *room)
{
    struct ssda903_line l = {.number = 7};
    char               *rest = room, *cell;

    ck_assert_uint_lt(strlen(text), TEXT);
    memcpy(room, text, strlen(text) + 1);
    while ((cell = strsep(&rest, ",")) != NULL && l.cells < SSDA903_COLUMNS)
        l.cell[l.cells++] = (struct ssda903_cell){cell, strlen(cell)};
    return l;
}

/* Born 1 May 2012, return of 2025. `wrong`: the first problem, SSDA903_REASONS where there is none. */
static const struct {
    enum ssda903_module module;
    const char         *line, *from, *until, *code, *said;
    enum ssda903_reason wrong;
    bool                is_skipped;
} fact_rows[] = {
    {SSDA903_MISSING, "A,01/05/2012,m,02/05/2024,03/05/2024", "2024-05-02", "2024-05-03", "M", "",
     SSDA903_REASONS, false},
    {SSDA903_MISSING, "A,01/05/2012,M,02/05/2024,", "2024-05-02", "", "M", "", SSDA903_REASONS,
     false},
    {SSDA903_MISSING, "A,01/05/2012,M,02/05/2024,01/05/2025", "2024-05-02", "", "M", "",
     SSDA903_END_AFTER_YEAR, false},
    {SSDA903_MISSING, "A,01/05/2012,M,02/05/2024,01/05/2024", "2024-05-02", "2024-05-01", "M", "",
     SSDA903_END_BEFORE_START, true},
    {SSDA903_MISSING, "A,01/05/2012,X,02/05/2024,", "2024-05-02", "", NULL, "", SSDA903_CODE, true},
    {SSDA903_MISSING, "A,01/05/2012,A,,", "", "", "A", "", SSDA903_BLANK, true},
    {SSDA903_MISSING, "A,01/05/2012,A,01/04/2025,", "", "", "A", "", SSDA903_AFTER_YEAR, true},
    {SSDA903_MISSING, "A,01/05/2012,A,30/04/2012,", "", "", "A", "", SSDA903_BEFORE_BIRTH, true},
    {SSDA903_UASC, "A,M,01/05/2012,01/05/2030", "", "2030-05-01", NULL, "", SSDA903_REASONS, false},
    {SSDA903_UASC, "A,M,01/05/2012,soon", "", "", NULL, "", SSDA903_NO_DAY, false},
    {SSDA903_PREV_PERM, "A,01/05/2012,P2,838,zz/05/2019", "", "", "P2", "2019-05", SSDA903_REASONS,
     false},
    {SSDA903_PREV_PERM, "A,01/05/2012,P1,NUK,zz/zz/2019", "", "", "P1", "2019", SSDA903_REASONS,
     false},
    {SSDA903_PREV_PERM, "A,01/05/2012,P1,838,zz/zz/zzzz", "", "", "P1", "", SSDA903_REASONS, false},
    {SSDA903_PREV_PERM, "A,01/05/2012,P3,838,31/05/2019", "", "", "P3", "2019-05-31",
     SSDA903_REASONS, false},
    {SSDA903_PREV_PERM, "A,01/05/2012,P3,838,31/zz/2019", "", "", "P3", "", SSDA903_NO_DAY, false},
    {SSDA903_PREV_PERM, "A,01/05/2012,P3,8 8,", "", "", "P3", "", SSDA903_CODE, false},
    {SSDA903_PREV_PERM, "A,01/05/2012,Z1,838,01/01/2019", "", "", "Z1", "", SSDA903_REASONS, false},
    {SSDA903_PREV_PERM, "A,01/05/2012,,,", "", "", NULL, "", SSDA903_BLANK, true},
    {SSDA903_AD1, "A,01/05/2012,01/09/2023,01/03/2024,0,2,MF,L11", "2023-09-01", "2024-03-01", "0",
     "", SSDA903_REASONS, false},
    {SSDA903_AD1, "A,01/05/2012,01/09/2023,01/03/2023,1,1,F1,L0", "2023-09-01", "2023-03-01", "1",
     "", SSDA903_END_BEFORE_START, true},
    {SSDA903_AD1, "A,01/05/2012,01/09/2023,,1,1,MM,L0", "2023-09-01", "", "1", "", SSDA903_CODE,
     false},
    {SSDA903_PLACED_ADOPTION, "A,01/05/2012,01/07/2023,01/02/2025,RD3", "2023-07-01", "2025-02-01",
     "RD3", "", SSDA903_REASONS, false},
    {SSDA903_PLACED_ADOPTION, "A,01/05/2012,01/07/2023,,RD3", "2023-07-01", "", NULL, "",
     SSDA903_REASON_NO_END, false},
    {SSDA903_PLACED_ADOPTION, "A,01/05/2012,01/07/2023,01/02/2025,", "2023-07-01", "", NULL, "",
     SSDA903_END_NO_REASON, false},
};

START_TEST(lines_that_say_one_thing_of_a_child)
{
    char room[TEXT], from[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];

    for (size_t i = 0; i < COUNT(fact_rows); i++) {
        struct ssda903_line     l = line_of(fact_rows[i].line, room);
        struct ssda903_problems p = {0};
        struct ssda903_fact     f;

        ssda903_read_fact(&l, fact_rows[i].module, 2025, day_parse("2012-05-01", 10), &f, &p);
        day_format(f.from, from);
        day_format(f.until, until);
        ck_assert_msg(p.n ? p.list[0].reason == fact_rows[i].wrong
                          : fact_rows[i].wrong == SSDA903_REASONS,
                      "%s", fact_rows[i].line);
        ck_assert_int_eq(ssda903_is_skipped(&p), fact_rows[i].is_skipped);
        ck_assert_str_eq(from, fact_rows[i].from);
        ck_assert_str_eq(until, fact_rows[i].until);
        ck_assert_str_eq(f.said, fact_rows[i].said);
        ck_assert_str_eq(f.code ? f.code : "", fact_rows[i].code ? fact_rows[i].code : "");
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ssda903_fact");
    TCase *tcase = tcase_create("ssda903_fact");

    tcase_add_test(tcase, lines_that_say_one_thing_of_a_child);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
