/* The rules of a return that is to be sent: a child of whom all is right, and of each rule a child who breaks it. */
#include "ssda903_rule.h"
#include "rows.h"

enum { YEAR = 2026, TEXT = 200, LINES = 3, CHANGES = 4 };

/* A girl of twelve on 31 March 2026, in care since March 2024. */
static const struct {
    enum ssda903_module m;
    const char         *line;
} good[] = {
    {SSDA903_HEADER, "W1,F,15/05/2013,WBRI,X999400115001,1,02/03/2026"},
    {SSDA903_EPISODES, "W1,10/03/2024,S,C1,N1,U6,PR1,20/06/2025,X1,CARPL,WE1 1AA,WE2 1AA,"},
    {SSDA903_EPISODES, "W1,20/06/2025,P,C1,N1,K2,PR4,02/09/2025,X1,,WE1 1AA,WE3 1AA,"},
    {SSDA903_EPISODES, "W1,02/09/2025,L,C2,N1,K2,PR4,,,,WE1 1AA,WE3 1AA,"},
    {SSDA903_REVIEWS, "W1,15/05/2013,10/09/2025,PN1"},
    {SSDA903_OC2, "W1,15/05/2013,12,,0,,1,1,1,0,,"},
    {SSDA903_SW_EPISODES, "W1,15/05/2013,SW1234,10/03/2024,01/10/2025,FCONTA"},
    {SSDA903_SW_EPISODES, "W1,15/05/2013,XX77,01/10/2025,,CHCHAN"},
    {SSDA903_UASC, "W1,F,15/05/2013,01/02/2026"},
    {SSDA903_OC3, "W1,15/05/2013,YES,F2,K1"},
    {SSDA903_AD1, "W1,15/05/2013,01/05/2025,09/08/2025,0,2,MF,L11"},
    {SSDA903_PLACED_ADOPTION, "W1,15/05/2013,01/11/2025,09/12/2025,RD2"},
    {SSDA903_MISSING, "W1,15/05/2013,M,03/05/2025,04/05/2025"},
    {SSDA903_MISSING, "W1,15/05/2013,A,04/05/2025,"},
};

struct held {
    struct ssda903_line    line[SSDA903_MODULES][LINES];
    char                   text[COUNT(good)][TEXT];
    struct ssda903_subject s;
};

static void cut(struct ssda903_line *l, char *text)
{
    char *rest = text, *cell;

    for (int i = 0; i < SSDA903_COLUMNS; i++)
        l->cell[i] = (struct ssda903_cell){"", 0};
    while ((cell = strsep(&rest, ",")) != NULL && l->cells < SSDA903_COLUMNS)
        l->cell[l->cells++] = (struct ssda903_cell){cell, strlen(cell)};
}

static void hold(struct held *h)
{
    *h = (struct held){.s = {.year = YEAR}};
    for (size_t i = 0; i < COUNT(good); i++) {
        int32_t at = h->s.n[good[i].m]++;

        snprintf(h->text[i], TEXT, "%s", good[i].line);
        cut(&h->line[good[i].m][at], h->text[i]);
        h->s.lines[good[i].m] = h->line[good[i].m];
    }
}

/* A cell that says something else; line -1: the module has no line. */
struct change {
    enum ssda903_module m;
    int32_t             line, column;
    const char         *value;
};

#define HEADER(column_, value_)                     \
    {                                               \
        SSDA903_HEADER, 0, HEADER_##column_, value_ \
    }
#define EPISODE(line_, column_, value_)                     \
    {                                                       \
        SSDA903_EPISODES, line_, EPISODES_##column_, value_ \
    }
#define REVIEW(column_, value_)                       \
    {                                                 \
        SSDA903_REVIEWS, 0, REVIEWS_##column_, value_ \
    }
#define OC2(column_, value_)                  \
    {                                         \
        SSDA903_OC2, 0, OC2_##column_, value_ \
    }
#define SW(line_, column_, value_)                  \
    {                                               \
        SSDA903_SW_EPISODES, line_, column_, value_ \
    }
#define NONE_OF(module_)             \
    {                                \
        SSDA903_##module_, -1, 0, "" \
    }
#define BORN(day_)   HEADER(DOB, day_)
#define LATE_IN_CARE EPISODE(0, DECOM, "02/04/2025")

