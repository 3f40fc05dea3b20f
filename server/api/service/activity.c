/*
 * The activity of a service in a period, in numbers: the tables that services print in their reports (mission M14). A
 * table is one statement, $1 service, $2 first day, $3 last day, whose one value is its rows, and one line below. Who
 * may see it of which service is decided where it is counted: migrations/0023_activity.sql. Each row has its number and
 * up to three words that it is counted by; a table that has fewer leaves the others null.
 */
#include "json_out.h"
#include "read.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { WORDS = 3, YEARS = 5 };

struct table {
    const char *name, *title, *of[WORDS + 1]; /* headings of the words and, last, of the number */
    const struct sql *sql;
};

/* A table is named as its statement is, without "activity_". */
#define TABLE(statement_, title_, ...)                                                      \
    {                                                                                       \
        .name = &#statement_[sizeof "activity_" - 1], .title = title_, .of = {__VA_ARGS__}, \
        .sql = &sql_##statement_                                                            \
    }

static const struct table tables[] = {
    TABLE(activity_received_by_month, "Referrals received, by month", "Month", NULL, NULL,
          "Referrals"),
    TABLE(activity_outcomes, "What became of the referrals received", "Outcome", "Reason", NULL,
          "Referrals"),
    TABLE(activity_received_by_work, "Referrals received, by type of work", "Type of work", NULL,
          NULL, "Referrals"),
    TABLE(activity_received_by_need, "Referrals received, by need", "Need", NULL, NULL,
          "Referrals"),
    TABLE(activity_received_by_source, "Referrals received, by who referred", "Agency", "Role",
          "Locality", "Referrals"),
    TABLE(activity_received_by_home, "Referrals received, by kind of home", "Kind of home", NULL,
          NULL, "Referrals"),
    TABLE(activity_received_by_care, "Referrals received, by care", "Care", NULL, NULL,
          "Referrals"),
    TABLE(activity_received_in_care_by_age,
          "Referrals received of children in care, by age and sex", "Locality", "Sex", "Age",
          "Referrals"),
    TABLE(activity_received_after_care_by_age, "Referrals received after care, by age and sex",
          "Locality", "Sex", "Age", "Referrals"),
    TABLE(activity_received_not_in_care_by_age,
          "Referrals received of children never in care, by age and sex", "Locality", "Sex", "Age",
          "Referrals"),
    TABLE(activity_received_of_carers, "Referrals received of carers for themselves",
          "What they are to children", "Locality", NULL, "Referrals"),
    TABLE(activity_waits, "Waits until the first meeting", "Urgency", "Measure", NULL, "Number"),
    TABLE(activity_caseload, "Open and waiting", "Standing", "When", NULL, "Number"),
    TABLE(activity_open_by_source, "Open, by who referred", "Agency", "Locality", "When",
          "Pieces of work"),
    TABLE(activity_waiting_by_source, "Waiting, by who referred", "Agency", "Locality", "When",
          "Referrals"),
    TABLE(activity_worked_by_work, "Work done, by type of work", "Type of work", NULL, NULL,
          "Pieces of work"),
    TABLE(activity_worked_by_home, "Work done, by kind of home", "Kind of home", NULL, NULL,
          "Pieces of work"),
    TABLE(activity_worked_by_age, "Work done, by age and sex", "Age", "Sex", NULL,
          "Pieces of work"),
    TABLE(activity_worked_hours_by_month, "Hours of meetings and calls, by month", "Month", NULL,
          NULL, "Hours"),
    TABLE(activity_worked_hours_by_work, "Hours of meetings and calls, by type of work",
          "Type of work", NULL, NULL, "Hours"),
    TABLE(activity_closed_by_month, "Closed, by month", "Month", NULL, NULL, "Pieces of work"),
    TABLE(activity_closed_by_source, "Closed, by who referred", "Agency", "Locality", NULL,
          "Pieces of work"),
    TABLE(activity_consultations_by_team, "One-off consultations, by team", "Team", "Locality",
          NULL, "Consultations"),
    TABLE(activity_duty_by_locality, "Telephone duty, by locality", "Locality", NULL, NULL,
          "Calls"),
    TABLE(activity_experience, "How it was for people, who answered a form by link", "Question",
          "Who answered", "Answer", "Answers"),
    TABLE(activity_markers, "Before and after the work", "What is compared", "What is counted",
          NULL, "Number"),
    TABLE(activity_groups_by_team, "Supervision and discussion groups, by team", "Kind", "Team",
          "Locality", "Sessions"),
};

