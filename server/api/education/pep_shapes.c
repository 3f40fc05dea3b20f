/* What a personal education plan says: shapes of body and answer, and its lists as they are kept. */
#include "json_out.h"
#include "pep.h"
#include "shapes.h"
#include "therapy.h"

enum { LIST_MAX = 20 };

const char *const        pep_states[] = {"draft", "held", "closed", NULL};
const char *const        pep_qualities[] = {"good", "some_work", "not_good_enough", NULL};
static const char *const open_states[] = {"draft", "held", NULL};
static const char *const who_words[] = {
    "young_person", "carer", "social_worker", "designated_teacher", "virtual_school",
    "other",        NULL};
static const char *const levels[] = {"below", "towards", "expected", "above", NULL};
static const char *const scales[] = {"emotional", "conduct", "hyperactivity", "peer", "prosocial",
                                     "impact",    NULL};
static const char *const outcomes[] = {"met", "partly", "not_met", NULL};
static const char *const hows[] = {"said", "written", "spoken_for", "did_not_want", NULL};
static const char *const lacks[] = {"view", "attendance", "attainment", "targets", "came", NULL};

static const struct field came_fields[] = {
    FIELD(pep_came, who, .type = F_WORD, .flags = REQUIRED, .words = who_words),
    FIELD(pep_came, name, .type = F_TEXT, .flags = NULLABLE, .max = 120),
    FIELDS_END,
};
static const struct shape came_shape = SHAPE("pep_came", came_fields, pep_came);

static const struct field attainment_fields[] = {
    FIELD(pep_attainment, subject, .type = F_TEXT, .flags = REQUIRED, .max = 60,
          .about = "Reading, Writing, Mathematics, another"),
    FIELD(pep_attainment, level, .type = F_WORD, .flags = REQUIRED, .words = levels,
          .about = "Against what is expected at this age: below, working towards, at, above"),
    FIELD(pep_attainment, note, .type = F_TEXT, .flags = NULLABLE, .max = 500),
    FIELDS_END,
};
static const struct shape attainment_shape =
    SHAPE("pep_attainment", attainment_fields, pep_attainment);

static const struct field target_fields[] = {
    FIELD(pep_target, text, .type = F_TEXT, .flags = REQUIRED, .max = 500),
    FIELD(pep_target, scale, .type = F_WORD, .flags = NULLABLE, .words = scales,
          .about = "The scale of the SDQ that it is about"),
    FIELD(pep_target, goal, .type = F_UUID, .flags = NULLABLE,
          .about = "The goal of a plan that it serves"),
    FIELD(pep_target, by_on, .type = F_DAY, .flags = NULLABLE),
    FIELD(pep_target, outcome, .type = F_WORD, .flags = NULLABLE, .words = outcomes),
    FIELDS_END,
};
static const struct shape target_shape = SHAPE("pep_target", target_fields, pep_target);

static const struct field premium_fields[] = {
    FIELD(pep_premium, pence, .type = F_INT, .flags = REQUIRED, .min = 0, .max = 10000000),
    FIELD(pep_premium, what_for, .type = F_TEXT, .flags = REQUIRED, .max = 300),
    FIELDS_END,
};
static const struct shape premium_shape = SHAPE("pep_premium", premium_fields, pep_premium);

