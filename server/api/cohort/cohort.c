/*
 * SDQ completion, averages, distribution and change by month and by one grouping (mission M14): how a month is asked for,
 * what is answered, the same as a table, and the children behind a number. What is kept, what is kept back from whoever
 * sees no child, and why, stands in migrations/guard/86_cohort.sql and 87_cohort_report.sql.
 */
#include "data_set.h"
#include "read.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

/* --- what is asked for --- */

static const char *const by_words[] = {"all",  "team", "school", "service",
                                       "home", "age",  "sex",    NULL};
static const char *const of_words[] = {"eligible",
                                       "completed",
                                       "not_completed",
                                       "close_to_average",
                                       "slightly_raised",
                                       "high",
                                       "very_high",
                                       "better",
                                       "same",
                                       "worse",
                                       NULL};

struct asked {
    const char *by, *informant;
    day_t       month;
};

/* The words are one each, and none is a part of another. */
static enum err by_asked(struct request *req, const char *mine, const char **out)
{
    const char *s = request_query(req, "by");

    if (s && *s && !word_is_of(s, by_words))
        return fail_field(req, ERR_BAD_QUERY, "?by", "This is no grouping.");
    if (s && *s && !strstr(mine, s))
        return fail(req, ERR_FORBIDDEN);
    *out = s && *s ? s : arena_printf(req->arena, "%.*s", (int)strcspn(mine, " "), mine);
    return ERR_NONE;
}

static enum err month_asked(struct request *req, day_t first, day_t last, day_t *out)
{
    const char *s = request_query(req, "month");
    enum err    e = read_month(req, "month", out);

    if (e)
        return e;
    if (!s || !*s)
        *out = last;
    if (*out > last)
        return fail_field(req, ERR_BAD_QUERY, "?month", "Choose a month that has ended.");
    if (first != DAY_NONE && *out < first)
        return fail_field(req, ERR_BAD_QUERY, "?month",
                          "Choose a later month: the records do not reach back so far.");
    return ERR_NONE;
}

static enum err cohort_asked(struct request *req, struct asked *out)
{
    const char *informant = request_query(req, "informant");
    struct rows rows;
    enum err    e = read_query_is_known(req);

    if (!e)
        e = db_run(req, &sql_cohort_asks, NULL, &rows);
    if (!e)
        e = by_asked(req, row_text(&rows, 0, 1), &out->by);
    if (!e)
        e = month_asked(req, row_day(&rows, 0, 2), row_day(&rows, 0, 3), &out->month);
    out->informant = informant && *informant ? informant : informant_words[0];
    if (!e && !word_is_of(out->informant, informant_words))
        return fail_field(req, ERR_BAD_QUERY, "?informant", "Send parent, teacher or self.");
    return e;
}

/* --- a month --- */

static enum err report(struct request *req)
{
    struct asked asked;
    struct rows  rows;
    int64_t      waiting;
    enum err     e = cohort_asked(req, &asked);

    if (!e)
        e = data_set_count(req, &waiting);
    if (!e)
        e = DB(req, cohort_report, &rows, P(asked.by), P_DAY(asked.month), P(asked.informant),
               P(waiting));
    if (e)
        return e;

    struct buf b = {.arena = req->arena};

    buf_puts(&b, row_text(&rows, 0, 0));
    return reply_json(req, 200, &b);
}

static enum err table(struct request *req)
{
    static const struct arg args[] = {
        {ARG_TEXT, "by"}, {ARG_MONTH, "month"}, {ARG_TEXT, "informant"}, {ARG_END}};
    struct asked asked;
    int64_t      waiting;
    enum err     e = cohort_asked(req, &asked);

    if (!e)
        e = data_set_count(req, &waiting);
    return e ? e : read_statement(req, &sql_cohort_table, args);
}

static enum err children(struct request *req)
{
    static const struct arg args[] = {{ARG_TEXT, "by"},     {ARG_TEXT, "group"},
                                      {ARG_MONTH, "month"}, {ARG_TEXT, "informant"},
                                      {ARG_TEXT, "of"},     {ARG_END}};
    const char             *of = request_query(req, "of");
    struct asked            asked;
    enum err                e = cohort_asked(req, &asked);

    if (!e && (!of || !word_is_of(of, of_words)))
        e = fail_field(req, ERR_BAD_QUERY, "?of", "Say of what: completed, not_completed, high.");
    return e ? e : read_statement(req, &sql_cohort_children, args);
}

/* --- how it is described --- */

static const char *const state_words[] = {"told", "kept_back", "nobody", NULL};