enum { TABLES = sizeof tables / sizeof *tables };

/* --- what is asked for --- */

struct asked {
    struct uuid service;
    day_t       from, to;
};

static day_t day_asked(struct request *req, const char *name)
{
    const char *s = request_query(req, name);
    day_t       d = s ? day_parse(s, strlen(s)) : DAY_NONE;

    if (d == DAY_NONE)
        fail_note(req, arena_printf(req->arena, "?%s", name), "Give a real date as YYYY-MM-DD.");
    return d;
}

static void check_period(struct request *req, const struct asked *asked)
{
    if (asked->from == DAY_NONE || asked->to == DAY_NONE)
        return;
    if (asked->to > req->today)
        fail_note(req, "?to", "Choose today or an earlier day.");
    if (asked->to < asked->from)
        fail_note(req, "?to", "Choose a day that is not before the first.");
    else if (asked->to >= day_add_months(asked->from, YEARS * 12))
        fail_note(req, "?from", "Choose a period of at most five years.");
}

static void check_then(struct request *req, const struct asked *asked)
{
    if (asked->from == DAY_NONE || asked->to == DAY_NONE)
        return;
    if (asked->to > req->today)
        fail_note(req, "?then_to", "Choose today or an earlier day.");
    if (asked->to < asked->from)
        fail_note(req, "?then_to", "Choose a day that is not before the first.");
    else if (asked->to >= day_add_months(asked->from, YEARS * 12))
        fail_note(req, "?then_from", "Choose a period of at most five years.");
}

/* The service's own entry too, which everybody reads: whose report may not be seen is refused with its first table. */
static enum err report_asked(struct request *req, struct asked *asked, struct rows *service)
{
    enum err e = read_query_is_known(req);

    if (!e)
        e = request_query_uuid(req, "service", &asked->service);
    if (e)
        return e;
    asked->from = day_asked(req, "from");
    asked->to = day_asked(req, "to");
    check_period(req, asked);
    if (req->faults.n)
        return fail(req, ERR_BAD_QUERY);
    e = DB(req, activity_service, service, P(asked->service));
    return e || service->n ? e : fail(req, ERR_NOT_FOUND);
}

static enum err rows_of(struct request *req, const struct table *table, const struct asked *asked,
                        const char **out)
{
    const struct param params[] = {P(asked->service), P_DAY(asked->from), P_DAY(asked->to)};
    struct rows        rows;
    enum err           e = db_run(req, table->sql, params, &rows);

    *out = e ? NULL : row_text(&rows, 0, 0);
    return e;
}

/* --- the whole report --- */

static void put_columns(struct json_out *j, const struct table *table)
{
    static const char *const names[] = {"label", "second", "third", "n"};

    json_name(j, "columns");
    json_open(j, '[');
    for (int i = 0; i <= WORDS; i++) {
        if (!table->of[i])
            continue;
        json_open(j, '{');
        json_pair(j, "name", names[i]);
        json_pair(j, "title", table->of[i]);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static enum err put_table(struct request *req, struct json_out *j, const struct table *table,
                          const struct asked *asked)
{
    const char *rows;
    enum err    e = rows_of(req, table, asked, &rows);

    if (e)
        return e;
    json_open(j, '{');
    json_pair(j, "name", table->name);
    json_pair(j, "title", table->title);
    put_columns(j, table);
    json_name(j, "rows");
    json_raw(j, rows);
    json_close(j, '}');
    return ERR_NONE;
}

static void put_day(struct json_out *j, const char *name, day_t day)
{
    char text[DAY_TEXT_SIZE];

    day_format(day, text);
    json_pair(j, name, text);
}

static enum err report(struct request *req)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};
    struct asked    asked;
    struct rows     service;
    enum err        e = report_asked(req, &asked, &service);

    if (e)
        return e;
    json_open(&j, '{');
    json_name(&j, "service");
    json_raw(&j, row_text(&service, 0, 0));
    put_day(&j, "from", asked.from);
    put_day(&j, "to", asked.to);
    json_name(&j, "tables");
    json_open(&j, '[');
    for (int i = 0; !e && i < TABLES; i++)
        e = put_table(req, &j, &tables[i], &asked);
    json_close(&j, ']');
    json_close(&j, '}');
    return e ? e : reply_json(req, 200, &b);
}

