/* Moving a referral on: one table of states says from where to where, by whom and with what (referral_state.h). */
#include "involvement_shape.h"
#include "json_out.h"
#include "referral_shapes.h"
#include "referral_standing.h"
#include "referral_store.h"
#include "route.h"
#include "sql.h"
#include "therapy.h"

#include <string.h>

struct move_in {
    const char *to, *end_reason;
    struct text reason, decline_code;
    struct uuid practitioner, service;
    struct num  on;
};

static const char *const targets[] = {"submitted", "accepted",   "allocated", "seen", "closed",
                                      "declined",  "redirected", "withdrawn", NULL};

static const struct field move_in_fields[] = {
    FIELD(move_in, to, .type = F_WORD, .flags = REQUIRED, .words = targets),
    FIELD(move_in, reason, .type = F_TEXT, .flags = NULLABLE, .max = 4000),
    FIELD(move_in, decline_code, .type = F_TEXT, .flags = NULLABLE, .max = 60,
          .about = "For declined: one of the service's reasons"),
    FIELD(move_in, practitioner, .type = F_UUID, .about = "For allocated: whose it becomes"),
    FIELD(move_in, service, .type = F_UUID, .about = "For redirected: where it goes"),
    FIELD(move_in, on, .type = F_DAY, .flags = PAST_DAY,
          .about = "For seen: day of the first attended meeting; today, unless said"),
    FIELD(move_in, end_reason, .type = F_WORD, .words = involvement_end_reasons,
          .about = "For closed and withdrawn: why the work ends; unless said, finished where they "
                   "have met, else other"),
    FIELDS_END,
};
static const struct shape move_in_shape = SHAPE("referral_move", move_in_fields, move_in);

/* Only being seen can be recorded for an earlier day: the others happen as they are said. */
static void check_on(struct request *req, const struct referral_standing *s,
                     const struct move_in *in)
{
    if (!in->on.is_set)
        return;
    if (strcmp(in->to, "seen") != 0)
        fail_note(req, "/on", "Only the day of a meeting can be given.");
    else if (in->on.v < day_london(s->submitted_at))
        fail_note(req, "/on", "This day is before the referral.");
}

/* Why the work of the service ends, beside the words that everybody reads. */
static void check_end(struct request *req, const struct referral_standing *s,
                      const struct move_in *in)
{
    if (!in->end_reason)
        return;
    if (strcmp(in->to, "closed") != 0 && strcmp(in->to, "withdrawn") != 0)
        fail_note(req, "/end_reason", "Only what is closed or withdrawn has this.");
    else if (s->state != REFERRAL_SEEN && !strcmp(in->end_reason, "finished"))
        fail_note(req, "/end_reason",
                  "They have not met, so the work is not finished. Choose another reason.");
}

/* The second of a move: now, or for an earlier day its noon. */
static int64_t moment_of(const struct request *req, const struct move_in *in)
{
    return in->on.is_set && in->on.v < req->today
               ? day_london_start((day_t)in->on.v) + (int64_t)12 * 60 * 60
               : req->now;
}

static void check_needs(struct request *req, const struct referral_move *move,
                        const struct move_in *in)
{
    uint32_t brought = (in->reason.s ? REFERRAL_NEEDS_REASON : 0u) |
                       (uuid_is_set(&in->practitioner) ? REFERRAL_NEEDS_PRACTITIONER : 0u) |
                       (uuid_is_set(&in->service) ? REFERRAL_NEEDS_SERVICE : 0u);
    uint32_t lacks = referral_lacks(move, brought);

    if (lacks & REFERRAL_NEEDS_REASON)
        fail_note(req, "/reason", "Say why; whoever asked or referred is told.");
    if (lacks & REFERRAL_NEEDS_PRACTITIONER)
        fail_note(req, "/practitioner", "Choose who takes it.");
    if (lacks & REFERRAL_NEEDS_SERVICE)
        fail_note(req, "/service", "Choose where it goes.");
    if (in->decline_code.s && !referral_is_decline_reason(in->decline_code.s, in->decline_code.n))
        fail_note(req, "/decline_code", "This is not one of the reasons a service can give.");
}

static enum err check_practitioner(struct request *req, const struct referral_standing *s,
                                   struct uuid practitioner)
{
    struct rows rows;
    enum err    e;

    if (!uuid_is_set(&practitioner))
        return ERR_NONE;
    e = DB(req, service_has_staff, &rows, P(s->service), P(practitioner));
    if (!e && rows.n == 0)
        fail_note(req, "/practitioner", "There is nobody with this id at the service.");
    return e;
}

static enum err check_service(struct request *req, const struct referral_standing *s,
                              struct uuid service)
{
    struct rows rows;
    enum err    e;

