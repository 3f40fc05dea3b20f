/*
 * SDQs over the years, by three informants, and the tasks that they open. Answers are thrown around a level that drifts
 * and are scored by sdq.h; what follows is what recording one does (sdq_follow): a high total of the carer's opens a
 * consultation and asks the missing informants, what came is settled, the next one is set.
 */
#include "demo_sdq.h"

#include <string.h>

enum { EVENTS_MAX = 64, OPEN_MAX = 8, ASK_WITHIN_WORKING_DAYS = 10 };

struct event { /* a form that will be filled in */
    day_t              on;
    enum sdq_informant who;
    const int8_t      *aim; /* its scale scores; NULL: by the child's level */
};

struct open_task {
    struct uuid        id, about;
    const char        *kind, *what;
    enum sdq_informant who;
    day_t              due;
    int64_t            made;
    enum demo_person   by;
};

struct story {
    struct demo       *d;
    struct demo_child *c;
    struct dice        dice;
    struct demo_level  level;
    struct event       event[EVENTS_MAX];
    int                events, done;
    struct open_task   open[OPEN_MAX];
    int                opens;
    day_t              last[SDQ_INFORMANTS];
    int                forms;
};

/* --- what will be filled in, by day --- */

static void plan_aimed(struct story *s, day_t on, enum sdq_informant who, const int8_t *aim)
{
    enum sdq_version version;
    int              at = s->events;

    if (s->events == EVENTS_MAX || on >= s->d->today - 1 || on < s->c->entered ||
        !sdq_version_for(who, day_age(s->c->born, on), &version))
        return;
    while (at > s->done && s->event[at - 1].on > on) {
        s->event[at] = s->event[at - 1];
        at--;
    }
    s->event[at] = (struct event){on, who, aim};
    s->events++;
}

static void plan(struct story *s, day_t on, enum sdq_informant who)
{
    plan_aimed(s, on, who, NULL);
}

/* The one that pictures show: better with everybody than a year ago, at school least so. */
static void plan_jays(struct story *s)
{
    static const struct {
        int                ago;
        enum sdq_informant who;
        int8_t             aim[SDQ_SCALES];
    } forms[] = {
        {590, SDQ_PARENT, {7, 3, 8, 4, 5}},  {515, SDQ_PARENT, {7, 3, 7, 4, 5}},
        {500, SDQ_TEACHER, {6, 4, 9, 3, 5}}, {310, SDQ_TEACHER, {5, 4, 9, 3, 6}},
        {255, SDQ_SELF, {6, 3, 6, 3, 7}},    {245, SDQ_PARENT, {6, 2, 7, 3, 7}},
        {190, SDQ_TEACHER, {5, 3, 8, 3, 7}}, {130, SDQ_SELF, {5, 2, 5, 3, 7}},
        {110, SDQ_TEACHER, {4, 3, 8, 2, 7}}, {12, SDQ_PARENT, {5, 2, 6, 3, 8}},
        {9, SDQ_SELF, {4, 2, 5, 2, 8}},
    };

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        plan_aimed(s, s->d->today - forms[i].ago, forms[i].who, forms[i].aim);
}

static void plan_many(struct story *s)
{
    static const enum sdq_informant all[] = {SDQ_PARENT, SDQ_TEACHER, SDQ_SELF};

    for (int i = 0; i < 12; i++)
        for (int k = 0; k < SDQ_INFORMANTS; k++)
            plan(s, s->d->today - 24 - 118 * (11 - i) + dice_between(&s->dice, 0, 9) + 3 * k,
                 all[k]);
}

static void plan_beside(struct story *s, day_t on)
{
    if (s->c->is & HAS_TOTALS)
        return;
    if (s->c->school != A_NONE && dice_chance(&s->dice, 35))
        plan(s, on + dice_between(&s->dice, 6, 40), SDQ_TEACHER);
    if (dice_chance(&s->dice, 30))
        plan(s, on + dice_between(&s->dice, 3, 30), SDQ_SELF);
}

/* At entry, before the second review, then yearly or so; some years are missed. */
static void plan_usual(struct story *s)
{
    struct demo_child *c = s->c;
    day_t              end = demo_earlier(c->left, s->d->today);
    day_t              on = c->entered + dice_between(&s->dice, 6, 26);

    if (day_age(c->born, on) < 4)
        on = day_of_age(c->born, 4) + dice_between(&s->dice, 3, 26);
    else if (c->reviews > 1 && dice_chance(&s->dice, 70))
        plan(s, c->review[1] - dice_between(&s->dice, 12, 25), SDQ_PARENT);
    while (on < end && day_age(c->born, on) <= 17) {
        plan(s, on, SDQ_PARENT);
        plan_beside(s, on);
        on += dice_chance(&s->dice, 30) ? dice_between(&s->dice, 170, 215)
                                        : dice_between(&s->dice, 335, 372);
        if (dice_chance(&s->dice, 22))
            on += dice_between(&s->dice, 40, 260);
    }
}

