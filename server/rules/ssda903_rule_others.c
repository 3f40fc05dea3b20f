/* The rules of the smaller modules: asylum, leaving care, adoption, missing. */
#include "ssda903_rule_parts.h"

#include "pure.h"

/* Columns after CHILD and DOB, or of UASC after SEX too. */
enum { DUC = 3 };
enum { IN_TOUCH = 2, ACTIV, ACCOM };
enum { DATE_INT = 2, DATE_MATCH, LS_ADOPTR = 7 };
enum { DATE_PLACED = 2, DATE_PLACED_CEASED, REASON_PLACED_CEASED };
enum { MIS_START = 3, MIS_END };

static bool is_before(day_t a, day_t b) { return a != DAY_NONE && b != DAY_NONE && a < b; }

/* --- UASC --- */

static bool is_grown_up(const struct ssda903_subject *s, int32_t i)
{
    day_t ceased = day_in(s, SSDA903_UASC, i, DUC);

    return ceased != DAY_NONE && s->born != DAY_NONE && ceased > day_of_age(s->born, 18);
}

/* --- OC3 --- */

static bool has_no_contact(const struct ssda903_subject *s, int32_t i)
{
    return is_blank(s, SSDA903_OC3, i, IN_TOUCH);
}

/* All three, or none. */
static bool is_half_told(const struct ssda903_subject *s, int32_t i)
{
    return !has_no_contact(s, i) &&
           (is_blank(s, SSDA903_OC3, i, ACTIV) || is_blank(s, SSDA903_OC3, i, ACCOM));
}

static bool is_in_touch_without(const struct ssda903_subject *s, int32_t i)
{
    return is_cell(s, SSDA903_OC3, i, IN_TOUCH, "YES") &&
           (is_cell(s, SSDA903_OC3, i, ACTIV, "0") || is_cell(s, SSDA903_OC3, i, ACCOM, "0"));
}

/* --- adoption --- */

static bool is_half_adopted(const struct ssda903_subject *s, int32_t i)
{
    bool is_half = false;

    for (int32_t c = DATE_INT; c <= LS_ADOPTR; c++)
        is_half = is_half || is_blank(s, SSDA903_AD1, i, c);
    return is_half;
}

static bool is_matched_before(const struct ssda903_subject *s, int32_t i)
{
    return is_before(day_in(s, SSDA903_AD1, i, DATE_MATCH), day_in(s, SSDA903_AD1, i, DATE_INT));
}

/* Adopted in the year (E11, E12), and nothing says by whom. */
static bool has_no_adoption(const struct ssda903_subject *s, int32_t i)
{
    return s->n[SSDA903_AD1] == 0 && (is_cell(s, SSDA903_EPISODES, i, EPISODES_REC, "E11") ||
                                      is_cell(s, SSDA903_EPISODES, i, EPISODES_REC, "E12"));
}

static bool is_half_reversed(const struct ssda903_subject *s, int32_t i)
{
    return is_blank(s, SSDA903_PLACED_ADOPTION, i, DATE_PLACED_CEASED) !=
           is_blank(s, SSDA903_PLACED_ADOPTION, i, REASON_PLACED_CEASED);
}

static bool is_reversed_before(const struct ssda903_subject *s, int32_t i)
{
    return is_before(day_in(s, SSDA903_PLACED_ADOPTION, i, DATE_PLACED_CEASED),
                     day_in(s, SSDA903_PLACED_ADOPTION, i, DATE_PLACED));
}

static bool is_no_decision(const struct ssda903_subject *s, int32_t i)
{
    return day_in(s, SSDA903_PLACED_ADOPTION, i, DATE_PLACED) == DAY_NONE;
}

/* --- missing --- */

static bool is_no_first_day(const struct ssda903_subject *s, int32_t i)
{
    return day_in(s, SSDA903_MISSING, i, MIS_START) == DAY_NONE;
}

static bool is_back_before(const struct ssda903_subject *s, int32_t i)
{
    return is_before(day_in(s, SSDA903_MISSING, i, MIS_END),
                     day_in(s, SSDA903_MISSING, i, MIS_START));
}

/* Missing again while still missing. */
static bool is_missing_twice(const struct ssda903_subject *s, int32_t i)
{
    day_t until = i ? day_in(s, SSDA903_MISSING, i - 1, MIS_END) : DAY_NONE;

    return i > 0 &&
           (until == DAY_NONE || is_before(day_in(s, SSDA903_MISSING, i, MIS_START), until));
}

const struct ssda903_rule ssda903_rules_others[] = {
    {"304", SSDA903_UASC, DUC, SSDA903_ERROR,
     "That they sought asylum alone ends on the 18th birthday at the latest.",
     "Look at the day on which it ended.", is_grown_up},
    {NULL, SSDA903_OC3, IN_TOUCH, SSDA903_ERROR,
     "Nothing says whether the council was in touch around the birthday.",
     "Record the contact around the birthday, also that there was none.", has_no_contact},
    {"153", SSDA903_OC3, ACTIV, SSDA903_ERROR,
     "What the young person does or where they live is missing.",
     "Complete the contact around the birthday.", is_half_told},
    {"345", SSDA903_OC3, ACTIV, SSDA903_ERROR,
     "The council is in touch, and what they do or where they live is said to be nothing (0).",
     "Complete the contact around the birthday.", is_in_touch_without},
    {"151", SSDA903_AD1, DATE_INT, SSDA903_ERROR,
     "Of the adoption some is said and some is missing.",
     "Complete the adoption: days, who adopts, whether they fostered the child.", is_half_adopted},
    {NULL, SSDA903_AD1, DATE_MATCH, SSDA903_ERROR,
     "The child was matched before the decision for adoption.",
     "Look at both days: one of them is wrong.", is_matched_before},
    {NULL, SSDA903_EPISODES, EPISODES_REC, SSDA903_ERROR,
     "The child was adopted, and nothing says by whom and when it was decided.",
     "Record the adoption.", has_no_adoption},
    {"115", SSDA903_PLACED_ADOPTION, DATE_PLACED, SSDA903_ERROR,
     "There is no day on which it was decided that the child should be placed for adoption.",
     "Give the day of the decision on the page about permanence.", is_no_decision},
    {"119", SSDA903_PLACED_ADOPTION, REASON_PLACED_CEASED, SSDA903_ERROR,
     "Of when and why the child should no longer be placed for adoption, one is there and the other is not.",
     "Give both on the page about permanence, or neither.", is_half_reversed},
    {NULL, SSDA903_PLACED_ADOPTION, DATE_PLACED_CEASED, SSDA903_ERROR,
     "The decision for adoption was taken back before it was made.",
     "Look at both days: one of them is wrong.", is_reversed_before},
    {NULL, SSDA903_MISSING, MIS_START, SSDA903_ERROR,
     "There is no day since when the child was missing.",
     "Give the first day on the page about permanence.", is_no_first_day},
    {NULL, SSDA903_MISSING, MIS_END, SSDA903_ERROR, "The child came back before being missing.",
     "Look at both days: one of them is wrong.", is_back_before},
    {NULL, SSDA903_MISSING, MIS_START, SSDA903_ERROR,
     "The child is missing again, and has not come back from the time before.",
     "End the time before, or take one of the two away.", is_missing_twice},
    {.says = NULL},
};
