/* Two years of health checks: in time, late, missed, refused, and some that nobody has reported; what was found, for those who may read it. */
#include "demo.h"
#include "health.h"

enum { YEARS_SHOWN = 2, MIND_OF_THEIR_OWN = 12, TEENS = 11 };

static const char *const kinds[HEALTH_DUE_KINDS] = {"initial",  "review",        "dental",
                                                    "optician", "immunisations", "development"};

static const char *const summaries[] = {
    "Well, and growing as expected. Sleep comes slowly; a bedtime plan was agreed with the carers.",
    "Eczema is better. Wants to know more about the family's health; the nurse will ask.",
    "Asthma is well controlled. Needs new glasses. Likes the new dentist.",
    "Talks about worries at night. A conversation with somebody from CAMHS would help.",
    "Immunisations are being caught up. Eats well, and has joined a swimming club.",
};

static const char *const findings[] = {
    "Height and weight on the 50th centile. No concern about hearing. Skin clear apart from the elbows.",
    "Peak flow normal for height. Inhaler technique checked and good. Vision 6/9 on the left.",
    "Low mood on some evenings, no thoughts of self-harm. Appetite good. Blood pressure normal.",
};

static const char *const doctors[] = {"Dr Anjali Rao, community paediatrician",
                                      "Dr Hugh Pemberton, community paediatrician"};

struct checked {
    enum health_kind kind;
    const char      *state, *missed_why, *by_whom, *by_role;
    day_t            day, due;
    int              up_to_date; /* -1: not asked */
    bool             has_words, needs_assessment;
};

static enum demo_person nurse_of(const struct demo_child *c)
{
    return c->nurse == P_NOBODY ? P_BEV : c->nurse;
}

static void put_words(struct demo *d, struct demo_child *c, struct dice *dice, struct uuid check,
                      const struct checked *x)
{
    int64_t          at = demo_at(dice, x->day);
    struct json_out *j = row_of(d, T_HEALTH_SUMMARY, dice_uuid(dice), c, 3, at, nurse_of(c));

    put_id(j, "health_id", check);
    json_pair(
        j, "text",
        summaries[x->needs_assessment ? 3
                                      : dice_below(dice, sizeof summaries / sizeof *summaries)]);
    json_pair_bool(j, "needs_assessment", x->needs_assessment);
    row_end(j);
    j = row_of(d, T_HEALTH_CONTENT, dice_uuid(dice), c, 3, at, nurse_of(c));
    put_id(j, "health_id", check);
    json_pair(j, "text", findings[dice_below(dice, sizeof findings / sizeof *findings)]);
    row_end(j);
}

static void ask_for_assessment(struct demo *d, struct demo_child *c, struct dice *dice,
                               struct uuid check, day_t day)
{
    bool             is_open = day > d->today - 60;
    struct json_out *j = row_of(d, T_TASK, dice_uuid(dice), c, 2, demo_at(dice, day), nurse_of(c));

    json_pair(j, "kind", "action");
    json_pair(j, "what",
              "Decide about a clinical assessment: a health check found that one is needed");
    put_day(j, "due_on", day + 14);
    json_pair(j, "about_type", "health");
    put_id(j, "about_id", check);
    json_pair(j, "state", is_open ? "open" : "done");
    json_pair(j, "outcome", is_open ? NULL : "Core CAMHS were asked, and will see them.");
    put_at(j, "settled_at", is_open ? INSTANT_NONE : demo_at(dice, day + 9));
    put_person(d, j, "settled_by", is_open ? P_NOBODY : c->worker);
    row_end(j);
}

static void tell(const struct demo *d, struct demo_child *c, const char *kind,
                 const struct checked *x)
{
    static const enum demo_told told[HEALTH_DUE_KINDS] = {
        [HEALTH_INITIAL] = TOLD_NOT_ASSESSED,    [HEALTH_REVIEW] = TOLD_NOT_ASSESSED,
        [HEALTH_DENTAL] = TOLD_DENTAL,           [HEALTH_IMMUNISATIONS] = TOLD_IMMUNISATIONS,
        [HEALTH_DEVELOPMENT] = TOLD_DEVELOPMENT,
    };

    if (kind[0] == 's')
        return;
    if (x->kind <= HEALTH_REVIEW && x->state[0] == 'd')
        demo_assessed(d, c, x->day);
    else
        demo_told(d, c, told[x->kind], x->day);
}

