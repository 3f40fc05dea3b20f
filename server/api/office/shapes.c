#include "shapes.h"

#include "carer_shape.h"

const char *const informant_words[] = {"parent", "teacher", "self", NULL};
const char *const due_words[] = {"late", "soon", "later", NULL};

static const struct field ref_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    FIELDS_END,
};
const struct shape ref_shape = ANSWER_SHAPE("ref", ref_fields);

static const struct field person_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    {.name = "role", .type = F_TEXT, .flags = NULLABLE},
    FIELDS_END,
};
const struct shape person_shape = ANSWER_SHAPE("person", person_fields);

static const struct field link_fields[] = {
    ANSWER(type, .type = F_TEXT),
    ANSWER(id, .type = F_UUID),
    FIELDS_END,
};
static const struct shape link_shape = ANSWER_SHAPE("link", link_fields);

static const char *const due_parts[] = {"late", "week", "soon", "later", NULL};

static const struct field next_fields[] = {
    ANSWER(on, .type = F_DAY),
    ANSWER(what, .type = F_TEXT),
    ANSWER_OR_NULL(who, .type = F_TEXT, .about = "Who has to do it"),
    ANSWER(state, .type = F_WORD, .words = due_words),
    ANSWER(days, .type = F_INT, .min = -100000, .max = 100000,
           .about = "Until it is due; negative when late"),
    ANSWER(kind, .type = F_TEXT),
    ANSWER_OR_NULL(link, .type = F_OBJECT, .of = &link_shape),
    {.name = "child",
     .type = F_OBJECT,
     .of = &ref_shape,
     .flags = NULLABLE,
     .about = "In lists over several children; null where it is about a carer"},
    {.name = "carer",
     .type = F_OBJECT,
     .of = &carer_ref_shape,
     .flags = NULLABLE,
     .about = "In such lists: the carer whom it is about, or null"},
    {.name = "part",
     .type = F_WORD,
     .words = due_parts,
     .about = "In such lists, as all below: late, due by Sunday, within 28 days, later"},
    {.name = "about",
     .type = F_TEXT,
     .about = "sdq, pep, health, review …: by what lists are chosen"},
    {.name = "why", .type = F_TEXT, .flags = NULLABLE, .about = "Why it is due"},
    {.name = "source", .type = F_TEXT, .flags = NULLABLE, .about = "Where that comes from"},
    {.name = "person",
     .type = F_OBJECT,
     .of = &ref_shape,
     .flags = NULLABLE,
     .about = "Whom to ask for it"},
    {.name = "agency",
     .type = F_OBJECT,
     .of = &ref_shape,
     .flags = NULLABLE,
     .about = "Which agency to ask for it"},
    FIELDS_END,
};
const struct shape next_shape = ANSWER_SHAPE("next", next_fields);

static const char *const clock_units[] = {"working_days", "days", "weeks", "months", "hours", NULL};
static const char *const clock_states[] = {"running", "paused", "met", "late",
                                           "missed",  "ended",  NULL};

static const struct field clock_fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER(n, .type = F_INT, .min = 0, .max = 9999),
    ANSWER(unit, .type = F_WORD, .words = clock_units),
    ANSWER(from, .type = F_TIME),
    ANSWER(due_at, .type = F_TIME),
    ANSWER(due_on, .type = F_DAY),
    ANSWER_OR_NULL(stopped_at, .type = F_TIME),
    ANSWER(days, .type = F_INT, .min = 0, .max = 100000,
           .about = "Used so far, or until it stopped"),
    ANSWER(hours, .type = F_INT, .min = 0, .max = 10000000),
    ANSWER(target_days, .type = F_INT, .min = 0, .max = 100000),
    ANSWER(left, .type = F_INT, .min = -100000, .max = 100000,
           .about = "Days left; negative when over"),
    ANSWER(state, .type = F_WORD, .words = clock_states),
    ANSWER_OR_NULL(paused_at, .type = F_TIME),
    ANSWER_OR_NULL(paused_until, .type = F_DAY, .about = "When it is taken up again"),
    ANSWER_OR_NULL(pause_code, .type = F_TEXT, .about = "Why it stands still"),
    FIELDS_END,
};
const struct shape clock_shape = ANSWER_SHAPE("clock", clock_fields);
