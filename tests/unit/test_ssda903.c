/* The national return: header rows, and lines with each fault. */
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

struct said {
    enum ssda903_reason reason;
    enum ssda903_effect effect;
    int32_t             column;
};

enum { SAID = 10 };

/* What is said of a line, in the order of its columns. */
struct row {
    const char *line;
    struct said said[SAID];
    int32_t     n;
};

static int by_column(const void *a, const void *b)
{
    const struct ssda903_problem *x = a, *y = b;

    return x->column != y->column ? (x->column > y->column) - (x->column < y->column)
                                  : (x->reason > y->reason) - (x->reason < y->reason);
}

static void assert_said(const struct row *row, struct ssda903_problems *p)
{
    qsort(p->list, (size_t)p->n, sizeof *p->list, by_column);
    ck_assert_msg(p->n == row->n, "%s: %d said, %d expected", row->line, p->n, row->n);
    for (int32_t i = 0; i < p->n; i++) {
        ck_assert_msg(p->list[i].reason == row->said[i].reason, "%s: reason %d in place of %d",
                      row->line, (int)p->list[i].reason, (int)row->said[i].reason);
        ck_assert_msg(p->list[i].effect == row->said[i].effect, "%s: effect %d", row->line,
                      (int)p->list[i].effect);
        ck_assert_msg(p->list[i].column == row->said[i].column, "%s: column %d", row->line,
                      p->list[i].column);
        ck_assert_int_eq(p->list[i].line, 7);
    }
}

/* --- modules --- */

START_TEST(a_header_row_says_the_module)
{
    for (int m = 0; m < SSDA903_MODULES; m++) {
        struct ssda903_line l = {.number = 1, .cells = ssda903_columns((enum ssda903_module)m)};

        for (int32_t i = 0; i < l.cells; i++) {
            const char *name = ssda903_column((enum ssda903_module)m, i);

            l.cell[i] = (struct ssda903_cell){name, strlen(name)};
        }
        ck_assert_int_eq(ssda903_module_of(&l), m);
        ck_assert_str_eq(l.cell[0].s, "CHILD");
        l.cells--;
        ck_assert_int_ne(ssda903_module_of(&l), m);
    }
}
END_TEST

START_TEST(a_header_row_is_strict_in_its_order)
{
    static const struct {
        const char         *line;
        enum ssda903_module is, like;
        int32_t             column;
    } rows[] = {
        {"child,dob,review,review_code", SSDA903_REVIEWS, SSDA903_REVIEWS, -1},
        {"CHILD,DOB,REVIEW_CODE,REVIEW", SSDA903_MODULES, SSDA903_REVIEWS, 2},
        {"CHILD,DOB,REVIEW,REVIEW_CODE,", SSDA903_MODULES, SSDA903_REVIEWS, -1},
        {"CHILD,SEX,DOB,ETHNICITY,UPN,MOTHER,MC_DOB", SSDA903_MODULES, SSDA903_HEADER, 3},
        {"name,telephone", SSDA903_MODULES, SSDA903_MODULES, -1},
    };
    char    room[TEXT];
    int32_t column;

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct ssda903_line l = line_of(rows[i].line, room);

        ck_assert_int_eq(ssda903_module_of(&l), rows[i].is);
        ck_assert_int_eq(ssda903_module_like(&l, &column), rows[i].like);
        ck_assert_int_eq(column, rows[i].column);
    }
}
END_TEST

