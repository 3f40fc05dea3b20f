/* What the national return asks of a child once: a permanent home before this time in care, that the child came to this country alone, that she is a mother. */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

/* --- a permanent home before --- */

struct before_in {
    const char *kind;
    struct text authority, ordered_on, error_reason;
};

enum { YEAR_CHARS = 4, MONTH_CHARS = 7, DAY_CHARS = 10 };

static const char *const kinds[] = {"P1", "P2", "P3", "P4", "Z1", NULL};

#define BEFORE_FIELDS                                                                     \
    FIELD(before_in, authority, .type = F_TEXT, .flags = NULLABLE, .max = 6,              \
          .about = "Code of the authority that arranged it"),                             \
        FIELD(before_in, ordered_on, .type = F_TEXT, .flags = NULLABLE, .max = DAY_CHARS, \
              .about = "The day of the order as far as it is known: 2019, 2019-05, 2019-05-31")
#define KIND_ABOUT                                                                               \
    "Adoption, special guardianship, a residence or child arrangements order, not known which, " \
    "none"

static const struct field before_in_fields[] = {
    FIELD(before_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds, .about = KIND_ABOUT),
    BEFORE_FIELDS,
    FIELDS_END,
};
static const struct shape before_in_shape =
    SHAPE("previous_permanence_new", before_in_fields, before_in);