    if (!uuid_is_set(&service))
        return ERR_NONE;
    e = DB(req, service_exists, &rows, P(service));
    if (!e && (rows.n == 0 || !strcmp(service.s, s->service.s)))
        fail_note(req, "/service", "Choose another service from the directory.");
    else if (!e && uuid_is_set(&s->whom.carer) && !row_bool(&rows, 0, 0))
        fail_note(req, "/service", referral_refusal_says(REFERRAL_REFUSED_SUBJECT));
    return e;
}

struct found {
    struct referral_standing    standing;
    const struct referral_move *move;
};

/* Whether it can go there and by whom comes first: what a move needs is said to whoever may make it. */
static enum err check_move(struct request *req)
{
    const struct move_in     *in = req->body;
    struct found             *found = req->found = arena_alloc(req->arena, sizeof *found);
    struct referral_standing *s = &found->standing;
    enum referral_state       to;
    enum err                  e = found ? referral_stands(req, s) : ERR_NO_MEMORY;

    if (e || !in->to)
        return e;
    referral_state_parse(in->to, strlen(in->to), &to);
    found->move = referral_move(s->state, to);
    if (!found->move)
        return referral_cannot_follow(req, s);
    if (!referral_may_take(s, to))
        return fail(req, ERR_FORBIDDEN);
    check_on(req, s, in);
    check_end(req, s, in);
    check_needs(req, found->move, in);
    e = check_practitioner(req, s, in->practitioner);
    return !e && to == REFERRAL_REDIRECTED ? check_service(req, s, in->service) : e;
}

/* A redirected referral goes on at the other service and keeps the day on which it was first made. */
static enum err redirect(struct request *req, const struct referral_standing *s,
                         const struct move_in *in)
{
    struct uuid id = uuid_new();
    struct rows rows;
    enum err    e = DB(req, referral_create_after, &rows, P(id), P(req->record), P(in->service));

    if (!e)
        e = DB(req, referral_content_copy, &rows, P(uuid_new()), P(id), P(req->record));
    if (!e)
        e = referral_step(req, id, s->whom, NULL, "submitted", NULL, in->reason);
    if (!e)
        e = referral_clocks_start(req, id, s->whom, in->service, s->urgency,
                                  REFERRAL_CLOCK_DECISION | REFERRAL_CLOCK_OFFER |
                                      REFERRAL_CLOCK_SEEN,
                                  s->submitted_at);
    return e;
}

/* Work begins when it is somebody's, and ends with the referral. */
static bool has_work(enum referral_state to)
{
    return to == REFERRAL_ALLOCATED || to == REFERRAL_SEEN || referral_is_over(to);
}

static enum err carry_out(struct request *req, const struct referral_standing *s,
                          const struct referral_move *move, const struct move_in *in)
{
    int64_t     at = moment_of(req, in);
    int         paused;
    struct rows rows;
    enum err    e = referral_step(req, req->record, s->whom, referral_state_name(s->state), in->to,
                                  in->decline_code.s, in->reason);

    if (!e && move->to != REFERRAL_ALLOCATED) /* whose it becomes can be settled while it waits */
        e = referral_clocks_resume(req, req->record, &paused);
    if (!e)
        e = referral_clocks_stop(req, req->record, move->stops, at, true);
    if (!e)
        e = referral_clocks_stop(req, req->record, move->ends, at, false);
    if (!e)
        e = referral_clocks_start(req, req->record, s->whom, s->service, s->urgency, move->starts,
                                  req->now);
    if (!e && move->to == REFERRAL_REDIRECTED)
        e = redirect(req, s, in);
    if (!e && has_work(move->to))
        e = DB(req, referral_involvement, &rows, P(uuid_new()), P(req->record), P(in->to),
               P(in->practitioner), P(in->end_reason));
    if (!e)
        e = DB(req, referral_move, &rows, P(req->record), P(in->to), P(in->practitioner),
               P_TIME(at));
    return e;
}

static enum err move(struct request *req)
{
    const struct found *found = req->found;
    enum err            e = referral_hold(req, &found->standing);

    if (!e)
        e = carry_out(req, &found->standing, found->move, req->body);
    if (!e && uuid_is_set(&found->standing.whom.child))
        e = therapy_review(req, found->standing.whom.child);
    return e ? e : reply_record(req, req->record, &sql_referral_one);
}

/* --- several at once: a service gives those who wait to one of its people --- */

struct allocate_in {
    struct uuid practitioner;
    struct list referrals;
};

static const struct field allocate_fields[] = {
    FIELD(allocate_in, practitioner, .type = F_UUID, .flags = REQUIRED),
    FIELD(allocate_in, referrals, .type = F_LIST, .flags = REQUIRED | IDS, .min = 1, .max = 100,
          .about = "Referrals that were accepted and are nobody's yet; all of them or none"),
    FIELDS_END,
};
static const struct shape allocate_shape = SHAPE("referral_allocate", allocate_fields, allocate_in);

