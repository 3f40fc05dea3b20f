/* Plans and actions of the fictional council: those of plan.def, and others of whoever has been seen by a service that makes them. */
#include "demo.h"

#include <string.h>

enum demo_plan {
#define PLAN(key, ...) PLAN_##key,
#include "demo/plan.def"
    DEMO_PLANS
};

static const struct plan {
    int              child;
    const char      *kind;
    enum demo_agency agency;
    enum demo_person who;
    const char      *state;
    int              agreed, review, ended;
    const char      *title, *summary, *formulation, *letter, *end_reason;
} plans[] = {
#define PLAN(key, child, kind, agency, ...) {child, kind, A_##agency, __VA_ARGS__},
#include "demo/plan.def"
};

static const struct {
    enum demo_plan plan;
    const char    *list, *text;
} said[] = {
#define SAY(plan, list, text) {PLAN_##plan, list, text},
#include "demo/plan.def"
};

static const struct goal {
    enum demo_plan plan;
    const char    *what, *words;
    int            baseline, aim;
    const char    *aim_words;
} goals[] = {
#define GOAL(plan, ...) {PLAN_##plan, __VA_ARGS__},
#include "demo/plan.def"
};

static const struct {
    enum demo_plan plan;
    int            goal, ago, value;
    const char    *rater, *words;
} ratings[] = {
#define RATE(plan, ...) {PLAN_##plan, __VA_ARGS__},
#include "demo/plan.def"
};

static const struct {
    enum demo_plan plan;
    int            goal, ago;
    const char    *why;
} left[] = {
#define LEFT(plan, ...) {PLAN_##plan, __VA_ARGS__},
#include "demo/plan.def"
};

static const struct {
    enum demo_plan plan;
    int            ago, next;
    const char    *found;
} reviews[] = {
#define REVIEW(plan, ...) {PLAN_##plan, __VA_ARGS__},
#include "demo/plan.def"
};

static const struct {
    enum demo_plan plan;
    int            ago;
    const char    *what;
} editions[] = {
#define EDITION(plan, ...) {PLAN_##plan, __VA_ARGS__},
#include "demo/plan.def"
};

static const struct {
    enum demo_plan   plan;
    const char      *role;
    int              ago;
    enum demo_person reader;
    int              edition, read;
} shares[] = {
#define SHARE(plan, ...) {PLAN_##plan, __VA_ARGS__},
#include "demo/plan.def"
};

