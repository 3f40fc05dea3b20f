/* The tables of rules, what they go by, and the rules of the header, of reviews and of social workers. */
#include "ssda903_rule_parts.h"

#include "pure.h"

const struct ssda903_rule *const *ssda903_rules(void)
{
    static const struct ssda903_rule *const tables[] = {
        ssda903_rules_header,
        ssda903_rules_episodes,
        ssda903_rules_reviews,
        ssda903_rules_oc2,
        ssda903_rules_social_workers,
        ssda903_rules_others,
        NULL,
    };

    return tables;
}

/* An episode that cannot be read tells of no care. */
static bool counts(const struct ssda903_subject *s, int32_t i)
{
    struct ssda903_problems p = {0};
    struct ssda903_episode  e;

    ssda903_read_episode(&s->lines[SSDA903_EPISODES][i], s->year, s->born, &e, &p);
    return !ssda903_is_skipped(&p) && ssda903_counts(&e, s->year);
}

void ssda903_look(struct ssda903_subject *s)
{
    s->born = s->n[SSDA903_HEADER] ? day_in(s, SSDA903_HEADER, 0, HEADER_DOB) : DAY_NONE;
    s->is_counted = s->born != DAY_NONE && s->n[SSDA903_EPISODES] > 0;
    for (int32_t i = 0; s->is_counted && i < s->n[SSDA903_EPISODES]; i++)
        s->is_counted = counts(s, i);
}

/* --- Header --- */

#define HEADER(column_) SSDA903_HEADER, HEADER_##column_

static bool has_no_number(const struct ssda903_subject *s, int32_t i)
{
    return is_blank(s, SSDA903_HEADER, i, HEADER_CHILD);
}

static bool is_no_sex(const struct ssda903_subject *s, int32_t i)
{
    enum { LETTERS_FROM = 2025 };

    const struct ssda903_cell *c = &s->lines[SSDA903_HEADER][i].cell[HEADER_SEX];

    return c->n != 1 || !strchr(s->year >= LETTERS_FROM ? "MFU" : "12", c->s[0]);
}

static bool is_no_birth(const struct ssda903_subject *s, int32_t i)
{
    return day_in(s, SSDA903_HEADER, i, HEADER_DOB) == DAY_NONE;
}

static bool is_born_later(const struct ssda903_subject *s, int32_t i)
{
    day_t born = day_in(s, SSDA903_HEADER, i, HEADER_DOB);

    return born != DAY_NONE && born > ssda903_year_end(s->year);
}

static bool is_no_ethnicity(const struct ssda903_subject *s, int32_t i)
{
    return !ssda903_is_code(HEADER(ETHNIC), cell(s, SSDA903_HEADER, i, HEADER_ETHNIC), DAY_FIRST,
                            DAY_LAST);
}

static bool is_ethnicity_unasked(const struct ssda903_subject *s, int32_t i)
{
    return is_cell(s, SSDA903_HEADER, i, HEADER_ETHNIC, "NOBT");
}

static bool is_upn_blank(const struct ssda903_subject *s, int32_t i)
{
    return is_blank(s, SSDA903_HEADER, i, HEADER_UPN);
}

static bool is_no_upn(const struct ssda903_subject *s, int32_t i)
{
    const struct ssda903_cell *c = &s->lines[SSDA903_HEADER][i].cell[HEADER_UPN];
    struct upn                 upn;

    return c->n && identifier_upn(c->s, c->n, &upn) != IDENTIFIER_OK;
}

static bool has_no_episode(const struct ssda903_subject *s, int32_t i)
{
    return i == 0 && s->n[SSDA903_EPISODES] == 0 && s->n[SSDA903_OC3] == 0;
}

