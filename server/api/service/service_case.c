#include "service_case.h"

#include "db.h"
#include "sql.h"

#include <string.h>

/* "a,b,c" as a list of words. */
static struct referral_words split(struct request *req, const char *joined,
                                   struct service_words *words)
{
    char   *s = arena_copy(req->arena, joined, strlen(joined));
    int32_t n = 0;

    for (char *next = s; next && *s && n < SERVICE_WORDS; s = next) {
        next = strchr(s, ',');
        if (next)
            *next++ = 0;
        words->list[n++] = s;
    }
    return (struct referral_words){words->list, n};
}

static int32_t age_limit(const struct rows *rows, int row, int column)
{
    return row_is_null(rows, row, column) ? REFERRAL_NO_AGE : (int32_t)row_int(rows, row, column);
}

static const char *text_or_null(const struct rows *rows, int row, int column)
{
    return row_is_null(rows, row, column) ? NULL : row_text(rows, row, column);
}

/* The parts of the area that a service keeps to are not judged but said: no record holds in which part a child lives,
 * and what is unknown would refuse everybody. */
static void read_case(struct request *req, const struct rows *rows, int i,
                      const struct child_facts *child, const struct service_asked *asked,
                      struct service_case *out)
{
    out->rule = (struct referral_rule){
        .roles = split(req, row_text(rows, i, 0), &out->roles),
        .subjects = split(req, row_text(rows, i, 1), &out->subjects),
        .care_statuses = split(req, row_text(rows, i, 2), &out->statuses),
        .homes = split(req, row_text(rows, i, 3), &out->homes),
        .from_age = age_limit(rows, i, 4),
        .to_age = age_limit(rows, i, 5),
        .prerequisite = text_or_null(rows, i, 6),
    };
    out->of = (struct referral_case){
        .roles = split(req, row_text(rows, i, 7), &out->mine),
        .subject = asked->subject ? asked->subject
                   : child        ? "child"
                                  : "carer",
        .is_of_carer = !child,
        .care_status = child ? child->care_status : NULL,
        .home = child && *child->home_kind ? child->home_kind : NULL,
        .age = child ? day_age(child->born, req->today) : -1,
        .is_prerequisite_met = row_is_null(rows, i, 6),
        .is_urgent = asked->is_urgent,
        .override_reason = asked->override_reason,
    };
    out->decider = row_uuid(rows, i, 8);
    out->service = row_uuid(rows, i, 9);
    out->name = row_text(rows, i, 10);
    out->clock = text_or_null(rows, i, 11);
    out->decided_by = text_or_null(rows, i, 12);
    out->needs = row_text(rows, i, 13);
}

static enum err load(struct request *req, const struct service_asked *asked, struct rows *rows)
{
    return DB(req, service_rule, rows, P(asked->service), P(req->child),
              P_DAY(asked->consultation_on));
}

enum err service_case_of(struct request *req, const struct child_facts *child,
                         const struct service_asked *asked, struct service_case *out)
{
    struct rows rows;
    enum err    e = load(req, asked, &rows);

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    read_case(req, &rows, 0, child, asked, out);
    return ERR_NONE;
}

enum err service_cases_of(struct request *req, const struct child_facts *child,
                          const struct service_asked *asked, struct service_case **out, int *n)
{
    struct rows rows;
    enum err    e = load(req, asked, &rows);

    *n = 0;
    if (e)
        return e;
    *out = arena_alloc(req->arena, SERVICE_CASES * sizeof **out);
    for (; *out && *n < rows.n && *n < SERVICE_CASES; ++*n)
        read_case(req, &rows, *n, child, asked, &(*out)[*n]);
    return ERR_NONE;
}
