#include "demo_tale.h"

#include "involvement_shape.h"

#include "clock.h"

#include <string.h>

static const char *const types[DEMO_SERVICES][3] = {
#define TYPE(service, ...) [S_##service] = {__VA_ARGS__},
#include "demo/referral.def"
};

struct text_of {
    int         of;
    const char *text, *need;
};

static const struct text_of reasons[] = {
#define REASON(service, need, text) {S_##service, text, need},
#include "demo/referral.def"
};

static const struct text_of says[] = {
#define SAYS(what, text) {what, text, NULL},
#include "demo/referral.def"
};

static const char *const outcomes[] = {
#define OUTCOME(text) text,
#include "demo/referral.def"
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct text_of *text_for(const struct text_of *list, size_t n, int of,
                                      struct dice *dice)
{
    int fits = 0;

    for (size_t i = 0; i < n; i++)
        fits += list[i].of == of;
    if (fits == 0)
        return NULL;
    fits = dice_below(dice, fits);
    for (size_t i = 0;; i++)
        if (list[i].of == of && fits-- == 0)
            return &list[i];
}

void tale_reason(struct tale *t)
{
    const struct text_of *found = text_for(reasons, COUNT(reasons), (int)t->service, t->dice);

    t->reason = found->text;
    t->need = found->need;
}

const char *tale_says(struct tale *t, int what)
{
    const struct text_of *found = text_for(says, COUNT(says), what, t->dice);

    return found ? found->text : NULL;
}

/* Laid before the mental health lead, as the service itself does it. */
static void look_at_refusal(struct tale *t, int64_t at, enum demo_person by)
{
    struct json_out *j = row_of(t->d, T_TASK, dice_uuid(t->dice), t->c, 2, at, by);

    json_pair(j, "kind", "refusal");
    json_pair(j, "what",
              arena_printf(t->d->arena,
                           "Look at the refusal by %s: it reads as if the home were its ground",
                           demo_service_name(t->service)));
    put_day(j, "due_on",
            clock_due(day_london(at), (struct timescale){5, CLOCK_WORKING_DAYS},
                      &(struct calendar){0}));
    put_person(t->d, j, "assigned_to", P_ANITA);
    json_pair(j, "about_type", "referral");
    put_id(j, "about_id", t->id);
    json_pair(j, "state", "open");
    row_end(j);
}

void tale_event(struct tale *t, const char *kind, const char *from, const char *to,
                const char *code, const char *text, int64_t at, enum demo_person by)
{
    bool        is_thrive = !strcmp(kind, "thrive");
    bool        is_refusal = code && text && referral_reads_like_unsettled_home(text, strlen(text));
    struct uuid id = dice_uuid(t->dice);
    struct json_out *j = row_of(t->d, T_REFERRAL_EVENT, id, t->c, 1, at, by);

    put_id(j, "referral_id", t->id);
    json_pair(j, "kind", kind);
    json_pair(j, "from_state", from);
    json_pair(j, "to_state", to);
    json_pair(j, "decline_code", is_thrive ? NULL : code);
    json_pair(j, "thrive_group", is_thrive ? code : NULL);
    json_pair_bool(j, "reads_unsettled", is_refusal);
    row_end(j);
    if (!text)
        return;
    j = row_of(t->d, T_REFERRAL_REASON, dice_uuid(t->dice), t->c, 3, at, by);
    put_id(j, "event_id", id);
    json_pair(j, "reason", text);
    row_end(j);
    if (is_refusal)
        look_at_refusal(t, at, by);
}

static void put_by(struct tale *t, struct json_out *j, const char *name, bool is_there,
                   enum demo_person who)
{
    put_person(t->d, j, name, is_there ? who : P_NOBODY);
}

static void write_head(struct tale *t, int64_t made, enum demo_person by)
{
    struct json_out *j = row_of(t->d, T_REFERRAL, t->id, t->c, 1, made, by);

    put_id(j, "service_id", t->d->service[t->service]);
    json_pair(j, "subject", t->subject);
    json_pair(j, "urgency", t->urgency);
    json_pair(j, "state", referral_state_name(t->state));
    put_at(j, "asked_at", t->asked);
    put_by(t, j, "asked_by", t->asked != INSTANT_NONE, t->asker);
    put_at(j, "submitted_at", t->submitted);
    put_by(t, j, "referred_by", t->submitted != INSTANT_NONE, t->referrer);
    put_at(j, "accepted_at", t->accepted);
    put_at(j, "offered_at", t->offered);
    put_at(j, "seen_at", t->seen);
    put_at(j, "ended_at", t->ended);
    put_by(t, j, "decider_id", t->asked != INSTANT_NONE, t->referrer);
    put_by(t, j, "practitioner_id", t->is_given, t->practitioner);
    put_id(j, "follows_id", t->follows);
    row_end(j);
}

static void write_clocks(struct tale *t)
{
    for (int i = 0; i < t->clocks; i++) {
        const struct clock_run *k = &t->clock[i];
        struct json_out        *j =
            row_of(t->d, T_REFERRAL_CLOCK, dice_uuid(t->dice), t->c, 1, k->from, t->referrer);

        put_id(j, "referral_id", t->id);
        json_pair(j, "clock", referral_clock_name(k->which));
        json_pair_int(j, "n", k->scale.n);
        json_pair(j, "unit", clock_unit_name(k->scale.unit));
        put_at(j, "from_at", k->from);
        put_at(j, "due_at", k->due);
        put_at(j, "stopped_at", k->stopped);
        json_name(j, "is_met");
        json_raw(j, k->met < 0 ? "null" : k->met ? "true" : "false");
        row_end(j);
    }
}

static void write_content(struct tale *t, int64_t made, enum demo_person by)
{
    bool             is_talked = t->service == S_EP || t->service == S_WELLBEING;
    bool             is_child = !strcmp(t->subject, "child");
    const char      *agreed = t->c->is_carer ? "the carer" : "the social worker";
    struct json_out *j = row_of(t->d, T_REFERRAL_CONTENT, dice_uuid(t->dice), t->c, 3, made, by);

    put_id(j, "referral_id", t->id);
    json_pair(j, "reason", t->reason);
    json_pair(j, "need", t->need);
    json_name(j, "consent");
    json_open(j, '{');
    json_pair(j, "by",
              is_child && day_age(t->c->born, day_london(made)) >= 13 ? "the young person"
                                                                      : agreed);
    json_pair(j, "to", "the referral, and sharing what is needed for it");
    json_close(j, '}');
    put_day(j, "consultation_on", is_talked ? day_london(made) - 6 : DAY_NONE);
    json_pair(j, "override_reason", NULL);
    row_end(j);
}

void tale_work(struct tale *t, const char *state, day_t from, day_t until, struct uuid referral,
               enum demo_person by)
{
    struct uuid      id = dice_uuid(t->dice);
    struct json_out *j = row_of(t->d, T_INVOLVEMENT, id, t->c, 1, demo_at(t->dice, from), by);

    put_id(j, "service_id", t->d->service[t->service]);
    json_pair(j, "type_of_work", types[t->service][dice_below(t->dice, 3)]);
    put_person(t->d, j, "practitioner_id", t->practitioner);
    put_id(j, "referral_id", referral);
    json_pair(j, "state", state);
    put_day(j, "from_on", from);
    put_day(j, "until_on", until);
    json_pair(j, "end_reason",
              until == DAY_NONE
                  ? NULL
                  : involvement_end_reasons[t->d->closed_works++ % INVOLVEMENT_END_REASONS]);
    json_pair(j, "outcome",
              until == DAY_NONE ? NULL : outcomes[dice_below(t->dice, (int)COUNT(outcomes))]);
    row_end(j);
    if (strcmp(state, "waiting") != 0)
        demo_contacts(t->d, t->c,
                      &(struct demo_work){id, t->practitioner, from, until,
                                          !strcmp(state, "quiet")});
}

/* The service's work follows the referral: it waits, is active, is closed. */
static void follow(struct tale *t)
{
    bool is_closed = t->state == REFERRAL_CLOSED;

    if (t->began == INSTANT_NONE || (referral_is_over(t->state) && !is_closed))
        return;
    tale_work(t,
              is_closed                 ? "closed"
              : t->seen == INSTANT_NONE ? "waiting"
                                        : "active",
              day_london(t->began), is_closed ? day_london(t->ended) : DAY_NONE, t->id,
              t->practitioner);
}

/* How the service sees most of those whom it has accepted, from dice of its own. */
static void thrive(const struct tale *t)
{
    static const char *const groups[] = {"advice", "help", "help", "more_help", "more_help"};
    struct dice              dice = dice_of(t->d->seed, t->id.s, 0);
    struct tale              own = *t;
    bool                     is_urgent = !strcmp(t->urgency, "urgent");

    own.dice = &dice;
    if (t->accepted == INSTANT_NONE || dice_chance(&dice, 30))
        return;
    tale_event(&own, "thrive", NULL, NULL,
               is_urgent ? "risk_support" : groups[dice_below(&dice, COUNT(groups))], NULL,
               t->accepted + 600, t->practitioner);
}

void tale_write(struct tale *t)
{
    bool             is_asked = t->asked != INSTANT_NONE;
    enum demo_person by = is_asked ? t->asker : t->referrer;
    int64_t          made = is_asked                       ? t->asked
                            : t->submitted != INSTANT_NONE ? t->submitted
                                                           : demo_at(t->dice, t->d->today - 2);

    write_head(t, made, by);
    write_content(t, made, by);
    write_clocks(t);
    thrive(t);
    follow(t);
    if (!referral_is_over(t->state) && t->state != REFERRAL_DRAFT)
        t->c->open_services |= 1u << t->service;
    if (t->seen != INSTANT_NONE)
        t->c->seen_services |= 1u << t->service;
}
