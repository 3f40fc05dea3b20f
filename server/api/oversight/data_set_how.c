/*
 * From which month on a council's data set is counted from its records, and of each measure from which month on it is counted
 * or given. Neither reaches to come nor back to a month that is frozen: what a board was told stays as it was told.
 */
#include "data_set.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

static const char *const how_words[] = {"computed", "given", NULL};

/* --- one measure --- */

struct how_in {
    const char *how;
    struct num  since;
    struct text source;
};

static const struct field how_fields[] = {
    FIELD(how_in, how, .type = F_WORD, .words = how_words, .flags = REQUIRED),
    FIELD(how_in, since, .type = F_DAY, .flags = REQUIRED,
          .about = "From the month of this day on; the months before stay as they are"),
    FIELD(how_in, source, .type = F_TEXT, .flags = NULLABLE, .max = 200,
          .about = "Of a measure that is given: where it comes from"),
    FIELDS_END,
};
static const struct shape how_shape = SHAPE("data_set_how", how_fields, how_in);

enum { HOW_AUTHORITY, HOW_IS, HOW_CAN, HOW_FROZEN, HOW_BEFORE };

static void check_since(struct request *req, day_t since, bool is_frozen)
{
    if (since > req->today)
        fail_note(req, "/since", "Choose this month or an earlier one.");
    else if (is_frozen)
        fail_note(
            req, "/since",
            "A month that this would change is frozen, and stays as it was frozen. Choose a later month.");
}

static void check_words(struct request *req, const struct rows *fits)
{
    const struct how_in *in = req->body;
    bool                 is_computed = in->how && !strcmp(in->how, how_words[0]);

    if (!in->how)
        return;
    if (is_computed && !row_bool(fits, 0, HOW_CAN))
        fail_note(req, "/how", "The records here cannot count this measure: it can only be given.");
    else if (is_computed && !strcmp(row_text(fits, 0, HOW_IS), in->how))
        fail_note(req, "/how", "In that month it is counted from the records already.");
    if (is_computed && in->source.s)
        fail_note(req, "/source", "What is counted comes from the records: send no source.");
    if (!is_computed && !in->source.s)
        fail_note(req, "/source", "Say where the numbers come from.");
}

static enum err check_how(struct request *req)
{
    const struct how_in *in = req->body;
    struct rows         *fits = req->found = arena_alloc(req->arena, sizeof *fits);
    day_t    since = day_month_start(in->since.is_set ? (day_t)in->since.v : req->today);
    enum err e =
        fits ? DB(req, data_set_how_fits, fits, P(req->word), P_DAY(since)) : ERR_NO_MEMORY;

    if (e || fits->n == 0)
        return e ? e : fail(req, ERR_NOT_FOUND);
    if (row_bool(fits, 0, HOW_BEFORE))
        fail_note(req, "/since", "So early every value is given. Choose a later month.");
    else
        check_since(req, since, row_bool(fits, 0, HOW_FROZEN));
    check_words(req, fits);
    return ERR_NONE;
}

static enum err put_how(struct request *req)
{
    const struct how_in *in = req->body;
    struct rows          rows;
    enum err             e =
        DB(req, data_set_how_put, &rows, P(uuid_new()), P(row_uuid(req->found, 0, HOW_AUTHORITY)),
           P(req->word), P_DAY(day_month_start((day_t)in->since.v)), P(in->how), P(in->source));

    return e ? e : reply_empty(req);
}

/* --- the first month that is counted --- */

struct start_in {
    struct num since;
};

static const struct field start_fields[] = {
    FIELD(start_in, since, .type = F_DAY, .flags = REQUIRED | NULLABLE,
          .about = "From the month of this day on; null: from the first record on"),
    FIELDS_END,
};
static const struct shape start_shape = SHAPE("data_set_start_new", start_fields, start_in);

static const struct field started_fields[] = {
    ANSWER_OR_NULL(since, .type = F_DAY, .about = "Before this month every value is given"),
    FIELDS_END,
};
static const struct shape started_shape = ANSWER_SHAPE("data_set_start", started_fields);

enum { START_AUTHORITY, START_FROZEN };

static day_t start_of(const struct start_in *in)
{
    return in->since.is_set ? day_month_start((day_t)in->since.v) : DAY_NONE;
}

static enum err check_start(struct request *req)
{
    const struct start_in *in = req->body;
    struct rows           *fits = req->found = arena_alloc(req->arena, sizeof *fits);
    enum err e = fits ? DB(req, data_set_start_fits, fits, P_DAY(start_of(in))) : ERR_NO_MEMORY;

    if (!e)
        check_since(req, start_of(in), row_bool(fits, 0, START_FROZEN));
    return e;
}

static enum err put_start(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, data_set_start_put, &rows, P(uuid_new()),
                       P(row_uuid(req->found, 0, START_AUTHORITY)), P_DAY(start_of(req->body)));

    return e ? e : reply_empty(req);
}

const struct route data_set_how_routes[] = {
    READ("/data-set/start", NEED(data_set, view), data_set_start_one, started_shape,
         .about = "From which month on the measures are counted from the records"),
    WRITE(PUT, "/data-set/start", NEED(data_set, change), &start_shape, put_start, empty_shape,
          .check = check_start,
          .about = "Say from which month on the measures are counted from the records"),
    WRITE(PUT, "/data-set/:word/how", NEED(data_set, change), &how_shape, put_how, empty_shape,
          .check = check_how,
          .about = "Have a measure counted from the records, or given, from a month on"),
    ROUTES_END,
};
