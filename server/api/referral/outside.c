/*
 * Living outside the county (mission M23): the authority there, the NHS board that pays, the services there, and the steps
 * of the procedure. Whoever sees the home sees this; of a home whose address is protected it is as protected, and whoever
 * may not see that address is told the same whether the home is outside the county or not (server/sql/referral/outside_list.sql).
 */
#include "outside.h"

#include "clock.h"
#include "json_out.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <ctype.h>
#include <string.h>

struct local_in {
    struct text name, kind, telephone, what_for;
    struct num  told_on;
};

static const char *const hows[] = {"rule", "confirmed", "agreed", "disputed", NULL};

enum { SERVICES_MAX = 20 };

static const struct field local_in_fields[] = {
    FIELD(local_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 160),
    FIELD(local_in, kind, .type = F_TEXT, .flags = NULLABLE, .max = 80,
          .about = "CAMHS, school nurse, GP, dentist, out of hours, a charity"),
    FIELD(local_in, telephone, .type = F_TEXT, .flags = NULLABLE, .max = 40),
    FIELD(local_in, what_for, .type = F_TEXT, .flags = NULLABLE, .max = 500),
    FIELD(local_in, told_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,
          .about = "The day on which it was told about the child; none: not yet"),
    FIELDS_END,
};
static const struct shape local_in_shape = SHAPE("local_service_new", local_in_fields, local_in);

#define OUTSIDE_FIELDS(flags_)                                                                    \
    FIELD(outside_in, host_name, .type = F_TEXT, .flags = flags_, .max = 120,                     \
          .about = "The authority in whose area the home is"),                                    \
        FIELD(outside_in, host_code, .type = F_TEXT, .flags = NULLABLE, .max = 9,                 \
              .about = "Its code of the Office for National Statistics: a letter, eight digits"), \
        FIELD(outside_in, commissioner, .type = F_TEXT, .flags = NULLABLE, .max = 160,            \
              .about = "The NHS board that pays for treatment; none: not known yet"),             \
        FIELD(outside_in, commissioner_how, .type = F_WORD, .flags = NULLABLE, .words = hows,     \
              .about = "How that is known: by the NHS rule alone, confirmed by the board, "       \
                       "agreed between two boards, disputed between them"),                       \
        FIELD(outside_in, services, .type = F_LIST, .of = &local_in_shape, .max = SERVICES_MAX,   \
              .about = "Local services, as a whole")

static const struct field outside_in_fields[] = {OUTSIDE_FIELDS(REQUIRED), FIELDS_END};
const struct shape outside_in_shape = SHAPE("outside_county_new", outside_in_fields, outside_in);
static const struct field change_fields[] = {OUTSIDE_FIELDS(0), FIELDS_END};
static const struct shape change_shape = SHAPE("outside_county_change", change_fields, outside_in);