enum { SW_ID = 2, SW_DECOM, SW_DEC, SW_REASON };

/* Which line breaks which rule; number NULL: one of our own. */
static const struct {
    const char         *number;
    enum ssda903_module m;
    int32_t             column, line;
    struct change       change[CHANGES];
    int32_t             year;
    bool                is_unasked;
} cases[] = {
    {NULL, SSDA903_HEADER, HEADER_CHILD, 0, {HEADER(CHILD, "")}},
    {NULL, SSDA903_HEADER, HEADER_CHILD, 0, {NONE_OF(EPISODES), NONE_OF(OC3)}},
    {"101", SSDA903_HEADER, HEADER_SEX, 0, {HEADER(SEX, "2")}},
    {"101", SSDA903_HEADER, HEADER_SEX, 0, {HEADER(SEX, "F")}, .year = 2024},
    {"101", SSDA903_HEADER, HEADER_SEX, 0, {HEADER(SEX, "")}},
    {"102", SSDA903_HEADER, HEADER_DOB, 0, {BORN("2013-05-15")}},
    {"301", SSDA903_HEADER, HEADER_DOB, 0, {BORN("01/04/2026")}},
    {"103", SSDA903_HEADER, HEADER_ETHNIC, 0, {HEADER(ETHNIC, "CNHE")}},
    {NULL, SSDA903_HEADER, HEADER_ETHNIC, 0, {HEADER(ETHNIC, "NOBT")}},
    {"442", SSDA903_HEADER, HEADER_UPN, 0, {HEADER(UPN, "")}},
    {"168", SSDA903_HEADER, HEADER_UPN, 0, {HEADER(UPN, "UN6")}},
    {"165", SSDA903_HEADER, HEADER_MOTHER, 0, {HEADER(MOTHER, "")}},
    {"165", SSDA903_HEADER, HEADER_MOTHER, 0, {HEADER(MOTHER, "2")}},
    {"165", SSDA903_HEADER, HEADER_MOTHER, 0, {HEADER(SEX, "M")}},
    {"620", SSDA903_HEADER, HEADER_MOTHER, 0, {BORN("02/04/2014")}},
    {"611", SSDA903_HEADER, HEADER_MC_DOB, 0, {HEADER(MC_DOB, "")}},
    {"171", SSDA903_HEADER, HEADER_MC_DOB, 0, {HEADER(MC_DOB, "2026-03-02")}},
    {"174", SSDA903_HEADER, HEADER_MC_DOB, 0, {HEADER(MOTHER, "0")}},
    {"621", SSDA903_HEADER, HEADER_MC_DOB, 0, {HEADER(MC_DOB, "15/05/2013")}},
    {"392c", SSDA903_EPISODES, EPISODES_HOME_POST, 0, {EPISODE(0, HOME_POST, "WE1")}},
    {"392c", SSDA903_EPISODES, EPISODES_PL_POST, 1, {EPISODE(1, PL_POST, "Westshire")}},
    {"398", SSDA903_EPISODES, EPISODES_HOME_POST, 1, {EPISODE(1, LS, "V4")}},
    {"392b", SSDA903_EPISODES, EPISODES_HOME_POST, 0, {EPISODE(0, HOME_POST, ""), NONE_OF(UASC)}},
    {"392b", SSDA903_EPISODES, EPISODES_PL_POST, 0, {EPISODE(0, PL_POST, ""), NONE_OF(UASC)}},
    {"141", SSDA903_EPISODES, EPISODES_DECOM, 0, {EPISODE(0, DECOM, "")}},
    {"302", SSDA903_EPISODES, EPISODES_DECOM, 0, {BORN("11/03/2024")}},
    {"352", SSDA903_EPISODES, EPISODES_DECOM, 0, {BORN("10/03/2006")}},
    {"142", SSDA903_EPISODES, EPISODES_DECOM, 1, {EPISODE(0, DEC, "")}},
    {"501", SSDA903_EPISODES, EPISODES_DECOM, 1, {EPISODE(0, DEC, "21/06/2025")}},
    {"433", SSDA903_EPISODES, EPISODES_DECOM, 1, {EPISODE(0, DEC, "19/06/2025")}},
    {"437", SSDA903_EPISODES, EPISODES_DECOM, 1, {EPISODE(0, REC, "E2")}},
    {"143", SSDA903_EPISODES, EPISODES_RNE, 0, {EPISODE(0, RNE, "X")}},
    {"432", SSDA903_EPISODES, EPISODES_RNE, 1, {EPISODE(0, REC, "E4A")}},
    {"431", SSDA903_EPISODES, EPISODES_RNE, 1, {EPISODE(1, RNE, "S")}},
    {"434", SSDA903_EPISODES, EPISODES_RNE, 2, {EPISODE(2, LS, "C1")}},
    {"434", SSDA903_EPISODES, EPISODES_RNE, 2, {EPISODE(2, PLACE, "U6")}},
    {"144", SSDA903_EPISODES, EPISODES_LS, 0, {EPISODE(0, LS, "C3")}},
    {"145", SSDA903_EPISODES, EPISODES_CIN, 0, {EPISODE(0, CIN, "")}},
    {"146", SSDA903_EPISODES, EPISODES_PLACE, 0, {EPISODE(0, PLACE, "")}},
    {"146", SSDA903_EPISODES, EPISODES_PLACE, 2, {EPISODE(2, PLACE, "Z1")}},
    {"146", SSDA903_EPISODES, EPISODES_PLACE, 2, {EPISODE(2, PLACE, "H5")}},
    {"146", SSDA903_EPISODES, EPISODES_PLACE, 2, {EPISODE(2, PLACE, "P2")}},
    {"146", SSDA903_EPISODES, EPISODES_PLACE, 0, {EPISODE(0, PLACE, "Z11")}, .year = 2025},
    {"146", SSDA903_EPISODES, EPISODES_PLACE, 0, {EPISODE(0, PLACE, "K3")}, .year = 2024},
    {"178", SSDA903_EPISODES, EPISODES_PLACE_PROVIDER, 0, {EPISODE(0, PLACE_PROVIDER, "PR6")}},
    {"526", SSDA903_EPISODES, EPISODES_PLACE_PROVIDER, 0, {EPISODE(0, PLACE_PROVIDER, "")}},
    {"147", SSDA903_EPISODES, EPISODES_DEC, 0, {EPISODE(0, DEC, "31/06/2025")}},
    {"148", SSDA903_EPISODES, EPISODES_DEC, 0, {EPISODE(0, REC, "")}},
    {"148", SSDA903_EPISODES, EPISODES_DEC, 2, {EPISODE(2, REC, "E8")}},
    {"356", SSDA903_EPISODES, EPISODES_DEC, 0, {EPISODE(0, DEC, "09/03/2024")}},
    {"149", SSDA903_EPISODES, EPISODES_REC, 0, {EPISODE(0, REC, "E10")}},
    {"387",
     SSDA903_EPISODES,
     EPISODES_REC,
     2,
     {EPISODE(2, DEC, "01/03/2026"), EPISODE(2, REC, "E5")}},
    {"389",
     SSDA903_EPISODES,
     EPISODES_REC,
     2,
     {EPISODE(2, DEC, "01/03/2026"), EPISODE(2, REC, "E7")}},
    {"388",
     SSDA903_EPISODES,
     EPISODES_REC,
     2,
     {EPISODE(2, DEC, "01/03/2026"), EPISODE(2, REC, "X1")}},
    {NULL,
     SSDA903_EPISODES,
     EPISODES_REASON_PLACE_CHANGE,
     0,
     {EPISODE(0, REASON_PLACE_CHANGE, "LIKED")}},
    {NULL,
     SSDA903_EPISODES,
     EPISODES_REASON_PLACE_CHANGE,
     0,
     {EPISODE(0, REASON_PLACE_CHANGE, "")}},
    {"166", SSDA903_REVIEWS, REVIEWS_REVIEW, 0, {REVIEW(REVIEW, "")}},
    {NULL, SSDA903_REVIEWS, REVIEWS_REVIEW, 0, {REVIEW(REVIEW, "14/05/2013")}},
    {"167", SSDA903_REVIEWS, REVIEWS_REVIEW_CODE, 0, {REVIEW(REVIEW_CODE, "PN8")}},
    {"440", SSDA903_REVIEWS, REVIEWS_REVIEW_CODE, 0, {REVIEW(REVIEW_CODE, "PN0")}},
    {"441", SSDA903_REVIEWS, REVIEWS_REVIEW_CODE, 0, {BORN("11/09/2021")}},
    {"180", SSDA903_OC2, OC2_SDQ_SCORE, 0, {OC2(SDQ_SCORE, "41")}},
    {"180", SSDA903_OC2, OC2_SDQ_SCORE, 0, {OC2(SDQ_SCORE, "-1")}},
    {"197a", SSDA903_OC2, OC2_SDQ_REASON, 0, {OC2(SDQ_REASON, "SDQ2")}},
    {"196", SSDA903_OC2, OC2_SDQ_REASON, 0, {OC2(SDQ_SCORE, ""), OC2(SDQ_REASON, "SDQ6")}},
    {"186", SSDA903_OC2, OC2_SDQ_SCORE, 0, {OC2(SDQ_SCORE, "")}},
    {"197B", SSDA903_OC2, OC2_SDQ_SCORE, 0, {OC2(SDQ_SCORE, ""), BORN("31/03/2022")}},
    {"197B", SSDA903_OC2, OC2_SDQ_SCORE, 0, {OC2(SDQ_SCORE, ""), BORN("31/03/2009")}},
    {"157", SSDA903_OC2, OC2_SDQ_REASON, 0, {OC2(SDQ_SCORE, ""), OC2(SDQ_REASON, "SDQ1")}},
    {"188", SSDA903_OC2, OC2_SDQ_SCORE, 0, {BORN("01/04/2022")}},
    {"189", SSDA903_OC2, OC2_SDQ_SCORE, 0, {BORN("01/04/2008")}},
    {"185", SSDA903_OC2, OC2_SDQ_SCORE, 0, {LATE_IN_CARE}},
    {"198",
     SSDA903_OC2,
     OC2_SDQ_REASON,
     0,
     {LATE_IN_CARE, OC2(SDQ_SCORE, ""), OC2(SDQ_REASON, "SDQ2")}},
    {"190", SSDA903_OC2, OC2_CHILD, 0, {EPISODE(1, LS, "V4")}},
    {"190",
     SSDA903_OC2,
     OC2_CHILD,
     0,
     {EPISODE(2, DEC, "30/03/2026"), EPISODE(2, REC, "E4A"), OC2(SDQ_SCORE, "")}},
    {"543", SSDA903_OC2, OC2_CONVICTED, 0, {OC2(CONVICTED, "")}},
    {"542", SSDA903_OC2, OC2_CONVICTED, 0, {BORN("01/04/2016")}},
    {"181", SSDA903_OC2, OC2_CONVICTED, 0, {OC2(CONVICTED, "Y")}},
    {"545", SSDA903_OC2, OC2_HEALTH_CHECK, 0, {BORN("01/04/2021")}},
    {"546", SSDA903_OC2, OC2_HEALTH_CHECK, 0, {BORN("31/03/2021"), OC2(HEALTH_CHECK, "1")}},
    {"181", SSDA903_OC2, OC2_HEALTH_CHECK, 0, {OC2(HEALTH_CHECK, "yes")}},
    {"191", SSDA903_OC2, OC2_IMMUNISATIONS, 0, {OC2(IMMUNISATIONS, "")}},
    {"181", SSDA903_OC2, OC2_IMMUNISATIONS, 0, {OC2(IMMUNISATIONS, "2")}},
    {"191", SSDA903_OC2, OC2_TEETH_CHECK, 0, {OC2(TEETH_CHECK, "")}},
    {"181", SSDA903_OC2, OC2_TEETH_CHECK, 0, {OC2(TEETH_CHECK, "2")}},
    {"191", SSDA903_OC2, OC2_HEALTH_ASSESSMENT, 0, {OC2(HEALTH_ASSESSMENT, "")}},
    {"181", SSDA903_OC2, OC2_HEALTH_ASSESSMENT, 0, {OC2(HEALTH_ASSESSMENT, "2")}},
    {"191", SSDA903_OC2, OC2_SUBSTANCE_MISUSE, 0, {OC2(SUBSTANCE_MISUSE, "")}},
    {NULL, SSDA903_OC2, OC2_SUBSTANCE_MISUSE, 0, {OC2(SDQ_SCORE, "12")}, .is_unasked = true},
    {"181", SSDA903_OC2, OC2_SUBSTANCE_MISUSE, 0, {OC2(SUBSTANCE_MISUSE, "2")}},
    {"192", SSDA903_OC2, OC2_INTERVENTION_RECEIVED, 0, {OC2(SUBSTANCE_MISUSE, "1")}},
    {"193", SSDA903_OC2, OC2_INTERVENTION_RECEIVED, 0, {OC2(INTERVENTION_RECEIVED, "1")}},
    {"193", SSDA903_OC2, OC2_INTERVENTION_RECEIVED, 0, {OC2(INTERVENTION_OFFERED, "1")}},
    {"181", SSDA903_OC2, OC2_INTERVENTION_RECEIVED, 0, {OC2(INTERVENTION_RECEIVED, "2")}},
    {"158",
     SSDA903_OC2,
     OC2_INTERVENTION_OFFERED,
     0,
     {OC2(SUBSTANCE_MISUSE, "1"), OC2(INTERVENTION_RECEIVED, "1"), OC2(INTERVENTION_OFFERED, "1")}},
    {"159",
     SSDA903_OC2,
     OC2_INTERVENTION_OFFERED,
     0,
     {OC2(SUBSTANCE_MISUSE, "1"), OC2(INTERVENTION_RECEIVED, "0")}},
    {"181", SSDA903_OC2, OC2_INTERVENTION_OFFERED, 0, {OC2(INTERVENTION_OFFERED, "2")}},
    {"SW02STG1", SSDA903_SW_EPISODES, SW_ID, 0, {SW(0, SW_ID, "")}},
    {"SW02STG1", SSDA903_SW_EPISODES, SW_ID, 0, {SW(0, SW_ID, "SW12A")}},
    {"SW02STG1", SSDA903_SW_EPISODES, SW_ID, 0, {SW(0, SW_ID, "AB12")}},
    {NULL, SSDA903_SW_EPISODES, SW_DECOM, 0, {SW(0, SW_DECOM, "")}},
    {NULL, SSDA903_SW_EPISODES, SW_DECOM, 1, {SW(0, SW_DEC, "")}},
    {NULL, SSDA903_SW_EPISODES, SW_DECOM, 1, {SW(1, SW_DECOM, "30/09/2025")}},
    {NULL, SSDA903_SW_EPISODES, SW_DEC, 0, {SW(0, SW_DEC, "09/03/2024")}},
    {NULL, SSDA903_SW_EPISODES, SW_REASON, 1, {SW(1, SW_REASON, "")}},
    {NULL, SSDA903_SW_EPISODES, SW_REASON, 0, {SW(0, SW_REASON, "MOVED")}},
    {NULL, SSDA903_EPISODES, EPISODES_CHILD, 2, {NONE_OF(SW_EPISODES)}},
    {"304", SSDA903_UASC, 3, 0, {{SSDA903_UASC, 0, 3, "16/05/2031"}}},
    {NULL, SSDA903_OC3, 2, 0, {{SSDA903_OC3, 0, 2, ""}}},
    {"153", SSDA903_OC3, 3, 0, {{SSDA903_OC3, 0, 3, ""}}},
    {"153", SSDA903_OC3, 3, 0, {{SSDA903_OC3, 0, 4, ""}}},
    {"345", SSDA903_OC3, 3, 0, {{SSDA903_OC3, 0, 4, "0"}}},
    {"151", SSDA903_AD1, 2, 0, {{SSDA903_AD1, 0, 7, ""}}},
    {NULL, SSDA903_AD1, 3, 0, {{SSDA903_AD1, 0, 3, "30/04/2025"}}},
    {NULL, SSDA903_EPISODES, EPISODES_REC, 0, {NONE_OF(AD1), EPISODE(0, REC, "E12")}},
    {"115", SSDA903_PLACED_ADOPTION, 2, 0, {{SSDA903_PLACED_ADOPTION, 0, 2, ""}}},
    {"119", SSDA903_PLACED_ADOPTION, 4, 0, {{SSDA903_PLACED_ADOPTION, 0, 4, ""}}},
    {NULL, SSDA903_PLACED_ADOPTION, 3, 0, {{SSDA903_PLACED_ADOPTION, 0, 3, "31/10/2025"}}},
    {NULL, SSDA903_MISSING, 3, 0, {{SSDA903_MISSING, 0, 3, ""}}},
    {NULL, SSDA903_MISSING, 4, 0, {{SSDA903_MISSING, 0, 4, "02/05/2025"}}},
    {NULL, SSDA903_MISSING, 3, 1, {{SSDA903_MISSING, 0, 4, ""}}},
    {NULL, SSDA903_MISSING, 3, 1, {{SSDA903_MISSING, 1, 3, "02/05/2025"}}},
};

