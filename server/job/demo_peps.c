/*
 * School terms, and two years of personal education plans: nearly all of them held and closed, some late, a few missed, some
 * that the virtual school thought not good enough; of this term, each state. One arranges therapy without an assessment.
 */
#include "clock.h"
#include "demo.h"

enum { TERMS = DEMO_TERMS, FIRST_WITHIN = 20, BEFORE_END = 14, TWO_YEARS = 760, FRIDAY_IS = 4 };

struct demo_term *demo_terms_of(struct demo *d)
{
    static const char *const names[] = {"Spring", "Summer", "Autumn"};
    struct demo_term        *t = arena_alloc(d->arena, TERMS * sizeof *t);
    struct dice              dice = dice_of(d->seed, "term", 0);
    int32_t                  first = day_to_civil(d->today).year - 3;

    for (int i = 0; t && i < TERMS; i++) {
        int32_t year = first + i / 3;
        day_t   easter = clock_easter(year), january = day_from_civil((struct civil){year, 1, 4});
        day_t   december = day_from_civil((struct civil){year, 12, 20});

        t[i].id = dice_uuid(&dice);
        t[i].name = arena_printf(d->arena, "%s term %d", names[i % 3], year);
        t[i].from = i % 3 == 0   ? january + (7 - day_weekday(january)) % 7
                    : i % 3 == 1 ? easter + 15
                                 : day_from_civil((struct civil){year, 9, 2});
        t[i].until = i % 3 == 0   ? easter - 3
                     : i % 3 == 1 ? day_from_civil((struct civil){year, 7, 21})
                                  : december - (day_weekday(december) + 7 - FRIDAY_IS) % 7;
        t[i].starts = i > 0 ? t[i - 1].until + 1 : t[i].from;
    }
    return t;
}

void demo_terms(struct demo *d)
{
    struct demo_term *t = demo_terms_of(d);

    for (int i = 0; t && i < TERMS; i++) {
        struct json_out *j = row_begin(d, T_SCHOOL_TERM, t[i].id, d->now - (int64_t)900 * 86400,
                                       demo_service_account);

        put_id(j, "agency_id", d->agency[A_COUNCIL]);
        json_pair(j, "name", t[i].name);
        put_day(j, "from_on", t[i].from);
        put_day(j, "until_on", t[i].until);
        row_end(j);
    }
}

/* --- what one says --- */

static const char *const views[] = {
    "I like it when I know what the day is going to be. Science is my best lesson.",
    "Maths is hard but Mr Dunn explains it twice. I want to be in the football team.",
    "It is too loud at lunch. The library is better.",
    "I want people to stop asking me about it in front of my friends.",
    "School is OK. I would like help with reading before the tests.",
    "I am proud of my picture in the hall.",
};
static const char *const targets[][2] = {
    {"Uses the quiet room before it gets too much, three days out of five", "emotional"},
    {"Begins work within five minutes, with the list on the desk", "hyperactivity"},
    {"Has somebody to sit with at lunch", "peer"},
    {"Reads at home with the carer four evenings a week", NULL},
    {"Comes back into the room after a break, without being fetched", "conduct"},
    {"Finishes one piece of writing a week", NULL},
};
static const struct {
    int         pence;
    const char *what_for;
} spent[] = {
    {48000, "Twelve hours with a reading tutor"},
    {9500, "A laptop lock and headphones for the library"},
    {22000, "Forest school on Wednesday afternoons"},
    {15000, "Football kit and the trip to the coast"},
};

#define PICK(list, dice) (list)[dice_below((dice), (int)(sizeof(list) / sizeof *(list)))]

