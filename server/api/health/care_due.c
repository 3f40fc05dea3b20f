#include "care_due.h"

#include "child_facts.h"
#include "db.h"
#include "json_out.h"
#include "sql.h"

#include <string.h>

/* Columns of care_facts.sql. */
enum {
    F_CHILD,
    F_BORN,
    F_SINCE,
    F_IN_CARE_FROM,
    F_FIRST_REVIEW,
    F_LAST_REVIEW,
    F_HOME_FROM,
    F_VISIT_RULE,
    F_LAST_VISIT,
    F_LAST_CHECK,
    F_SETTINGS = F_LAST_CHECK + HEALTH_DUE_KINDS
};

static const struct calendar england;

static void take(const struct rows *rows, int row, struct care_facts *out)
{
    day_t born = row_day(rows, row, F_BORN), since = row_day(rows, row, F_SINCE);

    *out = (struct care_facts){
        .child = row_uuid(rows, row, F_CHILD),
        .in_care_from = row_day(rows, row, F_IN_CARE_FROM),
        .care = {born, since, row_day(rows, row, F_FIRST_REVIEW), row_day(rows, row, F_LAST_REVIEW),
                 row_day(rows, row, F_HOME_FROM), row_day(rows, row, F_LAST_VISIT),
                 row_text(rows, row, F_VISIT_RULE)},
        .health = {.born = born, .entered = since},
        .settings = {(int32_t)row_int(rows, row, F_SETTINGS),
                     (int32_t)row_int(rows, row, F_SETTINGS + 1),
                     (int32_t)row_int(rows, row, F_SETTINGS + 2),
                     (int32_t)row_int(rows, row, F_SETTINGS + 3)},
    };
    for (int i = 0; i < HEALTH_DUE_KINDS; i++)
        out->health.last[i] = row_day(rows, row, F_LAST_CHECK + i);
}

enum err care_facts(struct request *req, struct care_facts *out)
{
    struct uuid none = {0};
    struct rows rows;
    day_t       born;
    enum err    e = DB(req, care_facts, &rows, P(req->child), P(none));

    if (e)
        return e;
    if (rows.n == 0) {
        e = child_born(req, &born);
        return e ? e : fail(req, ERR_FORBIDDEN);
    }
    take(&rows, 0, out);
    return ERR_NONE;
}

day_t care_health_was_due(const struct care_facts *facts, const char *kind, day_t day)
{
    struct care_due due[HEALTH_DUE_KINDS];

    health_dues(&facts->health, &facts->settings, &england, due);
    for (int i = 0; i < HEALTH_DUE_KINDS; i++)
        if (!strcmp(due[i].kind, kind) && day >= facts->health.last[i])
            return due[i].due_on;
    return DAY_NONE;
}

static void put(struct json_out *j, struct uuid child, const char *kind, struct care_due due)
{
    char day[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];

    day_format(due.due_on, day);
    day_format(due.until, until);
    json_open(j, '{');
    json_pair(j, "child", child.s);
    json_pair(j, "kind", kind);
    json_pair(j, "due_on", *day ? day : NULL);
    json_pair(j, "until_on", *day && *until ? until : NULL);
    json_pair(j, "why", due.why);
    json_pair(j, "source", due.source);
    json_close(j, '}');
}

static void put_all(struct json_out *j, const struct care_facts *facts)
{
    struct care_due due[HEALTH_DUE_KINDS];

    health_dues(&facts->health, &facts->settings, &england, due);
    for (int i = 0; i < HEALTH_DUE_KINDS; i++)
        put(j, facts->child, due[i].kind, due[i]);
    put(j, facts->child, "review_due", care_review_due(&facts->care, &england));
    put(j, facts->child, "visit_due", care_visit_due(&facts->care));
}

/* So many children in one statement: of thousands the sentences would fill a request's memory. */
enum { CHILDREN_AT_ONCE = 300 };

static enum err set(struct request *req, struct uuid child, struct uuid batch, struct uuid by)
{
    struct buf        b = {.arena = req->arena};
    struct care_facts facts;
    struct rows       known, none;
    enum err          e = DB(req, care_facts, &known, P(child), P(batch));

    for (int i = 0; !e && i < known.n;) {
        struct json_out j = {.buf = &b};

        b.n = 0;
        json_open(&j, '[');
        for (int end = i + CHILDREN_AT_ONCE; i < end && i < known.n; i++) {
            take(&known, i, &facts);
            put_all(&j, &facts);
        }
        json_close(&j, ']');
        if (arena_is_exhausted(req->arena))
            return fail(req, ERR_NO_MEMORY);
        e = DB(req, care_keep, &none, P(b.s), P(batch), P(by));
    }
    return e;
}

enum err care_set_due(struct request *req)
{
    return set(req, req->child, (struct uuid){0}, (struct uuid){0});
}

enum err care_set_due_for(struct request *req, struct uuid child)
{
    return set(req, child, (struct uuid){0}, (struct uuid){0});
}

enum err care_set_due_of(struct request *req, struct uuid batch)
{
    return set(req, (struct uuid){0}, batch, (struct uuid){0});
}

enum err care_set_due_of_all(struct request *req, struct uuid by)
{
    return set(req, (struct uuid){0}, (struct uuid){0}, by);
}