static void make(struct held *h, size_t i)
{
    hold(h);
    h->s.is_unasked = cases[i].is_unasked;
    if (cases[i].year)
        h->s.year = cases[i].year;
    for (int c = 0; c < CHANGES && cases[i].change[c].value; c++) {
        const struct change *x = &cases[i].change[c];

        if (x->line < 0)
            h->s.n[x->m] = 0;
        else
            h->line[x->m][x->line].cell[x->column] =
                (struct ssda903_cell){x->value, strlen(x->value)};
    }
    ssda903_look(&h->s);
}

static bool is_broken(const struct ssda903_subject *s, const struct ssda903_rule *rule,
                      int32_t line)
{
    return line < s->n[rule->module] && rule->is_broken(s, line);
}

static bool is_rule_of(const struct ssda903_rule *rule, size_t i)
{
    bool same = rule->number && cases[i].number ? !strcmp(rule->number, cases[i].number)
                                                : rule->number == cases[i].number;

    return same && rule->module == cases[i].m && rule->column == cases[i].column;
}

START_TEST(a_child_of_whom_all_is_right_breaks_no_rule)
{
    struct held h;

    hold(&h);
    ssda903_look(&h.s);
    ck_assert(h.s.is_counted);
    for (const struct ssda903_rule *const *t = ssda903_rules(); *t; t++)
        for (const struct ssda903_rule *rule = *t; rule->says; rule++)
            for (int32_t line = 0; line < h.s.n[rule->module]; line++)
                ck_assert_msg(!rule->is_broken(&h.s, line), "%s: %s",
                              rule->number ? rule->number : "ours", rule->says);
}
END_TEST

