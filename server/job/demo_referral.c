#include "demo_referral.h"

#include "demo_tale.h"

#include <assert.h>
#include <string.h>

enum { STEPS_MAX = 8 };

struct step {
    int what, hours;
};

static const struct {
    const char *urgency;
    int         rest_from, rest_to, weight, n;
    struct step step[STEPS_MAX];
} paths[DEMO_PATHS] = {
#define PATH(key, urgency, rest_from, rest_to, weight, ...)      \
    {urgency,                                                    \
     rest_from,                                                  \
     rest_to,                                                    \
     weight,                                                     \
     sizeof((struct step[]){__VA_ARGS__}) / sizeof(struct step), \
     {__VA_ARGS__}},
#include "demo/referral.def"
};

static const enum demo_person staff[DEMO_SERVICES][3] = {
#define GIVES(service, ...) [S_##service] = {__VA_ARGS__},
#include "demo/referral.def"
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum demo_path demo_path_by_weight(struct dice *dice)
{
    int sum = 0, path = 0;

    for (int i = 0; i < DEMO_PATHS; i++)
        sum += paths[i].weight;
    for (sum = dice_below(dice, sum); sum >= paths[path].weight; path++)
        sum -= paths[path].weight;
    return (enum demo_path)path;
}

enum demo_person demo_staff_of(enum demo_service service, struct dice *dice)
{
    return staff[service][dice_below(dice, 3)];
}

const char *demo_care_status(const struct demo_child *c)
{
    return c->care == CARE_IN ? "in_care" : c->entered == DAY_NONE ? "on_edge" : "care_leaver";
}

/* --- one referral while it is told --- */

static void start_clocks(struct tale *t, uint32_t which, int64_t at)
{
    for (uint32_t c = REFERRAL_CLOCK_ASKED; c <= REFERRAL_CLOCK_SEEN; c <<= 1) {
        struct timescale scale;

        if (which & c && demo_clock_rule(t->service, t->urgency, (enum referral_clock)c, &scale))
            t->clock[t->clocks++] = (struct clock_run){
                (enum referral_clock)c, scale, at, clock_due_at(at, scale, &(struct calendar){0}),
                INSTANT_NONE,           -1};
    }
}

static void stop_clocks(struct tale *t, uint32_t which, int64_t at, bool is_event)
{
    for (int i = 0; i < t->clocks; i++) {
        struct clock_run *k = &t->clock[i];

        if (!(which & k->which) || k->stopped != INSTANT_NONE)
            continue;
        k->stopped = at;
        k->met = is_event ? at <= k->due : -1;
    }
}

/* Who makes a step: whoever asked, whoever refers, or the service. */
static enum demo_person actor(const struct tale *t, int what)
{
    switch (what) {
    case REFERRAL_DRAFT:
    case REFERRAL_SUBMITTED:
    case REFERRAL_WITHDRAWN:
        return t->referrer;
    case REFERRAL_ASKED:
        return t->asker;
    case HAPPENS_NUDGE:
        return P_ANITA;
    case REFERRAL_DECLINED:
        return t->state == REFERRAL_ASKED ? t->referrer : t->practitioner;
    default:
        return t->practitioner;
    }
}

static void happen(struct tale *t, int what, int64_t at)
{
    static const char *const kinds[] = {"word", "nudge", "offer"};

    tale_event(t, kinds[what - HAPPENS_WORD], NULL, NULL, NULL, tale_says(t, what), at,
               actor(t, what));
    if (what != HAPPENS_OFFER)
        return;
    t->offered = at;
    stop_clocks(t, REFERRAL_CLOCK_OFFER, at, true);
}

static void note_instant(struct tale *t, enum referral_state to, int64_t at)
{
    if (to == REFERRAL_ASKED)
        t->asked = at;
    if (to == REFERRAL_SUBMITTED)
        t->submitted = at;
    if (t->accepted == INSTANT_NONE &&
        (to == REFERRAL_ACCEPTED || to == REFERRAL_ALLOCATED || to == REFERRAL_SEEN))
        t->accepted = at;
    if (to == REFERRAL_SEEN)
        t->seen = at;
    if (referral_is_over(to))
        t->ended = at;
    if (to == REFERRAL_ALLOCATED || to == REFERRAL_SEEN) {
        t->is_given = true;
        t->began = t->began == INSTANT_NONE ? at : t->began;
    }
}

static void begin(struct tale *t, enum referral_state to, int64_t at)
{
    enum demo_person by = actor(t, (int)to);

    tale_event(t, "move", NULL, referral_state_name(to), NULL, NULL, at, by);
    if (to == REFERRAL_ASKED)
        start_clocks(t, REFERRAL_CLOCK_ASKED, at);
    if (to == REFERRAL_SUBMITTED)
        start_clocks(t, REFERRAL_CLOCK_DECISION | REFERRAL_CLOCK_OFFER | REFERRAL_CLOCK_SEEN, at);
}

static const char *decline_code(struct tale *t)
{
    int32_t                               n = 0;
    const struct referral_decline_reason *list = referral_decline_reasons(&n);

    return t->state == REFERRAL_SUBMITTED ? list[dice_between(t->dice, 2, 4)].code : NULL;
}

static void move(struct tale *t, enum referral_state to, int64_t at)
{
    const struct referral_move *row = t->has_begun ? referral_move(t->state, to) : NULL;
    const char                 *text = NULL;

    if (!t->has_begun) {
        begin(t, to, at);
    } else {
        assert(row);
        if (row->needs & REFERRAL_NEEDS_REASON)
            text = tale_says(t, to == REFERRAL_DECLINED ? t->refuses : (int)to);
        tale_event(t, "move", referral_state_name(t->state), referral_state_name(to),
                   to == REFERRAL_DECLINED ? decline_code(t) : NULL, text, at, actor(t, (int)to));
        stop_clocks(t, row->stops, at, true);
        stop_clocks(t, row->ends, at, false);
        start_clocks(t, row->starts, at);
    }
    note_instant(t, to, at);
    t->state = to;
    t->has_begun = true;
}

/* --- who --- */

static bool may_refer(enum demo_service service, enum demo_person who)
{
    return who != P_NOBODY && demo_may_refer(service, demo_people[who].role);
}

static enum demo_person teacher_of(const struct demo_child *c)
{
    for (int i = 0; i < DEMO_PEOPLE; i++)
        if (demo_people[i].agency == c->school &&
            !strcmp(demo_people[i].role, "designated_teacher"))
            return (enum demo_person)i;
    return P_NOBODY;
}

/* The first around the child whose role may refer, or (to ask) may not. */
static enum demo_person around(const struct demo_child *c, enum demo_service service, bool may)
{
    const enum demo_person near[] = {service == S_EP || !may ? teacher_of(c) : P_NOBODY,
                                     c->worker,
                                     c->adviser,
                                     c->carers_worker,
                                     c->nurse,
                                     c->virtual_school,
                                     c->reviewer,
                                     P_DEAN};

    for (size_t i = 0; i < COUNT(near); i++)
        if (near[i] != P_NOBODY && may_refer(service, near[i]) == may &&
            (near[i] != P_DEAN || c->is & IS_IN_YOUTH_JUSTICE) &&
            (near[i] != c->worker || c->care != CARE_LEFT))
            return near[i];
    return P_NOBODY;
}

/* --- when --- */

static int64_t first_step(const struct demo *d, struct dice *dice, const struct demo_referral *of)
{
    int last = paths[of->path].step[paths[of->path].n - 1].hours;
    int rest = dice_between(dice, paths[of->path].rest_from, paths[of->path].rest_to);

    if (of->path == PATH_URGENT_NOW)
        return d->now - d->now % 3600 - 5 * 3600;
    return demo_at(dice,
                   of->days_ago ? d->today - of->days_ago : d->today - rest - (last + 23) / 24);
}

/* Nobody decides at the weekend, unless it is urgent. */
static int64_t on_working_day(const struct tale *t, int64_t at, int64_t before)
{
    if (!strcmp(t->urgency, "urgent"))
        return at;
    while (!clock_is_working_day(day_london(at), &(struct calendar){0}))
        at -= DAY_SECONDS;
    return at > before ? at : before + 1800;
}

static bool takes(const struct demo_child *c, enum demo_service service, day_t on)
{
    return !(c->open_services & (1u << service)) &&
           (c->is_carer || demo_takes(service, day_age(c->born, on), demo_care_status(c),
                                      c->homes ? c->home[c->homes - 1].kind : NULL));
}

static void go_elsewhere(struct tale *t, enum demo_service service)
{
    struct tale next = *t;

    if (service == t->service || !takes(t->c, service, day_london(t->ended)))
        return;
    next.id = dice_uuid(t->dice);
    next.service = service;
    next.practitioner = demo_staff_of(service, t->dice);
    next.state = REFERRAL_SUBMITTED;
    next.follows = t->id;
    next.accepted = next.offered = next.seen = next.ended = next.began = INSTANT_NONE;
    next.is_given = false;
    next.clocks = 0;
    tale_event(&next, "move", NULL, referral_state_name(REFERRAL_SUBMITTED), NULL,
               tale_says(t, REFERRAL_REDIRECTED), t->ended, t->practitioner);
    start_clocks(&next, REFERRAL_CLOCK_DECISION | REFERRAL_CLOCK_OFFER | REFERRAL_CLOCK_SEEN,
                 t->submitted);
    tale_write(&next);
}

static bool can_be(const struct tale *t, const struct demo_referral *of, int64_t start)
{
    day_t on = day_london(start);

    if (t->referrer == P_NOBODY ||
        (paths[of->path].step[0].what == REFERRAL_ASKED && t->asker == P_NOBODY))
        return false;
    return on > t->c->born && (t->c->entered == DAY_NONE || on > t->c->entered) &&
           takes(t->c, of->service, on);
}

void demo_referral(struct demo *d, struct demo_child *c, struct dice *dice,
                   const struct demo_referral *of)
{
    int64_t     start = first_step(d, dice, of), at = 0;
    struct tale t = {.d = d,
                     .c = c,
                     .dice = dice,
                     .id = dice_uuid(dice),
                     .service = of->service,
                     .urgency = paths[of->path].urgency,
                     .refuses =
                         of->path == PATH_DECLINED_HOME ? REFUSES_FOR_HOME : REFERRAL_DECLINED,
                     .subject = of->subject ? of->subject : "child",
                     .reason = of->reason,
                     .need = of->need};

    t.asked = t.submitted = t.accepted = t.offered = t.seen = t.ended = t.began = INSTANT_NONE;
    t.referrer = around(c, of->service, true);
    t.asker = of->asked_by != P_NOBODY ? of->asked_by : around(c, of->service, false);
    t.practitioner =
        of->practitioner != P_NOBODY ? of->practitioner : demo_staff_of(of->service, dice);
    if (!can_be(&t, of, start))
        return;
    if (!of->reason)
        tale_reason(&t);
    for (int i = 0; i < paths[of->path].n; i++) {
        const struct step *s = &paths[of->path].step[i];

        at = i == 0 ? start : on_working_day(&t, start + 3600 * (int64_t)s->hours, at);
        if (at > d->now)
            break;
        if (s->what >= HAPPENS_WORD)
            happen(&t, s->what, at);
        else
            move(&t, (enum referral_state)s->what, at);
    }
    tale_write(&t);
    if (t.state == REFERRAL_REDIRECTED)
        go_elsewhere(&t, of->goes_to);
}

void demo_involvement(struct demo *d, struct demo_child *c, struct dice *dice,
                      enum demo_service service, enum demo_person who, const char *state,
                      day_t from, day_t until)
{
    struct tale t = {.d = d, .c = c, .dice = dice, .service = service, .practitioner = who};

    tale_work(&t, state, from, until, (struct uuid){0}, who);
    c->seen_services |= 1u << service;
}