/* --- tasks --- */

static void write_task(struct story *s, const struct open_task *t, const char *state,
                       const char *outcome, int64_t at, enum demo_person by)
{
    bool             is_due = !strcmp(t->kind, "sdq_due");
    struct json_out *j = row_of(s->d, T_TASK, t->id, s->c, 2, t->made, t->by);

    json_pair(j, "kind", t->kind);
    json_pair(j, "what", t->what);
    json_pair(j, "informant", sdq_informant_name(t->who));
    put_day(j, "due_on", t->due);
    json_pair(j, "about_type", is_due ? NULL : "sdq");
    put_id(j, "about_id", is_due ? (struct uuid){0} : t->about);
    json_pair(j, "state", state);
    json_pair(j, "outcome", outcome);
    put_at(j, "settled_at", at);
    put_person(s->d, j, "settled_by", at == INSTANT_NONE ? P_NOBODY : by);
    row_end(j);
}

static struct open_task *find_open(struct story *s, const char *kind, enum sdq_informant who)
{
    for (int i = 0; i < s->opens; i++)
        if (!strcmp(s->open[i].kind, kind) && s->open[i].who == who)
            return &s->open[i];
    return NULL;
}

static void settle(struct story *s, struct open_task *t, const char *state, const char *outcome,
                   int64_t at, enum demo_person by)
{
    if (!t)
        return;
    write_task(s, t, state, outcome, at, by);
    *t = s->open[--s->opens];
}

/* The same task is opened once. */
static void open_task(struct story *s, const char *kind, enum sdq_informant who, day_t due,
                      const char *what, struct uuid about, int64_t made, enum demo_person by)
{
    struct uuid id = dice_uuid(&s->dice);

    if (s->opens < OPEN_MAX && !find_open(s, kind, who))
        s->open[s->opens++] = (struct open_task){id, about, kind, what, who, due, made, by};
}

static const char *asks(enum sdq_informant who)
{
    return who == SDQ_PARENT    ? "Ask the carer for an SDQ"
           : who == SDQ_TEACHER ? "Ask school for an SDQ"
                                : "Offer the young person an SDQ of their own";
}

static void follow_up(struct story *s, struct uuid sdq, enum sdq_informant who, day_t on,
                      int64_t at, enum demo_person by)
{
    day_t    day = day_london(at);
    day_t    due = clock_due(day, (struct timescale){ASK_WITHIN_WORKING_DAYS, CLOCK_WORKING_DAYS},
                             &(struct calendar){0});
    uint32_t missing = sdq_informants_missing(s->last, s->c->born, on, &sdq_settings_default);

    open_task(s, "sdq_consultation", who, due,
              "Talk the SDQ through at the next PEP and record what was decided", sdq, at, by);
    for (int k = 0; k < SDQ_INFORMANTS; k++) {
        if (!(missing & (1u << k)) || find_open(s, "sdq_ask", (enum sdq_informant)k))
            continue;
        open_task(s, "sdq_ask", (enum sdq_informant)k, due, asks((enum sdq_informant)k), sdq, at,
                  by);
        if (!(s->c->is & IS_JAY) && dice_chance(&s->dice, 68))
            plan(s, day + dice_between(&s->dice, 4, 24), (enum sdq_informant)k);
    }
}

/* One open "next SDQ": it moves, is made, or is dropped when nothing is due. */
static void set_next(struct story *s, day_t on, int64_t at, enum demo_person by)
{
    struct open_task *t = find_open(s, "sdq_due", SDQ_PARENT);
    struct sdq_child  known = {
         .born = s->c->born,
         .entered_care = s->c->left == DAY_NONE || on < s->c->left ? s->c->entered : DAY_NONE,
         .first_review = s->c->reviews > 0 && s->c->review[0] <= on ? s->c->review[0] : DAY_NONE,
         .second_review = s->c->reviews > 1 && s->c->review[1] <= on ? s->c->review[1] : DAY_NONE,
         .last_carer = s->last[SDQ_PARENT],
    };
    struct sdq_due due;

    sdq_next_due(&known, on, &sdq_settings_default, &(struct calendar){0}, &due);
    if (t && due.due_on == DAY_NONE)
        settle(s, t, "dropped", NULL, at, by);
    else if (t)
        t->due = due.due_on;
    else if (due.due_on != DAY_NONE)
        open_task(s, "sdq_due", SDQ_PARENT, due.due_on, "Next SDQ from the carer", (struct uuid){0},
                  at, by);
}

/* --- one form --- */

