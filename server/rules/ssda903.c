#include "ssda903.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "pure.h"

static const struct {
    const char *name, *columns[SSDA903_COLUMNS];
} modules[SSDA903_MODULES] = {
    [SSDA903_HEADER] = {"Header", {"CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"}},
    [SSDA903_EPISODES] = {"Episodes",
                          {"CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC",
                           "REC", "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN"}},
    [SSDA903_REVIEWS] = {"Reviews", {"CHILD", "DOB", "REVIEW", "REVIEW_CODE"}},
    [SSDA903_OC2] = {"OC2",
                     {"CHILD", "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK",
                      "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE",
                      "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"}},
    [SSDA903_UASC] = {"UASC", {"CHILD", "SEX", "DOB", "DUC"}},
    [SSDA903_OC3] = {"OC3", {"CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"}},
    [SSDA903_AD1] = {"AD1",
                     {"CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR",
                      "SEX_ADOPTR", "LS_ADOPTR"}},
    [SSDA903_PLACED_ADOPTION] = {"PlacedAdoption",
                                 {"CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED",
                                  "REASON_PLACED_CEASED"}},
    [SSDA903_PREV_PERM] = {"PrevPerm", {"CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"}},
    [SSDA903_MISSING] = {"Missing", {"CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"}},
    [SSDA903_SW_EPISODES] = {"SWEpisodes",
                             {"CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"}},
    [SSDA903_DOLO] = {"DoLo", {"CHILD", "DOB", "DOLO_START", "DOLO_END"}},
};

const char *ssda903_module_name(enum ssda903_module m)
{
    return m < SSDA903_MODULES ? modules[m].name : NULL;
}

int32_t ssda903_columns(enum ssda903_module m)
{
    int32_t n = 0;

    while (m < SSDA903_MODULES && n < SSDA903_COLUMNS && modules[m].columns[n])
        n++;
    return n;
}

const char *ssda903_column(enum ssda903_module m, int32_t column)
{
    return column >= 0 && column < ssda903_columns(m) ? modules[m].columns[column] : NULL;
}

int32_t ssda903_birth_column(enum ssda903_module m)
{
    for (int32_t i = 0; m != SSDA903_HEADER && i < ssda903_columns(m); i++)
        if (!strcmp(modules[m].columns[i], "DOB"))
            return i;
    return -1;
}

bool ssda903_is_fact(enum ssda903_module m)
{
    return m == SSDA903_UASC || m == SSDA903_AD1 || m == SSDA903_PLACED_ADOPTION ||
           m == SSDA903_PREV_PERM || m == SSDA903_MISSING || m == SSDA903_OC3 ||
           m == SSDA903_SW_EPISODES;
}

bool ssda903_is_read(enum ssda903_module m) { return m <= SSDA903_OC2 || ssda903_is_fact(m); }

/* --- header rows --- */

static bool is_called(const struct ssda903_line *l, int32_t column, enum ssda903_module m)
{
    const char *name = ssda903_column(m, column);

    return name && column < l->cells && !strcasecmp(l->cell[column].s, name);
}

static int32_t names_right(const struct ssda903_line *l, enum ssda903_module m)
{
    int32_t n = 0;

    for (int32_t i = 0; i < ssda903_columns(m); i++)
        n += is_called(l, i, m);
    return n;
}

enum ssda903_module ssda903_module_of(const struct ssda903_line *l)
{
    for (int m = 0; m < SSDA903_MODULES; m++)
        if (l->cells == ssda903_columns((enum ssda903_module)m) &&
            names_right(l, (enum ssda903_module)m) == l->cells)
            return (enum ssda903_module)m;
    return SSDA903_MODULES;
}

enum ssda903_module ssda903_module_like(const struct ssda903_line *l, int32_t *column)
{
    enum ssda903_module best = SSDA903_MODULES;
    int32_t             most = 0;

    *column = -1;
    for (int i = 0; i < SSDA903_MODULES; i++) {
        enum ssda903_module m = (enum ssda903_module)i;
        int32_t             n = names_right(l, m);

        if (n * 2 >= ssda903_columns(m) && n > most) {
            most = n;
            best = m;
        }
    }
    if (best == SSDA903_MODULES)
        return best;
    for (*column = 0; is_called(l, *column, best);)
        ++*column;
    if (*column == ssda903_columns(best))
        *column = -1;
    return best;
}

/* --- years --- */

static bool is_year(int32_t year)
{
    return year >= SSDA903_YEAR_FIRST && year <= SSDA903_YEAR_LAST;
}

day_t ssda903_year_start(int32_t year)
{
    return is_year(year) ? day_from_civil((struct civil){year - 1, 4, 1}) : DAY_NONE;
}

day_t ssda903_year_end(int32_t year)
{
    return is_year(year) ? day_from_civil((struct civil){year, 3, 31}) : DAY_NONE;
}

int32_t ssda903_year_of(day_t d)
{
    struct civil c = day_to_civil(d);
    int32_t      year = c.month >= 4 ? c.year + 1 : c.year;

    return is_year(year) ? year : 0;
}

/* --- what is wrong --- */

void ssda903_add(struct ssda903_problems *p, enum ssda903_reason reason, enum ssda903_effect effect,
                 int32_t line, int32_t column, int32_t other)
{
    assert(p->n < (int32_t)(sizeof p->list / sizeof *p->list));
    p->list[p->n++] = (struct ssda903_problem){reason, effect, line, column, other};
}

bool ssda903_is_skipped(const struct ssda903_problems *p)
{
    for (int32_t i = 0; i < p->n; i++)
        if (p->list[i].effect == SSDA903_SKIPPED)
            return true;
    return false;
}