#define PEP_FIELDS                                                                                \
    FIELD(pep_in, state, .type = F_WORD, .words = open_states,                                    \
          .about = "held where the meeting was held; closing has a route of its own"),            \
        FIELD(pep_in, held_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),                      \
        FIELD(pep_in, came, .type = F_LIST, .of = &came_shape, .max = LIST_MAX,                   \
              .about = "Who came, as a whole"),                                                   \
        FIELD(pep_in, attendance_percent, .type = F_INT, .flags = NULLABLE, .max = 100,           \
              .about = "Where sessions were not counted"),                                        \
        FIELD(pep_in, sessions_possible, .type = F_INT, .flags = NULLABLE, .min = 1, .max = 400,  \
              .about = "Half days in the term so far"),                                           \
        FIELD(pep_in, sessions_attended, .type = F_INT, .flags = NULLABLE, .max = 400),           \
        FIELD(pep_in, attainment, .type = F_LIST, .of = &attainment_shape, .max = LIST_MAX),      \
        FIELD(pep_in, suspended_days, .type = F_INT, .flags = NULLABLE, .max = 45,                \
              .about = "School days in the term"),                                                \
        FIELD(pep_in, excluded_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY,                   \
              .about = "Permanently excluded on this day"),                                       \
        FIELD(pep_in, reduced_hours, .type = F_INT, .flags = NULLABLE, .max = 35,                 \
              .about = "Hours a week of a reduced timetable; null: full time"),                   \
        FIELD(pep_in, reduced_until, .type = F_DAY, .flags = NULLABLE),                           \
        FIELD(pep_in, reduced_why, .type = F_TEXT, .flags = NULLABLE, .max = 1000),               \
        FIELD(pep_in, targets, .type = F_LIST, .of = &target_shape, .max = LIST_MAX),             \
        FIELD(pep_in, premium, .type = F_LIST, .of = &premium_shape, .max = LIST_MAX,             \
              .about = "What pupil premium plus is spent on"),                                    \
        FIELD(pep_in, view, .type = F_TEXT, .flags = NULLABLE, .max = 4000,                       \
              .about = "What the young person says"),                                             \
        FIELD(pep_in, view_how, .type = F_WORD, .words = hows),                                   \
        FIELD(pep_in, sdq, .type = F_UUID, .about = "The SDQ that was talked through"),           \
        FIELD(pep_in, sdq_decided, .type = F_TEXT, .flags = NULLABLE, .max = 4000,                \
              .about = "What was decided about it; settles the consultation that a high score "   \
                       "opened"),                                                                 \
        FIELD(pep_in, help_needed, .type = F_BOOL, .flags = NULLABLE,                             \
              .about = "The meeting decided that help with mental health is needed, beyond what " \
                       "school gives; null: it did not say"),                                     \
        FIELD(pep_in, therapy, .type = F_TEXT, .flags = NULLABLE, .max = 300,                     \
              .about = "Therapy that is arranged; warns where no assessment or consent is on "    \
                       "record"),                                                                 \
        FIELD(pep_in, next_on, .type = F_DAY, .flags = NULLABLE)

static const struct field in_fields[] = {
    FIELD(pep_in, term, .type = F_UUID,
          .about = "Left out: the term of the day on which it was held, else of today"),
    PEP_FIELDS,
    FIELDS_END,
};
const struct shape pep_in_shape = SHAPE("pep_new", in_fields, pep_in);

static const struct field change_fields[] = {
    PEP_FIELDS,
    FIELD(pep_in, change_reason, .type = F_TEXT, .max = 500,
          .about = "Why a PEP that was closed is changed: needed then"),
    FIELDS_END,
};
const struct shape pep_change_shape = SHAPE("pep_change", change_fields, pep_in);