static const struct field allocated_fields[] = {
    ANSWER(made, .type = F_INT, .min = 0, .max = 100, .about = "How many were allocated"),
    FIELDS_END,
};
static const struct shape allocated_shape = ANSWER_SHAPE("referrals_allocated", allocated_fields);

/* Each referral that does not wait at the service of the path is named. */
static enum err check_allocate(struct request *req)
{
    const struct allocate_in       *in = req->body;
    const struct referral_standing *at = &(struct referral_standing){.service = req->record};
    struct rows                     rows;
    enum err                        e = check_practitioner(req, at, in->practitioner);

    if (!e)
        e = DB(req, referral_not_waiting, &rows, P(req->record), P_IDS(in->referrals));
    for (int i = 0; !e && i < rows.n; i++)
        fail_note(req, arena_printf(req->arena, "/referrals/%s", row_text(&rows, i, 0)),
                  "This does not wait at this service, or is not shared with you.");
    return e;
}

/* Of two who give away the same one at once, the second gives none. */
static enum err allocate(struct request *req)
{
    const struct allocate_in *in = req->body;
    struct param              ids = P_IDS(in->referrals);
    struct buf                b = {.arena = req->arena};
    struct rows               rows, given;
    enum err                  e = DB(req, referral_allocate, &given, ids, P(in->practitioner));

    if (!e && row_int(&given, 0, 0) != (int64_t)in->referrals.n)
        e = fail(req, ERR_STATE);
    if (!e)
        e = DB(req, referral_allocate_events, &rows, ids);
    if (!e)
        e = DB(req, referral_allocate_involvements, &rows, ids, P(in->practitioner));
    buf_printf(&b, "{\"made\":%zu}", in->referrals.n);
    return e ? e : reply_json(req, 200, &b);
}

/* --- the record, with the steps that this person may take --- */

/* A role that may move no referral may none of its own either: whoever asked for it follows it. */
static void write_steps(struct request *req, struct json_out *j, const struct referral_standing *s)
{
    static const struct need change = NEED(referral, change);
    enum referral_state      next[REFERRAL_STATES];
    int32_t n = access_check(req, &change) ? 0 : referral_next(s->state, s->sides, next);

    json_open(j, '[');
    for (int32_t i = 0; i < n; i++) {
        uint32_t needs = referral_move(s->state, next[i])->needs;

        if (!referral_may_take(s, next[i]))
            continue;
        json_open(j, '{');
        json_pair(j, "to", referral_state_name(next[i]));
        json_pair_bool(j, "needs_reason", needs & REFERRAL_NEEDS_REASON);
        json_pair_bool(j, "needs_practitioner", needs & REFERRAL_NEEDS_PRACTITIONER);
        json_pair_bool(j, "needs_service", needs & REFERRAL_NEEDS_SERVICE);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static enum err steps(struct request *req)
{
    struct buf               b = {.arena = req->arena};
    struct json_out          j = {.buf = &b};
    struct referral_standing s;
    enum err                 e = referral_stands(req, &s);

    if (e)
        return e;
    json_open(&j, '{');
    json_name(&j, "steps");
    write_steps(req, &j, &s);
    json_close(&j, '}');
    const char *quote = uuid_is_set(&s.whom.child) ? "\"" : "";

    req->looked =
        arena_printf(req->arena,
                     "[{\"child\":%s%s%s,\"type\":\"referral\",\"tier\":1,\"ids\":[\"%s\"]}]",
                     quote, *quote ? s.whom.child.s : "null", quote, req->record.s);
    return reply_json(req, 200, &b);
}

const struct route referral_move_routes[] = {
    READ("/referrals/:id", NEED_OR_OWN(referral, view, ask), referral_one, referral_shape,
         .about = "One referral with its clocks and its history", .args = {{ARG_RECORD}}),
    {.method = METHOD_GET,
     .path = "/referrals/:id/steps",
     .about = "The states that you may move it to, and what each needs",
     .need = NEED_OR_OWN(referral, view, ask),
     .handle = steps,
     .answer = &referral_steps_shape},
    WRITE(POST, "/referrals/:id/transitions", NEED(referral, change), &move_in_shape, move,
          referral_shape, .check = check_move, .about = "Move a referral on", .status = 200),
    WRITE(POST, "/services/:id/allocate", NEED(referral, change), &allocate_shape, allocate,
          allocated_shape, .check = check_allocate, .status = 200,
          .about = "Give several of those who wait for a service to one of its people"),
    ROUTES_END,
};
