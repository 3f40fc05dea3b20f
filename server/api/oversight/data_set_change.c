/*
 * The monthly data set, written: values that another system holds, with who gave them and when; what is said of a number;
 * what it is compared with; and a month that a person freezes. A measure that is computed takes no value, a month that has not
 * begun takes nothing. Who freezes a month anew says why: the edition before stays as it was.
 */
#include "data_set.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

const char *const benchmark_words[] = {
    "england", "neighbours", "outstanding_low", "outstanding_high", "target", "baseline", NULL};

enum { HUNDREDTHS = 100, VALUE_MAX = 10000000 };

static void check_month(struct request *req)
{
    if (req->month > req->today)
        fail_note(req, "/month", "Choose this month or an earlier one.");
}

/* --- values and comments --- */

struct value_in {
    struct num  value, numerator, denominator;
    struct text comment;
};

#define VALUE_FIELD(name_, about_)                                                  \
    FIELD(value_in, name_, .type = F_DECIMAL, .flags = NULLABLE, .min = -VALUE_MAX, \
          .max = VALUE_MAX, .about = about_)

static const struct field value_fields[] = {
    VALUE_FIELD(
        value,
        "In the measure's unit; null takes it back. Where numerator and denominator are sent, it follows from them"),
    VALUE_FIELD(numerator, NULL),
    VALUE_FIELD(denominator, NULL),
    FIELD(value_in, comment, .type = F_TEXT, .flags = NULLABLE, .max = 4000,
          .about = "What is said of it, of no child; null takes it back"),
    FIELDS_END,
};
static const struct shape value_shape = SHAPE("data_set_value", value_fields, value_in);

enum { FITS_HOW, FITS_UNIT, FITS_AUTHORITY };

static void check_value(struct request *req, const struct rows *fits, const struct value_in *in)
{
    const char *unit = row_text(fits, 0, FITS_UNIT);
    bool        is_sent = in->value.present || in->numerator.present || in->denominator.present;

    if (!is_sent)
        return;
    if (!strcmp(row_text(fits, 0, FITS_HOW), "computed"))
        fail_note(req, "/value",
                  "This measure is counted from the records. It takes a comment, and no value.");
    if (in->numerator.is_set != in->denominator.is_set && strcmp(unit, "count") != 0)
        fail_note(req, "/denominator", "Send both the numerator and the denominator, or neither.");
    if (in->denominator.is_set && in->denominator.v <= 0)
        fail_note(req, "/denominator", "Send a number above 0.");
    if (in->numerator.is_set && in->numerator.v < 0 && strcmp(unit, "score") != 0)
        fail_note(req, "/numerator", "Send 0 or more.");
    if (in->numerator.is_set && in->numerator.v % HUNDREDTHS && !strcmp(unit, "count"))
        fail_note(req, "/numerator", "Send a whole number.");
    if (!strcmp(unit, "percent") && in->numerator.is_set && in->denominator.is_set &&
        in->numerator.v > in->denominator.v)
        fail_note(req, "/numerator", "This cannot be more than the denominator.");
    if (!in->value.is_set)
        return;
    if (in->numerator.is_set)
        fail_note(req, "/value", "This follows from the numerator: send one or the other.");
    if (!strcmp(unit, "percent") && (in->value.v < 0 || in->value.v > 100 * HUNDREDTHS))
        fail_note(req, "/value", "Send a percentage from 0 to 100.");
    if (!strcmp(unit, "count") && (in->value.v < 0 || in->value.v % HUNDREDTHS))
        fail_note(req, "/value", "Send a whole number.");
    if ((!strcmp(unit, "days") || !strcmp(unit, "per_10000")) && in->value.v < 0)
        fail_note(req, "/value", "Send 0 or more.");
}

static enum err check_put(struct request *req)
{
    const struct value_in *in = req->body;
    struct rows           *fits = req->found = arena_alloc(req->arena, sizeof *fits);
    enum err               e =
        fits ? DB(req, data_value_fits, fits, P(req->word), P_DAY(req->month)) : ERR_NO_MEMORY;