START_TEST(modules_name_their_columns)
{
    ck_assert_str_eq(ssda903_column(SSDA903_EPISODES, EPISODES_URN), "URN");
    ck_assert_str_eq(ssda903_column(SSDA903_OC2, OC2_SDQ_REASON), "SDQ_REASON");
    ck_assert_str_eq(ssda903_column(SSDA903_HEADER, HEADER_UPN), "UPN");
    ck_assert_str_eq(ssda903_column(SSDA903_REVIEWS, REVIEWS_REVIEW_CODE), "REVIEW_CODE");
    ck_assert_ptr_null(ssda903_column(SSDA903_REVIEWS, 4));
    ck_assert_ptr_null(ssda903_column(SSDA903_REVIEWS, -1));
    ck_assert_ptr_null(ssda903_column(SSDA903_MODULES, 0));
    ck_assert_int_eq(ssda903_birth_column(SSDA903_HEADER), -1);
    ck_assert_int_eq(ssda903_birth_column(SSDA903_EPISODES), -1);
    ck_assert_int_eq(ssda903_birth_column(SSDA903_OC2), OC2_DOB);
    ck_assert_int_eq(ssda903_birth_column(SSDA903_UASC), 2);
    ck_assert(ssda903_is_read(SSDA903_OC2) && ssda903_is_read(SSDA903_PREV_PERM) &&
              !ssda903_is_read(SSDA903_DOLO));
}
END_TEST

START_TEST(years_end_on_31_march)
{
    ck_assert_str_eq(text_of(ssda903_year_start(2018)), "2017-04-01");
    ck_assert_str_eq(text_of(ssda903_year_end(2018)), "2018-03-31");
    ck_assert_int_eq(ssda903_year_of(day("2018-03-31")), 2018);
    ck_assert_int_eq(ssda903_year_of(day("2018-04-01")), 2019);
    ck_assert_int_eq(ssda903_year_of(DAY_NONE), 0);
    ck_assert_int_eq(ssda903_year_of(day("2008-03-31")), 0);
    ck_assert_int_eq(ssda903_year_end(2008), DAY_NONE);
    ck_assert_int_eq(ssda903_year_end(2101), DAY_NONE);
}
END_TEST

START_TEST(every_reason_is_a_sentence)
{
    char says[SSDA903_SAYS];

    for (int i = 0; i < SSDA903_REASONS; i++) {
        struct ssda903_problem p = {.reason = (enum ssda903_reason)i, .other = 123456};

        ssda903_says(&p, says);
        ck_assert_msg(says[0] >= 'A' && says[0] <= 'Z' && says[strlen(says) - 1] == '.',
                      "reason %d: %s", i, says);
        ck_assert_ptr_null(strchr(says, '%'));
    }
    ssda903_says(&(struct ssda903_problem){.reason = SSDA903_CHILD_TWICE, .other = 12}, says);
    ck_assert_str_eq(says, "Line 12 has this child already.");
    ssda903_says(&(struct ssda903_problem){.reason = SSDA903_CHILD_TWICE}, says);
    ck_assert_str_eq(says, "Line N has this child already.");
}
END_TEST

/* --- children --- */