START_TEST(what_breaks_a_rule_is_told)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct held h;
        bool        is_told = false;

        make(&h, i);
        for (const struct ssda903_rule *const *t = ssda903_rules(); *t; t++)
            for (const struct ssda903_rule *rule = *t; rule->says; rule++)
                is_told = is_told || (is_rule_of(rule, i) && is_broken(&h.s, rule, cases[i].line));
        ck_assert_msg(is_told, "case %zu: rule %s is silent", i,
                      cases[i].number ? cases[i].number : "of ours");
    }
}
END_TEST

/* No rule is there that nothing can break. */
START_TEST(each_rule_is_broken_by_some_case)
{
    for (const struct ssda903_rule *const *t = ssda903_rules(); *t; t++)
        for (const struct ssda903_rule *rule = *t; rule->says; rule++) {
            bool is_told = false;

            for (size_t i = 0; i < COUNT(cases) && !is_told; i++) {
                struct held h;

                make(&h, i);
                is_told = is_rule_of(rule, i) && is_broken(&h.s, rule, cases[i].line);
            }
            ck_assert_msg(is_told, "%s is never broken: %s", rule->number ? rule->number : "ours",
                          rule->says);
        }
}
END_TEST

START_TEST(rules_say_what_and_how_to_mend_it)
{
    for (const struct ssda903_rule *const *t = ssda903_rules(); *t; t++)
        for (const struct ssda903_rule *rule = *t; rule->says; rule++) {
            ck_assert_ptr_nonnull(ssda903_column(rule->module, rule->column));
            ck_assert_int_eq(rule->says[strlen(rule->says) - 1], '.');
            ck_assert_int_eq(rule->mend[strlen(rule->mend) - 1], '.');
        }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ssda903_rule");
    TCase *tcase = tcase_create("ssda903_rule");

    tcase_add_test(tcase, a_child_of_whom_all_is_right_breaks_no_rule);
    tcase_add_test(tcase, what_breaks_a_rule_is_told);
    tcase_add_test(tcase, each_rule_is_broken_by_some_case);
    tcase_add_test(tcase, rules_say_what_and_how_to_mend_it);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
