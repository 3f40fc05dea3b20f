/*
 * What happens to a referral while no other state follows: an offer, a word to the carer, a pause of its clocks with a
 * reason that everybody sees and a day on which it is taken up again, and a nudge by the mental health lead.
 */
#include "clock.h"
#include "referral_shapes.h"
#include "referral_standing.h"
#include "referral_store.h"
#include "route.h"
#include "sql.h"

#include <string.h>

enum { PAUSE_DAYS_MAX = 92 }; /* longer than a quarter is a decision, not a pause */

struct event_in {
    const char *kind, *code, *thrive_group;
    struct num  until_on;
    struct text text;
};

static const char *const kinds[] = {"offer", "word", "pause", "resume", "thrive", NULL};
static const char *const pause_codes[] = {"family_asked", "young_person_asked",      "away",
                                          "ill",          "waiting_for_information", NULL};

static const struct field event_in_fields[] = {
    FIELD(event_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds,
          .about =
              "offer: of an assessment, which stops that clock; word: to the carer or the child; "
              "pause and resume: of the clocks; thrive: the group that the service now sees"),
    FIELD(event_in, text, .type = F_TEXT, .flags = NULLABLE, .max = 4000,
          .about = "What was offered or said"),
    FIELD(event_in, code, .type = F_WORD, .flags = NULLABLE, .words = pause_codes,
          .about = "For pause: why, shown to everybody who sees the clock"),
    FIELD(event_in, thrive_group, .type = F_WORD, .flags = NULLABLE, .words = thrive_words,
          .about = "For thrive: chosen together, never from a score"),
    FIELD(event_in, until_on, .type = F_DAY, .flags = NULLABLE,
          .about = "For pause: the day on which it is taken up again, within three months"),
    FIELDS_END,
};
static const struct shape event_in_shape = SHAPE("referral_event_new", event_in_fields, event_in);

static bool is_kind(const struct event_in *in, const char *kind)
{
    return in->kind && !strcmp(in->kind, kind);
}

/* A service says how long it takes to decide and to answer what is urgent: neither stands still. */
static bool can_pause(const struct referral_standing *s)
{
    return s->state == REFERRAL_ACCEPTED || s->state == REFERRAL_ALLOCATED;
}

static void check_pause(struct request *req, const struct referral_standing *s,
                        const struct event_in *in)
{
    if (!strcmp(s->urgency, "urgent"))
        fail_note(req, "/kind", "An urgent referral does not wait.");
    if (!in->code)
        fail_note(req, "/code", "Say why it has to wait.");
    if (!in->until_on.is_set)
        fail_note(req, "/until_on", "Say on which day it is taken up again.");
    else if (in->until_on.v <= req->today || in->until_on.v > req->today + PAUSE_DAYS_MAX)
        fail_note(req, "/until_on", "Choose a day after today, within three months.");
}

static void check_no_pause(struct request *req, const struct event_in *in)
{
    if (in->code)
        fail_note(req, "/code", "Only a pause has this.");
    if (in->until_on.is_set)
        fail_note(req, "/until_on", "Only a pause has this.");
}

static void check_thrive(struct request *req, const struct event_in *in)
{
    bool is_thrive = is_kind(in, "thrive");

    if (is_thrive && !in->thrive_group && req->faults.n == 0)
        fail_note(req, "/thrive_group", "Choose the group.");
    if (in->kind && !is_thrive && in->thrive_group)
        fail_note(req, "/thrive_group", "Only the step about THRIVE has this.");
}

/* Whom a service is still meeting can come to stand in another group. */
static bool can_happen(const struct referral_standing *s, const struct event_in *in)
{
    if (is_kind(in, "pause") || is_kind(in, "resume"))
        return can_pause(s);
    return can_pause(s) || s->state == REFERRAL_SUBMITTED ||
           (is_kind(in, "thrive") && s->state == REFERRAL_SEEN);
}

/* Finds how the referral stands. */
static enum err check(struct request *req)
{
    const struct event_in          *in = req->body;
    const struct referral_standing *s;
    enum err                        e = referral_find(req, &s);
    bool                            is_pause = is_kind(in, "pause");

    if (e)
        return e;
    if (!(s->sides & REFERRAL_SERVICE))
        return fail(req, ERR_FORBIDDEN);
    if (!can_happen(s, in))
        return referral_cannot_follow(req, s);
    check_thrive(req, in);
    if (is_pause)
        check_pause(req, s, in);
    else if (in->kind)
        check_no_pause(req, in);
    return ERR_NONE;
}

static enum err offer(struct request *req)
{
    struct rows rows;
    enum err    e = referral_clocks_stop(req, req->record, REFERRAL_CLOCK_OFFER, req->now, true);

    return e ? e : DB(req, referral_offered, &rows, P(req->record), P_TIME(req->now));
}

/* ERR_STATE where nothing runs that could stand still. */
static enum err pause_clocks(struct request *req, const struct event_in *in)
{
    struct rows rows;
    enum err e = DB(req, referral_clock_pause, &rows, P(req->record), P_TIME(req->now), P(in->code),
                    P_DAY(in->until_on));

    return !e && rows.n == 0 ? fail(req, ERR_STATE) : e;
}

static enum err resume_clocks(struct request *req)
{
    int      n = 0;
    enum err e = referral_clocks_resume(req, req->record, &n);

    return !e && n == 0 ? fail(req, ERR_STATE) : e;
}

static enum err add_event(struct request *req)
{
    const struct event_in          *in = req->body;
    const struct referral_standing *s = req->found;
    enum err                        e = referral_hold(req, s);

    if (!e)
        e = referral_event(req, req->record, s->whom, in->kind,
                           is_kind(in, "thrive") ? in->thrive_group : in->code, in->text);
    if (!e && is_kind(in, "offer"))
        e = offer(req);
    if (!e && is_kind(in, "pause"))
        e = pause_clocks(req, in);
    if (!e && is_kind(in, "resume"))
        e = resume_clocks(req);
    return e ? e : reply_record(req, req->record, &sql_referral_one);
}

/* --- whoever oversees all services reminds those who have not acted --- */

struct nudge_in {
    struct text text;
};

static const struct field nudge_fields[] = {
    FIELD(nudge_in, text, .type = F_TEXT, .flags = REQUIRED, .max = 1000,
          .about = "What is waited for; whoever has to act is told"),
    FIELDS_END,
};
static const struct shape nudge_shape = SHAPE("referral_nudge", nudge_fields, nudge_in);

static enum err check_nudge(struct request *req)
{
    const struct referral_standing *s;
    enum err                        e = referral_find(req, &s);

    if (!e && s->state != REFERRAL_ASKED && s->state != REFERRAL_SUBMITTED && !can_pause(s))
        return referral_cannot_follow(req, s);
    return e;
}

static enum err nudge(struct request *req)
{
    const struct nudge_in          *in = req->body;
    const struct referral_standing *s = req->found;
    enum err e = referral_event(req, req->record, s->whom, "nudge", NULL, in->text);

    return e ? e : reply_record(req, req->record, &sql_referral_one);
}

const struct route referral_wait_routes[] = {
    WRITE(POST, "/referrals/:id/events", NEED(referral, change), &event_in_shape, add_event,
          referral_shape, .check = check,
          .about = "What the service did while somebody waits: an offer, a word, a pause",
          .status = 200),
    WRITE(POST, "/referrals/:id/nudge", NEED(referral, nudge), &nudge_shape, nudge, referral_shape,
          .check = check_nudge, .about = "Remind whoever has to act on it", .status = 200),
    ROUTES_END,
};
