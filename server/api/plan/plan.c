/*
 * Plans (mission M12, M13): treatment plan, joint action plan, care plan, safety plan, by one form. A plan is made with its
 * goals and actions in one go, as a meeting ends. It begins as a draft that its agency alone sees, with its actions, or at
 * once; what a treatment plan says is shared by name or role, and each change of it is an edition that asks to be read again.
 */
#include "plan.h"

#include "child_facts.h"
#include "json_out.h"
#include "route.h"
#include "sql.h"

#include <string.h>

struct plan_in {
    const char *kind, *state;
    struct text title, summary, formulation, letter, end_reason, what_changed;
    struct num  agreed_on, review_on, ended_on;
    struct list attended, going_well, concerns, outcomes, goals, actions, shared_with;
};

enum { ATTENDED_MAX = 30, POINTS_MAX = 20, GOALS_MAX = 10, ACTIONS_MAX = 20, ROLES_MAX = 10 };
enum { LONG_MAX = 8000 };

static const char *const kinds[] = {"treatment", "joint", "care", "safety", NULL};
static const char *const first_states[] = {"draft", "current", NULL};
static const char *const later_states[] = {"current", "ended", NULL};

#define PLAN_FIELDS(flags_)                                                                        \
    FIELD(plan_in, title, .type = F_TEXT, .flags = flags_, .max = 160,                             \
          .about = "Everybody around the child may read it"),                                      \
        FIELD(plan_in, summary, .type = F_TEXT, .flags = NULLABLE, .max = 500,                     \
              .about = "What it is for, for everybody around the child"),                          \
        FIELD(plan_in, agreed_on, .type = F_DAY, .flags = flags_ | PAST_DAY,                       \
              .about = "Day of the meeting at which it was made"),                                 \
        FIELD(plan_in, review_on, .type = F_DAY, .about = "Else as its kind has it"),              \
        FIELD(plan_in, attended, .type = F_LIST, .max = ATTENDED_MAX,                              \
              .about = "Who was there, each in words"),                                            \
        FIELD(plan_in, going_well, .type = F_LIST, .max = POINTS_MAX),                             \
        FIELD(plan_in, concerns, .type = F_LIST, .max = POINTS_MAX),                               \
        FIELD(plan_in, outcomes, .type = F_LIST, .max = POINTS_MAX, .about = "What is hoped for"), \
        FIELD(plan_in, formulation, .type = F_TEXT, .flags = NULLABLE, .max = LONG_MAX,            \
              .about = "How the difficulties are understood; of a treatment plan"),                \
        FIELD(plan_in, letter, .type = F_TEXT, .flags = NULLABLE, .max = LONG_MAX,                 \
              .about = "To the young person, for their own report; of a joint action plan")

static const struct field plan_in_fields[] = {
    FIELD(plan_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds),
    FIELD(plan_in, state, .type = F_WORD, .words = first_states, .about = "A draft, unless said"),
    PLAN_FIELDS(REQUIRED),
    FIELD(plan_in, goals, .type = F_LIST, .of = &goal_in_shape, .max = GOALS_MAX),
    FIELD(plan_in, actions, .type = F_LIST, .of = &plan_action_shape, .max = ACTIONS_MAX),
    FIELD(plan_in, shared_with, .type = F_LIST, .max = ROLES_MAX,
          .about = "Roles around the child; of a treatment plan. People: POST /plans/{id}/shares"),
    FIELDS_END,
};
static const struct shape plan_in_shape = SHAPE("plan_new", plan_in_fields, plan_in);

