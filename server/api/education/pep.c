/*
 * Personal education plans (mission M7): one for each child and school term, drafted and held by the school and those who
 * lead the work, signed off by the virtual school with a rating. A high SDQ is talked through there (M4), and therapy that is
 * arranged there is held to the same rules as any other. A machine key that writes a PEP settles nothing: that a consultation
 * is done is said by somebody who was there, so it stays open with what the PEP says beside it. What is closed changes with a reason alone, and what it was stays.
 * Attendance, suspensions and a reduced timetable are what the meeting was told; where they are recorded (attendance.c, exclusion.c), that counts, and the form offers it.
 */
#include "pep.h"

#include "child_facts.h"
#include "json_out.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "therapy.h"

#include <string.h>

/* What a PEP would say after this request, as far as rules across fields need it. */
struct told {
    struct uuid term, record;
    bool        is_new, is_held;
    struct num  held_on, possible, attended, reduced_hours, reduced_until;
    bool        says_why, has_came, names_sdq, says_decided;
};

static bool is_word(const char *s, const char *word) { return s && !strcmp(s, word); }

static struct told told_by(const struct pep_in *in)
{
    return (struct told){
        .term = in->term,
        .is_held = is_word(in->state, "held") || (!in->state && in->held_on.is_set),
        .held_on = in->held_on,
        .possible = in->sessions_possible,
        .attended = in->sessions_attended,
        .reduced_hours = in->reduced_hours,
        .reduced_until = in->reduced_until,
        .says_why = in->reduced_why.s != NULL,
        .has_came = in->came.n > 0,
        .names_sdq = uuid_is_set(&in->sdq),
        .says_decided = in->sdq_decided.s != NULL,
    };
}

/* --- rules --- */

static void check_held(struct request *req, const struct told *t)
{
    if (t->is_held && !t->held_on.is_set)
        fail_note(req, "/held_on", "Say on which day it was held.");
    if (t->is_held && !t->has_came)
        fail_note(req, "/came", "Say who came.");
    if (t->is_held && t->names_sdq && !t->says_decided)
        fail_note(req, "/sdq_decided", "Say what was decided about the SDQ.");
}

static void check_numbers(struct request *req, const struct told *t)
{
    if (t->possible.is_set && !t->attended.is_set)
        fail_note(req, "/sessions_attended", "Say how many sessions the child was there for.");
    if (t->attended.is_set && !t->possible.is_set)
        fail_note(req, "/sessions_possible", "Say how many sessions there were.");
    if (t->attended.is_set && t->possible.is_set && t->attended.v > t->possible.v)
        fail_note(req, "/sessions_attended", "More sessions than there were.");
    if (t->reduced_hours.is_set && !t->reduced_until.is_set)
        fail_note(req, "/reduced_until", "A reduced timetable has a day on which it ends.");
    if (t->reduced_hours.is_set && !t->says_why)
        fail_note(req, "/reduced_why", "Say why, and how the child comes back to full time.");
}

static void check_day(struct request *req, const struct told *t, const struct rows *facts)
{
    const char *other = row_text(facts, 0, 3);

    if (!t->held_on.is_set)
        return;
    if (t->held_on.v > row_day(facts, 0, 2))
        fail_note(req, "/held_on",
                  *other ? arena_printf(req->arena, "This day is after the term. It is in the %s.",
                                        other)
                         : "This day is after the term.");
    if (t->held_on.v < row_day(facts, 0, 1))
        fail_note(req, "/held_on",
                  arena_printf(req->arena, "This day is before the term. It is in the %s.", other));
    if (row_is_null(facts, 0, 5) || !row_bool(facts, 0, 5))
        fail_note(req, "/held_on", "The child was not in care on this day.");
}

/* A target serves a goal that whoever writes it may see; one that stands already stays, whoever saw it. */
static enum err check_goals(struct request *req, const struct pep_in *in, struct uuid record)
{
    const struct pep_target *of = in->targets.items;
    struct rows              fits;
    enum err                 e = ERR_NONE;

