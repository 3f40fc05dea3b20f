/*
 * The monthly corporate parenting data set (mission M24), read: a month, one measure with its twelve months, the children
 * behind a number, how each measure is counted, and months as they were frozen. Reading a month first works out anew what is
 * counted of the children whose records changed since, so many of them at a time; how many still wait is said.
 */
#include "data_set.h"
#include "read.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

/* A statement each, so that none takes long; what is left is counted with the next report. */
enum { CHILDREN_AT_ONCE = 300, TIMES = 8 };

enum err data_set_count(struct request *req, int64_t *waiting)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    *waiting = 1;
    for (int left = TIMES; !e && left > 0 && *waiting != 0; left--) {
        e = DB(req, count_keep, &rows, P(CHILDREN_AT_ONCE));
        *waiting = e ? 0 : row_int(&rows, 0, 0);
    }
    return e;
}

/* --- a month --- */

static const char *const edition_words[] = {"live", NULL};

static enum err month(struct request *req)
{
    struct rows rows;
    int64_t     waiting;
    day_t       day;
    const char *edition = request_query(req, "edition");
    enum err    e = read_query_is_known(req);

    if (!e)
        e = read_month(req, "month", &day);
    if (!e && edition && *edition && strcmp(edition, edition_words[0]) != 0)
        e = fail_field(req, ERR_BAD_QUERY, "?edition", "Send live, or nothing.");
    if (!e)
        e = data_set_count(req, &waiting);
    if (!e)
        e = DB(req, data_set_month, &rows, P_DAY(day), P(edition && *edition), P(waiting));
    if (e)
        return e;

    struct buf b = {.arena = req->arena};

    buf_puts(&b, row_text(&rows, 0, 0));
    return reply_json(req, 200, &b);
}

/* --- how it is described --- */

static const char *const unit_words[] = {"percent", "count", "score", "per_10000", "days", NULL};
static const char *const good_words[] = {"up", "down", "none", NULL};
static const char *const how_words[] = {"computed", "given", NULL};
static const char *const state_words[] = {"reported", "not_yet_reported", "kept_back", NULL};
static const char *const moved_words[] = {"better", "worse", "same", "up", "down", NULL};
static const char *const printed_words[] = {"better", "worse", "same", NULL};
static const char *const compared_words[] = {"better", "close", "worse", NULL};
static const char *const per_words[] = {"month", "year", NULL};

static const struct field benchmark_fields[] = {
    ANSWER(kind, .type = F_WORD, .words = benchmark_words),
    ANSWER(name, .type = F_TEXT),
    ANSWER(value, .type = F_DECIMAL),
    ANSWER(per, .type = F_WORD, .words = per_words,
           .about = "Of a number of events: of a month, or of a year, with which none is compared"),
    ANSWER(year, .type = F_TEXT, .about = "Of which year it is"),
    ANSWER(source, .type = F_TEXT),
    FIELDS_END,
};
const struct shape benchmark_shape = ANSWER_SHAPE("data_set_benchmark", benchmark_fields);