static const struct field before_change_fields[] = {
    FIELD(before_in, kind, .type = F_WORD, .words = kinds, .about = KIND_ABOUT),
    BEFORE_FIELDS,
    FIELD(before_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape before_change_shape =
    SHAPE("previous_permanence_change", before_change_fields, before_in);

static const struct field before_fields[] = {
    RECORD_ANSWERS,
    ANSWER(kind, .type = F_WORD, .words = kinds, .about = KIND_ABOUT),
    ANSWER_OR_NULL(authority, .type = F_TEXT),
    ANSWER_OR_NULL(ordered_on, .type = F_TEXT),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape before_shape = ANSWER_SHAPE("previous_permanence", before_fields);

/* A day, or its beginning: what is not known of it stands as the first. */
static day_t known_day(struct text said)
{
    char whole[] = "2000-01-01";

    if (said.n != YEAR_CHARS && said.n != MONTH_CHARS && said.n != DAY_CHARS)
        return DAY_NONE;
    memcpy(whole, said.s, said.n);
    return day_parse(whole, DAY_CHARS);
}

static void check_said(struct request *req, const struct before_in *in)
{
    day_t day = in->ordered_on.s ? known_day(in->ordered_on) : DAY_NONE;

    if (in->ordered_on.s && (day == DAY_NONE || day > req->today))
        fail_note(req, "/ordered_on", "Give a day that has been, or its month or year.");
    for (size_t i = 0; in->authority.s && i < in->authority.n; i++)
        if (!strchr("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", in->authority.s[i])) {
            fail_note(req, "/authority", "Give the code of an authority, such as 838.");
            break;
        }
    if (in->kind && !strcmp(in->kind, "Z1") && (in->ordered_on.s || in->authority.s))
        fail_note(req, in->ordered_on.s ? "/ordered_on" : "/authority",
                  "There was no permanent home before: leave this out.");
}

static enum err check_before(struct request *req)
{
    day_t    born;
    enum err e = child_born(req, &born);

    if (!e)
        check_said(req, req->body);
    return e;
}

static enum err create_before(struct request *req)
{
    const struct before_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err e = DB(req, previous_permanence_create, &rows, P(id), P(req->child), P(in->kind),
                    P(in->authority), P(in->ordered_on));

    return e ? e : reply_made(req, "/previous-permanence/", id, &sql_previous_permanence_one);
}

static enum err check_before_change(struct request *req)
{
    struct before_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows       rows;

    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *(const struct before_in *)req->body;

    enum err e = DB(req, previous_permanence_standing, &rows, P(req->record));

    if (e || rows.n == 0 || req->faults.n > 0)
        return e;
    if (row_bool(&rows, 0, 1))
        return fail(req, ERR_STATE);
    in->kind = or_word(in->kind, &rows, 0);
    check_said(req, in);
    return ERR_NONE;
}

static enum err change_before(struct request *req)
{
    const struct before_in *in = req->found;
    struct rows             rows;
    enum err e = DB(req, previous_permanence_update, &rows, P(req->record), P(in->kind),
                    P(in->authority.present), P(in->authority), P(in->ordered_on.present),
                    P(in->ordered_on), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_previous_permanence_one);
}

/* --- who came to this country alone --- */

struct uasc_in {
    struct num  from_on, ceased_on;
    struct text error_reason;
};

static const struct field uasc_in_fields[] = {
    FIELD(uasc_in, from_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY,
          .about = "Since when the council knows it"),
    FIELD(uasc_in, ceased_on, .type = F_DAY, .flags = NULLABLE,
          .about = "Day on which the status ceases, at the latest the 18th birthday"),
    FIELDS_END,
};
static const struct shape uasc_in_shape = SHAPE("asylum_new", uasc_in_fields, uasc_in);

static const struct field uasc_change_fields[] = {
    FIELD(uasc_in, from_on, .type = F_DAY, .flags = PAST_DAY),
    FIELD(uasc_in, ceased_on, .type = F_DAY, .flags = NULLABLE),
    FIELD(uasc_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape uasc_change_shape = SHAPE("asylum_change", uasc_change_fields, uasc_in);

static const struct field uasc_fields[] = {
    RECORD_ANSWERS,
    ANSWER(from_on, .type = F_DAY),
    ANSWER_OR_NULL(ceased_on, .type = F_DAY),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape uasc_shape = ANSWER_SHAPE("asylum", uasc_fields);

enum { GROWN_UP = 18 };

static enum err check_status(struct request *req, const struct uasc_in *in)
{
    day_t    born;
    enum err e = child_born(req, &born);

    if (e)
        return e;
    check_born(req, "/from_on", in->from_on, born);
    if (in->from_on.is_set && in->ceased_on.is_set && in->ceased_on.v < in->from_on.v)
        fail_note(req, "/ceased_on", "This day is before the start.");
    else if (in->ceased_on.is_set && born != DAY_NONE &&
             in->ceased_on.v > day_add_months(born, GROWN_UP * 12))
        fail_note(req, "/ceased_on", "The status ends on the 18th birthday at the latest.");
    return ERR_NONE;
}

static enum err check_uasc(struct request *req) { return check_status(req, req->body); }

static enum err create_uasc(struct request *req)
{
    const struct uasc_in *in = req->body;
    struct uuid           id = uuid_new();
    struct rows           rows;
    enum err              e =
        DB(req, uasc_create, &rows, P(id), P(req->child), P_DAY(in->from_on), P_DAY(in->ceased_on));

    return e ? e : reply_made(req, "/asylum/", id, &sql_uasc_one);
}

static enum err check_uasc_change(struct request *req)
{
    struct uasc_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows     rows;

    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *(const struct uasc_in *)req->body;

    enum err e = DB(req, uasc_standing, &rows, P(req->record));

    if (e || rows.n == 0 || req->faults.n > 0)
        return e;
    if (row_bool(&rows, 0, 2))
        return fail(req, ERR_STATE);
    in->from_on = or_day(in->from_on, &rows, 0);
    in->ceased_on = or_day(in->ceased_on, &rows, 1);
    return check_status(req, in);
}

static enum err change_uasc(struct request *req)
{
    const struct uasc_in *in = req->found;
    struct rows           rows;
    enum err              e = DB(req, uasc_update, &rows, P(req->record), P_DAY(in->from_on),
                                 P_DAY(in->ceased_on), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_uasc_one);
}

/* --- a child of her own --- */

struct mother_in {
    struct num  born_on;
    struct text error_reason;
};

static const struct field mother_in_fields[] = {
    FIELD(mother_in, born_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY,
          .about = "Day on which her first child was born"),
    FIELDS_END,
};
static const struct shape mother_in_shape = SHAPE("motherhood_new", mother_in_fields, mother_in);

static const struct field mother_change_fields[] = {
    FIELD(mother_in, born_on, .type = F_DAY, .flags = PAST_DAY),
    FIELD(mother_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not have been recorded: it stays and counts for nothing"),
    FIELDS_END,
};
static const struct shape mother_change_shape =
    SHAPE("motherhood_change", mother_change_fields, mother_in);

static const struct field mother_fields[] = {
    RECORD_ANSWERS,
    ANSWER(born_on, .type = F_DAY),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape mother_shape = ANSWER_SHAPE("motherhood", mother_fields);

enum { MOTHER_FROM = 11 };

/* Rule 620 of the return: nobody is a mother before 11. */
static enum err check_mother_day(struct request *req, const struct mother_in *in)
{
    day_t    born;
    enum err e = child_born(req, &born);

    if (!e && in->born_on.is_set && in->born_on.v < day_add_months(born, MOTHER_FROM * 12))
        fail_note(req, "/born_on",
                  "She was not eleven yet on this day: one of the two days of birth is wrong.");
    return e;
}

static enum err check_mother(struct request *req) { return check_mother_day(req, req->body); }

static enum err create_mother(struct request *req)
{
    const struct mother_in *in = req->body;
    struct uuid             id = uuid_new();
    struct rows             rows;
    enum err e = DB(req, motherhood_create, &rows, P(id), P(req->child), P_DAY(in->born_on));

    return e ? e : reply_made(req, "/motherhood/", id, &sql_motherhood_one);
}

static enum err check_mother_change(struct request *req)
{
    struct mother_in *in = req->found = arena_alloc(req->arena, sizeof *in);
    struct rows       rows;

    if (!in)
        return fail(req, ERR_NO_MEMORY);
    *in = *(const struct mother_in *)req->body;

    enum err e = DB(req, motherhood_standing, &rows, P(req->record));

    if (e || rows.n == 0 || req->faults.n > 0)
        return e;
    if (row_bool(&rows, 0, 1))
        return fail(req, ERR_STATE);
    in->born_on = or_day(in->born_on, &rows, 0);
    return check_mother_day(req, in);
}

static enum err change_mother(struct request *req)
{
    const struct mother_in *in = req->found;
    struct rows             rows;
    enum err                e =
        DB(req, motherhood_update, &rows, P(req->record), P_DAY(in->born_on), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_motherhood_one);
}

const struct route care_status_routes[] = {
    READ("/children/:child/previous-permanence", NEED_OR_OWN(permanence, view, create),
         previous_permanence_list, before_shape, .is_list = true,
         .about = "Whether the child had a permanent home before this time in care",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/previous-permanence", NEED(permanence, create), &before_in_shape,
          create_before, before_shape, .check = check_before,
          .about = "Record whether the child had a permanent home before"),
    READ("/previous-permanence/:id", NEED_OR_OWN(permanence, view, create), previous_permanence_one,
         before_shape, .about = "One such record", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/previous-permanence/:id", NEED(permanence, edit), &before_change_shape,
          change_before, before_shape, MATCH(previous_permanence_version, previous_permanence_one),
          .check = check_before_change, .about = "Correct it, or say that it was an error"),
    READ("/children/:child/asylum", NEED_OR_OWN(permanence, view, create), uasc_list, uasc_shape,
         .is_list = true, .about = "That the child came to this country alone and asks for asylum",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/asylum", NEED(permanence, create), &uasc_in_shape, create_uasc,
          uasc_shape, .check = check_uasc,
          .about = "Record that the child came to this country alone and asks for asylum"),
    READ("/asylum/:id", NEED_OR_OWN(permanence, view, create), uasc_one, uasc_shape,
         .about = "One such status", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/asylum/:id", NEED(permanence, edit), &uasc_change_shape, change_uasc, uasc_shape,
          MATCH(uasc_version, uasc_one), .check = check_uasc_change,
          .about = "Record the day on which the status ceased; correct it"),
    READ("/children/:child/motherhood", NEED_OR_OWN(permanence, view, create), motherhood_list,
         mother_shape, .is_list = true, .about = "That a young woman has a child of her own",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/motherhood", NEED(permanence, create), &mother_in_shape,
          create_mother, mother_shape, .check = check_mother,
          .about = "Record that a young woman has a child of her own"),
    READ("/motherhood/:id", NEED_OR_OWN(permanence, view, create), motherhood_one, mother_shape,
         .about = "One such record", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/motherhood/:id", NEED(permanence, edit), &mother_change_shape, change_mother,
          mother_shape, MATCH(motherhood_version, motherhood_one), .check = check_mother_change,
          .about = "Correct it, or say that it was an error"),
    ROUTES_END,
};