/* %d is the other line. */
static const char *const sentences[SSDA903_REASONS] = {
    [SSDA903_CELLS] = "This line has more or fewer columns than the header row.",
    [SSDA903_BAD_TEXT] = "This line has characters that the return does not use.",
    [SSDA903_OPEN_QUOTE] = "A quotation mark is opened and not closed before the end of the file.",
    [SSDA903_NO_HEADER_ROW] =
        "The first line is not the header row of a file of the return, so the file is left out.",
    [SSDA903_HEADER_ROW] =
        "This column of the header row is not the one that stands here in the return, so the file is left out.",
    [SSDA903_MODULE_TWICE] = "Another file has the same header row, so this one is left out.",
    [SSDA903_CHILD_BLANK] = "There is no child number.",
    [SSDA903_CHILD_LONG] = "The child number has more than 40 characters.",
    [SSDA903_CHILD_TWICE] = "Line %d has this child already.",
    [SSDA903_CHILD_NO_HEADER] = "The header file has no line for this child that can be used.",
    [SSDA903_BIRTH_DIFFERS] = "The day of birth is not the one in line %d of the header file.",
    [SSDA903_NO_EPISODE] =
        "There is no episode of this child, so whether and where the child is in care is not known.",
    [SSDA903_UPN_TWICE] = "Line %d has the same unique pupil number; both go to the matching desk.",
    [SSDA903_UPN_SHAPE] = "This is not a unique pupil number, nor UN1 to UN5.",
    [SSDA903_UPN_CHECK] =
        "The check letter of the unique pupil number does not fit, so a character of it is wrong.",
    [SSDA903_BLANK] = "This is blank.",
    [SSDA903_NO_DAY] = "This is not a day written as DD/MM/YYYY.",
    [SSDA903_BIRTH_LATE] = "The child would have been born after the year of the return.",
    [SSDA903_BIRTH_EARLY] = "The child would have been over 25 in the year of the return.",
    [SSDA903_BEFORE_BIRTH] = "This day is before the child was born.",
    [SSDA903_AFTER_YEAR] = "This day is after the year of the return.",
    [SSDA903_END_AFTER_YEAR] =
        "The episode ends after the year of the return, so it is taken as still open.",
    [SSDA903_CODE] = "This code is not one of the return.",
    [SSDA903_CODE_DAY] = "This code was not valid on that day.",
    [SSDA903_CODE_YEAR] = "This code is of the returns of other years.",
    [SSDA903_URN_SHAPE] = "This is not a number of Ofsted's.",
    [SSDA903_POSTCODE] = "This is no postcode.",
    [SSDA903_WORKER] =
        "A social worker's number is SW and digits, or XX and up to ten letters or digits.",
    [SSDA903_OC3_AGE] = "Care leavers are asked about when they turn 17 to 21 in the year.",
    [SSDA903_FLAG] = "This is neither 0 nor 1.",
    [SSDA903_END_BEFORE_START] = "The episode ends before it begins.",
    [SSDA903_REASON_NO_END] =
        "There is a reason for the end and no day, so the episode is taken as still open.",
    [SSDA903_END_NO_REASON] = "The episode has ended and there is no reason.",
    [SSDA903_EPISODE_TWICE] = "Line %d has an episode of this child that began on the same day.",
    [SSDA903_OVERLAP] = "This episode begins before the one in line %d has ended.",
    [SSDA903_OPEN_BEFORE] = "This episode begins while the one in line %d is open.",
    [SSDA903_GAP] =
        "Line %d says that another episode begins on the day it ends (X1), and this one begins later.",
    [SSDA903_NOT_STARTED] =
        "Care had ended in line %d, so an episode that begins later should be a start (S).",
    [SSDA903_NO_NEXT] = "The episode ends because another begins (X1), and there is none.",
    [SSDA903_DIED_BEFORE] = "The child had died (E2) by the end of the episode in line %d.",
    [SSDA903_REVIEW_TWICE] = "Line %d has a review of this child on the same day.",
    [SSDA903_REVIEW_YOUNG] = "The child was under 4, for whom the code is PN0.",
    [SSDA903_REVIEW_OLD] = "PN0 is for children under 4.",
    [SSDA903_SCORE_RANGE] = "The SDQ score is a whole number from 0 to 40 (rule 180).",
    [SSDA903_SCORE_AND_REASON] =
        "There is a score, so there can be no reason for none (rule 197a).",
    [SSDA903_SDQ_NONE] = "A score or a reason for none is wanted at this age (rules 186 and 197B).",
    [SSDA903_SDQ1_AGE] = "SDQ1 is for children under 4 or over 16 (rule 157).",
    [SSDA903_SDQ_AGE] = "No SDQ is wanted at this age (rules 188 and 189).",
    [SSDA903_NOT_12_MONTHS] =
        "The child was not in care for the whole year, so no SDQ is wanted (rules 185 and 198).",
};

void ssda903_says(const struct ssda903_problem *problem, char out[static SSDA903_SAYS])
{
    const char *sentence = sentences[problem->reason];
    const char *at = strstr(sentence, "%d");

    if (!at)
        snprintf(out, SSDA903_SAYS, "%s", sentence);
    else if (problem->other)
        snprintf(out, SSDA903_SAYS, "%.*s%d%s", (int)(at - sentence), sentence, problem->other,
                 at + 2);
    else
        snprintf(out, SSDA903_SAYS, "%.*sN%s", (int)(at - sentence), sentence, at + 2);
}

const char *ssda903_effect_name(enum ssda903_effect effect)
{
    static const char *const names[] = {"skipped", "left_out", "taken"};

    return names[effect];
}