static const struct field local_fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(kind, .type = F_TEXT),
    ANSWER_OR_NULL(telephone, .type = F_TEXT),
    ANSWER_OR_NULL(what_for, .type = F_TEXT),
    ANSWER_OR_NULL(told_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape local_shape = ANSWER_SHAPE("local_service", local_fields);

static const char *const step_states[] = {"open", "done", "not_needed", "dropped", NULL};

static const struct field step_fields[] = {
    RECORD_ANSWERS,
    ANSWER(code, .type = F_TEXT),
    ANSWER(what, .type = F_TEXT),
    ANSWER(who, .type = F_TEXT, .about = "Who is to do it"),
    ANSWER(due_on, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = step_states,
           .about = "dropped: the child moved on before it was done"),
    ANSWER_OR_NULL(days, .type = F_INT, .min = -100000, .max = 100000,
                   .about = "Of an open one, until it is due; negative when late"),
    ANSWER_OR_NULL(done_on, .type = F_DAY),
    ANSWER_OR_NULL(note, .type = F_TEXT),
    ANSWER_OR_NULL(settled_by, .type = F_OBJECT, .of = &person_shape),
    FIELDS_END,
};
static const struct shape step_shape = ANSWER_SHAPE("outside_step", step_fields);

static const struct field outside_fields[] = {
    RECORD_ANSWERS,
    ANSWER(home, .type = F_UUID),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    ANSWER(is_now, .type = F_BOOL, .about = "The child lives there today"),
    ANSWER(host_name, .type = F_TEXT),
    ANSWER_OR_NULL(host_code, .type = F_TEXT),
    ANSWER_OR_NULL(commissioner, .type = F_TEXT),
    ANSWER_OR_NULL(commissioner_how, .type = F_WORD, .words = hows),
    ANSWER(services, .type = F_LIST, .of = &local_shape),
    ANSWER(steps, .type = F_LIST, .of = &step_shape),
    FIELDS_END,
};
static const struct shape outside_shape = ANSWER_SHAPE("outside_county", outside_fields);

static const struct field listed_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(child, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(host_name, .type = F_TEXT),
    ANSWER_OR_NULL(host_code, .type = F_TEXT),
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(commissioner, .type = F_TEXT),
    ANSWER_OR_NULL(commissioner_how, .type = F_WORD, .words = hows),
    ANSWER(open, .type = F_INT, .min = 0, .max = 1000, .about = "Steps that are not done"),
    ANSWER(late, .type = F_INT, .min = 0, .max = 1000, .about = "Of those, past their day"),
    ANSWER_OR_NULL(next_what, .type = F_TEXT),
    ANSWER_OR_NULL(next_who, .type = F_TEXT),
    ANSWER_OR_NULL(next_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape listed_shape = ANSWER_SHAPE("outside_county_child", listed_fields);

/* --- rules --- */

static bool is_area_code(struct text code)
{
    if (code.n != 9 || !strchr("EWSN", code.s[0]))
        return false;
    for (size_t i = 1; i < code.n; i++)
        if (!isdigit((unsigned char)code.s[i]))
            return false;
    return true;
}

void outside_check(struct request *req, const char *at, const struct outside_in *in)
{
    if (in->host_code.s && !is_area_code(in->host_code))
        fail_note(req, arena_printf(req->arena, "%s/host_code", at),
                  "The code is a letter and eight digits, as in E10000009.");
    if (in->commissioner_how && !in->commissioner.s && !in->commissioner.present)
        fail_note(req, arena_printf(req->arena, "%s/commissioner", at), "Say which board it is.");
}

static const char *services_json(struct request *req, const struct list *services)
{
    const struct local_in *of = services->items;
    struct buf             b = {.arena = req->arena};
    struct json_out        j = {.buf = &b};
    char                   day[DAY_TEXT_SIZE];

    json_open(&j, '[');
    for (size_t i = 0; i < services->n; i++) {
        json_open(&j, '{');
        json_pair(&j, "name", of[i].name.s);
        json_pair(&j, "kind", of[i].kind.s);
        json_pair(&j, "telephone", of[i].telephone.s);
        json_pair(&j, "what_for", of[i].what_for.s);
        day_format(of[i].told_on.is_set ? (day_t)of[i].told_on.v : DAY_NONE, day);
        json_pair(&j, "told_on", *day ? day : NULL);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    return b.s;
}

/* --- beginning --- */

static enum err add_steps(struct request *req, struct uuid record, day_t moved)
{
    struct rows kinds, rows;
    enum err    e = db_run(req, &sql_outside_step_kinds, NULL, &kinds);

    for (int i = 0; !e && i < kinds.n; i++) {
        struct timescale within = {(int32_t)row_int(&kinds, i, 1),
                                   row_bool(&kinds, i, 2) ? CLOCK_WORKING_DAYS : CLOCK_DAYS};

        e = DB(req, outside_step_create, &rows, P(uuid_new()), P(record), P(row_text(&kinds, i, 0)),
               P_DAY(clock_due(moved, within, &(struct calendar){0})));
    }
    return e;
}

enum err outside_begin(struct request *req, struct uuid record, struct uuid home, day_t moved,
                       const struct outside_in *in)
{
    struct rows rows;
    enum err    e =
        DB(req, outside_create, &rows, P(record), P(home), P(in->host_name), P(in->host_code),
           P(in->commissioner), P(in->commissioner_how), P(services_json(req, &in->services)));

    return e ? e : add_steps(req, record, moved);
}

/* Finds where the child lives now. */
static enum err check_new(struct request *req)
{
    struct rows *home = req->found = arena_alloc(req->arena, sizeof *home);
    enum err     e = home ? DB(req, outside_home, home, P(req->child)) : ERR_NO_MEMORY;

    if (e)
        return e;
    if (home->n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (row_is_null(home, 0, 0))
        fail_note(req, "/host_name", "Record first where the child lives now.");
    outside_check(req, "", req->body);
    return ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct rows *home = req->found;
    struct uuid        id = uuid_new();
    enum err e = outside_begin(req, id, row_uuid(home, 0, 0), row_day(home, 0, 1), req->body);

    return e ? e : reply_made(req, "/outside-county/", id, &sql_outside_one);
}

/* --- what changes --- */

static enum err check_change(struct request *req)
{
    struct outside_in in = *(const struct outside_in *)req->body;
    struct rows       now;
    enum err          e = DB(req, outside_standing, &now, P(req->record));

    if (!e && !in.commissioner.present)
        in.commissioner.present = row_bool(&now, 0, 0);
    else if (!e && in.commissioner_how && !in.commissioner.s)
        in.commissioner.present = false;
    if (!e)
        outside_check(req, "", &in);
    return e;
}

static enum err change(struct request *req)
{
    const struct outside_in *in = req->body;
    struct rows              rows;
    enum err                 e = DB(req, outside_update, &rows, P(req->record), P(in->host_name),
                                    P(in->host_code.present), P(in->host_code), P(in->commissioner.present),
                                    P(in->commissioner), P(in->commissioner_how),
                                    P(in->services.present ? services_json(req, &in->services) : NULL));

    return e ? e : reply_record(req, req->record, &sql_outside_one);
}

/* --- a step --- */

struct step_in {
    const char *state;
    struct num  done_on;
    struct text note;
};

static const char *const settled_words[] = {"open", "done", "not_needed", NULL};

static const struct field step_in_fields[] = {
    FIELD(step_in, state, .type = F_WORD, .flags = REQUIRED, .words = settled_words,
          .about = "open: it was not done after all"),
    FIELD(step_in, done_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(step_in, note, .type = F_TEXT, .flags = NULLABLE, .max = 1000,
          .about = "What came of it; needed where it is not needed"),
    FIELDS_END,
};
static const struct shape step_in_shape = SHAPE("outside_step_change", step_in_fields, step_in);

static enum err check_step(struct request *req)
{
    const struct step_in *in = req->body;
    struct rows           now;
    enum err              e = DB(req, outside_step_standing, &now, P(req->record));
    bool                  is_done = in->state && !strcmp(in->state, "done");
    bool                  is_sound = req->faults.n == 0;

    if (e)
        return e;
    if (!strcmp(row_text(&now, 0, 0), "dropped"))
        return fail(req, ERR_STATE);
    if (!in->state && is_sound)
        fail_note(req, "/state", "Say whether it is done.");
    if (is_done && !in->done_on.is_set && is_sound)
        fail_note(req, "/done_on", "Say on which day it was done.");
    if (in->state && !is_done && in->done_on.is_set)
        fail_note(req, "/done_on", "Only what is done has this.");
    if (in->state && !strcmp(in->state, "not_needed") && !in->note.s)
        fail_note(req, "/note", "Say why it is not needed.");
    return ERR_NONE;
}

static enum err settle(struct request *req)
{
    const struct step_in *in = req->body;
    struct rows           rows;
    enum err              e = DB(req, outside_step_update, &rows, P(req->record), P(in->state),
                                 P_DAY(in->done_on), P(in->note));

    return e ? e : reply_record(req, req->record, &sql_outside_step_one);
}

const struct route outside_routes[] = {
    READ("/children/:child/outside-county", NEED_OR_OWN(home, view, create), outside_list,
         outside_shape, .is_list = true, .withholds = true,
         .about = "Homes outside the county, with the steps of the procedure; the newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/outside-county", NEED(home, create), &outside_in_shape, create,
          outside_shape, .check = check_new,
          .about = "Record that the home where the child lives now is outside the county"),
    READ("/outside-county/:id", NEED_OR_OWN(home, view, create), outside_one, outside_shape,
         .about = "One home outside the county", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/outside-county/:id", NEED(home, edit), &change_shape, change, outside_shape,
          .check = check_change, MATCH(outside_version, outside_one),
          .about = "Change the authority, the board that pays or the local services"),
    READ("/outside-steps/:id", NEED_OR_OWN(home, view, create), outside_step_one, step_shape,
         .about = "One step of the procedure", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/outside-steps/:id", NEED(home, change), &step_in_shape, settle, step_shape,
          .check = check_step, MATCH(outside_step_version, outside_step_one),
          .about = "Say that a step is done, is not needed, or is open after all"),
    READ("/outside-county", NEED(home, view), outside_all, listed_shape, .is_list = true,
         .about = "Children who live outside the county, those with most steps late first",
         .args = {{ARG_LIMIT}, {ARG_AFTER}, {ARG_TEXT, "late", .max = 5}}),
    ROUTES_END,
};
