#include "service_shapes.h"

#include "referral_shapes.h"
#include "shapes.h"

const char *const care_status_words[] = {
    "in_care", "on_edge", "adopted", "special_guardianship", "kinship", "care_leaver", NULL};
/* Who works with children; whoever governs, counts or keeps the machines does not, nor does a key. */
const char *const service_role_words[] = {"social_worker",
                                          "team_manager",
                                          "reviewing_officer",
                                          "virtual_school",
                                          "designated_teacher",
                                          "senco",
                                          "educational_psychologist",
                                          "camhs_clinician",
                                          "camhs_social_worker",
                                          "clinical_psychologist",
                                          "care_nurse",
                                          "wellbeing_practitioner",
                                          "youth_justice_worker",
                                          "fostering_worker",
                                          "adoption_worker",
                                          "personal_adviser",
                                          "mental_health_lead",
                                          "service_admin",
                                          NULL};
const char *const service_clock_words[] = {"asked", "decision", "offer", "seen", NULL};
const char *const service_unit_words[] = {"working_days", "days", "weeks", "months", "hours", NULL};
const char *const service_requirement_words[] = {"consultation", "service_before", "other", NULL};

static const struct field clock_fields[] = {
    ANSWER(urgency, .type = F_WORD, .words = urgency_words),
    ANSWER(clock, .type = F_WORD, .words = service_clock_words),
    ANSWER(text, .type = F_TEXT),
    ANSWER(n, .type = F_INT, .min = 0, .max = 9999),
    ANSWER(unit, .type = F_WORD, .words = service_unit_words),
    FIELDS_END,
};
static const struct shape service_clock_shape = ANSWER_SHAPE("service_clock", clock_fields);

static const struct field requirement_fields[] = {
    ANSWER(kind, .type = F_WORD, .words = service_requirement_words),
    ANSWER(text, .type = F_TEXT),
    ANSWER_OR_NULL(before, .type = F_OBJECT, .of = &ref_shape,
                   .about = "The service that comes before"),
    FIELDS_END,
};
static const struct shape requirement_shape =
    ANSWER_SHAPE("service_requirement", requirement_fields);

static const struct field ages_fields[] = {
    ANSWER_OR_NULL(from, .type = F_INT, .min = 0, .max = 25),
    ANSWER_OR_NULL(to, .type = F_INT, .min = 0, .max = 25),
    FIELDS_END,
};
const struct shape ages_shape = ANSWER_SHAPE("ages", ages_fields);

static const struct field service_fields[] = {
    RECORD_ANSWERS,
    ANSWER(code, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(about, .type = F_TEXT),
    ANSWER_OR_NULL(expect, .type = F_TEXT, .about = "What happens after a referral"),
    ANSWER_OR_NULL(who_consents, .type = F_TEXT, .about = "Who has to agree first"),
    ANSWER_OR_NULL(crisis, .type = F_TEXT),
    ANSWER(needs, .type = F_LIST),
    ANSWER(ages, .type = F_OBJECT, .of = &ages_shape),
    ANSWER(subjects, .type = F_LIST),
    ANSWER(care_statuses, .type = F_LIST),
    ANSWER(homes, .type = F_LIST, .about = "Only these kinds of home; empty: all"),
    ANSWER(localities, .type = F_LIST,
           .about = "Only these parts of the area; said to whoever refers, who judges it"),
    ANSWER(who_may_refer, .type = F_LIST, .about = "Roles"),
    ANSWER(i_may_refer, .type = F_BOOL),
    ANSWER(i_may_edit, .type = F_BOOL, .about = "You are a service administrator of its agency"),
    ANSWER(must_come_first, .type = F_LIST, .about = "The requirements in words"),
    ANSWER(requirements, .type = F_LIST, .of = &requirement_shape),
    ANSWER(clocks, .type = F_LIST, .of = &service_clock_shape),
    ANSWER(staff, .type = F_LIST, .about = "Roles at its agency whose people are of the service"),
    ANSWER(types_of_work, .type = F_LIST),
    ANSWER(assesses, .type = F_BOOL,
           .about = "Having been seen by it counts as an assessment before therapy"),
    ANSWER(therapy_words, .type = F_LIST,
           .about = "Words in a type of work, or a need, by which it counts as therapy"),
    ANSWER(therapy_words_otherwise, .type = F_LIST,
           .about = "The words that count where a service has none of its own"),
    ANSWER_OR_NULL(last_checked_on, .type = F_DAY),
    ANSWER_OR_NULL(last_checked_by, .type = F_OBJECT, .of = &person_shape),
    ANSWER(check_due, .type = F_BOOL,
           .about = "Nobody has checked it for longer than the council wants"),
    ANSWER_OR_NULL(ended_on, .type = F_DAY, .about = "Takes no referrals from this day on"),
    FIELDS_END,
};
const struct shape service_shape = ANSWER_SHAPE("service", service_fields);