/* Asked of girls and young women who were in care in the year, short breaks apart. */
static bool is_asked_of_mothers(const struct ssda903_subject *s, int32_t i)
{
    bool is_in_care = false;

    for (int32_t e = 0; e < s->n[SSDA903_EPISODES]; e++)
        is_in_care = is_in_care || (!is_cell(s, SSDA903_EPISODES, e, EPISODES_LS, "V3") &&
                                    !is_cell(s, SSDA903_EPISODES, e, EPISODES_LS, "V4"));
    return is_in_care && (is_cell(s, SSDA903_HEADER, i, HEADER_SEX, "F") ||
                          is_cell(s, SSDA903_HEADER, i, HEADER_SEX, "2"));
}

static bool is_mother(const struct ssda903_subject *s, int32_t i)
{
    return is_cell(s, SSDA903_HEADER, i, HEADER_MOTHER, "1");
}

static bool is_no_mother_status(const struct ssda903_subject *s, int32_t i)
{
    bool is_said = is_mother(s, i) || is_cell(s, SSDA903_HEADER, i, HEADER_MOTHER, "0");

    return is_asked_of_mothers(s, i) ? !is_said : !is_blank(s, SSDA903_HEADER, i, HEADER_MOTHER);
}

static bool is_young_mother(const struct ssda903_subject *s, int32_t i)
{
    enum { MOTHER_FROM = 11 };

    return is_mother(s, i) && s->born != DAY_NONE &&
           day_age(s->born, ssda903_year_start(s->year)) < MOTHER_FROM;
}

static bool is_child_unborn(const struct ssda903_subject *s, int32_t i)
{
    return is_mother(s, i) && is_blank(s, SSDA903_HEADER, i, HEADER_MC_DOB);
}

static bool is_no_birth_of_child(const struct ssda903_subject *s, int32_t i)
{
    return is_bad_day(s, SSDA903_HEADER, i, HEADER_MC_DOB);
}

static bool is_child_of_none(const struct ssda903_subject *s, int32_t i)
{
    return !is_mother(s, i) && !is_blank(s, SSDA903_HEADER, i, HEADER_MC_DOB);
}

static bool is_child_older(const struct ssda903_subject *s, int32_t i)
{
    day_t day = day_in(s, SSDA903_HEADER, i, HEADER_MC_DOB);

    return day != DAY_NONE && s->born != DAY_NONE && day <= s->born;
}

#define ON_PERMANENCE "Record it on the page about permanence, with the day of birth of her child."

const struct ssda903_rule ssda903_rules_header[] = {
    {NULL, HEADER(CHILD), SSDA903_ERROR, "The child has no number of the council's own.",
     "Give the child's local number on the details page.", has_no_number},
    {NULL, HEADER(CHILD), SSDA903_ERROR, "The child stands in no episode of the year.",
     "Record when care began, with the legal status.", has_no_episode},
    {"101", HEADER(SEX), SSDA903_ERROR, "The sex is not one that this year's return takes.",
     "Choose the child's sex on the details page.", is_no_sex},
    {"102", HEADER(DOB), SSDA903_ERROR, "There is no day of birth.",
     "Give the day of birth on the details page.", is_no_birth},
    {"301", HEADER(DOB), SSDA903_ERROR, "The child was born after the year of the return.",
     "Look at the day of birth and at the episodes: one of them is wrong.", is_born_later},
    {"103", HEADER(ETHNIC), SSDA903_ERROR, "The ethnicity is missing, or is no code of the return.",
     "Choose the ethnicity on the details page; NOBT where it has not been asked yet.",
     is_no_ethnicity},
    {NULL, HEADER(ETHNIC), SSDA903_WARNING, "Nobody has asked for the ethnicity yet (NOBT).",
     "Ask, and choose it on the details page.", is_ethnicity_unasked},
    {"442", HEADER(UPN), SSDA903_ERROR, "There is no unique pupil number.",
     "Give it on the details page, or UN1 to UN5 for why there is none.", is_upn_blank},
    {"168", HEADER(UPN), SSDA903_ERROR, "The unique pupil number is wrong.",
     "Compare it with the school's, letter by letter.", is_no_upn},
    {"165", HEADER(MOTHER), SSDA903_ERROR,
     "Whether she is a mother is asked of each girl who was in care in the year, and of nobody else.",
     ON_PERMANENCE, is_no_mother_status},
    {"620", HEADER(MOTHER), SSDA903_ERROR, "She is said to be a mother, and was under 11.",
     "Look at her day of birth, and at what is recorded of her child.", is_young_mother},
    {"611", HEADER(MC_DOB), SSDA903_ERROR,
     "She is a mother, and the day of birth of her child is missing.", ON_PERMANENCE,
     is_child_unborn},
    {"171", HEADER(MC_DOB), SSDA903_ERROR, "The day of birth of her child cannot be read.",
     ON_PERMANENCE, is_no_birth_of_child},
    {"174", HEADER(MC_DOB), SSDA903_ERROR,
     "There is a day of birth of a child, and it is not said that she is a mother.", ON_PERMANENCE,
     is_child_of_none},
    {"621", HEADER(MC_DOB), SSDA903_ERROR, "The child is older than the mother.",
     "Look at both days of birth: one of them is wrong.", is_child_older},
    {.says = NULL},
};

