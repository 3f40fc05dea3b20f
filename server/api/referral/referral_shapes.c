#include "referral_shapes.h"

#include "carer_shape.h"
#include "shapes.h"
#include "therapy.h"

const char *const urgency_words[] = {"routine", "urgent", NULL};
const char *const thrive_words[] = {"thriving",  "advice",       "help",
                                    "more_help", "risk_support", NULL};

static const char *const states[] = {"draft",      "asked",     "submitted", "accepted",
                                     "allocated",  "seen",      "closed",    "declined",
                                     "redirected", "withdrawn", NULL};

#define REFERRAL_COMMON                                                                          \
    ANSWER(id, .type = F_UUID), WHOM_ID, ANSWER(service, .type = F_OBJECT, .of = &ref_shape),    \
        ANSWER(subject, .type = F_WORD, .words = subject_words),                                 \
        ANSWER(urgency, .type = F_WORD, .words = urgency_words),                                 \
        ANSWER(state, .type = F_WORD, .words = states),                                          \
        ANSWER(waiting, .type = F_BOOL, .about = "Accepted, and nobody allocated yet"),          \
        ANSWER_OR_NULL(asked_at, .type = F_TIME), ANSWER_OR_NULL(submitted_at, .type = F_TIME),  \
        ANSWER_OR_NULL(accepted_at, .type = F_TIME), ANSWER_OR_NULL(offered_at, .type = F_TIME), \
        ANSWER_OR_NULL(seen_at, .type = F_TIME), ANSWER_OR_NULL(ended_at, .type = F_TIME),       \
        ANSWER_OR_NULL(clock, .type = F_OBJECT, .of = &clock_shape,                              \
                       .about = "The one that counts now; null where the service has none"),     \
        ANSWER_OR_NULL(referred_by, .type = F_OBJECT, .of = &person_shape),                      \
        ANSWER_OR_NULL(asked_by, .type = F_OBJECT, .of = &person_shape),                         \
        ANSWER_OR_NULL(decider, .type = F_OBJECT, .of = &person_shape,                           \
                       .about = "Who has to decide what was asked"),                             \
        ANSWER_OR_NULL(practitioner, .type = F_OBJECT, .of = &person_shape),                     \
        ANSWER_OR_NULL(routed_to, .type = F_OBJECT, .of = &person_shape,                         \
                       .about = "The service's link practitioner for the child's school"),       \
        ANSWER_OR_NULL(reason, .type = F_TEXT), ANSWER_OR_NULL(need, .type = F_TEXT),            \
        ANSWER(held_back, .type = F_BOOL, .about = "Reason and need are not shared with you")

const char *const subject_words[] = {"child", "carer", NULL};

static const struct field item_fields[] = {REFERRAL_COMMON, FIELDS_END};
const struct shape        referral_item_shape = ANSWER_SHAPE("referral_item", item_fields);

static const struct field listed_fields[] = {
    REFERRAL_COMMON,
    ANSWER(made_at, .type = F_TIME),
    ANSWER_OR_NULL(made_by, .type = F_OBJECT, .of = &person_shape),
    ANSWER(etag, .type = F_TEXT),
    FIELDS_END,
};
const struct shape referral_listed_shape = ANSWER_SHAPE("referral_listed", listed_fields);