    for (size_t i = 0; !e && i < in->targets.n; i++) {
        if (!uuid_is_set(&of[i].goal))
            continue;
        e = DB(req, pep_goal_fits, &fits, P(of[i].goal), P(req->child), P(record));
        if (!e && !row_bool(&fits, 0, 0))
            fail_note(req, arena_printf(req->arena, "/targets/%zu/goal", i),
                      "Not a goal of this child that you see.");
    }
    return e;
}

/* Finds the term. */
static enum err check_against(struct request *req, const struct pep_in *in, const struct told *t)
{
    struct rows *facts = req->found = arena_alloc(req->arena, sizeof *facts);
    enum err     e = facts ? DB(req, pep_facts, facts, P(req->child), P(t->term), P_DAY(t->held_on),
                                P(in->sdq), P(t->record))
                           : ERR_NO_MEMORY;

    if (e)
        return e;
    if (facts->n == 0)
        return fail(req, ERR_NOT_FOUND);
    check_held(req, t);
    check_numbers(req, t);
    e = check_goals(req, in, t->record);
    if (e)
        return e;
    if (uuid_is_set(&in->sdq) && !row_bool(facts, 0, 6))
        fail_note(req, "/sdq", "Not an SDQ of this child that you see.");
    if (row_is_null(facts, 0, 0)) {
        fail_note(req, "/term",
                  uuid_is_set(&t->term) ? "There is no such term."
                                        : "The virtual school has not recorded this term yet.");
        return ERR_NONE;
    }
    check_day(req, t, facts);
    if (t->is_new && !row_is_null(facts, 0, 4) && req->faults.n == 0) {
        req->extra = arena_printf(req->arena, "\"pep\":%s", row_text(facts, 0, 4));
        return fail(req, ERR_PEP_TWICE);
    }
    return ERR_NONE;
}

static enum err check_new(struct request *req)
{
    const struct pep_in *in = req->body;
    struct told          t = told_by(in);

    t.is_new = true;
    return check_against(req, in, &t);
}

static struct num or_now(struct num sent, const struct rows *now, int column, bool is_day)
{
    if (sent.present || row_is_null(now, 0, column))
        return sent;
    return (struct num){.v = is_day ? row_day(now, 0, column) : row_int(now, 0, column),
                        .is_set = true};
}

static struct told told_after(struct request *req, const struct pep_in *in, const struct rows *now)
{
    struct told t = told_by(in);

    t.term = row_uuid(now, 0, 1);
    t.record = req->record;
    t.is_held = in->state ? t.is_held : strcmp(row_text(now, 0, 2), "draft") != 0;
    t.held_on = or_now(in->held_on, now, 3, true);
    t.possible = or_now(in->sessions_possible, now, 4, false);
    t.attended = or_now(in->sessions_attended, now, 5, false);
    t.reduced_hours = or_now(in->reduced_hours, now, 6, false);
    t.reduced_until = or_now(in->reduced_until, now, 7, true);
    t.says_why = in->reduced_why.present ? t.says_why : row_bool(now, 0, 8);
    t.has_came = in->came.present ? t.has_came : row_int(now, 0, 9) > 0;
    t.names_sdq = t.names_sdq || row_bool(now, 0, 10);
    t.says_decided = in->sdq_decided.present ? t.says_decided : row_bool(now, 0, 11);
    return t;
}

static enum err check_change(struct request *req)
{
    const struct pep_in *in = req->body;
    struct rows          now;
    enum err             e = DB(req, pep_standing, &now, P(req->record));

    if (e)
        return e;
    if (is_word(row_text(&now, 0, 2), "closed")) {
        if (in->state)
            return fail(req, ERR_STATE);
        if (!in->change_reason.s)
            fail_note(req, "/change_reason", "It is closed: say why it is changed.");
    }

    struct told t = told_after(req, in, &now);

    return check_against(req, in, &t);
}

/* --- writing --- */