    if (!e && fits->n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (e)
        return e;
    check_month(req);
    check_value(req, fits, in);
    if (!in->value.present && !in->numerator.present && !in->denominator.present &&
        !in->comment.present)
        fail_note(req, "", "Send a value or a comment.");
    return ERR_NONE;
}

static enum err put(struct request *req)
{
    const struct value_in *in = req->body;
    const struct rows     *fits = req->found;
    struct uuid            authority = row_uuid(fits, 0, FITS_AUTHORITY);
    struct rows            rows;
    enum err               e = ERR_NONE;

    if (in->value.present || in->numerator.present || in->denominator.present)
        e = DB(req, data_value_put, &rows, P(uuid_new()), P(authority), P(req->word),
               P_DAY(req->month), P(in->value), P(in->numerator), P(in->denominator),
               P(row_text(fits, 0, FITS_UNIT)));
    if (!e && in->comment.present)
        e = DB(req, data_comment_put, &rows, P(uuid_new()), P(authority), P(req->word),
               P_DAY(req->month), P(in->comment));
    if (!e)
        e = DB(req, data_value_said, &rows, P(authority), P(req->word), P_DAY(req->month));
    if (e)
        return e;

    struct buf b = {.arena = req->arena};

    buf_puts(&b, row_text(&rows, 0, 0));
    return reply_json(req, 200, &b);
}

static const struct field put_fields[] = {
    ANSWER(indicator, .type = F_TEXT),
    ANSWER(month, .type = F_TEXT),
    ANSWER_OR_NULL(value, .type = F_DECIMAL),
    ANSWER_OR_NULL(numerator, .type = F_DECIMAL),
    ANSWER_OR_NULL(denominator, .type = F_DECIMAL),
    ANSWER_OR_NULL(comment, .type = F_TEXT),
    ANSWER_OR_NULL(by, .type = F_TEXT, .about = "Who gave the value last"),
    ANSWER_OR_NULL(at, .type = F_TIME),
    FIELDS_END,
};
static const struct shape put_shape = ANSWER_SHAPE("data_set_put", put_fields);

/* --- what it is compared with --- */

struct benchmark_in {
    const char *kind, *per;
    struct num  value, since;
    struct text year, source;
};

static const char *const per_words[] = {"month", "year", NULL};

static const struct field benchmark_in_fields[] = {
    FIELD(benchmark_in, kind, .type = F_WORD, .words = benchmark_words, .flags = REQUIRED),
    FIELD(benchmark_in, value, .type = F_DECIMAL, .flags = REQUIRED, .min = -VALUE_MAX,
          .max = VALUE_MAX),
    FIELD(benchmark_in, since, .type = F_DAY, .flags = REQUIRED,
          .about = "It holds from the month of this day on; the months before keep theirs"),
    FIELD(benchmark_in, per, .type = F_WORD, .words = per_words),
    FIELD(benchmark_in, year, .type = F_TEXT, .flags = REQUIRED, .max = 40),
    FIELD(benchmark_in, source, .type = F_TEXT, .flags = REQUIRED, .max = 300),
    FIELDS_END,
};
static const struct shape benchmark_in_shape =
    SHAPE("data_set_benchmark_new", benchmark_in_fields, benchmark_in);

static enum err check_benchmark(struct request *req)
{
    struct rows *fits = req->found = arena_alloc(req->arena, sizeof *fits);
    enum err     e =
        fits ? DB(req, data_value_fits, fits, P(req->word), P_DAY(day_month_start(req->today)))
                 : ERR_NO_MEMORY;

    if (e || fits->n == 0)
        return e ? e : fail(req, ERR_NOT_FOUND);

    const struct benchmark_in *in = req->body;
    const char                *unit = row_text(fits, 0, FITS_UNIT);