/* --- Reviews --- */

#define REVIEWS(column_) SSDA903_REVIEWS, REVIEWS_##column_

static bool is_no_review(const struct ssda903_subject *s, int32_t i)
{
    return day_in(s, SSDA903_REVIEWS, i, REVIEWS_REVIEW) == DAY_NONE;
}

static bool is_no_part(const struct ssda903_subject *s, int32_t i)
{
    return !ssda903_is_code(REVIEWS(REVIEW_CODE), cell(s, SSDA903_REVIEWS, i, REVIEWS_REVIEW_CODE),
                            DAY_FIRST, DAY_LAST);
}

/* The age on the day of the review is known, and the code can be held against it. */
static bool has_age(const struct ssda903_subject *s, int32_t i, int32_t *age)
{
    day_t held = day_in(s, SSDA903_REVIEWS, i, REVIEWS_REVIEW);

    if (s->born == DAY_NONE || held == DAY_NONE || held < s->born || is_no_part(s, i))
        return false;
    *age = day_age(s->born, held);
    return true;
}

enum { SPEAKS_FROM = 4 };

static bool is_too_old_for_none(const struct ssda903_subject *s, int32_t i)
{
    int32_t age;

    return has_age(s, i, &age) && age >= SPEAKS_FROM &&
           is_cell(s, SSDA903_REVIEWS, i, REVIEWS_REVIEW_CODE, "PN0");
}

static bool is_too_young_for_part(const struct ssda903_subject *s, int32_t i)
{
    int32_t age;

    return has_age(s, i, &age) && age < SPEAKS_FROM &&
           !is_cell(s, SSDA903_REVIEWS, i, REVIEWS_REVIEW_CODE, "PN0");
}

static bool is_review_unborn(const struct ssda903_subject *s, int32_t i)
{
    day_t held = day_in(s, SSDA903_REVIEWS, i, REVIEWS_REVIEW);

    return held != DAY_NONE && s->born != DAY_NONE && held < s->born;
}

const struct ssda903_rule ssda903_rules_reviews[] = {
    {"166", REVIEWS(REVIEW), SSDA903_ERROR, "There is no day of the review.",
     "Give the day on which the review was held.", is_no_review},
    {NULL, REVIEWS(REVIEW), SSDA903_ERROR, "The review was held before the child was born.",
     "Look at the day of the review and at the day of birth: one of them is wrong.",
     is_review_unborn},
    {"167", REVIEWS(REVIEW_CODE), SSDA903_ERROR,
     "How the child took part is missing, or is no code of the return.",
     "Say in the review's record how the child took part.", is_no_part},
    {"440", REVIEWS(REVIEW_CODE), SSDA903_ERROR,
     "PN0 is for children under four, and the child was four or older.",
     "Say in the review's record how the child took part.", is_too_old_for_none},
    {"441", REVIEWS(REVIEW_CODE), SSDA903_ERROR,
     "The child was under four at the review, for whom the code is PN0.",
     "Choose PN0 in the review's record.", is_too_young_for_part},
    {.says = NULL},
};

/* --- SWEpisodes --- */

