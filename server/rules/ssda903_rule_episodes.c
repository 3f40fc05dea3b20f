/* The rules of episodes: each by itself, and in order. */
#include "ssda903_rule_parts.h"

#include "pure.h"

#define EPISODES(column_) SSDA903_EPISODES, EPISODES_##column_

/* The cell of a column, of line `i`. */
#define CELL(i, column_)       cell(s, SSDA903_EPISODES, (i), EPISODES_##column_)
#define IS(i, column_, value_) is_cell(s, SSDA903_EPISODES, (i), EPISODES_##column_, value_)
#define BLANK(i, column_)      is_blank(s, SSDA903_EPISODES, (i), EPISODES_##column_)
#define DAY(i, column_)        day_in(s, SSDA903_EPISODES, (i), EPISODES_##column_)

static bool is_same(const struct ssda903_subject *s, int32_t i, int32_t column)
{
    return !strcmp(cell(s, SSDA903_EPISODES, i, column), cell(s, SSDA903_EPISODES, i - 1, column));
}

static bool is_break(const struct ssda903_subject *s, int32_t i)
{
    return IS(i, LS, "V3") || IS(i, LS, "V4");
}

/* Care had ended with the episode before: it did not go on in another. */
static bool had_left(const struct ssda903_subject *s, int32_t i)
{
    return i > 0 && !BLANK(i - 1, DEC) && !BLANK(i - 1, REC) && !IS(i - 1, REC, "X1");
}

/* Age on the day of a column; -1 where that or the day of birth is not known. */
static int32_t age_at(const struct ssda903_subject *s, int32_t i, int32_t column)
{
    day_t day = day_in(s, SSDA903_EPISODES, i, column);

    return day == DAY_NONE || s->born == DAY_NONE || day < s->born ? -1 : day_age(s->born, day);
}

/* A code that some day of the episode within the year takes. */
static bool is_code_then(const struct ssda903_subject *s, int32_t i, int32_t column)
{
    day_t from = DAY(i, DECOM), until = DAY(i, DEC);
    day_t start = ssda903_year_start(s->year), end = ssda903_year_end(s->year);

    if (from == DAY_NONE || from < start)
        from = start;
    if (until == DAY_NONE || until > end)
        until = end;
    return ssda903_is_code(SSDA903_EPISODES, column, cell(s, SSDA903_EPISODES, i, column), from,
                           until < from ? from : until);
}

/* --- one episode --- */

static bool is_no_start(const struct ssda903_subject *s, int32_t i)
{
    return DAY(i, DECOM) == DAY_NONE;
}

static bool starts_unborn(const struct ssda903_subject *s, int32_t i)
{
    return i == 0 && DAY(i, DECOM) != DAY_NONE && s->born != DAY_NONE && DAY(i, DECOM) < s->born;
}

static bool starts_grown_up(const struct ssda903_subject *s, int32_t i)
{
    return IS(i, RNE, "S") && age_at(s, i, EPISODES_DECOM) >= 18;
}

static bool is_no_entry(const struct ssda903_subject *s, int32_t i)
{
    return !is_code_then(s, i, EPISODES_RNE);
}

static bool is_no_status(const struct ssda903_subject *s, int32_t i)
{
    return !is_code_then(s, i, EPISODES_LS);
}

static bool is_no_need(const struct ssda903_subject *s, int32_t i)
{
    return !is_code_then(s, i, EPISODES_CIN);
}

static bool is_no_place(const struct ssda903_subject *s, int32_t i)
{
    return !is_break(s, i) && !is_code_then(s, i, EPISODES_PLACE);
}

static bool is_no_provider(const struct ssda903_subject *s, int32_t i)
{
    return !BLANK(i, PLACE_PROVIDER) && !is_code_then(s, i, EPISODES_PLACE_PROVIDER);
}

/* Temporary moves and other homes have none. */
static bool is_provider_missing(const struct ssda903_subject *s, int32_t i)
{
    char first = CELL(i, PLACE)[0];

    return BLANK(i, PLACE_PROVIDER) && first && first != 'T' && first != 'Z';
}

static bool is_bad_end(const struct ssda903_subject *s, int32_t i)
{
    return is_bad_day(s, SSDA903_EPISODES, i, EPISODES_DEC);
}

static bool is_half_ended(const struct ssda903_subject *s, int32_t i)
{
    return BLANK(i, DEC) != BLANK(i, REC);
}

static bool is_no_ending(const struct ssda903_subject *s, int32_t i)
{
    return !BLANK(i, REC) && !is_code_then(s, i, EPISODES_REC);
}

static bool ends_before_it_starts(const struct ssda903_subject *s, int32_t i)
{
    return DAY(i, DECOM) != DAY_NONE && DAY(i, DEC) != DAY_NONE && DAY(i, DEC) < DAY(i, DECOM);
}

static bool is_too_young_to_live_alone(const struct ssda903_subject *s, int32_t i)
{
    int32_t age = age_at(s, i, EPISODES_DEC);

    return (IS(i, REC, "E5") || IS(i, REC, "E6")) && age >= 0 && age < 14;
}