static enum demo_person recorder(const struct story *s, enum sdq_informant who)
{
    if (who == SDQ_TEACHER)
        for (int i = 0; i < DEMO_PEOPLE; i++)
            if (demo_people[i].agency == s->c->school &&
                !strcmp(demo_people[i].role, "designated_teacher"))
                return (enum demo_person)i;
    return who == SDQ_SELF && s->c->nurse != P_NOBODY ? s->c->nurse : s->c->worker;
}

static void record(struct story *s, const struct event *e)
{
    struct uuid       id = dice_uuid(&s->dice);
    day_t             day = e->on + dice_between(&s->dice, 0, 3);
    enum demo_person  by = recorder(s, e->who);
    struct sdq_form   form;
    struct sdq_result result;
    int8_t            aim[SDQ_SCALES];
    int64_t           at;

    if (day >= s->d->today)
        day = s->d->today - 1;
    at = demo_at(&s->dice, day);
    demo_aim(s->c, &s->level, &s->dice, e->who, e->on, aim);
    demo_sdq_form(s->c, &s->dice, e->who, e->on, e->aim ? e->aim : aim, &form, &result);
    demo_sdq_write(s->d, s->c, id, &form, &result, at, by,
                   s->last[e->who] != DAY_NONE && dice_chance(&s->dice, 20));
    s->forms++;
    s->last[e->who] = e->on;
    if (e->who == SDQ_PARENT && result.score[SDQ_TOTAL] != SDQ_MISSING)
        demo_told(s->d, s->c, TOLD_SDQ, e->on);
    settle(s, find_open(s, "sdq_ask", e->who), "done", "The form came", at, by);
    if (e->who == SDQ_PARENT)
        settle(s, find_open(s, "sdq_due", SDQ_PARENT), "done", "The form came", at, by);
    if (sdq_opens_follow_up(e->who, result.score[SDQ_TOTAL], &sdq_settings_default))
        follow_up(s, id, e->who, e->on, at, by);
    set_next(s, day, at, by);
}

/* --- what was decided --- */

static const char *const outcomes[] = {
    "Talked through at the PEP with school and the carers. A quiet start to the day is agreed; looked at again next term.",
    "Everybody saw the same. A consultation with the educational psychologist is asked for.",
    "Scores are higher than last year since the move. Nothing new yet: asked again in six months.",
    "School sees less than home does. Carers get a visit from the nurse about sleep.",
    "A referral to Core CAMHS is agreed; the social worker makes it.",
    "The young person wants to try a mentor first. That is arranged.",
};

/* A consultation is settled within some weeks, or waits; a question that nobody answered is dropped, or waits. */
static void settle_old(struct story *s, day_t until, bool is_end)
{
    for (int i = s->opens - 1; i >= 0; i--) {
        struct open_task *t = &s->open[i];
        day_t             made = day_london(t->made), on = made + dice_between(&s->dice, 12, 60);
        enum demo_person  by =
            s->c->virtual_school != P_NOBODY ? s->c->virtual_school : s->c->worker;

        if (on >= until || !strcmp(t->kind, "sdq_due") ||
            (is_end && made > until - 70 && dice_chance(&s->dice, 50)))
            continue;
        if (!strcmp(t->kind, "sdq_consultation"))
            settle(s, t, "done", outcomes[dice_below(&s->dice, sizeof outcomes / sizeof *outcomes)],
                   demo_at(&s->dice, on), by);
        else if (made < until - 90)
            settle(s, t, "dropped", "Asked twice; the form did not come.",
                   demo_at(&s->dice, made + 80), by);
    }
}

static void finish(struct story *s)
{
    settle_old(s, s->d->today, true);
    set_next(s, s->d->today, demo_at(&s->dice, s->d->today - 1), s->c->worker);
    for (int i = 0; i < s->opens; i++)
        write_task(s, &s->open[i], "open", NULL, INSTANT_NONE, P_NOBODY);
}

void demo_sdqs(struct demo *d, struct demo_child *c)
{
    struct story s = {.d = d,
                      .c = c,
                      .dice = dice_of(d->seed, "sdq", c->n),
                      .last = {DAY_NONE, DAY_NONE, DAY_NONE}};

    if (c->entered == DAY_NONE || c->is & IS_EMPTY)
        return;
    if (c->is & IS_IMPORTED) {
        demo_sdq_returns(d, c);
        return;
    }
    s.level = demo_level_of(c, &s.dice);
    set_next(&s, c->entered, demo_at(&s.dice, c->entered), c->worker);
    if (c->is & IS_JAY)
        plan_jays(&s);
    else if (c->is & HAS_MANY_SDQS)
        plan_many(&s);
    else if (!(c->is & HAS_NO_SDQ) && (c->entered < d->today - 150 || !dice_chance(&s.dice, 30)))
        plan_usual(&s);
    while (s.done < s.events) {
        struct event e = s.event[s.done++];

        settle_old(&s, e.on, false);
        record(&s, &e);
    }
    finish(&s);
}
