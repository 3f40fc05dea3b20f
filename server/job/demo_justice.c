/*
 * Youth justice in Westshire: outcomes of those who are known to the youth justice service and of some who left care, with the line that each leaves in
 * the count; speech and language assessments in each state; call-outs to three homes.
 */
#include "clock.h"
#include "demo.h"

#include <string.h>

enum { OUTCOMES = 3, RESPONSIBLE = 11, ADULT = 18, SPEECH_DAYS = 28, YEAR = 365, SHOWN = 1095 };

static const struct {
    const char *code;
    bool        is_substantive, is_court;
} kinds[] = {{"community_resolution", false, false},
             {"youth_caution", true, false},
             {"conditional_caution", true, false},
             {"referral_order", true, true},
             {"discharge", true, true},
             {"rehabilitation_order", true, true}};

struct outcome {
    day_t offence, outcome;
    int   kind;
};

static bool is_in_care(const struct demo_child *c, day_t on)
{
    return c->entered != DAY_NONE && on >= c->entered && (c->left == DAY_NONE || on < c->left);
}

static const char *care_on(const struct demo_child *c, day_t on)
{
    return is_in_care(c, on)                      ? "in_care"
           : c->left != DAY_NONE && on >= c->left ? "care_leaver"
                                                  : "not_in_care";
}

/* The year to 30 September in which a day is. */
static int justice_year(day_t on) { return day_to_civil(day_add_months(on, 3)).year; }

static const char *offence_of(const struct demo_child *c, int n)
{
    static const char *const does[] = {"violence",     "criminal_damage", "violence",       "drugs",
                                       "public_order", "theft",           "criminal_damage"};

    return c->sex == 'F' && (c->n + n) % 7 == 3 ? "violence" : does[(c->n + n) % 7];
}

static void put_count(struct demo *d, const struct demo_child *c, struct uuid id,
                      const struct outcome *o, int n, bool is_first, bool is_first_of_year,
                      int64_t at)
{
    const char       sex[] = {c->sex, 0};
    struct civil     month = day_to_civil(o->outcome);
    struct json_out *j = row_begin(d, T_YOUTH_JUSTICE_COUNT, id, at, d->person[P_DEAN]);

    month.day = 1;
    put_day(j, "month", day_from_civil(month));
    json_pair(j, "sex", sex);
    json_pair_bool(j, "care_at_offence", is_in_care(c, o->offence));
    json_pair_bool(j, "care_at_outcome", is_in_care(c, o->outcome));
    json_pair(j, "kind_code", kinds[o->kind].code);
    json_pair(j, "offence", offence_of(c, n));
    json_pair_bool(j, "is_first", is_first);
    json_pair_bool(j, "is_first_of_year", is_first_of_year);
    json_pair_bool(j, "counts", true);
    row_end(j);
}

static void put_outcome(struct demo *d, struct demo_child *c, struct dice *dice,
                        const struct outcome *o, int n, struct uuid count, int64_t at)
{
    struct json_out *j = row_of(d, T_YOUTH_JUSTICE_OUTCOME, dice_uuid(dice), c, 4, at, P_DEAN);

    put_day(j, "offence_on", o->offence);
    json_pair(j, "care_at_offence", care_on(c, o->offence));
    put_day(j, "outcome_on", o->outcome);
    json_pair(j, "care_at_outcome", care_on(c, o->outcome));
    json_pair(j, "kind_code", kinds[o->kind].code);
    json_pair(j, "offence", offence_of(c, n));
    json_pair(j, "note",
              o->kind == 0 ? "A letter of apology, and an afternoon with the caretaker." : NULL);
    put_id(j, "count_id", count);
    row_end(j);
}

/* --- speech and language --- */

static void put_finding(struct demo *d, struct demo_child *c, struct dice *dice, struct uuid speech,
                        int64_t at)
{
    int              luck = dice_below(dice, 10);
    struct json_out *j = row_of(d, T_SPEECH_LANGUAGE_FINDING, dice_uuid(dice), c, 3, at, P_INGRID);

    put_id(j, "speech_id", speech);
    json_pair(j, "outcome", luck < 2 ? "no_need" : luck < 7 ? "need" : "language_disorder");
    json_pair(j, "text",
              luck < 2
                  ? "No need was found."
                  : "One thing at a time, in short sentences. Ask them to say it back in their own "
                    "words. Give time: ten seconds are long and are needed.");
    row_end(j);
}

/* The states in turn: done, nobody has asked yet, asked for and waiting, done late, not wanted. */
static void put_speech(struct demo *d, struct demo_child *c, struct dice *dice, day_t asked)
{
    int              state = d->speech_asked++ % 5;
    bool             is_new = asked > d->today - 60;
    struct uuid      id = dice_uuid(dice);
    bool             is_done = !is_new && (state == 0 || state == 3);
    day_t            done = asked + (state == 3 ? 61 : 20);
    struct json_out *j;

    j = row_of(d, T_SPEECH_LANGUAGE, id, c, 2, demo_at(dice, asked), P_INGRID);
    put_day(j, "referred_on", state == 1 ? DAY_NONE : demo_earlier(asked + 3, d->today - 1));
    put_day(j, "due_on", asked + SPEECH_DAYS);
    put_day(j, "assessed_on", is_done ? done : DAY_NONE);
    json_pair(j, "by_whom", is_done ? "Ingrid Sale, speech and language therapist" : NULL);
    json_pair(j, "closed_why", !is_new && state == 4 ? "declined" : NULL);
    put_day(j, "closed_on", !is_new && state == 4 ? asked + 15 : DAY_NONE);
    json_pair_bool(j, "by_rule", true);
    json_pair_bool(j, "has_finding", is_done);
    row_end(j);
    if (is_done)
        put_finding(d, c, dice, id, demo_at(dice, done));
}