#define NUMBER .type = F_DECIMAL
#define STATE                                           \
    ANSWER(state, .type = F_WORD, .words = state_words, \
           .about = "Kept back: a small number, or one that would tell of a small number")

static const struct field completion_fields[] = {
    STATE,
    ANSWER_OR_NULL(eligible, .type = F_INT, .about = "Children who should have one"),
    ANSWER_OR_NULL(completed, .type = F_INT),
    ANSWER_OR_NULL(percent, NUMBER),
    FIELDS_END,
};
static const struct shape completion_shape = ANSWER_SHAPE("cohort_completion", completion_fields);

static const struct field average_fields[] = {
    STATE,
    ANSWER_OR_NULL(children, .type = F_INT),
    ANSWER_OR_NULL(total, NUMBER),
    ANSWER_OR_NULL(emotional, NUMBER),
    ANSWER_OR_NULL(conduct, NUMBER),
    ANSWER_OR_NULL(hyperactivity, NUMBER),
    ANSWER_OR_NULL(peer, NUMBER),
    ANSWER_OR_NULL(prosocial, NUMBER, .about = "Of which more is better"),
    ANSWER_OR_NULL(impact, NUMBER),
    FIELDS_END,
};
static const struct shape average_shape = ANSWER_SHAPE("cohort_average", average_fields);

static const struct field distribution_fields[] = {
    STATE,
    ANSWER_OR_NULL(close_to_average, .type = F_INT),
    ANSWER_OR_NULL(slightly_raised, .type = F_INT),
    ANSWER_OR_NULL(high, .type = F_INT),
    ANSWER_OR_NULL(very_high, .type = F_INT),
    FIELDS_END,
};
static const struct shape distribution_shape =
    ANSWER_SHAPE("cohort_distribution", distribution_fields);

static const struct field change_fields[] = {
    STATE,
    ANSWER_OR_NULL(better, .type = F_INT),
    ANSWER_OR_NULL(same, .type = F_INT),
    ANSWER_OR_NULL(worse, .type = F_INT),
    FIELDS_END,
};
static const struct shape change_shape = ANSWER_SHAPE("cohort_change", change_fields);

static const struct field before_fields[] = {
    ANSWER_OR_NULL(percent, NUMBER),
    ANSWER_OR_NULL(total, NUMBER),
    FIELDS_END,
};
static const struct shape before_shape = ANSWER_SHAPE("cohort_year_before", before_fields);

static const struct field point_fields[] = {
    ANSWER(month, .type = F_TEXT, .about = "2026-11"),
    ANSWER_OR_NULL(percent, NUMBER),
    ANSWER_OR_NULL(total, NUMBER),
    FIELDS_END,
};
static const struct shape point_shape = ANSWER_SHAPE("cohort_point", point_fields);

static const struct field row_fields[] = {
    ANSWER(group, .type = F_TEXT, .about = "Id or code of the group; empty: not known, or all"),
    ANSWER(name, .type = F_TEXT),
    ANSWER(completion, .type = F_OBJECT, .of = &completion_shape),
    ANSWER_OR_NULL(average, .type = F_OBJECT, .of = &average_shape,
                   .about = "Null, as what follows: a service's administrators have counts only"),
    ANSWER_OR_NULL(distribution, .type = F_OBJECT, .of = &distribution_shape),
    ANSWER_OR_NULL(change, .type = F_OBJECT, .of = &change_shape),
    ANSWER(year_before, .type = F_OBJECT, .of = &before_shape),
    ANSWER(months, .type = F_LIST, .of = &point_shape, .about = "Twelve, this one last"),
    FIELDS_END,
};
static const struct shape row_shape = ANSWER_SHAPE("cohort_row", row_fields);