static void put_came(struct json_out *j, const struct demo_child *c, struct dice *dice)
{
    static const char *const who[] = {"designated_teacher", "carer", "social_worker",
                                      "virtual_school"};

    json_name(j, "came");
    json_open(j, '[');
    for (int i = -1; i < 4; i++) {
        if (i >= 0 ? i > 1 && dice_chance(dice, 25) : dice_chance(dice, 20))
            continue;
        json_open(j, '{');
        json_pair(j, "who", i < 0 ? "young_person" : who[i]);
        json_pair(j, "name", i == 1 && c->homes > 0 ? c->home[c->homes - 1].carers : NULL);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_attainment(struct json_out *j, struct dice *dice)
{
    static const char *const subjects[] = {"Reading", "Writing", "Mathematics"};
    static const char *const levels[] = {"below",    "towards",  "towards",
                                         "expected", "expected", "above"};

    json_name(j, "attainment");
    json_open(j, '[');
    for (int i = 0; i < 3; i++) {
        json_open(j, '{');
        json_pair(j, "subject", subjects[i]);
        json_pair(j, "level", PICK(levels, dice));
        json_pair(j, "note", NULL);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_targets(struct json_out *j, day_t by, bool is_over, struct dice *dice)
{
    static const char *const came_of[] = {"met", "met", "partly", "not_met"};
    int                      first = dice_below(dice, 6);

    json_name(j, "targets");
    json_open(j, '[');
    for (int i = 0; i < 2; i++) {
        json_open(j, '{');
        json_pair(j, "text", targets[(first + i) % 6][0]);
        json_pair(j, "scale", targets[(first + i) % 6][1]);
        json_pair(j, "goal", NULL);
        put_day(j, "by_on", by);
        json_pair(j, "outcome", is_over ? PICK(came_of, dice) : NULL);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_premium(struct json_out *j, bool is_therapy, struct dice *dice)
{
    int one = dice_below(dice, 4);

    json_name(j, "premium");
    json_open(j, '[');
    json_open(j, '{');
    json_pair_int(j, "pence", is_therapy ? 66000 : spent[one].pence);
    json_pair(j, "what_for",
              is_therapy ? "Play therapy at school, twelve sessions" : spent[one].what_for);
    json_close(j, '}');
    json_close(j, ']');
}

/* As the months of the term were recorded (demo_school_life.c), as far as they are. */
static void put_school_life(struct json_out *j, day_t until, int percent, struct dice *dice)
{
    bool is_counted = dice_chance(dice, 60), is_reduced = dice_chance(dice, 6);
    int  possible = dice_between(dice, 90, 130);

    if (is_counted) {
        json_pair_int(j, "sessions_possible", possible);
        json_pair_int(j, "sessions_attended", possible * percent / 100);
    } else {
        json_pair_int(j, "attendance_percent", percent);
    }
    json_pair_int(j, "suspended_days", dice_chance(dice, 8) ? dice_between(dice, 1, 5) : 0);
    if (!is_reduced)
        return;
    json_pair_int(j, "reduced_hours", 15);
    put_day(j, "reduced_until", until);
    json_pair(j, "reduced_why",
              "Mornings alone until the new school has found a key adult; an hour more each week");
}

/* --- one of a child and a term --- */

enum how { NOTHING, BEGUN, HELD, CLOSED };

static void put_rating(struct demo *d, struct json_out *j, day_t held, struct dice *dice)
{
    int              luck = dice_below(dice, 20);
    enum demo_person by = dice_chance(dice, 70) ? P_JOANNE : P_TESSA;

    json_pair(j, "quality", luck == 0 ? "not_good_enough" : luck < 5 ? "some_work" : "good");
    json_pair(
        j, "quality_note",
        luck == 0
            ? "Nobody asked the young person, and the targets are last term's. Sent back: please hold it again with them there."
        : luck < 5 ? "Say by when each target is looked at"
                   : NULL);
    put_person(d, j, "closed_by", by);
    put_at(j, "closed_at",
           demo_at(dice, demo_earlier(held + dice_between(dice, 2, 9), d->today - 1)));
}

static void write_pep(struct demo *d, const struct demo_child *c, const struct demo_term *t,
                      enum how how, day_t held, bool is_therapy)
{
    struct dice      dice = dice_of(d->seed, "pep content", c->n * 400 + t->from % 397);
    day_t            begun = how == BEGUN ? d->today - 6 : held - 8;
    struct json_out *j = row_of(d, T_PEP, dice_uuid(&dice), c, 2, demo_at(&dice, begun),
                                c->school == A_ASHDOWN ? P_OSEI : c->virtual_school);

    put_id(j, "term_id", t->id);
    json_pair(j, "state", how == BEGUN ? "draft" : how == HELD ? "held" : "closed");
    put_day(j, "held_on", how == BEGUN ? DAY_NONE : held);
    if (how == BEGUN) {
        json_name(j, "came");
        json_open(j, '[');
        json_close(j, ']');
        json_name(j, "targets");
        json_open(j, '[');
        json_close(j, ']');
    } else {
        put_came(j, c, &dice);
        put_targets(j, t->until + 60, t->until < d->today, &dice);
        json_pair(j, "view", PICK(views, &dice));
        json_pair(j, "view_how", dice_chance(&dice, 70) ? "said" : "written");
        put_day(j, "next_on", t->until + 70);
        if (c->n % 11 == 4)
            json_pair_bool(j, "help_needed", true);
        if (dice_chance(&dice, 30))
            json_pair(
                j, "sdq_decided",
                "Looked at together: sleep and worry are better than in the last form; nothing more for now");
    }
    put_attainment(j, &dice);
    put_premium(j, is_therapy, &dice);
    put_school_life(j, t->until, demo_attended(d, c, t), &dice);
    if (how == CLOSED)
        put_rating(d, j, held, &dice);
    row_end(j);
}

/* In the weeks before the last fortnight; a first one by its own clock; one in fifteen is late. */
static day_t day_held(const struct demo_child *c, const struct demo_term *t, day_t first_due,
                      struct dice *dice)
{
    bool  is_first = first_due >= t->starts, is_late = dice_chance(dice, 7);
    day_t on = is_first ? c->entered + dice_between(dice, 9, 26) + (is_late ? 14 : 0)
                        : t->until - BEFORE_END - dice_between(dice, 0, 40) + (is_late ? 45 : 0);

    on = on < t->starts ? t->starts : on > t->until ? t->until : on;
    on -= day_weekday(on) > FRIDAY_IS ? 2 : 0;
    return on < t->starts ? t->starts : on;
}

static enum how how_far(const struct demo *d, const struct demo_child *c, const struct demo_term *t,
                        day_t *held, struct dice *dice)
{
    bool is_now = t->until >= d->today;

    if (!is_now)
        return dice_chance(dice, 3) ? (dice_chance(dice, 50) ? NOTHING : BEGUN) : CLOSED;
    if (c->entered >= t->starts && *held < d->today && c->n % 2 == 0)
        return BEGUN; /* its first one, and late */
    if (*held >= d->today && t->from + 14 < d->today && (c->n % 3 == 0))
        *held = d->today - 8 - c->n % 5;
    if (*held >= d->today - 1)
        return c->n % 4 == 1 ? BEGUN : NOTHING;
    return c->is & (IS_JAY | HAS_NO_SDQ) ? HELD : dice_chance(dice, 55) ? CLOSED : HELD;
}

static bool is_asked(const struct demo *d, const struct demo_child *c, const struct demo_term *t,
                     day_t first_due)
{
    day_t day = demo_earlier(t->until, d->today);
    int   age = day_age(c->born, day);

    return t->until >= d->today - TWO_YEARS && t->starts <= d->today && t->until >= first_due &&
           (c->left == DAY_NONE || c->left > day) && age >= 3 && age <= 17;
}

void demo_peps(struct demo *d, struct demo_child *c)
{
    const struct demo_term *t = demo_terms_of(d);
    struct dice             dice = dice_of(d->seed, "pep", c->n);
    struct timescale        within = {FIRST_WITHIN, CLOCK_WORKING_DAYS};
    day_t                   first_due;

    if (!t || c->is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN) || c->care == CARE_NONE)
        return;
    first_due = clock_due(c->entered, within, &(struct calendar){0});
    for (int i = 0; i < TERMS; i++) {
        day_t    held = day_held(c, &t[i], first_due, &dice);
        enum how how;

        if (!is_asked(d, c, &t[i], first_due))
            continue;
        how = how_far(d, c, &t[i], &held, &dice);
        if (how == NOTHING || (how != BEGUN && held < c->entered))
            continue;
        write_pep(d, c, &t[i], how, held, c->is & HAS_NO_SDQ && t[i].until >= d->today);
    }
}