static const struct field change_fields[] = {
    FIELD(plan_in, state, .type = F_WORD, .words = later_states),
    PLAN_FIELDS(0),
    FIELD(plan_in, ended_on, .type = F_DAY, .flags = PAST_DAY | SINCE_BEGUN,
          .about = "Today, unless said"),
    FIELD(plan_in, end_reason, .type = F_TEXT, .max = 1000, .about = "Needed where it ends"),
    FIELD(plan_in, what_changed, .type = F_TEXT, .max = 1000,
          .about = "For those who have read it, and are asked to read it again; needed of a plan "
                   "that is shared"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("plan_change", change_fields, plan_in);

const char *texts_json(struct request *req, const struct list *texts)
{
    const struct text *of = texts->items;
    struct buf         b = {.arena = req->arena};
    struct json_out    j = {.buf = &b};

    if (!texts->present)
        return NULL;
    json_open(&j, '[');
    for (size_t i = 0; i < texts->n; i++)
        json_text(&j, of[i].s);
    json_close(&j, ']');
    return b.s;
}

/* --- what a kind has --- */

struct made { /* found by the check */
    struct uuid agency, *action_agency;
    int         review_days;
};

static const char *lacks(struct request *req, const struct rows *kind, int name, const char *part)
{
    return arena_printf(req->arena, "A %s has no %s.", row_text(kind, 0, name), part);
}

/* kind: the columns of plan_fits or plan_standing; name: where its name stands. */
static void check_parts(struct request *req, const struct rows *kind, int name,
                        const struct plan_in *in)
{
    if (in->shared_with.n && !row_bool(kind, 0, 0))
        fail_note(req, "/shared_with",
                  "This kind of plan is known to all who work with the child.");
    if (in->formulation.s && !row_bool(kind, 0, 1))
        fail_note(req, "/formulation", lacks(req, kind, name, "formulation"));
    if (in->goals.n && !row_bool(kind, 0, 2))
        fail_note(req, "/goals", lacks(req, kind, name, "goals that are rated"));
    if (in->letter.s && !row_bool(kind, 0, 3))
        fail_note(req, "/letter", lacks(req, kind, name, "report for the young person"));
}

static void check_review_day(struct request *req, const struct plan_in *in, day_t agreed)
{
    if (in->review_on.is_set && agreed != DAY_NONE && in->review_on.v < agreed)
        fail_note(req, "/review_on", "This day is before the plan was made.");
}

static enum err check_lists(struct request *req, const struct plan_in *in, struct made *made)
{
    const struct goal_in   *goals = in->goals.items;
    const struct action_in *actions = in->actions.items;
    day_t                   agreed = in->agreed_on.is_set ? (day_t)in->agreed_on.v : DAY_NONE;
    enum err                e = ERR_NONE;

    for (size_t i = 0; i < in->goals.n; i++)
        goal_check(req, arena_printf(req->arena, "/goals/%zu", i), &goals[i], agreed);
    for (size_t i = 0; !e && i < in->actions.n; i++)
        e = action_check(req, arena_printf(req->arena, "/actions/%zu", i), &actions[i],
                         (struct uuid){0}, &made->action_agency[i]);
    return e;
}

static enum err check_new(struct request *req)
{
    const struct plan_in *in = req->body;
    struct made          *made = req->found = arena_alloc(req->arena, sizeof *made);
    struct rows           kind;
    enum err              e = check_child_day(req, "/agreed_on", in->agreed_on);

    if (e || !in->kind)
        return e;
    made->action_agency = arena_alloc(req->arena, ACTIONS_MAX * sizeof *made->action_agency);
    if (arena_is_exhausted(req->arena))
        return fail(req, ERR_NO_MEMORY);
    e = DB(req, plan_fits, &kind, P(req->child), P(in->kind));
    if (e)
        return e;
    if (kind.n == 0 || row_is_null(&kind, 0, 5))
        return fail(req, kind.n ? ERR_FORBIDDEN : ERR_NOT_FOUND);
    made->review_days = (int)row_int(&kind, 0, 4);
    made->agency = row_uuid(&kind, 0, 5);
    check_parts(req, &kind, 6, in);
    check_review_day(req, in, in->agreed_on.is_set ? (day_t)in->agreed_on.v : DAY_NONE);
    return check_lists(req, in, made);
}

/* --- making one --- */

static enum err add_content(struct request *req, struct uuid plan, const struct plan_in *in)
{
    static const char *const none = "[]";
    const char *attended = texts_json(req, &in->attended), *well = texts_json(req, &in->going_well),
               *concerns = texts_json(req, &in->concerns), *hoped = texts_json(req, &in->outcomes);
    struct rows rows;

    return DB(req, plan_content_create, &rows, P(uuid_new()), P(plan),
              P(attended ? attended : none), P(well ? well : none), P(concerns ? concerns : none),
              P(hoped ? hoped : none), P(in->formulation), P(in->letter));
}

static enum err add_lists(struct request *req, struct uuid plan, const struct plan_in *in,
                          const struct made *made)
{
    const struct goal_in   *goals = in->goals.items;
    const struct action_in *actions = in->actions.items;
    const struct text      *roles = in->shared_with.items;
    enum err                e = ERR_NONE;

    for (size_t i = 0; !e && i < in->goals.n; i++)
        e = goal_add(req, uuid_new(), plan, &goals[i], (day_t)in->agreed_on.v);
    for (size_t i = 0; !e && i < in->actions.n; i++) {
        struct uuid agency = made->action_agency[i];

        e = action_add(req, uuid_new(), &actions[i], plan,
                       uuid_is_set(&agency) ? agency : made->agency);
    }
    for (size_t i = 0; !e && i < in->shared_with.n; i++)
        e = plan_share_with(req, arena_printf(req->arena, "/shared_with/%zu", i), uuid_new(), plan,
                            roles[i].s, (struct uuid){0});
    return e;
}

static enum err create(struct request *req)
{
    const struct plan_in *in = req->body;
    const struct made    *made = req->found;
    struct uuid           id = uuid_new();
    struct rows           rows;
    day_t review = in->review_on.is_set ? (day_t)in->review_on.v : req->today + made->review_days;
    enum err e = DB(req, plan_create, &rows, P(id), P(req->child), P(in->kind), P(made->agency),
                    P(in->title), P(in->summary), P(in->state ? in->state : "draft"),
                    P_DAY(in->agreed_on), P_DAY(review));

    if (!e)
        e = add_content(req, id, in);
    if (!e)
        e = add_lists(req, id, in, made);
    return e ? e : reply_made(req, "/plans/", id, &sql_plan_one);
}

/* --- changing one --- */

static bool changes_text(const struct plan_in *in)
{
    return in->title.present || in->summary.present || in->formulation.present ||
           in->letter.present || in->attended.present || in->going_well.present ||
           in->concerns.present || in->outcomes.present;
}

static void check_end(struct request *req, const struct plan_in *in)
{
    bool ends = in->state && !strcmp(in->state, "ended");

    if (ends && !in->end_reason.s)
        fail_note(req, "/end_reason", "Say why it ends.");
    if (!ends && (in->end_reason.s || in->ended_on.is_set))
        fail_note(req, in->end_reason.s ? "/end_reason" : "/ended_on",
                  "Only a plan that ends has this.");
}

/* Whether it stands already, so that a change is one for those who have read it, is found for the handler. */
static enum err check_change(struct request *req)
{
    const struct plan_in *in = req->body;
    struct rows           now;
    enum err              e = DB(req, plan_standing, &now, P(req->record));
    bool                 *stands = req->found = arena_alloc(req->arena, sizeof *stands);

    if (e || !stands)
        return e ? e : fail(req, ERR_NO_MEMORY);
    if (!strcmp(row_text(&now, 0, 5), "ended"))
        return fail(req, ERR_PLAN_ENDED);
    *stands = !strcmp(row_text(&now, 0, 5), "current");
    check_parts(req, &now, 8, in);
    check_review_day(req, in, in->agreed_on.is_set ? (day_t)in->agreed_on.v : row_day(&now, 0, 6));
    if (req->faults.n == 0)
        check_end(req, in);
    if (*stands && row_bool(&now, 0, 0) && changes_text(in) && !in->what_changed.s)
        fail_note(req, "/what_changed",
                  "Say what changed: those who have read it are asked to read it again.");
    return ERR_NONE;
}

static enum err change(struct request *req)
{
    const struct plan_in *in = req->body;
    const bool           *stands = req->found;
    bool                  ends = in->state && !strcmp(in->state, "ended");
    day_t                 ended = in->ended_on.is_set ? (day_t)in->ended_on.v : req->today;
    struct rows           rows;
    enum err e = DB(req, plan_update, &rows, P(req->record), P(in->title), P(in->summary.present),
                    P(in->summary), P_DAY(in->agreed_on), P_DAY(in->review_on), P(in->state),
                    P_DAY(ends ? ended : DAY_NONE), P(in->end_reason));

    if (!e)
        e = DB(req, plan_content_update, &rows, P(req->record), P(texts_json(req, &in->attended)),
               P(texts_json(req, &in->going_well)), P(texts_json(req, &in->concerns)),
               P(texts_json(req, &in->outcomes)), P(in->formulation.present), P(in->formulation),
               P(in->letter.present), P(in->letter));
    if (!e && !*stands && in->state && !strcmp(in->state, "current"))
        e = DB(req, action_begin, &rows, P(req->record));
    if (!e && *stands && in->what_changed.s)
        e = plan_next_edition(req, req->record, in->what_changed.s);
    return e ? e : reply_record(req, req->record, &sql_plan_one);
}

const struct route plan_routes[] = {
    READ("/plan-kinds", NEED(plan, view), plan_kinds, plan_kind_shape, .is_list = true,
         .about = "The kinds of plan, what each has, and which of them you make"),
    READ("/children/:child/plans", NEED(plan, view), plan_list, plan_shape, .is_list = true,
         .about = "The plans, those that stand first", .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/plans", NEED(plan, create), &plan_in_shape, create, plan_shape,
          .check = check_new, .body_max = 128 * 1024,
          .about = "Record a plan with its goals and actions"),
    READ("/plans/:id", NEED(plan, view), plan_one, plan_shape, .about = "One plan",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/plans/:id", NEED(plan, edit), &change_shape, change, plan_shape,
          .check = check_change, MATCH(plan_version, plan_one), .body_max = 128 * 1024,
          .about = "Change a plan, begin a draft, or end a plan"),
    ROUTES_END,
};