static const struct row child_rows[] = {
    {"W1,F,14/03/2014,WBRI,P207000016049,,", .n = 0},
    {"W1,F,14/03/2014,WBRI,UN3,1,02/02/2026", .n = 0},
    {"W1,2,14/03/2014,WBRI,UN3,0,", {{SSDA903_CODE_YEAR, SSDA903_TAKEN, HEADER_SEX}}, 1},
    {"W1,3,14/03/2014,WBRI,UN3,,", {{SSDA903_CODE, SSDA903_LEFT_OUT, HEADER_SEX}}, 1},
    {"W1,,14/03/2014,,,,",
     {{SSDA903_BLANK, SSDA903_LEFT_OUT, HEADER_SEX},
      {SSDA903_BLANK, SSDA903_LEFT_OUT, HEADER_ETHNIC},
      {SSDA903_BLANK, SSDA903_TAKEN, HEADER_UPN}},
     3},
    {"W1,F,14/03/2014,BRIT,A207000016049,yes,31/02/2026",
     {{SSDA903_CODE, SSDA903_LEFT_OUT, HEADER_ETHNIC},
      {SSDA903_UPN_CHECK, SSDA903_LEFT_OUT, HEADER_UPN},
      {SSDA903_FLAG, SSDA903_LEFT_OUT, HEADER_MOTHER},
      {SSDA903_NO_DAY, SSDA903_LEFT_OUT, HEADER_MC_DOB}},
     4},
    {"W1,F,14/03/2014,WBRI,O068405655286,,",
     {{SSDA903_UPN_SHAPE, SSDA903_LEFT_OUT, HEADER_UPN}},
     1},
    {"W1,F,14/03/2014,WBRI,UN6,,", {{SSDA903_UPN_SHAPE, SSDA903_LEFT_OUT, HEADER_UPN}}, 1},
    {",F,14/03/2014,WBRI,UN3,,", {{SSDA903_CHILD_BLANK, SSDA903_SKIPPED, HEADER_CHILD}}, 1},
    {"12345678901234567890123456789012345678901,F,14/03/2014,WBRI,UN3,,",
     {{SSDA903_CHILD_LONG, SSDA903_SKIPPED, HEADER_CHILD}},
     1},
    {"W1,F,,WBRI,UN3,,", {{SSDA903_BLANK, SSDA903_SKIPPED, HEADER_DOB}}, 1},
    {"W1,F,2014-03-14,WBRI,UN3,,", {{SSDA903_NO_DAY, SSDA903_SKIPPED, HEADER_DOB}}, 1},
    {"W1,F,29/02/2023,WBRI,UN3,,", {{SSDA903_NO_DAY, SSDA903_SKIPPED, HEADER_DOB}}, 1},
    {"W1,F,31/03/2026,WBRI,UN3,,", .n = 0},
    {"W1,F,01/04/2026,WBRI,UN3,,", {{SSDA903_BIRTH_LATE, SSDA903_SKIPPED, HEADER_DOB}}, 1},
    {"W1,F,02/04/1999,WBRI,UN3,,", .n = 0},
    {"W1,F,01/04/1999,WBRI,UN3,,", {{SSDA903_BIRTH_EARLY, SSDA903_SKIPPED, HEADER_DOB}}, 1},
};

START_TEST(lines_of_children)
{
    char room[TEXT];

    for (size_t i = 0; i < COUNT(child_rows); i++) {
        struct ssda903_line     l = line_of(child_rows[i].line, room);
        struct ssda903_problems p = {0};
        struct ssda903_child    c;

        ssda903_read_child(&l, YEAR, &c, &p);
        assert_said(&child_rows[i], &p);
    }
}
END_TEST

START_TEST(children_as_stored)
{
    static const struct {
        const char *line;
        int32_t     year;
        char        sex;
        const char *ethnicity, *upn;
    } rows[] = {
        {"W1,F,14/03/2014,wbri,p207000016049,,", 2026, 'F', "WBRI", "P207000016049"},
        {"W1,1,14/03/2014,CHNE,UN5,,", 2018, 'M', "CHNE", "UN5"},
        {"W1,2,14/03/2014,CHNE,A207000016049,,", 2018, 'F', "CHNE", ""},
        {"W1,U,14/03/2014,CHNE,,,", 2025, 'U', "CHNE", ""},
        {"W1,?,14/03/2014,CHNE,,,", 2025, 'U', "CHNE", ""},
    };
    char room[TEXT];

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct ssda903_line     l = line_of(rows[i].line, room);
        struct ssda903_problems p = {0};
        struct ssda903_child    c;

        ssda903_read_child(&l, rows[i].year, &c, &p);
        ck_assert_str_eq(c.child, "W1");
        ck_assert_str_eq(text_of(c.born), "2014-03-14");
        ck_assert_int_eq(c.sex, rows[i].sex);
        ck_assert_str_eq(c.ethnicity, rows[i].ethnicity);
        ck_assert_str_eq(c.upn, rows[i].upn);
        ck_assert(!ssda903_is_skipped(&p));
    }
}
END_TEST

/* --- episodes, of a child born on 14 March 2014 --- */