/* --- one child --- */

static int outcomes_of(struct demo *d, struct demo_child *c, struct dice *dice,
                       struct outcome of[static OUTCOMES])
{
    int   n = 0, most = 1 + dice_below(dice, OUTCOMES);
    day_t on = d->today - dice_between(dice, SHOWN / 2, SHOWN);

    for (int i = 0; i < most; i++, on += dice_between(dice, 90, 300)) {
        day_t offence = on - dice_between(dice, 20, 110);

        if (on >= d->today - 2 || day_age(c->born, offence) < RESPONSIBLE ||
            day_age(c->born, on) >= ADULT)
            continue;
        of[n] = (struct outcome){offence, on, (i + dice_below(dice, 4)) % 6};
        n++;
    }
    return n;
}

static void write_outcomes(struct demo *d, struct demo_child *c, struct dice *dice)
{
    struct outcome of[OUTCOMES];
    int            n = outcomes_of(d, c, dice, of), minor = 0, year = 0;
    bool           has_entered = false;
    day_t          asks = DAY_NONE;

    for (int i = 0; i < n; i++) {
        bool is_so = kinds[of[i].kind].is_substantive;
        bool is_yearly =
            is_so && is_in_care(c, of[i].outcome) && year != justice_year(of[i].outcome);
        struct uuid count = dice_uuid(dice);
        int64_t     at = demo_at(dice, of[i].outcome);

        put_count(d, c, count, &of[i], i, is_so && !has_entered, is_yearly, at);
        put_outcome(d, c, dice, &of[i], i, count, at);
        has_entered = has_entered || is_so;
        year = is_yearly ? justice_year(of[i].outcome) : year;
        if (kinds[of[i].kind].is_court || minor++ > 0)
            asks = asks == DAY_NONE || asks < of[i].outcome - YEAR ? of[i].outcome : asks;
    }
    if (asks != DAY_NONE)
        put_speech(d, c, dice, asks);
}

void demo_justice(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "justice", c->n);
    bool        is_left = c->care == CARE_LEFT && dice_chance(&dice, 35);

    if (c->is & (IS_EMPTY | IS_IMPORTED) || !(c->is & IS_IN_YOUTH_JUSTICE || is_left))
        return;
    write_outcomes(d, c, &dice);
}

/* --- call-outs, and the rest of the area --- */

static void put_call_out(struct demo *d, struct dice *dice, const char *home, const char *area,
                         int luck)
{
    static const char *const why[] = {"behaviour", "missing", "damage", "behaviour",
                                      "assault",   "missing", "drugs",  "self_harm"};
    day_t                    on = d->today - dice_between(dice, 2, SHOWN);
    struct uuid              id = dice_uuid(dice);
    struct json_out *j = row_begin(d, T_POLICE_CALL_OUT, id, demo_at(dice, on), d->person[P_DEAN]);
    const struct demo_child *kai = &d->child[12];

    json_pair(j, "home_name", home);
    json_pair(j, "area", area);
    put_day(j, "on_day", on);
    json_pair(j, "reason", why[luck % 8]);
    json_pair_bool(j, "arrested", luck % 9 == 4);
    json_pair(j, "agreed",
              luck % 4 == 0
                  ? "Staff wait half an hour in calm before anybody rings; the officer for the "
                    "home comes by on Tuesdays."
                  : NULL);
    row_end(j);
    if (luck != 7 || d->children <= 12 || strcmp(home, "Beacon Lodge") != 0)
        return;
    j = row_of(d, T_POLICE_CALL_OUT_CHILD, dice_uuid(dice), kai, 4, demo_at(dice, on), P_DEAN);
    put_id(j, "call_out_id", id);
    row_end(j);
}

static void put_others(struct demo *d, struct dice *dice, int year, const char *sex, int n)
{
    struct json_out *j = row_begin(d, T_YOUTH_JUSTICE_OTHER, dice_uuid(dice),
                                   demo_at(dice, d->today - 40), d->person[P_DEAN]);

    json_pair_int(j, "year", year);
    json_pair(j, "sex", sex);
    json_pair_int(j, "entrants", n);
    row_end(j);
}

void demo_call_outs(struct demo *d)
{
    static const struct {
        const char *name, *area;
        int         n;
    } homes[] = {{"Larch House", "Westshire", 26},
                 {"Harbour Court", "Westshire", 14},
                 {"Beacon Lodge", "Northmoor", 19}};
    static const int entrants[3][2] = {{29, 82}, {20, 54}, {14, 47}};
    struct dice      dice = dice_of(d->seed, "call-out", 0);
    int              year = day_to_civil(day_add_months(d->today, -9)).year;

    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
        for (int n = 0; n < homes[i].n; n++)
            put_call_out(d, &dice, homes[i].name, homes[i].area, n);
    for (int i = 0; i < 3; i++) {
        put_others(d, &dice, year - 2 + i, "F", entrants[i][0]);
        put_others(d, &dice, year - 2 + i, "M", entrants[i][1]);
    }
}