enum { SW_ID = 2, SW_DECOM, SW_DEC, SW_REASON };

#define SOCIAL_WORKERS(column_) SSDA903_SW_EPISODES, column_

/* SW and the digits of the register, or XX and letters or digits of the council's own. */
static bool is_no_worker(const struct ssda903_subject *s, int32_t i)
{
    const char *id = cell(s, SSDA903_SW_EPISODES, i, SW_ID);
    bool        is_own = !strncmp(id, "XX", 2);
    size_t      n = is_own || !strncmp(id, "SW", 2)
                        ? strspn(id + 2, is_own ? "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "0123456789")
                        : 0;

    return n == 0 || id[2 + n] != '\0';
}

static bool is_no_beginning(const struct ssda903_subject *s, int32_t i)
{
    return day_in(s, SSDA903_SW_EPISODES, i, SW_DECOM) == DAY_NONE;
}

static bool ends_before_it_begins(const struct ssda903_subject *s, int32_t i)
{
    day_t from = day_in(s, SSDA903_SW_EPISODES, i, SW_DECOM);
    day_t until = day_in(s, SSDA903_SW_EPISODES, i, SW_DEC);

    return from != DAY_NONE && until != DAY_NONE && until < from;
}

static bool begins_before_the_last_ends(const struct ssda903_subject *s, int32_t i)
{
    day_t until = i ? day_in(s, SSDA903_SW_EPISODES, i - 1, SW_DEC) : DAY_NONE;

    return i && (until == DAY_NONE || day_in(s, SSDA903_SW_EPISODES, i, SW_DECOM) < until);
}

/* Wanted of whoever began on 1 April 2023 or later. */
static bool is_no_change(const struct ssda903_subject *s, int32_t i)
{
    static const char *const codes[] = {"MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC",
                                        "ABSENC", "CHCHAN", "PCCHAN", "SWDIED", "OTHERS"};

    const char *code = cell(s, SSDA903_SW_EPISODES, i, SW_REASON);
    day_t       since = day_from_civil((struct civil){2023, 4, 1});

    for (size_t c = 0; c < sizeof codes / sizeof *codes; c++)
        if (!strcmp(code, codes[c]))
            return false;
    return *code || day_in(s, SSDA903_SW_EPISODES, i, SW_DECOM) >= since;
}

/* In care on 31 March and led by nobody. */
static bool has_no_worker(const struct ssda903_subject *s, int32_t i)
{
    int32_t n = s->n[SSDA903_EPISODES];

    return i == n - 1 && is_blank(s, SSDA903_EPISODES, i, EPISODES_DEC) &&
           s->n[SSDA903_SW_EPISODES] == 0;
}

const struct ssda903_rule ssda903_rules_social_workers[] = {
    {"SW02STG1", SOCIAL_WORKERS(SW_ID), SSDA903_ERROR,
     "The social worker has no number that the return takes.",
     "Give the number with Social Work England in the account: SW and digits.", is_no_worker},
    {NULL, SOCIAL_WORKERS(SW_DECOM), SSDA903_ERROR,
     "There is no day on which the social worker began.",
     "Give the first day of the social worker on the details page.", is_no_beginning},
    {NULL, SOCIAL_WORKERS(SW_DECOM), SSDA903_ERROR,
     "This social worker begins while the one before is still there.",
     "End the one before on the details page.", begins_before_the_last_ends},
    {NULL, SOCIAL_WORKERS(SW_DEC), SSDA903_ERROR, "The social worker ends before they begin.",
     "Look at both days on the details page.", ends_before_it_begins},
    {NULL, SOCIAL_WORKERS(SW_REASON), SSDA903_ERROR,
     "Why the social worker changed is missing, or is no code of the return.",
     "Say on the details page why this social worker came.", is_no_change},
    {NULL, SSDA903_EPISODES, EPISODES_CHILD, SSDA903_WARNING,
     "The child is in care on 31 March and no social worker stands beside them in the year.",
     "Allocate a social worker on the details page.", has_no_worker},
    {.says = NULL},
};