static const struct row episode_rows[] = {
    {"W1,03/06/2024,S,C1,N1,U6,PR1,10/10/2024,X1,CARPL,DT1 1XJ,,1234567", .n = 0},
    {"W1,03/06/2024,S,C1,N1,U6,PR1,,,,,,SC123456", .n = 0},
    {"W1,03/06/2024,S,C1,N1,U6,PR1,,,,,,XXXXXXX", .n = 0},
    {"W1,14/03/2014,S,C1,N1,U6,PR1,,,,,,", .n = 0},
    {"W1,13/03/2014,S,C1,N1,U6,PR1,,,,,,",
     {{SSDA903_BEFORE_BIRTH, SSDA903_SKIPPED, EPISODES_DECOM}},
     1},
    {"W1,31/03/2026,S,C1,N1,U6,PR1,,,,,,", .n = 0},
    {"W1,01/04/2026,S,C1,N1,U6,PR1,,,,,,",
     {{SSDA903_AFTER_YEAR, SSDA903_SKIPPED, EPISODES_DECOM}},
     1},
    {"W1,3/6/2024,S,C1,N1,U6,PR1,,,,,,", {{SSDA903_NO_DAY, SSDA903_SKIPPED, EPISODES_DECOM}}, 1},
    {"W1,,X,C9,N0,Q1,PR6,,E99,NONE,,,12",
     {{SSDA903_BLANK, SSDA903_SKIPPED, EPISODES_DECOM},
      {SSDA903_CODE, SSDA903_SKIPPED, EPISODES_RNE},
      {SSDA903_CODE, SSDA903_SKIPPED, EPISODES_LS},
      {SSDA903_CODE, SSDA903_LEFT_OUT, EPISODES_CIN},
      {SSDA903_CODE, SSDA903_SKIPPED, EPISODES_PLACE},
      {SSDA903_CODE, SSDA903_LEFT_OUT, EPISODES_PLACE_PROVIDER},
      {SSDA903_CODE, SSDA903_LEFT_OUT, EPISODES_REC},
      {SSDA903_CODE, SSDA903_LEFT_OUT, EPISODES_REASON_PLACE_CHANGE},
      {SSDA903_URN_SHAPE, SSDA903_LEFT_OUT, EPISODES_URN}},
     9},
    {"W1,03/06/2024,S,C1,N1,U6,PR1,,X1,,,,",
     {{SSDA903_REASON_NO_END, SSDA903_LEFT_OUT, EPISODES_REC}},
     1},
    {"W1,03/06/2024,S,C1,N1,U6,PR1,04/06/2024,,,,,",
     {{SSDA903_END_NO_REASON, SSDA903_TAKEN, EPISODES_REC}},
     1},
    {"W1,03/06/2024,S,C1,N1,U6,PR1,03/06/2024,X1,,,,", .n = 0},
    {"W1,03/06/2024,S,C1,N1,U6,PR1,02/06/2024,X1,,,,",
     {{SSDA903_END_BEFORE_START, SSDA903_SKIPPED, EPISODES_DEC}},
     1},
    {"W1,03/06/2024,S,C1,N1,U6,PR1,then,X1,,,,",
     {{SSDA903_NO_DAY, SSDA903_SKIPPED, EPISODES_DEC}},
     1},
    {"W1,03/06/2024,S,C1,N1,U6,PR1,01/04/2026,X1,,,,",
     {{SSDA903_END_AFTER_YEAR, SSDA903_LEFT_OUT, EPISODES_DEC}},
     1},
    {"W1,03/06/2024,S,C1,,,,,,,,,",
     {{SSDA903_BLANK, SSDA903_LEFT_OUT, EPISODES_CIN},
      {SSDA903_BLANK, SSDA903_SKIPPED, EPISODES_PLACE}},
     2},
    {"W1,03/06/2024,S,V4,N1,,,,,,,,", .n = 0},
    {"W1,03/06/2024,S,C1,N1,U6,PR1,,,,,,1234",
     {{SSDA903_URN_SHAPE, SSDA903_LEFT_OUT, EPISODES_URN}},
     1},
    /* codes by their time */
    {"W1,27/10/2023,S,C1,N1,P2,PR0,,,,,,", .n = 0},
    {"W1,28/10/2023,S,C1,N1,P2,PR0,,,,,,",
     {{SSDA903_CODE_DAY, SSDA903_SKIPPED, EPISODES_PLACE}},
     1},
    {"W1,31/03/2025,S,C1,N1,H5,PR4,,,,,,", .n = 0},
    {"W1,01/04/2025,S,C1,N1,H5,PR4,,,,,,",
     {{SSDA903_CODE_DAY, SSDA903_SKIPPED, EPISODES_PLACE}},
     1},
    {"W1,01/04/2025,S,C1,N1,Z1,PR4,,,,,,",
     {{SSDA903_CODE_DAY, SSDA903_SKIPPED, EPISODES_PLACE}},
     1},
    {"W1,01/06/2023,S,C1,N1,K3,PR4,31/03/2024,X1,,,,",
     {{SSDA903_CODE_DAY, SSDA903_SKIPPED, EPISODES_PLACE}},
     1},
    {"W1,01/06/2023,S,C1,N1,K3,PR4,01/04/2024,X1,,,,", .n = 0},
    {"W1,01/06/2023,S,C1,N1,Z14,PR4,,,,,,", .n = 0},
};