/* What hangs on a PEP that was written: the consultation that a high SDQ opened, and what therapy lacks. */
static enum err follow(struct request *req, const struct pep_in *in, const struct told *t)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    if (t->is_held && in->sdq_decided.s)
        e = DB(req, pep_consulted, &rows, P(req->child), P(in->sdq_decided));
    return e ? e : therapy_review(req, req->child);
}

static enum err create(struct request *req)
{
    const struct pep_in *in = req->body;
    const struct rows   *facts = req->found;
    struct told          t = told_by(in);
    struct uuid          id = uuid_new();
    struct list          none = {.present = true};
    struct rows          rows;
    enum err e = DB(req, pep_create, &rows, P(id), P(req->child), P(row_uuid(facts, 0, 0)),
                    P(t.is_held ? "held" : "draft"), P_DAY(in->held_on),
                    pep_came_json(req, in->came.present ? in->came : none),
                    P(in->attendance_percent), P(in->sessions_possible), P(in->sessions_attended),
                    pep_attainment_json(req, in->attainment.present ? in->attainment : none),
                    P(in->suspended_days), P_DAY(in->excluded_on), P(in->reduced_hours),
                    P_DAY(in->reduced_until), P(in->reduced_why),
                    pep_targets_json(req, in->targets.present ? in->targets : none),
                    pep_premium_json(req, in->premium.present ? in->premium : none), P(in->view),
                    P(in->view_how), P(in->sdq), P(in->sdq_decided), P(in->therapy),
                    P_DAY(in->next_on), P(in->help_needed));

    if (!e)
        e = follow(req, in, &t);
    return e ? e : reply_made(req, "/peps/", id, &sql_pep_one);
}

static enum err change(struct request *req)
{
    const struct pep_in *in = req->body;
    struct rows          now, rows;
    enum err             e = DB(req, pep_standing, &now, P(req->record));

    if (!e)
        e = DB(req, pep_update, &rows, P(req->record), pep_sent(req, in), P(in->state),
               P_DAY(in->held_on), pep_came_json(req, in->came), P(in->attendance_percent),
               P(in->sessions_possible), P(in->sessions_attended),
               pep_attainment_json(req, in->attainment), P(in->suspended_days),
               P_DAY(in->excluded_on), P(in->reduced_hours), P_DAY(in->reduced_until),
               P(in->reduced_why), pep_targets_json(req, in->targets),
               pep_premium_json(req, in->premium), P(in->view), P(in->view_how), P(in->sdq),
               P(in->sdq_decided), P(in->therapy), P_DAY(in->next_on), P(in->change_reason),
               P(in->help_needed));
    if (!e) {
        struct told t = told_after(req, in, &now);

        e = follow(req, in, &t);
    }
    return e ? e : reply_record(req, req->record, &sql_pep_one);
}

/* --- signing off --- */

struct close_in {
    const char *quality;
    struct text quality_note;
};

static const struct field close_fields[] = {
    FIELD(close_in, quality, .type = F_WORD, .flags = REQUIRED, .words = pep_qualities),
    FIELD(close_in, quality_note, .type = F_TEXT, .flags = NULLABLE, .max = 2000,
          .about = "Why, and what the next one needs; needed where it is not good"),
    FIELDS_END,
};
static const struct shape close_shape = SHAPE("pep_close", close_fields, close_in);

static enum err check_close(struct request *req)
{
    const struct close_in *in = req->body;
    struct rows            now;
    enum err               e = DB(req, pep_standing, &now, P(req->record));

    if (e)
        return e;
    if (!is_word(row_text(&now, 0, 2), "held"))
        return fail(req, ERR_STATE);
    if (in->quality && !is_word(in->quality, "good") && !in->quality_note.s)
        fail_note(req, "/quality_note", "Say what the next one needs.");
    return ERR_NONE;
}

static enum err close_pep(struct request *req)
{
    const struct close_in *in = req->body;
    struct rows            rows;
    enum err e = DB(req, pep_close, &rows, P(req->record), P(in->quality), P(in->quality_note));

    return e ? e : reply_record(req, req->record, &sql_pep_one);
}