/* --- one table of it, for spreadsheets --- */

static const struct table *table_asked(const struct request *req)
{
    for (int i = 0; i < TABLES; i++)
        if (!strcmp(tables[i].name, req->word))
            return &tables[i];
    return NULL;
}

static enum err one_table(struct request *req)
{
    const struct table *table = table_asked(req);

    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};
    struct asked    asked;
    struct rows     service;
    const char     *rows;

    if (!table)
        return fail(req, ERR_NOT_FOUND);

    enum err e = report_asked(req, &asked, &service);

    if (!e)
        e = rows_of(req, table, &asked, &rows);
    if (e)
        return e;
    json_open(&j, '{');
    json_name(&j, "items");
    json_raw(&j, rows);
    json_pair(&j, "next", NULL);
    json_close(&j, '}');
    return reply_json(req, 200, &b);
}

/* --- services side by side, and two periods --- */

/* The second period is there as a whole or not at all. */
static enum err periods_asked(struct request *req, struct asked *now, struct asked *then)
{
    enum err e = read_query_is_known(req);

    if (e)
        return e;
    now->from = day_asked(req, "from");
    now->to = day_asked(req, "to");
    check_period(req, now);
    *then = (struct asked){.from = DAY_NONE, .to = DAY_NONE};
    if (request_query(req, "then_from") || request_query(req, "then_to")) {
        then->from = day_asked(req, "then_from");
        then->to = day_asked(req, "then_to");
        check_then(req, then);
    }
    return req->faults.n ? fail(req, ERR_BAD_QUERY) : ERR_NONE;
}

static enum err side_by_side(struct request *req)
{
    struct asked now, then;
    struct uuid  agency = {0}, service = {0};
    struct buf   b = {.arena = req->arena};
    struct rows  rows;
    enum err     e = periods_asked(req, &now, &then);

    if (!e && request_query(req, "agency"))
        e = request_query_uuid(req, "agency", &agency);
    if (!e && request_query(req, "service"))
        e = request_query_uuid(req, "service", &service);
    if (!e)
        e = DB(req, activity_side_by_side, &rows, P_DAY(now.from), P_DAY(now.to), P_DAY(then.from),
               P_DAY(then.to), P(agency), P(service));
    if (e)
        return e;
    buf_puts(&b, row_text(&rows, 0, 0));
    return reply_json(req, 200, &b);
}

/* --- how it is described --- */

static const struct field row_fields[] = {
    ANSWER(label, .type = F_TEXT, .about = "What is counted"),
    ANSWER_OR_NULL(second, .type = F_TEXT, .about = "What it is counted by beside that"),
    ANSWER_OR_NULL(third, .type = F_TEXT),
    ANSWER_OR_NULL(n, .type = F_DECIMAL,
                   .about =
                       "How many, hours to the nearest; null: nobody of whom to say it, or, of "
                       "experience and of before and after, fewer than five"),
    FIELDS_END,
};
static const struct shape row_shape = ANSWER_SHAPE("activity_row", row_fields);

static const struct field column_fields[] = {
    ANSWER(name, .type = F_TEXT, .about = "Which member of a row"),
    ANSWER(title, .type = F_TEXT, .about = "Its heading"),
    FIELDS_END,
};
static const struct shape column_shape = ANSWER_SHAPE("activity_column", column_fields);