START_TEST(lines_of_episodes)
{
    char room[TEXT];

    for (size_t i = 0; i < COUNT(episode_rows); i++) {
        struct ssda903_line     l = line_of(episode_rows[i].line, room);
        struct ssda903_problems p = {0};
        struct ssda903_episode  e;

        ssda903_read_episode(&l, YEAR, day("2014-03-14"), &e, &p);
        assert_said(&episode_rows[i], &p);
    }
}
END_TEST

START_TEST(an_episode_as_stored)
{
    char                room[TEXT];
    struct ssda903_line l =
        line_of("W1,03/06/2024,b,C2,N4,u4,PR5,01/04/2026,X1,creqb,DT1 1XJ,BH1 2AA,SC123456", room);
    struct ssda903_problems p = {0};
    struct ssda903_episode  e;

    ssda903_read_episode(&l, YEAR, day("2014-03-14"), &e, &p);
    ck_assert_str_eq(text_of(e.from), "2024-06-03");
    ck_assert_int_eq(e.until, DAY_NONE); /* after the year: still open */
    ck_assert_ptr_null(e.ending);
    ck_assert_str_eq(e.entry, "B");
    ck_assert_str_eq(e.legal, "C2");
    ck_assert_str_eq(e.need, "N4");
    ck_assert_str_eq(e.place, "U4");
    ck_assert_str_eq(e.provider, "PR5");
    ck_assert_str_eq(e.change, "CREQB");
    ck_assert_str_eq(e.urn, "SC123456");
}
END_TEST

/* --- reviews --- */

static const struct row review_rows[] = {
    {"W1,14/03/2014,13/03/2018,PN0", .n = 0},
    {"W1,14/03/2014,14/03/2018,PN0", {{SSDA903_REVIEW_OLD, SSDA903_TAKEN, REVIEWS_REVIEW_CODE}}, 1},
    {"W1,14/03/2014,13/03/2018,PN1",
     {{SSDA903_REVIEW_YOUNG, SSDA903_TAKEN, REVIEWS_REVIEW_CODE}},
     1},
    {"W1,14/03/2014,31/03/2026,PN7", .n = 0},
    {"W1,14/03/2014,01/04/2026,PN7", {{SSDA903_AFTER_YEAR, SSDA903_SKIPPED, REVIEWS_REVIEW}}, 1},
    {"W1,14/03/2014,13/03/2014,PN7", {{SSDA903_BEFORE_BIRTH, SSDA903_SKIPPED, REVIEWS_REVIEW}}, 1},
    {"W1,14/03/2014,,PN7", {{SSDA903_BLANK, SSDA903_SKIPPED, REVIEWS_REVIEW}}, 1},
    {"W1,14/03/2014,01/01/2024,", {{SSDA903_BLANK, SSDA903_LEFT_OUT, REVIEWS_REVIEW_CODE}}, 1},
    {"W1,14/03/2014,01/01/2024,PN8", {{SSDA903_CODE, SSDA903_LEFT_OUT, REVIEWS_REVIEW_CODE}}, 1},
};

