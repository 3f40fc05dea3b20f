#include "referral_store.h"

#include "clock.h"
#include "db.h"
#include "sql.h"

#include <string.h>

enum { LOOK_WITHIN = 5 }; /* working days, for the mental health lead */

enum err referral_step(struct request *req, struct uuid referral, struct whom whom,
                       const char *from, const char *to, const char *decline_code,
                       struct text reason)
{
    bool is_refusal = uuid_is_set(&whom.child) && reason.s && !strcmp(to, "declined") &&
                      referral_reads_like_unsettled_home(reason.s, reason.n);
    struct uuid id = uuid_new();
    struct rows rows;
    enum err e = DB(req, referral_event_create, &rows, P(id), P(whom.child), P(referral), P(from),
                    P(to), P(decline_code), P(is_refusal), P(whom.carer));

    if (!e && reason.s)
        e = DB(req, referral_reason_create, &rows, P(uuid_new()), P(whom.child), P(id), P(reason),
               P(whom.carer));
    if (!e && is_refusal)
        e = DB(req, referral_refusal_task, &rows, P(uuid_new()), P(whom.child), P(referral),
               P_DAY(clock_due(req->today, (struct timescale){LOOK_WITHIN, CLOCK_WORKING_DAYS},
                               &(struct calendar){0})));
    return e;
}

enum err referral_event(struct request *req, struct uuid referral, struct whom whom,
                        const char *kind, const char *pause_code, struct text text)
{
    struct uuid id = uuid_new();
    struct rows rows;
    enum err    e = DB(req, referral_event_while, &rows, P(id), P(whom.child), P(referral), P(kind),
                       P(pause_code), P(whom.carer));

    if (!e && text.s)
        e = DB(req, referral_reason_create, &rows, P(uuid_new()), P(whom.child), P(id), P(text),
               P(whom.carer));
    return e;
}

static uint32_t clock_of(const char *name)
{
    for (uint32_t c = REFERRAL_CLOCK_ASKED; c <= REFERRAL_CLOCK_SEEN; c <<= 1)
        if (!strcmp(referral_clock_name((enum referral_clock)c), name))
            return c;
    return 0;
}

enum err referral_clocks_start(struct request *req, struct uuid referral, struct whom whom,
                               struct uuid service, const char *urgency, uint32_t clocks,
                               int64_t from_at)
{
    struct rows rules, rows;
    enum err    e = DB(req, service_clocks, &rules, P(service), P(urgency), P(referral));

    for (int i = 0; !e && i < rules.n; i++) {
        const char      *unit = row_text(&rules, i, 2);
        struct timescale scale = {(int32_t)row_int(&rules, i, 1), CLOCK_DAYS};

        if (!(clock_of(row_text(&rules, i, 0)) & clocks) ||
            !clock_unit_parse(unit, strlen(unit), &scale.unit))
            continue;
        e = DB(req, referral_clock_create, &rows, P(uuid_new()), P(whom.child), P(referral),
               P(row_text(&rules, i, 0)), P(scale.n), P(unit), P_TIME(from_at),
               P_TIME(clock_due_at(from_at, scale, &(struct calendar){0})), P(whom.carer));
    }
    return e;
}

enum err referral_clocks_stop(struct request *req, struct uuid referral, uint32_t clocks,
                              int64_t at, bool is_event)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    for (uint32_t c = REFERRAL_CLOCK_ASKED; !e && c <= REFERRAL_CLOCK_SEEN; c <<= 1)
        if (clocks & c)
            e = DB(req, referral_clock_stop, &rows, P(referral),
                   P(referral_clock_name((enum referral_clock)c)), P_TIME(at), P(is_event));
    return e;
}

enum err referral_clocks_resume(struct request *req, struct uuid referral, int *n)
{
    struct rows paused, rows;
    enum err    e = DB(req, referral_clock_paused, &paused, P(referral));

    *n = e ? 0 : paused.n;
    for (int i = 0; !e && i < paused.n; i++) {
        const char     *unit = row_text(&paused, i, 1);
        enum clock_unit of = CLOCK_DAYS;
        int64_t         due;

        clock_unit_parse(unit, strlen(unit), &of);
        due = clock_due_after_pause(row_int(&paused, i, 2), row_int(&paused, i, 3), req->now, of,
                                    &(struct calendar){0});
        e = DB(req, referral_clock_resume, &rows, P(row_uuid(&paused, i, 0)), P_TIME(due));
    }
    return e;
}

enum err referral_end_with_work(struct request *req, struct uuid involvement, struct text reason)
{
    struct rows found, rows;
    struct uuid id;
    int         paused;
    enum err    e = DB(req, referral_of_work, &found, P(involvement));

    if (e || found.n == 0)
        return e;
    id = row_uuid(&found, 0, 0);
    e = referral_step(req, id, (struct whom){row_uuid(&found, 0, 1), row_uuid(&found, 0, 3)},
                      row_text(&found, 0, 2), "closed", NULL, reason);
    if (!e)
        e = referral_clocks_resume(req, id, &paused);
    if (!e)
        e = referral_clocks_stop(req, id, REFERRAL_CLOCK_OFFER | REFERRAL_CLOCK_SEEN, req->now,
                                 false);
    return e ? e
             : DB(req, referral_move, &rows, P(id), P("closed"), P((const char *)NULL),
                  P_TIME(req->now));
}

enum err referral_seen_at_meeting(struct request *req, struct uuid contact, int64_t at)
{
    struct rows found, rows;
    struct uuid id;
    int         paused;
    enum err    e = DB(req, referral_first_met, &found, P(contact));

    if (e || found.n == 0)
        return e;
    id = row_uuid(&found, 0, 0);
    e = referral_step(req, id, (struct whom){row_uuid(&found, 0, 1), row_uuid(&found, 0, 3)},
                      row_text(&found, 0, 2), "seen", NULL, (struct text){0});
    if (!e)
        e = referral_clocks_resume(req, id, &paused);
    if (!e)
        e = referral_clocks_stop(req, id, REFERRAL_CLOCK_OFFER | REFERRAL_CLOCK_SEEN, at, true);
    if (!e)
        e = DB(req, referral_involvement, &rows, P(uuid_new()), P(id), P("seen"),
               P((const char *)NULL), P((const char *)NULL));
    return e ? e
             : DB(req, referral_move, &rows, P(id), P("seen"), P((const char *)NULL), P_TIME(at));
}