static bool is_too_young_for_adult_care(const struct ssda903_subject *s, int32_t i)
{
    int32_t age = age_at(s, i, EPISODES_DEC);

    return IS(i, REC, "E7") && age >= 0 && age < 16;
}

static bool is_no_reason_of_move(const struct ssda903_subject *s, int32_t i)
{
    return !BLANK(i, REASON_PLACE_CHANGE) && !is_code_then(s, i, EPISODES_REASON_PLACE_CHANGE);
}

/* --- beside the one before or after --- */

static bool starts_while_open(const struct ssda903_subject *s, int32_t i)
{
    return i > 0 && BLANK(i - 1, DEC);
}

static bool starts_too_early(const struct ssda903_subject *s, int32_t i)
{
    day_t until = i ? DAY(i - 1, DEC) : DAY_NONE;

    return until != DAY_NONE && DAY(i, DECOM) != DAY_NONE && DAY(i, DECOM) < until;
}

static bool starts_on_a_day_of_its_own(const struct ssda903_subject *s, int32_t i)
{
    return i > 0 && !IS(i, RNE, "S") && !BLANK(i - 1, DEC) && DAY(i, DECOM) != DAY(i - 1, DEC);
}

static bool is_no_new_start(const struct ssda903_subject *s, int32_t i)
{
    return had_left(s, i) && !IS(i, RNE, "S");
}

static bool is_start_without_leaving(const struct ssda903_subject *s, int32_t i)
{
    return i > 0 && IS(i, RNE, "S") && DAY(i, DECOM) != DAY_NONE &&
           DAY(i, DECOM) == DAY(i - 1, DEC) && !had_left(s, i);
}

static bool is_not_gone_on(const struct ssda903_subject *s, int32_t i)
{
    bool is_last = i + 1 == s->n[SSDA903_EPISODES];

    return IS(i, REC, "X1") && (is_last || DAY(i + 1, DECOM) != DAY(i, DEC));
}

static bool goes_on_after_the_end(const struct ssda903_subject *s, int32_t i)
{
    return i > 0 && (IS(i - 1, REC, "E2") || IS(i - 1, REC, "E15"));
}

static bool is_no_change_of_status(const struct ssda903_subject *s, int32_t i)
{
    return i > 0 && IS(i, RNE, "L") &&
           (is_same(s, i, EPISODES_LS) || !is_same(s, i, EPISODES_PLACE) ||
            !is_same(s, i, EPISODES_PLACE_PROVIDER));
}

static bool is_move_without_reason(const struct ssda903_subject *s, int32_t i)
{
    bool moves = i + 1 < s->n[SSDA903_EPISODES] && (IS(i + 1, RNE, "P") || IS(i + 1, RNE, "B"));

    return moves && BLANK(i, REASON_PLACE_CHANGE);
}

static bool is_no_postcode(const struct ssda903_subject *s, int32_t i, int32_t column)
{
    const struct ssda903_cell *c = &s->lines[SSDA903_EPISODES][i].cell[column];
    char                       out[IDENTIFIER_POSTCODE_SIZE];

    return c->n && identifier_postcode(c->s, c->n, out) != IDENTIFIER_OK;
}

static bool is_no_home_post(const struct ssda903_subject *s, int32_t i)
{
    return is_no_postcode(s, i, EPISODES_HOME_POST);
}

static bool is_no_place_post(const struct ssda903_subject *s, int32_t i)
{
    return is_no_postcode(s, i, EPISODES_PL_POST);
}

static bool has_post_in_break(const struct ssda903_subject *s, int32_t i)
{
    return is_break(s, i) && (!BLANK(i, HOME_POST) || !BLANK(i, PL_POST));
}

/* Not asked of short breaks, nor of who came alone from abroad. */
static bool lacks_home_post(const struct ssda903_subject *s, int32_t i)
{
    return !is_break(s, i) && s->n[SSDA903_UASC] == 0 && BLANK(i, HOME_POST);
}

static bool lacks_place_post(const struct ssda903_subject *s, int32_t i)
{
    return !is_break(s, i) && s->n[SSDA903_UASC] == 0 && BLANK(i, PL_POST);
}

#define LOOK_AT_DAYS "Look at the days of both episodes: one of them is wrong."
/* Episodes with their codes come from the council's own system. */
#define IN_THE_SYSTEM \
    "Correct it in the system that the episodes come from, and import Episodes.csv again."