START_TEST(lines_of_reviews)
{
    char room[TEXT];

    for (size_t i = 0; i < COUNT(review_rows); i++) {
        struct ssda903_line     l = line_of(review_rows[i].line, room);
        struct ssda903_problems p = {0};
        struct ssda903_review   r;

        ssda903_read_review(&l, YEAR, day("2014-03-14"), &r, &p);
        assert_said(&review_rows[i], &p);
    }
}
END_TEST

/* --- OC2 --- */

static const struct row oc2_rows[] = {
    {"W1,14/03/2014,0,,0,,1,1,1,0,,", .n = 0},
    {"W1,14/03/2014,40,,0,,1,1,1,0,,", .n = 0},
    {"W1,14/03/2014,,SDQ5,0,,1,1,1,0,,", .n = 0},
    {"W1,14/03/2014,,,0,,1,1,1,0,,", .n = 0},
    {"W1,14/03/2014,41,,0,,1,1,1,0,,", {{SSDA903_SCORE_RANGE, SSDA903_LEFT_OUT, OC2_SDQ_SCORE}}, 1},
    {"W1,14/03/2014,-1,,0,,1,1,1,0,,", {{SSDA903_SCORE_RANGE, SSDA903_LEFT_OUT, OC2_SDQ_SCORE}}, 1},
    {"W1,14/03/2014,7.0,,0,,1,1,1,0,,",
     {{SSDA903_SCORE_RANGE, SSDA903_LEFT_OUT, OC2_SDQ_SCORE}},
     1},
    {"W1,14/03/2014,4294967297,,0,,1,1,1,0,,",
     {{SSDA903_SCORE_RANGE, SSDA903_LEFT_OUT, OC2_SDQ_SCORE}},
     1},
    {"W1,14/03/2014,12,SDQ4,0,,1,1,1,0,,",
     {{SSDA903_SCORE_AND_REASON, SSDA903_LEFT_OUT, OC2_SDQ_REASON}},
     1},
    {"W1,14/03/2014,,SDQ6,0,,1,1,1,0,,", {{SSDA903_CODE, SSDA903_LEFT_OUT, OC2_SDQ_REASON}}, 1},
    {"W1,14/03/2014,12,,2,,Y,1,1,0,,",
     {{SSDA903_FLAG, SSDA903_LEFT_OUT, 4}, {SSDA903_FLAG, SSDA903_LEFT_OUT, 6}},
     2},
};

START_TEST(lines_of_oc2)
{
    char room[TEXT];

    for (size_t i = 0; i < COUNT(oc2_rows); i++) {
        struct ssda903_line     l = line_of(oc2_rows[i].line, room);
        struct ssda903_problems p = {0};
        struct ssda903_oc2      o;

        ssda903_read_oc2(&l, &o, &p);
        assert_said(&oc2_rows[i], &p);
        ck_assert(!ssda903_is_skipped(&p));
        ck_assert(o.score >= -1 && o.score <= 40 && (o.score < 0 || !o.reason));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ssda903");
    TCase *tcase = tcase_create("ssda903");

    tcase_add_test(tcase, a_header_row_says_the_module);
    tcase_add_test(tcase, a_header_row_is_strict_in_its_order);
    tcase_add_test(tcase, modules_name_their_columns);
    tcase_add_test(tcase, years_end_on_31_march);
    tcase_add_test(tcase, every_reason_is_a_sentence);
    tcase_add_test(tcase, lines_of_children);
    tcase_add_test(tcase, children_as_stored);
    tcase_add_test(tcase, lines_of_episodes);
    tcase_add_test(tcase, an_episode_as_stored);
    tcase_add_test(tcase, lines_of_reviews);
    tcase_add_test(tcase, lines_of_oc2);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