#define PEP_ANSWERS                                                                                \
    RECORD_ANSWERS, ANSWER(child, .type = F_UUID),                                                 \
        ANSWER(term, .type = F_OBJECT, .of = &ref_shape),                                          \
        ANSWER_OR_NULL(school, .type = F_OBJECT, .of = &ref_shape,                                 \
                       .about = "Where the child went to school on that day"),                     \
        ANSWER(state, .type = F_WORD, .words = pep_states),                                        \
        ANSWER_OR_NULL(held_on, .type = F_DAY), ANSWER(came, .type = F_LIST, .of = &came_shape),   \
        ANSWER_OR_NULL(attendance, .type = F_INT, .max = 100,                                      \
                       .about = "In percent, from the sessions where they were counted"),          \
        ANSWER_OR_NULL(attendance_percent, .type = F_INT, .max = 100),                             \
        ANSWER_OR_NULL(sessions_possible, .type = F_INT, .max = 400),                              \
        ANSWER_OR_NULL(sessions_attended, .type = F_INT, .max = 400),                              \
        ANSWER(attainment, .type = F_LIST, .of = &attainment_shape),                               \
        ANSWER_OR_NULL(suspended_days, .type = F_INT, .max = 45),                                  \
        ANSWER_OR_NULL(excluded_on, .type = F_DAY),                                                \
        ANSWER_OR_NULL(reduced_hours, .type = F_INT, .max = 35),                                   \
        ANSWER_OR_NULL(reduced_until, .type = F_DAY), ANSWER_OR_NULL(reduced_why, .type = F_TEXT), \
        ANSWER(targets, .type = F_LIST, .of = &target_shape),                                      \
        ANSWER(premium, .type = F_LIST, .of = &premium_shape),                                     \
        ANSWER(premium_pence, .type = F_INT, .max = 200000000, .about = "All of it"),              \
        ANSWER_OR_NULL(view, .type = F_TEXT),                                                      \
        ANSWER_OR_NULL(view_how, .type = F_WORD, .words = hows),                                   \
        ANSWER_OR_NULL(sdq, .type = F_UUID), ANSWER_OR_NULL(sdq_decided, .type = F_TEXT),          \
        ANSWER_OR_NULL(help_needed, .type = F_BOOL), ANSWER_OR_NULL(therapy, .type = F_TEXT),      \
        ANSWER_OR_NULL(next_on, .type = F_DAY),                                                    \
        ANSWER_OR_NULL(quality, .type = F_WORD, .words = pep_qualities),                           \
        ANSWER_OR_NULL(quality_note, .type = F_TEXT),                                              \
        ANSWER_OR_NULL(closed_by, .type = F_OBJECT, .of = &ref_shape),                             \
        ANSWER_OR_NULL(closed_at, .type = F_TIME),                                                 \
        ANSWER_OR_NULL(change_reason, .type = F_TEXT,                                              \
                       .about = "Of the last change after it was closed"),                         \
        ANSWER(lacks, .type = F_LIST, .words = lacks, .about = "What it does not say yet"),        \
        ANSWER(warnings, .type = F_LIST, .of = &warning_shape),                                    \
        ANSWER(asks_sdq, .type = F_BOOL,                                                           \
               .about = "A high SDQ waits to be talked through and for what was decided")

static const struct field pep_fields[] = {PEP_ANSWERS, FIELDS_END};
const struct shape        pep_shape = ANSWER_SHAPE("pep", pep_fields);

static const struct field history_fields[] = {
    ANSWER(id, .type = F_UUID, .about = "The PEP"),
    ANSWER(etag, .type = F_TEXT, .about = "The version that it was"),
    ANSWER(until_at, .type = F_TIME),
    ANSWER_OR_NULL(changed_by, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(reason, .type = F_TEXT),
    ANSWER(was, .type = F_OBJECT, .of = &pep_shape),
    FIELDS_END,
};
const struct shape pep_history_shape = ANSWER_SHAPE("pep_earlier", history_fields);

static const struct field summary_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(term, .type = F_TEXT),
    ANSWER(state, .type = F_WORD, .words = pep_states),
    ANSWER_OR_NULL(held_on, .type = F_DAY),
    ANSWER_OR_NULL(attendance, .type = F_INT, .max = 100),
    ANSWER(attainment, .type = F_LIST, .of = &attainment_shape),
    ANSWER(premium, .type = F_LIST, .of = &premium_shape),
    ANSWER(targets, .type = F_INT, .max = LIST_MAX),
    ANSWER_OR_NULL(quality, .type = F_WORD, .words = pep_qualities),
    ANSWER_OR_NULL(next_on, .type = F_DAY),
    FIELDS_END,
};
const struct shape pep_summary_shape = ANSWER_SHAPE("pep_summary", summary_fields);

/* --- the lists, as JSON --- */