/* --- a term, across children --- */

static const char *const due_states[] = {"none", "draft", "held", "closed", NULL};

static const struct field due_fields[] = {
    ANSWER(child, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(school, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(lead_worker, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(term, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(is_first, .type = F_BOOL, .about = "The first one since the child came into care"),
    ANSWER(due_on, .type = F_DAY, .about = "To be held by; a first one that is not begun: begun"),
    ANSWER(days, .type = F_INT, .min = -100000, .max = 100000,
           .about = "From today, or from when it was held; negative when late"),
    ANSWER(state, .type = F_WORD, .words = due_states),
    ANSWER(is_late, .type = F_BOOL),
    ANSWER_OR_NULL(pep, .type = F_UUID),
    ANSWER_OR_NULL(held_on, .type = F_DAY),
    ANSWER_OR_NULL(quality, .type = F_WORD, .words = pep_qualities),
    FIELDS_END,
};
static const struct shape due_shape = ANSWER_SHAPE("pep_due", due_fields);

static const struct field return_fields[] = {
    ANSWER(term, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(all, .type = F_BOOL, .about = "Of all schools together"),
    ANSWER_OR_NULL(school, .type = F_OBJECT, .of = &ref_shape, .about = "null: no school"),
    ANSWER(asked, .type = F_INT, .max = 1000000, .about = "Children who have to have one"),
    ANSWER(held, .type = F_INT, .max = 1000000, .about = "Of those, with one that was held"),
    ANSWER(closed, .type = F_INT, .max = 1000000, .about = "Of those, signed off"),
    ANSWER(late, .type = F_INT, .max = 1000000, .about = "Late, or held late"),
    ANSWER(rate, .type = F_INT, .max = 100, .about = "Held, in percent"),
    FIELDS_END,
};
static const struct shape return_shape = ANSWER_SHAPE("pep_return", return_fields);

const struct route pep_routes[] = {
    READ("/children/:child/peps", NEED_OR_OWN(pep, view, create), pep_list, pep_shape,
         .is_list = true, .withholds = true, .about = "The PEPs of a child, the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/peps", NEED(pep, create), &pep_in_shape, create, pep_shape,
          .check = check_new, .about = "Begin a PEP, or record one that was held"),
    READ("/peps/:id", NEED_OR_OWN(pep, view, create), pep_one, pep_shape, .about = "One PEP",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/peps/:id", NEED(pep, edit), &pep_change_shape, change, pep_shape,
          .check = check_change, MATCH(pep_version, pep_one),
          .about = "Change a PEP; one that is closed with a reason"),
    WRITE(POST, "/peps/:id/close", NEED(pep, change), &close_shape, close_pep, pep_shape,
          .check = check_close, MATCH(pep_version, pep_one), .status = 200,
          .about = "Sign a PEP off that was held, with how good it is"),
    READ("/peps/:id/history", NEED(pep, view), pep_history, pep_history_shape, .is_list = true,
         .about = "What a closed PEP was before each change, the newest change first",
         .args = {{ARG_RECORD}}),
    {.method = METHOD_GET,
     .path = "/peps",
     .need = NEED(pep, view),
     .lane = LANE_REPORT,
     .sql = &sql_pep_due,
     .answer = &due_shape,
     .is_list = true,
     .about = "PEPs that are due in a term, of the children whom you see; late ones first",
     .args = {{ARG_LIMIT},
              {ARG_AFTER},
              {ARG_UUID, "term"},
              {ARG_TEXT, "state", .max = 6},
              {ARG_TEXT, "late", .max = 5}}},
    {.method = METHOD_GET,
     .path = "/pep-return",
     .need = NEED(pep, view),
     .lane = LANE_REPORT,
     .sql = &sql_pep_return,
     .answer = &return_shape,
     .is_list = true,
     .about = "How many children had a PEP of those who have to: in a term school by school, or "
              "in the last six terms",
     .args = {{ARG_UUID, "term"}, {ARG_TEXT, "by", .max = 6}}},
    ROUTES_END,
};