    if (!strcmp(unit, "percent") && (in->value.v < 0 || in->value.v > 100 * HUNDREDTHS))
        fail_note(req, "/value", "Send a percentage from 0 to 100.");
    if (strcmp(unit, "count") != 0 && in->per && !strcmp(in->per, "year"))
        fail_note(req, "/per", "Only a number of events can be of a year.");
    return ERR_NONE;
}

static enum err put_benchmark(struct request *req)
{
    const struct benchmark_in *in = req->body;
    const struct rows         *fits = req->found;
    struct rows                rows;
    enum err e = DB(req, benchmark_put, &rows, P(uuid_new()), P(row_uuid(fits, 0, FITS_AUTHORITY)),
                    P(req->word), P(in->kind), P_DAY(day_month_start((day_t)in->since.v)),
                    P(in->value), P(in->per), P(in->year), P(in->source));

    return e ? e : reply_empty(req);
}

/* --- a month that is frozen --- */

struct freeze_in {
    struct text reason;
};

static const struct field freeze_fields[] = {
    FIELD(freeze_in, reason, .type = F_TEXT, .flags = NULLABLE, .max = 1000,
          .about = "Why it is frozen anew: needed where it is frozen already"),
    FIELDS_END,
};
static const struct shape freeze_shape = SHAPE("data_set_freeze", freeze_fields, freeze_in);

enum { STANDS_EDITION, STANDS_AUTHORITY, STANDS_MEASURED };

static enum err check_freeze(struct request *req)
{
    const struct freeze_in *in = req->body;
    struct rows            *stands = req->found = arena_alloc(req->arena, sizeof *stands);
    int64_t                 waiting;
    enum err e = stands ? DB(req, snapshot_stands, stands, P_DAY(req->month)) : ERR_NO_MEMORY;

    if (e)
        return e;
    check_month(req);
    if (!row_bool(stands, 0, STANDS_MEASURED))
        fail_note(req, "/month", "Nothing is measured so early. Choose a later month.");
    if (req->faults.n)
        return ERR_NONE;
    if (row_int(stands, 0, STANDS_EDITION) > 0 && !in->reason.s)
        return fail(req, ERR_SNAPSHOT_TWICE);
    if (row_int(stands, 0, STANDS_EDITION) == 0 && in->reason.s)
        fail_note(req, "/reason",
                  "This month has not been frozen yet: there is nothing to correct.");
    e = data_set_count(req, &waiting);
    return e || !waiting ? e : fail(req, ERR_STILL_COUNTING);
}

static enum err freeze(struct request *req)
{
    const struct freeze_in *in = req->body;
    const struct rows      *stands = req->found;
    struct uuid             id = uuid_new(), authority = row_uuid(stands, 0, STANDS_AUTHORITY);
    struct rows             now, rows;
    enum err                e = DB(req, snapshot_now, &now, P(authority), P_DAY(req->month));

    if (!e)
        e = DB(req, snapshot_create, &rows, P(id), P(authority), P_DAY(req->month),
               P(row_int(stands, 0, STANDS_EDITION) + 1), P(in->reason), P(row_text(&now, 0, 0)));
    if (!e)
        e = DB(req, snapshot_figures, &rows, P(id), P(row_text(&now, 0, 1)));
    return e ? e : reply_made(req, "/data-set-snapshots/", id, &sql_snapshot_one);
}

const struct route data_set_change_routes[] = {
    WRITE(PUT, "/data-set/:word/:month", NEED(data_set, edit), &value_shape, put, put_shape,
          .check = check_put,
          .about = "Give a value that another system holds, or say something of a number"),
    WRITE(PUT, "/data-set/:word/benchmark", NEED(data_set, edit), &benchmark_in_shape,
          put_benchmark, empty_shape, .check = check_benchmark,
          .about = "Say what a measure is compared with"),
    WRITE(POST, "/data-set/:month/freeze", NEED(data_set, change), &freeze_shape, freeze,
          snapshot_shape, .check = check_freeze,
          .about = "Freeze a month: what is in it never changes. Anew, with a reason"),
    ROUTES_END,
};