static struct uuid put_check(struct demo *d, struct demo_child *c, struct dice *dice,
                             const char *kind, const struct checked *x)
{
    struct uuid      id = dice_uuid(dice);
    struct json_out *j = row_of(d, T_HEALTH_CHECK, id, c, 1, demo_at(dice, x->day), nurse_of(c));

    json_pair(j, "kind", kind);
    json_pair(j, "state", x->state);
    put_day(j, "day", x->day);
    put_day(j, "due_on", x->due);
    json_pair(j, "by_whom", x->by_whom);
    json_pair(j, "by_role", x->by_role);
    json_pair(j, "missed_why", x->missed_why);
    if (x->up_to_date < 0)
        json_pair(j, "is_up_to_date", NULL);
    else
        json_pair_bool(j, "is_up_to_date", x->up_to_date > 0);
    json_pair_bool(j, "has_summary", x->has_words);
    json_pair_bool(j, "has_content", x->has_words && kind[0] != 's');
    row_end(j);
    tell(d, c, kind, x);
    return id;
}

static void who_did(struct checked *x, struct dice *dice, const struct demo_child *c)
{
    bool is_nurse = x->kind == HEALTH_REVIEW && dice_chance(dice, 60);

    if (x->kind == HEALTH_DENTAL) {
        x->by_whom = "Northgate Dental Practice";
        x->by_role = "dentist";
    } else if (x->kind == HEALTH_OPTICIAN) {
        x->by_role = "optician";
    } else if (is_nurse || x->kind > HEALTH_OPTICIAN) {
        x->by_whom = demo_people[nurse_of(c)].name;
        x->by_role = x->kind == HEALTH_DEVELOPMENT ? "health_visitor" : "nurse";
    } else {
        x->by_whom = doctors[dice_below(dice, 2)];
        x->by_role = "doctor";
    }
}

static void missed(struct demo *d, struct demo_child *c, struct dice *dice, enum health_kind kind,
                   day_t due)
{
    static const char *const whys[] = {"not_brought", "no_appointment", "called_off",
                                       "did_not_come", "moved"};

    struct checked x = {.kind = kind,
                        .state = "missed",
                        .day = due - dice_between(dice, 0, 6),
                        .due = due,
                        .up_to_date = -1};

    if (x.day < c->entered || x.day >= d->today)
        return;
    x.missed_why = kind == HEALTH_INITIAL && !c->is_ordered && dice_chance(dice, 50)
                       ? "no_consent"
                       : whys[dice_below(dice, 5)];
    put_check(d, c, dice, kinds[kind], &x);
}

/* One that came; answers its day, or DAY_NONE where it is late and has not come yet. */
static day_t done(struct demo *d, struct demo_child *c, struct dice *dice, enum health_kind kind,
                  day_t due)
{
    bool           is_assessment = kind <= HEALTH_REVIEW;
    bool           is_late = dice_chance(dice, kind == HEALTH_INITIAL ? 30 : 20);
    struct checked x = {.kind = kind, .state = "done", .due = due, .up_to_date = -1};
    struct uuid    id;

    x.day = is_late ? due + dice_between(dice, 3, 45) : due - dice_between(dice, 0, 9);
    if (x.day <= c->entered)
        x.day = c->entered + 2;
    if (due < d->today - 3 && due > d->today - 150 && dice_chance(dice, 22)) { /* not come yet */
        if (dice_chance(dice, 60))
            missed(d, c, dice, kind, due);
        return DAY_NONE;
    }
    if (is_late && dice_chance(dice, 50))
        missed(d, c, dice, kind, due);
    if (x.day >= demo_earlier(c->left, d->today))
        return DAY_NONE;
    if (is_assessment && day_age(c->born, x.day) >= MIND_OF_THEIR_OWN && dice_chance(dice, 8))
        x.state = "refused";
    else
        who_did(&x, dice, c);
    if (x.state[0] == 'd' && kind >= HEALTH_IMMUNISATIONS)
        x.up_to_date = dice_chance(dice, 85);
    x.has_words = is_assessment && x.state[0] == 'd';
    x.needs_assessment = x.has_words && dice_chance(dice, 10);
    id = put_check(d, c, dice, kinds[kind], &x);
    if (x.has_words)
        put_words(d, c, dice, id, &x);
    if (x.needs_assessment)
        ask_for_assessment(d, c, dice, id, x.day);
    return x.day;
}