static const struct field event_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(at, .type = F_TIME),
    ANSWER_OR_NULL(by, .type = F_OBJECT, .of = &person_shape),
    ANSWER(kind, .type = F_TEXT),
    ANSWER_OR_NULL(from, .type = F_TEXT),
    ANSWER_OR_NULL(to, .type = F_TEXT),
    ANSWER_OR_NULL(decline_code, .type = F_TEXT),
    ANSWER_OR_NULL(pause_code, .type = F_TEXT),
    ANSWER_OR_NULL(thrive_group, .type = F_WORD, .words = thrive_words),
    ANSWER_OR_NULL(practitioner, .type = F_OBJECT, .of = &person_shape,
                   .about = "Of a handover: to whom"),
    ANSWER_OR_NULL(reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape event_shape = ANSWER_SHAPE("referral_event", event_fields);

static const struct field step_fields[] = {
    ANSWER(to, .type = F_WORD, .words = states),
    ANSWER(needs_reason, .type = F_BOOL),
    ANSWER(needs_practitioner, .type = F_BOOL),
    ANSWER(needs_service, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape step_shape = ANSWER_SHAPE("referral_step", step_fields);

static const struct field steps_fields[] = {ANSWER(steps, .type = F_LIST, .of = &step_shape),
                                            FIELDS_END};
const struct shape        referral_steps_shape = ANSWER_SHAPE("referral_steps", steps_fields);

static const struct field referral_fields[] = {
    REFERRAL_COMMON,
    ANSWER(made_at, .type = F_TIME),
    ANSWER_OR_NULL(made_by, .type = F_OBJECT, .of = &person_shape),
    ANSWER(etag, .type = F_TEXT),
    ANSWER_OR_NULL(consultation_on, .type = F_DAY),
    ANSWER_OR_NULL(consent, .type = F_ANY),
    ANSWER_OR_NULL(override_reason, .type = F_TEXT),
    ANSWER_OR_NULL(follows, .type = F_UUID, .about = "The referral that was redirected here"),
    ANSWER(clocks, .type = F_LIST, .of = &clock_shape),
    ANSWER_OR_NULL(thrive, .type = F_WORD, .words = thrive_words,
                   .about = "The THRIVE group as the service sees it now"),
    ANSWER(history, .type = F_LIST, .of = &event_shape),
    WARNINGS,
    FIELDS_END,
};
const struct shape referral_shape = ANSWER_SHAPE("referral", referral_fields);

static const struct field check_fields[] = {
    ANSWER(may_refer, .type = F_BOOL),
    ANSWER_OR_NULL(decided_by, .type = F_TEXT, .about = "Who decides when you can only ask"),
    ANSWER(problems, .type = F_LIST, .about = "What stands in the way, each in one sentence"),
    ANSWER_OR_NULL(clock, .type = F_TEXT,
                   .about = "By when the service acts on a routine referral"),
    FIELDS_END,
};
const struct shape service_check_shape = ANSWER_SHAPE("service_check", check_fields);

static const struct field reason_fields[] = {
    ANSWER(name, .type = F_TEXT,
           .about = "subject, young, old, age_unknown, care_status, home, locality or first"),
    ANSWER(text, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape reason_shape = ANSWER_SHAPE("service_reason", reason_fields);

static const struct field suggestion_fields[] = {
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(needs, .type = F_LIST, .about = "What it meets"),
    ANSWER(fits, .type = F_BOOL, .about = "Nothing but perhaps your role stands in the way"),
    ANSWER(problems, .type = F_LIST, .about = "What stands in the way, each in one sentence"),
    ANSWER(reasons, .type = F_LIST, .of = &reason_shape,
           .about = "The same with a name each, to be said in other words"),
    ANSWER(may_refer, .type = F_BOOL),
    ANSWER_OR_NULL(clock, .type = F_TEXT),
    ANSWER_OR_NULL(decided_by, .type = F_TEXT, .about = "Who decides when you can only ask"),
    FIELDS_END,
};
const struct shape service_suggestion_shape = ANSWER_SHAPE("service_suggestion", suggestion_fields);

static const char *const on_plan_words[] = {"on_plan", "none", "not_shared", NULL};
static const char *const outside_words[] = {"outside", "none", "not_shared", NULL};

static const struct field waiting_fields[] = {
    ANSWER(referral, .type = F_UUID),
    WHOM,
    ANSWER(urgency, .type = F_WORD, .words = urgency_words),
    ANSWER_OR_NULL(need, .type = F_TEXT, .about = "For who may read why it was made"),
    ANSWER_OR_NULL(why, .type = F_TEXT,
                   .about = "Of an urgent one: its reason, as far as 200 characters go"),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER(submitted_at, .type = F_TIME),
    ANSWER_OR_NULL(clock, .type = F_OBJECT, .of = &clock_shape),
    ANSWER_OR_NULL(routed_to, .type = F_OBJECT, .of = &person_shape,
                   .about = "The service's link practitioner for the child's school"),
    ANSWER_OR_NULL(last_word_at, .type = F_TIME,
                   .about = "When the carer last heard from the service"),
    ANSWER(next_word_on, .type = F_DAY, .about = "When they hear from it at the latest"),
    ANSWER(days_waited, .type = F_INT, .min = 0, .max = 100000),
    ANSWER(care_status, .type = F_TEXT, .about = "in_care, care_leaver, on_edge, or carer"),
    ANSWER(protection, .type = F_WORD, .words = on_plan_words,
           .about = "Whether the child is on a child protection plan, as far as that is shared"),
    ANSWER_OR_NULL(protection_category, .type = F_TEXT),
    ANSWER_OR_NULL(protection_since, .type = F_DAY),
    ANSWER_OR_NULL(edge_since, .type = F_DAY, .about = "On the edge of care since"),
    ANSWER(outside, .type = F_WORD, .words = outside_words,
           .about = "Whether the child lives outside the county, as far as that is shared"),
    ANSWER_OR_NULL(host_name, .type = F_TEXT, .about = "The authority there"),
    ANSWER_OR_NULL(thrive, .type = F_WORD, .words = thrive_words),
    ANSWER_OR_NULL(thrive_on, .type = F_DAY, .about = "Since when the service sees it so"),
    FIELDS_END,
};
const struct shape waiting_shape = ANSWER_SHAPE("waiting", waiting_fields);