static const struct field counted_fields[] = {
    ANSWER(figure, .type = F_TEXT),
    ANSWER(how, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape counted_shape = ANSWER_SHAPE("cohort_counted", counted_fields);

static const struct field report_fields[] = {
    ANSWER(authority, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(month, .type = F_TEXT, .about = "2026-11; its numbers are those of its last day"),
    ANSWER(months_from, .type = F_TEXT, .about = "The first month that can be asked for"),
    ANSWER(by, .type = F_WORD, .words = by_words),
    ANSWER(informant, .type = F_WORD, .words = informant_words),
    ANSWER(groupings, .type = F_LIST, .about = "By what this person may ask"),
    ANSWER(is_whole, .type = F_BOOL,
           .about = "False: numbers are rounded to five, and small ones are kept back"),
    ANSWER(waiting, .type = F_INT,
           .about = "Children whose records changed and are not counted yet"),
    ANSWER(opening, .type = F_TEXT, .about = "What matters, in a sentence or two"),
    ANSWER(counted, .type = F_LIST, .of = &counted_shape, .about = "How each number is counted"),
    ANSWER_OR_NULL(total, .type = F_OBJECT, .of = &row_shape,
                   .about = "All children; null for whoever oversees none but their own"),
    ANSWER(rows, .type = F_LIST, .of = &row_shape, .about = "None where nothing divides them"),
    FIELDS_END,
};
static const struct shape report_shape = ANSWER_SHAPE("cohort", report_fields);

/* A row of the table for spreadsheets. */
static const struct field line_fields[] = {
    ANSWER(month, .type = F_TEXT),
    ANSWER(informant, .type = F_WORD, .words = informant_words),
    ANSWER(group, .type = F_TEXT),
    ANSWER_OR_NULL(eligible, .type = F_INT),
    ANSWER_OR_NULL(completed, .type = F_INT),
    ANSWER_OR_NULL(percent, NUMBER),
    ANSWER_OR_NULL(average, NUMBER),
    ANSWER_OR_NULL(emotional, NUMBER),
    ANSWER_OR_NULL(conduct, NUMBER),
    ANSWER_OR_NULL(hyperactivity, NUMBER),
    ANSWER_OR_NULL(peer, NUMBER),
    ANSWER_OR_NULL(prosocial, NUMBER),
    ANSWER_OR_NULL(impact, NUMBER),
    ANSWER_OR_NULL(close_to_average, .type = F_INT),
    ANSWER_OR_NULL(slightly_raised, .type = F_INT),
    ANSWER_OR_NULL(high, .type = F_INT),
    ANSWER_OR_NULL(very_high, .type = F_INT),
    ANSWER_OR_NULL(better, .type = F_INT),
    ANSWER_OR_NULL(same, .type = F_INT),
    ANSWER_OR_NULL(worse, .type = F_INT),
    ANSWER_OR_NULL(percent_year_before, NUMBER),
    ANSWER_OR_NULL(average_year_before, NUMBER),
    FIELDS_END,
};
static const struct shape line_shape = ANSWER_SHAPE("cohort_line", line_fields);

static const struct field child_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    ANSWER(age, .type = F_INT),
    ANSWER(is_completed, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape child_of_shape = ANSWER_SHAPE("cohort_child", child_fields);

static const struct field children_fields[] = {
    ANSWER(by, .type = F_WORD, .words = by_words),
    ANSWER(group, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(month, .type = F_TEXT),
    ANSWER(informant, .type = F_WORD, .words = informant_words),
    ANSWER(of, .type = F_WORD, .words = of_words),
    ANSWER(children, .type = F_LIST, .of = &child_of_shape, .about = "At most 500"),
    ANSWER(not_listed, .type = F_INT, .about = "More that could be shown"),
    ANSWER(not_shown, .type = F_INT,
           .about = "Children who count and are not for this person to see"),
    FIELDS_END,
};
static const struct shape children_shape = ANSWER_SHAPE("cohort_children", children_fields);

const struct route cohort_routes[] = {
    {.method = METHOD_GET,
     .path = "/cohort",
     .about =
         "SDQs of children in care at the end of a month: completion, averages, distribution, change",
     .need = NEED(cohort, view),
     .lane = LANE_REPORT,
     .handle = report,
     .answer = &report_shape,
     .args = {{ARG_TEXT, "by"}, {ARG_MONTH, "month"}, {ARG_TEXT, "informant"}}},
    {.method = METHOD_GET,
     .path = "/cohort/table",
     .about = "The same as a table, for spreadsheets",
     .need = NEED(cohort, export),
     .lane = LANE_REPORT,
     .handle = table,
     .answer = &line_shape,
     .is_list = true,
     .args = {{ARG_TEXT, "by"}, {ARG_MONTH, "month"}, {ARG_TEXT, "informant"}}},
    {.method = METHOD_GET,
     .path = "/cohort/children",
     .about = "The children behind a number, as far as one may see them",
     .need = NEED(cohort, view),
     .lane = LANE_READ,
     .handle = children,
     .answer = &children_shape,
     .args = {{ARG_TEXT, "by"},
              {ARG_TEXT, "group"},
              {ARG_MONTH, "month"},
              {ARG_TEXT, "informant"},
              {ARG_TEXT, "of"}}},
    ROUTES_END,
};