const struct ssda903_rule ssda903_rules_episodes[] = {
    {"141", EPISODES(DECOM), SSDA903_ERROR, "There is no day on which the episode began.",
     "Give the first day.", is_no_start},
    {"302", EPISODES(DECOM), SSDA903_ERROR, "Care began before the child was born.",
     "Look at the day of birth and at the first day of care: one of them is wrong.", starts_unborn},
    {"352", EPISODES(DECOM), SSDA903_ERROR, "Care began when the young person was 18 or older.",
     "Look at the day of birth and at the first day of care: one of them is wrong.",
     starts_grown_up},
    {"142", EPISODES(DECOM), SSDA903_ERROR,
     "The episode begins while the one before has not ended.",
     "End the one before on the day on which this one began.", starts_while_open},
    {"501", EPISODES(DECOM), SSDA903_ERROR, "The episode begins before the one before has ended.",
     LOOK_AT_DAYS, starts_too_early},
    {"433", EPISODES(DECOM), SSDA903_ERROR,
     "The episode goes on from the one before, and does not begin on the day that one ended.",
     LOOK_AT_DAYS, starts_on_a_day_of_its_own},
    {"437", EPISODES(DECOM), SSDA903_ERROR,
     "The episode before says that the child died, or was found to be 18 or older.", IN_THE_SYSTEM,
     goes_on_after_the_end},
    {"143", EPISODES(RNE), SSDA903_ERROR,
     "Why the episode began is missing, or is no code of the return.", IN_THE_SYSTEM, is_no_entry},
    {"432", EPISODES(RNE), SSDA903_ERROR,
     "Care had ended before, so this episode should be a start (S).", IN_THE_SYSTEM,
     is_no_new_start},
    {"431", EPISODES(RNE), SSDA903_ERROR,
     "The episode is a start (S), and the one before ended on the same day without an end of care.",
     IN_THE_SYSTEM, is_start_without_leaving},
    {"434", EPISODES(RNE), SSDA903_ERROR,
     "Only the legal status is said to have changed (L), and the lines say otherwise.",
     IN_THE_SYSTEM, is_no_change_of_status},
    {"144", EPISODES(LS), SSDA903_ERROR,
     "The legal status is missing, or is no code of the return.", IN_THE_SYSTEM, is_no_status},
    {"145", EPISODES(CIN), SSDA903_ERROR,
     "Why the child is in care is missing, or is no code of the return.", IN_THE_SYSTEM,
     is_no_need},
    {"146", EPISODES(PLACE), SSDA903_ERROR,
     "The kind of home is missing, or its code was not valid in this year.", IN_THE_SYSTEM,
     is_no_place},
    {"178", EPISODES(PLACE_PROVIDER), SSDA903_ERROR,
     "Who provides the home is no code of the return.", IN_THE_SYSTEM, is_no_provider},
    {"526", EPISODES(PLACE_PROVIDER), SSDA903_ERROR, "Who provides the home is missing.",
     IN_THE_SYSTEM, is_provider_missing},
    {"147", EPISODES(DEC), SSDA903_ERROR, "The last day of the episode cannot be read.",
     "Give the last day.", is_bad_end},
    {"148", EPISODES(DEC), SSDA903_ERROR,
     "Of the last day and why the episode ended, one is there and the other is not.", IN_THE_SYSTEM,
     is_half_ended},
    {"356", EPISODES(DEC), SSDA903_ERROR, "The episode ends before it begins.",
     "Look at both days.", ends_before_it_starts},
    {"149", EPISODES(REC), SSDA903_ERROR, "Why the episode ended is no code of the return.",
     IN_THE_SYSTEM, is_no_ending},
    {"387", EPISODES(REC), SSDA903_ERROR,
     "The child left care to live independently, and was under 14.", IN_THE_SYSTEM,
     is_too_young_to_live_alone},
    {"389", EPISODES(REC), SSDA903_ERROR, "The child went to adult social care, and was under 16.",
     IN_THE_SYSTEM, is_too_young_for_adult_care},
    {"388", EPISODES(REC), SSDA903_ERROR,
     "The episode ends because another begins (X1), and none begins on that day.", IN_THE_SYSTEM,
     is_not_gone_on},
    {NULL, EPISODES(REASON_PLACE_CHANGE), SSDA903_ERROR,
     "Why the child moved is no code of the return.", IN_THE_SYSTEM, is_no_reason_of_move},
    {NULL, EPISODES(REASON_PLACE_CHANGE), SSDA903_ERROR, "The child moved, and nothing says why.",
     IN_THE_SYSTEM, is_move_without_reason},
    {"392c", EPISODES(HOME_POST), SSDA903_ERROR, "Where the child lived before is no postcode.",
     "Correct the postcode of the home address with the home, on the details page.",
     is_no_home_post},
    {"398", EPISODES(HOME_POST), SSDA903_ERROR, "Of short breaks no postcode is asked.",
     "Look at the legal status.", has_post_in_break},
    {"392b", EPISODES(HOME_POST), SSDA903_WARNING,
     "The postcode of where the child lived before care is missing, or must not be sent.",
     "Give it with the home, on the details page. Leave it where it would lead to a protected address.",
     lacks_home_post},
    {"392c", EPISODES(PL_POST), SSDA903_ERROR, "The home has no postcode that is one.",
     "Correct the address of the home on the details page.", is_no_place_post},
    {"392b", EPISODES(PL_POST), SSDA903_WARNING,
     "The postcode of the home is missing, or must not be sent.",
     "Give the home's address on the details page. A protected address and an adoptive family's stay blank.",
     lacks_place_post},
    {.says = NULL},
};