static const struct field point_fields[] = {
    ANSWER(month, .type = F_TEXT, .about = "2026-11"),
    ANSWER_OR_NULL(value, .type = F_DECIMAL),
    ANSWER(state, .type = F_WORD, .words = state_words),
    ANSWER(frozen, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape point_shape = ANSWER_SHAPE("data_set_point", point_fields);

static const struct field said_fields[] = {
    ANSWER(text, .type = F_TEXT),
    ANSWER(by, .type = F_TEXT),
    ANSWER(at, .type = F_TIME),
    FIELDS_END,
};
static const struct shape said_shape = ANSWER_SHAPE("data_set_comment", said_fields);

static const struct field given_fields[] = {
    ANSWER(by, .type = F_TEXT),
    ANSWER(at, .type = F_TIME),
    FIELDS_END,
};
static const struct shape given_shape = ANSWER_SHAPE("data_set_given", given_fields);

#define NUMBER .type = F_DECIMAL

static const struct field item_fields[] = {
    ANSWER(indicator, .type = F_TEXT),
    ANSWER(section, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(unit, .type = F_WORD, .words = unit_words),
    ANSWER(good, .type = F_WORD, .words = good_words, .about = "Which way is better"),
    ANSWER(how, .type = F_WORD, .words = how_words,
           .about = "Computed from the records, or given by somebody or another system"),
    ANSWER(state, .type = F_WORD, .words = state_words,
           .about = "Kept back: a small number, for whoever sees no child"),
    ANSWER_OR_NULL(value, NUMBER),
    ANSWER_OR_NULL(numerator, NUMBER),
    ANSWER_OR_NULL(denominator, NUMBER),
    ANSWER(numerator_words, .type = F_TEXT),
    ANSWER_OR_NULL(denominator_words, .type = F_TEXT),
    ANSWER(what, .type = F_TEXT, .about = "What is counted"),
    ANSWER(source, .type = F_TEXT),
    ANSWER_OR_NULL(direction, .type = F_WORD, .words = moved_words,
                   .about = "Against the month before, by which way is better"),
    ANSWER_OR_NULL(before, NUMBER),
    ANSWER_OR_NULL(printed, .type = F_WORD, .words = printed_words,
                   .about = "The arrow that a paper of that month printed"),
    ANSWER_OR_NULL(benchmark, .type = F_OBJECT, .of = &benchmark_shape,
                   .about = "What it is compared with"),
    ANSWER_OR_NULL(compared, .type = F_WORD, .words = compared_words),
    ANSWER_OR_NULL(target, NUMBER),
    ANSWER(benchmarks, .type = F_LIST, .of = &benchmark_shape),
    ANSWER(months, .type = F_LIST, .of = &point_shape, .about = "Twelve, this one last"),
    ANSWER_OR_NULL(children, .type = F_INT, .about = "How many children it is counted of"),
    ANSWER_OR_NULL(comment, .type = F_OBJECT, .of = &said_shape),
    ANSWER_OR_NULL(given, .type = F_OBJECT, .of = &given_shape),
    FIELDS_END,
};
static const struct shape item_shape = ANSWER_SHAPE("data_set_item", item_fields);

static const struct field edition_fields[] = {
    ANSWER(id, .type = F_UUID), ANSWER(edition, .type = F_INT),         ANSWER(at, .type = F_TIME),
    ANSWER(by, .type = F_TEXT), ANSWER_OR_NULL(reason, .type = F_TEXT), FIELDS_END,
};
static const struct shape edition_shape = ANSWER_SHAPE("data_set_edition", edition_fields);

static const struct field month_fields[] = {
    ANSWER(authority, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(month, .type = F_TEXT, .about = "2026-11"),
    ANSWER(is_over, .type = F_BOOL,
           .about = "False: as it will stand at its end, if no more is recorded"),
    ANSWER(is_whole, .type = F_BOOL, .about = "False: small numbers are kept back"),
    ANSWER_OR_NULL(frozen, .type = F_OBJECT, .of = &edition_shape,
                   .about = "The edition that is shown; null: what the records say now"),
    ANSWER(editions, .type = F_LIST, .of = &edition_shape),
    ANSWER_OR_NULL(
        differs, .type = F_INT,
        .about =
            "How many measures the records would now give another value than the newest edition"),
    ANSWER(waiting, .type = F_INT,
           .about = "Children whose records changed and are not counted yet"),
    ANSWER_OR_NULL(children_in_care, .type = F_INT),
    ANSWER(opening, .type = F_TEXT, .about = "What matters, in a sentence or two"),
    ANSWER(items, .type = F_LIST, .of = &item_shape),
    FIELDS_END,
};
static const struct shape month_shape = ANSWER_SHAPE("data_set", month_fields);

/* A row of the table for spreadsheets. */
static const struct field row_fields[] = {
    ANSWER(section, .type = F_TEXT),
    ANSWER(measure, .type = F_TEXT),
    ANSWER(unit, .type = F_WORD, .words = unit_words),
    ANSWER(month, .type = F_TEXT),
    ANSWER_OR_NULL(value, NUMBER),
    ANSWER(state, .type = F_WORD, .words = state_words),
    ANSWER_OR_NULL(numerator, NUMBER),
    ANSWER_OR_NULL(denominator, NUMBER),
    ANSWER_OR_NULL(direction, .type = F_WORD, .words = moved_words),
    ANSWER_OR_NULL(printed, .type = F_WORD, .words = printed_words),
    ANSWER_OR_NULL(benchmark, NUMBER),
    ANSWER_OR_NULL(benchmark_name, .type = F_TEXT),
    ANSWER_OR_NULL(compared, .type = F_WORD, .words = compared_words),
    ANSWER_OR_NULL(england, NUMBER),
    ANSWER_OR_NULL(neighbours, NUMBER),
    ANSWER_OR_NULL(outstanding_low, NUMBER),
    ANSWER_OR_NULL(outstanding_high, NUMBER),
    ANSWER_OR_NULL(target, NUMBER),
    ANSWER_OR_NULL(baseline, NUMBER),
    ANSWER_OR_NULL(month_1, NUMBER, .about = "Eleven months before; month_12 is this one"),
    ANSWER_OR_NULL(month_2, NUMBER),
    ANSWER_OR_NULL(month_3, NUMBER),
    ANSWER_OR_NULL(month_4, NUMBER),
    ANSWER_OR_NULL(month_5, NUMBER),
    ANSWER_OR_NULL(month_6, NUMBER),
    ANSWER_OR_NULL(month_7, NUMBER),
    ANSWER_OR_NULL(month_8, NUMBER),
    ANSWER_OR_NULL(month_9, NUMBER),
    ANSWER_OR_NULL(month_10, NUMBER),
    ANSWER_OR_NULL(month_11, NUMBER),
    ANSWER_OR_NULL(month_12, NUMBER),
    ANSWER_OR_NULL(comment, .type = F_TEXT),
    ANSWER(counted, .type = F_TEXT, .about = "How it is counted"),
    FIELDS_END,
};
static const struct shape row_shape = ANSWER_SHAPE("data_set_row", row_fields);

static const struct field definition_fields[] = {
    ANSWER(indicator, .type = F_TEXT),
    ANSWER(section, .type = F_TEXT),
    ANSWER(since, .type = F_DAY),
    ANSWER(how, .type = F_WORD, .words = how_words),
    ANSWER(name, .type = F_TEXT),
    ANSWER(what, .type = F_TEXT),
    ANSWER(numerator, .type = F_TEXT),
    ANSWER_OR_NULL(denominator, .type = F_TEXT),
    ANSWER(unit, .type = F_WORD, .words = unit_words),
    ANSWER(good, .type = F_WORD, .words = good_words),
    ANSWER(source, .type = F_TEXT),
    ANSWER(can_be_computed, .type = F_BOOL, .about = "False: the records cannot count it"),
    ANSWER(benchmarks, .type = F_LIST, .of = &benchmark_shape),
    FIELDS_END,
};
static const struct shape definition_shape = ANSWER_SHAPE("data_set_definition", definition_fields);

static const struct field counted_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    ANSWER(age, .type = F_INT),
    ANSWER(counts, .type = F_BOOL, .about = "Among those above the line"),
    ANSWER(numerator, NUMBER),
    ANSWER(denominator, NUMBER),
    FIELDS_END,
};
static const struct shape counted_shape = ANSWER_SHAPE("data_set_child", counted_fields);

static const struct field children_fields[] = {
    ANSWER(indicator, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(month, .type = F_TEXT),
    ANSWER(children, .type = F_LIST, .of = &counted_shape, .about = "At most 500"),
    ANSWER(not_listed, .type = F_INT, .about = "More that could be shown"),
    ANSWER(not_shown, .type = F_INT,
           .about = "Children who count and are not for this person to see"),
    FIELDS_END,
};
static const struct shape children_shape = ANSWER_SHAPE("data_set_children", children_fields);

static const struct field snapshot_fields[] = {
    RECORD_ANSWERS,
    ANSWER(month, .type = F_TEXT),
    ANSWER(edition, .type = F_INT),
    ANSWER_OR_NULL(reason, .type = F_TEXT),
    ANSWER(opening, .type = F_TEXT),
    ANSWER(items, .type = F_LIST, .of = &item_shape),
    FIELDS_END,
};
const struct shape snapshot_shape = ANSWER_SHAPE("data_set_snapshot", snapshot_fields);

const struct route data_set_routes[] = {
    {.method = METHOD_GET,
     .path = "/data-set",
     .about = "A month of the council's data set; as it was frozen, where it was",
     .need = NEED(data_set, view),
     .lane = LANE_REPORT,
     .handle = month,
     .answer = &month_shape,
     .args = {{ARG_MONTH, "month"}, {ARG_TEXT, "edition"}}},
    READ("/data-set/table", NEED(data_set, export), data_set_table, row_shape, .is_list = true,
         .about = "The same as a table, for spreadsheets", .args = {{ARG_MONTH, "month"}}),
    READ("/data-set/definitions", NEED(data_set, view), data_set_definitions, definition_shape,
         .is_list = true, .about = "How each measure is counted, and was before"),
    READ("/data-set/:word/:month/children", NEED(data_set, view), data_set_children, children_shape,
         .about =
             "The children behind a number, as the records say now, as far as one may see them",
         .args = {{ARG_WORD}, {ARG_PATH_MONTH}}),
    READ("/data-set-snapshots/:id", NEED(data_set, view), snapshot_one, snapshot_shape,
         .about = "A month as it was frozen", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