struct writer {
    struct buf      buf;
    struct json_out json;
};

static struct json_out *begin(struct writer *w, struct request *req)
{
    *w = (struct writer){.buf = {.arena = req->arena}};
    w->json.buf = &w->buf;
    json_open(&w->json, '[');
    return &w->json;
}

static struct param end(struct writer *w)
{
    json_close(&w->json, ']');
    return (struct param){w->buf.s};
}

static void put_day(struct json_out *j, const char *name, struct num day)
{
    char text[DAY_TEXT_SIZE];

    day_format(day.is_set ? (day_t)day.v : DAY_NONE, text);
    json_pair(j, name, *text ? text : NULL);
}

struct param pep_came_json(struct request *req, struct list came)
{
    const struct pep_came *of = came.items;
    struct writer          w;
    struct json_out       *j = begin(&w, req);

    if (!came.present)
        return (struct param){NULL};
    for (size_t i = 0; i < came.n; i++) {
        json_open(j, '{');
        json_pair(j, "who", of[i].who);
        json_pair(j, "name", of[i].name.s);
        json_close(j, '}');
    }
    return end(&w);
}

struct param pep_attainment_json(struct request *req, struct list attainment)
{
    const struct pep_attainment *of = attainment.items;
    struct writer                w;
    struct json_out             *j = begin(&w, req);

    if (!attainment.present)
        return (struct param){NULL};
    for (size_t i = 0; i < attainment.n; i++) {
        json_open(j, '{');
        json_pair(j, "subject", of[i].subject.s);
        json_pair(j, "level", of[i].level);
        json_pair(j, "note", of[i].note.s);
        json_close(j, '}');
    }
    return end(&w);
}

struct param pep_targets_json(struct request *req, struct list targets)
{
    const struct pep_target *of = targets.items;
    struct writer            w;
    struct json_out         *j = begin(&w, req);

    if (!targets.present)
        return (struct param){NULL};
    for (size_t i = 0; i < targets.n; i++) {
        json_open(j, '{');
        json_pair(j, "text", of[i].text.s);
        json_pair(j, "scale", of[i].scale);
        json_pair(j, "goal", uuid_is_set(&of[i].goal) ? of[i].goal.s : NULL);
        put_day(j, "by_on", of[i].by_on);
        json_pair(j, "outcome", of[i].outcome);
        json_close(j, '}');
    }
    return end(&w);
}

struct param pep_premium_json(struct request *req, struct list premium)
{
    const struct pep_premium *of = premium.items;
    struct writer             w;
    struct json_out          *j = begin(&w, req);

    if (!premium.present)
        return (struct param){NULL};
    for (size_t i = 0; i < premium.n; i++) {
        json_open(j, '{');
        json_pair_int(j, "pence", of[i].pence.v);
        json_pair(j, "what_for", of[i].what_for.s);
        json_close(j, '}');
    }
    return end(&w);
}

struct param pep_sent(struct request *req, const struct pep_in *in)
{
    const struct {
        const char *name;
        bool        was;
    } fields[] = {
        {"held_on", in->held_on.present},
        {"attendance_percent", in->attendance_percent.present},
        {"sessions_possible", in->sessions_possible.present},
        {"sessions_attended", in->sessions_attended.present},
        {"suspended_days", in->suspended_days.present},
        {"excluded_on", in->excluded_on.present},
        {"reduced_hours", in->reduced_hours.present},
        {"reduced_until", in->reduced_until.present},
        {"reduced_why", in->reduced_why.present},
        {"view", in->view.present},
        {"sdq_decided", in->sdq_decided.present},
        {"help_needed", in->help_needed.present},
        {"therapy", in->therapy.present},
        {"next_on", in->next_on.present},
    };
    struct buf b = {.arena = req->arena};

    buf_puts(&b, "{");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].was)
            buf_printf(&b, "%s%s", b.n > 1 ? "," : "", fields[i].name);
    buf_puts(&b, "}");
    return (struct param){b.s};
}