/* What the year's return asks about drugs and alcohol: no problem, help received, help offered and refused. */
static void substances(struct demo *d, struct demo_child *c, struct dice *dice)
{
    bool             has_problem = dice_chance(dice, 12), was_helped = dice_chance(dice, 60);
    struct checked   x = {.state = "done",
                          .day = d->today - dice_between(dice, 20, 150),
                          .due = DAY_NONE,
                          .up_to_date = -1,
                          .has_words = true,
                          .by_role = "nurse"};
    struct json_out *j;
    struct uuid      id;

    if (x.day <= c->entered || day_age(c->born, x.day) < TEENS || dice_chance(dice, 30))
        return;
    x.by_whom = demo_people[nurse_of(c)].name;
    id = put_check(d, c, dice, "substance", &x);
    j = row_of(d, T_HEALTH_SUMMARY, dice_uuid(dice), c, 3, demo_at(dice, x.day), nurse_of(c));
    put_id(j, "health_id", id);
    json_pair_bool(j, "needs_assessment", false);
    json_pair_bool(j, "substance_misuse", has_problem);
    if (has_problem)
        json_pair_bool(j, "intervention_received", was_helped);
    if (has_problem && !was_helped)
        json_pair_bool(j, "intervention_offered", dice_chance(dice, 70));
    row_end(j);
}

/* As the rules say what is due next, until the last that has not come. */
static void kind_of(struct demo *d, struct demo_child *c, struct dice *dice,
                    struct health_child *known, enum health_kind kind)
{
    static const struct health_settings settings = {12, 24, 12, 12};
    struct care_due                     due[HEALTH_DUE_KINDS];
    day_t                               day;

    for (;;) {
        health_dues(known, &settings, &(struct calendar){0}, due);
        if (due[kind].due_on == DAY_NONE || due[kind].due_on > d->today + 30)
            return;
        day = done(d, c, dice, kind, due[kind].due_on);
        if (day == DAY_NONE)
            return;
        known->last[kind] = day;
        if (kind == HEALTH_INITIAL)
            return;
    }
}

void demo_health(struct demo *d, struct demo_child *c)
{
    struct dice         dice = dice_of(d->seed, "health", c->n);
    day_t               shown = day_add_months(d->today, -12 * YEARS_SHOWN);
    struct health_child known = {.born = c->born, .entered = c->entered};

    if (c->entered == DAY_NONE || c->is & (IS_EMPTY | IS_IMPORTED) ||
        (c->left != DAY_NONE && c->left < shown))
        return;
    for (int i = 0; i < HEALTH_DUE_KINDS; i++) /* what was before is not told */
        known.last[i] = c->entered < shown - 60 && i != HEALTH_INITIAL
                            ? shown - dice_between(&dice, 0, i == HEALTH_REVIEW ? 150 : 300)
                            : DAY_NONE;
    if (known.last[HEALTH_REVIEW] == DAY_NONE)
        kind_of(d, c, &dice, &known, HEALTH_INITIAL);
    for (int i = HEALTH_REVIEW; i < HEALTH_DUE_KINDS; i++)
        kind_of(d, c, &dice, &known, (enum health_kind)i);
    if (c->care == CARE_IN)
        substances(d, c, &dice);
}