static const struct step {
    enum demo_plan   plan;
    const char      *what;
    enum demo_agency agency;
    enum demo_person person;
    const char      *owner;
    int              due;
    const char      *state, *outcome;
} steps[] = {
#define STEP(plan, what, agency, ...) {PLAN_##plan, what, A_##agency, __VA_ARGS__},
#include "demo/plan.def"
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* One plan on its way into the rows. */
struct making {
    struct demo       *d;
    struct demo_child *c;
    struct dice        dice;
    struct uuid        id;
    const char        *kind;
    enum demo_agency   agency;
    enum demo_person   who;
    int                tier; /* of what it says */
};

static struct json_out *part_by(struct making *m, enum demo_table t, int tier, struct uuid id,
                                day_t on, enum demo_person by)
{
    struct json_out *j = row_of(m->d, t, id, m->c, tier, demo_at(&m->dice, on), by);

    put_id(j, "plan_id", m->id);
    json_pair(j, "kind", m->kind);
    put_id(j, "agency_id", m->d->agency[m->agency]);
    return j;
}

static struct json_out *part(struct making *m, enum demo_table t, int tier, day_t on)
{
    return part_by(m, t, tier, dice_uuid(&m->dice), on, m->who);
}

static void head(struct making *m, const struct plan *p, int edition, day_t edition_on)
{
    day_t            agreed = m->d->today - p->agreed;
    struct json_out *j = row_of(m->d, T_PLAN, m->id, m->c, 1, demo_at(&m->dice, agreed), m->who);

    json_pair(j, "kind", p->kind);
    put_id(j, "agency_id", m->d->agency[p->agency]);
    json_pair(j, "title", p->title);
    json_pair(j, "summary", p->summary);
    json_pair(j, "state", p->state);
    put_day(j, "agreed_on", agreed);
    put_day(j, "review_on", m->d->today + p->review);
    put_day(j, "ended_on", p->ended ? m->d->today - p->ended : DAY_NONE);
    json_pair(j, "end_reason", p->end_reason);
    json_pair_int(j, "edition", edition);
    put_day(j, "edition_on", edition_on);
    row_end(j);
}

static void list(struct json_out *j, const char *name, enum demo_plan plan)
{
    json_name(j, name);
    json_open(j, '[');
    for (size_t i = 0; i < COUNT(said); i++)
        if (said[i].plan == plan && !strcmp(said[i].list, name))
            json_text(j, said[i].text);
    json_close(j, ']');
}

static void content(struct making *m, const struct plan *p, enum demo_plan plan)
{
    struct json_out *j = part(m, T_PLAN_CONTENT, m->tier, m->d->today - p->agreed);

    list(j, "attended", plan);
    list(j, "going_well", plan);
    list(j, "concerns", plan);
    list(j, "outcomes", plan);
    json_pair(j, "formulation", p->formulation);
    json_pair(j, "letter", p->letter);
    row_end(j);
}

/* How Jay's goals are said in a form, by their place in the plan: never in the plan's own words. */
static const char *const in_a_form[] = {"I fall asleep by ten on school nights", NULL,
                                        "I see Kayleigh"};
enum { FORM_AGO = 20 };

/* That Jay was asked how the goals of a plan stand, and has said so. */
static struct uuid goals_form(struct making *m)
{
    struct uuid      id = dice_uuid(&m->dice);
    day_t            on = m->d->today - FORM_AGO;
    struct json_out *j = row_of(m->d, T_FORM_LINK, id, m->c, 2, demo_at(&m->dice, on - 3), m->who);

    json_pair(j, "kind", "goals");
    json_pair(j, "for_whom", "young_person");
    json_pair(j, "name", "Jay");
    json_pair(j, "called", "Jay");
    json_pair(j, "about_type", "plan");
    put_id(j, "about_id", m->id);
    put_day(j, "until_on", on + 11);
    put_at(j, "started_at", demo_at(&m->dice, on));
    put_at(j, "sent_at", demo_at(&m->dice, on) + 7200);
    row_end(j);
    return id;
}

static void form_goal(struct making *m, struct uuid form, struct uuid goal, int place, int value)
{
    struct json_out *j = row_of(m->d, T_FORM_GOAL, dice_uuid(&m->dice), m->c, 2,
                                demo_at(&m->dice, m->d->today - FORM_AGO - 3), m->who);

    put_id(j, "link_id", form);
    put_id(j, "plan_id", m->id);
    put_id(j, "goal_id", goal);
    json_pair_int(j, "position", place);
    json_pair(j, "words", in_a_form[place - 1]);
    row_end(j);
    j = row_of(m->d, T_FORM_ANSWER, dice_uuid(&m->dice), m->c, 2,
               demo_at(&m->dice, m->d->today - FORM_AGO), m->who);
    put_id(j, "link_id", form);
    json_pair(j, "code", arena_printf(m->d->arena, "goal_%d", place));
    json_pair_int(j, "number", value);
    row_end(j);
}

static void rating(struct making *m, struct uuid goal, day_t on, int value, const char *rater,
                   const char *words, struct uuid form)
{
    struct json_out *j = part(m, T_PLAN_RATING, 2, on);

    put_id(j, "goal_id", goal);
    put_day(j, "rated_on", on);
    json_pair_int(j, "value", value);
    json_pair(j, "rater", rater);
    json_pair(j, "words", words);
    put_id(j, "form_id", form);
    row_end(j);
}

static struct uuid add_goal(struct making *m, const struct goal *g, int place, day_t on)
{
    struct uuid      id = dice_uuid(&m->dice);
    struct json_out *j = part_by(m, T_PLAN_GOAL, 2, id, on, m->who);

    json_pair_int(j, "position", place);
    json_pair(j, "what", g->what);
    json_pair(j, "baseline_words", g->words);
    json_pair_int(j, "baseline", g->baseline);
    put_day(j, "baseline_on", on);
    json_pair_int(j, "aim", g->aim);
    json_pair(j, "aim_words", g->aim_words);
    for (size_t i = 0; i < COUNT(left); i++)
        if (left[i].plan == g->plan && left[i].goal == place) {
            put_day(j, "ended_on", m->d->today - left[i].ago);
            json_pair(j, "end_reason", left[i].why);
        }
    row_end(j);
    return id;
}

static void goals_of(struct making *m, const struct plan *p, enum demo_plan plan)
{
    day_t       today = m->d->today;
    struct uuid form = plan == PLAN_JAY ? goals_form(m) : (struct uuid){0};
    int         place = 0;

    for (size_t i = 0; i < COUNT(goals); i++) {
        struct uuid goal;

        if (goals[i].plan != plan)
            continue;
        goal = add_goal(m, &goals[i], ++place, today - p->agreed);
        for (size_t k = 0; k < COUNT(ratings); k++)
            if (ratings[k].plan == plan && ratings[k].goal == place) {
                bool is_his = uuid_is_set(&form) && ratings[k].ago == FORM_AGO &&
                              !strcmp(ratings[k].rater, "young_person");

                rating(m, goal, today - ratings[k].ago, ratings[k].value, ratings[k].rater,
                       ratings[k].words, is_his ? form : (struct uuid){0});
                if (is_his)
                    form_goal(m, form, goal, place, ratings[k].value);
            }
    }
}

static void review(struct making *m, day_t on, day_t next, const char *found)
{
    struct json_out *j = part(m, T_PLAN_REVIEW, m->tier, on);

    put_day(j, "held_on", on);
    json_pair(j, "found", found);
    json_name(j, "attended");
    json_raw(j, "[]");
    put_day(j, "next_on", next);
    row_end(j);
}

static void share(struct making *m, const char *role, day_t on, enum demo_person reader,
                  int edition, day_t read)
{
    struct uuid      id = dice_uuid(&m->dice);
    struct json_out *j = part_by(m, T_PLAN_SHARE, 1, id, on, m->who);

    json_pair(j, "role", role);
    put_day(j, "shared_on", on);
    row_end(j);
    if (reader == P_NOBODY)
        return;
    j = part_by(m, T_PLAN_READ, 1, dice_uuid(&m->dice), read, reader);
    put_id(j, "share_id", id);
    json_pair_int(j, "edition", edition);
    row_end(j);
}

static void step(struct making *m, const struct step *s, day_t agreed)
{
    bool             is_open = !strcmp(s->state, "open") || !strcmp(s->state, "draft");
    day_t            due = m->d->today + s->due;
    struct json_out *j =
        row_of(m->d, T_ACTION, dice_uuid(&m->dice), m->c, 2, demo_at(&m->dice, agreed), m->who);

    put_id(j, "plan_id", m->id);
    json_pair(j, "plan_kind", m->kind);
    json_pair(j, "what", s->what);
    put_id(j, "agency_id", m->d->agency[s->agency]);
    put_person(m->d, j, "person_id", s->person);
    json_pair(j, "owner_name", s->owner);
    put_day(j, "due_on", due);
    json_pair(j, "state", s->state);
    json_pair(j, "outcome", s->outcome);
    put_day(j, "settled_on", is_open ? DAY_NONE : due - 1);
    put_person(m->d, j, "settled_by", is_open ? P_NOBODY : s->person);
    row_end(j);
}

/* What stands beside the goals: reviews, what changed, with whom it is shared, what was agreed to be done. */
static void rest_of(struct making *m, const struct plan *p, enum demo_plan plan)
{
    day_t today = m->d->today;

    for (size_t i = 0; i < COUNT(reviews); i++)
        if (reviews[i].plan == plan)
            review(m, today - reviews[i].ago, reviews[i].next ? today + reviews[i].next : DAY_NONE,
                   reviews[i].found);
    for (size_t i = 0; i < COUNT(shares); i++)
        if (shares[i].plan == plan)
            share(m, shares[i].role, today - shares[i].ago, shares[i].reader, shares[i].edition,
                  today - shares[i].read);
    for (size_t i = 0; i < COUNT(steps); i++)
        if (steps[i].plan == plan)
            step(m, &steps[i], today - p->agreed);
}

static int editions_of(struct making *m, enum demo_plan plan, day_t *last)
{
    int n = 1;

    for (size_t i = 0; i < COUNT(editions); i++) {
        struct json_out *j;

        if (editions[i].plan != plan)
            continue;
        *last = m->d->today - editions[i].ago;
        j = part(m, T_PLAN_EDITION, m->tier, *last);
        json_pair_int(j, "edition", ++n);
        json_pair(j, "what_changed", editions[i].what);
        row_end(j);
    }
    return n;
}

static struct making making(struct demo *d, struct demo_child *c, struct dice dice,
                            const struct plan *p)
{
    struct making m = {
        .d = d, .c = c, .dice = dice, .kind = p->kind, .agency = p->agency, .who = p->who};

    m.id = dice_uuid(&m.dice);
    m.tier = *p->kind == 't' ? 3 : 2;
    return m;
}

static void of_cast(struct demo *d)
{
    for (int i = 0; i < DEMO_PLANS; i++) {
        const struct plan *p = &plans[i];
        day_t              edition_on = d->today - p->agreed;
        struct making      m;
        int                edition;

        if (p->child >= d->children)
            continue;
        m = making(d, &d->child[p->child], dice_of(d->seed, "plan", i), p);
        edition = editions_of(&m, (enum demo_plan)i, &edition_on);
        head(&m, p, edition, edition_on);
        content(&m, p, (enum demo_plan)i);
        goals_of(&m, p, (enum demo_plan)i);
        rest_of(&m, p, (enum demo_plan)i);
    }
}

/* --- by dice --- */

static const struct goal usual[] = {
    {0, "Comes to school on most days", "Two days of five in the first weeks.", 2, 8, NULL},
    {0, "Has somebody at school to go to", "Nobody, as they see it.", 1, 7, NULL},
    {0, "Sleeps through the night", "Awake three times on most nights.", 2, 7, NULL},
    {0, "Tells a grown-up before it gets too much", "Walks out and says nothing.", 2, 6, NULL},
    {0, "Reads for ten minutes a day", "Not at all in four weeks.", 0, 6, NULL},
    {0, "Has a friend to visit", "Has not been anywhere in a month.", 1, 6, NULL},
};

static void plan_by_dice(struct demo *d, struct demo_child *c, struct dice dice, struct plan p)
{
    static const char *const raters[] = {"young_person", "carer", "school", "clinician"};

    struct making m;
    day_t         agreed = d->today - p.agreed;
    int           first = dice_below(&dice, (int)COUNT(usual));

    p.review = dice_between(&dice, -25, 60);
    m = making(d, c, dice, &p);
    head(&m, &p, 1, agreed);
    content(&m, &p, DEMO_PLANS);
    for (int i = 0; i < 2; i++) {
        const struct goal *g = &usual[(first + i) % (int)COUNT(usual)];
        struct uuid        goal = add_goal(&m, g, i + 1, agreed);
        int                value = g->baseline + dice_between(&m.dice, -1, 2);

        for (int ago = p.agreed - 40; ago > 3; ago -= 45, value += dice_between(&m.dice, -1, 3))
            rating(&m, goal, d->today - ago,
                   value < 0    ? 0
                   : value > 10 ? 10
                                : value,
                   raters[dice_below(&m.dice, 4)], NULL, (struct uuid){0});
    }
    if (*p.kind != 't')
        return;
    share(&m, "social_worker", agreed, dice_chance(&m.dice, 80) ? c->worker : P_NOBODY, 1,
          demo_earlier(agreed + dice_between(&m.dice, 1, 9), d->today - 1));
    share(&m, "care_nurse", agreed, dice_chance(&m.dice, 70) ? c->nurse : P_NOBODY, 1,
          demo_earlier(agreed + dice_between(&m.dice, 1, 9), d->today - 1));
}

static bool is_of_cast(const struct demo_child *c)
{
    for (size_t i = 0; i < COUNT(plans); i++)
        if (plans[i].child == c->n)
            return true;
    return false;
}

static void by_dice(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "plan of", c->n);
    int         agreed = dice_between(&dice, 50, 160);

    if (c->entered != DAY_NONE && d->today - c->entered < agreed + 10)
        return; /* new to care: no plan yet */
    if (c->seen_services & (1u << S_EP))
        plan_by_dice(d, c, dice,
                     (struct plan){.kind = "joint",
                                   .agency = A_PSYCHOLOGY,
                                   .who = P_OMAR,
                                   .state = "current",
                                   .agreed = agreed,
                                   .title = "Joint action plan",
                                   .summary = "School, step by step."});
    if (c->seen_services & (1u << S_CORE))
        plan_by_dice(d, c, dice_of(d->seed, "treatment of", c->n),
                     (struct plan){.kind = "treatment",
                                   .agency = A_CORE_CAMHS,
                                   .who = P_DANIEL,
                                   .state = "current",
                                   .agreed = agreed,
                                   .title = "Treatment plan",
                                   .summary = "Meetings every two weeks.",
                                   .formulation = "What happened early makes new places hard. A "
                                                  "steady home and one steady adult protect."});
}

void demo_plans(struct demo *d)
{
    of_cast(d);
    for (int i = 0; i < d->children; i++)
        if (d->child[i].worker != P_NOBODY && !is_of_cast(&d->child[i]) &&
            !(d->child[i].is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN)))
            by_dice(d, &d->child[i]);
}