static const struct field table_fields[] = {
    ANSWER(name, .type = F_TEXT, .about = "By which it is there alone"),
    ANSWER(title, .type = F_TEXT),
    ANSWER(columns, .type = F_LIST, .of = &column_shape),
    ANSWER(rows, .type = F_LIST, .of = &row_shape),
    FIELDS_END,
};
static const struct shape table_shape = ANSWER_SHAPE("activity_table", table_fields);

static const struct field report_fields[] = {
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(from, .type = F_DAY),
    ANSWER(to, .type = F_DAY, .about = "The last day, that day included"),
    ANSWER(tables, .type = F_LIST, .of = &table_shape),
    FIELDS_END,
};
static const struct shape report_shape = ANSWER_SHAPE("activity_report", report_fields);

static const char *const periods[] = {"now", "then", NULL};

#define NUMBER(name_, about_) ANSWER(name_, .type = F_INT, .max = 10000000, .about = (about_))
#define PER_CHILD(name_, about_) \
    ANSWER_OR_NULL(name_, .type = F_DECIMAL, .max = 1000000000, .about = (about_))

static const struct field beside_fields[] = {
    ANSWER(period, .type = F_WORD, .words = periods),
    ANSWER(from, .type = F_DAY),
    ANSWER(to, .type = F_DAY, .about = "The last day, that day included"),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    NUMBER(open, "Pieces of work that were open as the period ended"),
    NUMBER(waiting, "Referrals that waited then, for a decision or for somebody"),
    NUMBER(received, "Referrals received"),
    NUMBER(met, "Children met for the first time"),
    ANSWER_OR_NULL(longest, .type = F_INT, .max = 100000, .about = "Their longest wait, in days"),
    NUMBER(hours, "Of meetings and calls that took place, to the nearest hour"),
    NUMBER(closed, "Pieces of work closed"),
    NUMBER(accepted, "Of the referrals received"),
    NUMBER(declined, NULL),
    NUMBER(passed_on, NULL),
    NUMBER(withdrawn, NULL),
    NUMBER(undecided, NULL),
    ANSWER_OR_NULL(children, .type = F_INT, .max = 10000000,
                   .about = "In care as the period ended; null: not for you to count"),
    PER_CHILD(open_per_100, "Pieces of work for each 100 children in care"),
    PER_CHILD(waiting_per_100, NULL),
    PER_CHILD(hours_per_100, NULL),
    FIELDS_END,
};
static const struct shape beside_shape = ANSWER_SHAPE("activity_beside", beside_fields);

#define PERIOD                                                                                   \
    {                                                                                            \
        {ARG_UUID, "service", .min = 1}, {ARG_DAY, "from", .min = 1}, {ARG_DAY, "to", .min = 1}, \
    }

const struct route activity_routes[] = {
    {.method = METHOD_GET,
     .path = "/reports/service-activity",
     .about = "What a service did in a period of at most five years, in tables of numbers",
     .need = NEED(activity, view),
     .lane = LANE_REPORT,
     .handle = report,
     .answer = &report_shape,
     .args = PERIOD},
    {.method = METHOD_GET,
     .path = "/reports/services",
     .about =
         "Services side by side, in one period or two: caseload, waiting, hours, outcomes, and "
         "for each 100 children in care; your own service, or all where you oversee the area",
     .need = NEED(activity, view),
     .lane = LANE_REPORT,
     .handle = side_by_side,
     .answer = &beside_shape,
     .is_list = true,
     .args = {{ARG_DAY, "from", .min = 1},
              {ARG_DAY, "to", .min = 1},
              {ARG_DAY, "then_from"},
              {ARG_DAY, "then_to"},
              {ARG_UUID, "agency"},
              {ARG_UUID, "service"}}},
    {.method = METHOD_GET,
     .path = "/reports/service-activity/:word",
     .about = "One table of it by its name, also for spreadsheets",
     .need = NEED(activity, view),
     .lane = LANE_REPORT,
     .handle = one_table,
     .answer = &row_shape,
     .is_list = true,
     .args = PERIOD},
    ROUTES_END,
};
