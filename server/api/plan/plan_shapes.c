/* Plans and actions as they are answered. */
#include "plan.h"
#include "shapes.h"

const char *const        plan_states[] = {"draft", "current", "ended", NULL};
static const char *const stages[] = {"assess", "plan", "do", "review", NULL};
static const char *const ways[] = {"better", "same", "worse", NULL};
static const char *const raters[] = {"young_person", "carer", "school", "clinician", NULL};
const char *const        action_states[] = {"draft", "open", "done", "dropped", NULL};

enum { DAYS_MAX = 100000, SCALE = 10, EDITIONS = 32767 };

static const struct field kind_fields[] = {
    ANSWER(code, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(is_shared, .type = F_BOOL,
           .about = "What it says is for its agency and for those with whom it is shared"),
    ANSWER(has_formulation, .type = F_BOOL),
    ANSWER(has_goals, .type = F_BOOL),
    ANSWER(has_letter, .type = F_BOOL, .about = "The young person gets a report of their own"),
    ANSWER(review_days, .type = F_INT, .min = 1, .max = 400),
    ANSWER(read_days, .type = F_INT, .min = 1, .max = 90),
    ANSWER(source, .type = F_TEXT),
    ANSWER(may_make, .type = F_BOOL, .about = "One of your roles makes such plans"),
    ANSWER(readers, .type = F_LIST, .about = "Roles with which it can be shared"),
    FIELDS_END,
};
const struct shape plan_kind_shape = ANSWER_SHAPE("plan_kind", kind_fields);

static const struct field rating_fields[] = {
    RECORD_ANSWERS,
    ANSWER(goal, .type = F_UUID),
    ANSWER(rated_on, .type = F_DAY),
    ANSWER(value, .type = F_INT, .min = 0, .max = SCALE),
    ANSWER(by, .type = F_WORD, .words = raters, .about = "Who saw it so"),
    ANSWER_OR_NULL(words, .type = F_TEXT),
    ANSWER(by_form, .type = F_BOOL, .about = "They said so themselves by a link; made_by asked"),
    FIELDS_END,
};
const struct shape plan_rating_shape = ANSWER_SHAPE("goal_rating", rating_fields);

static const struct field goal_fields[] = {
    RECORD_ANSWERS,
    ANSWER(plan, .type = F_UUID),
    ANSWER(what, .type = F_TEXT),
    ANSWER(baseline, .type = F_INT, .min = 0, .max = SCALE),
    ANSWER(baseline_words, .type = F_TEXT),
    ANSWER(baseline_on, .type = F_DAY),
    ANSWER(aim, .type = F_INT, .min = 0, .max = SCALE),
    ANSWER_OR_NULL(aim_words, .type = F_TEXT),
    ANSWER_OR_NULL(ended_on, .type = F_DAY, .about = "It was left"),
    ANSWER_OR_NULL(end_reason, .type = F_TEXT),
    ANSWER(is_changed, .type = F_BOOL, .about = "What it was: /goals/{id}/history"),
    ANSWER_OR_NULL(now, .type = F_INT, .min = 0, .max = SCALE, .about = "The last rating"),
    ANSWER_OR_NULL(now_on, .type = F_DAY),
    ANSWER_OR_NULL(change, .type = F_INT, .min = -SCALE, .max = SCALE,
                   .about = "The last rating less the baseline"),
    ANSWER_OR_NULL(direction, .type = F_WORD, .words = ways,
                   .about = "Against the baseline; fewer points than the setting "
                            "goal_reliable_change are the same"),
    ANSWER(is_reached, .type = F_BOOL),
    ANSWER(ratings, .type = F_LIST, .of = &plan_rating_shape, .about = "The first first"),
    ANSWER_OR_NULL(asked_as, .type = F_TEXT, .about = "How a form by link worded it last"),
    FIELDS_END,
};
const struct shape plan_goal_shape = ANSWER_SHAPE("plan_goal", goal_fields);

static const struct field was_fields[] = {
    ANSWER(what, .type = F_TEXT),
    ANSWER(baseline, .type = F_INT, .min = 0, .max = SCALE),
    ANSWER(baseline_words, .type = F_TEXT),
    ANSWER(baseline_on, .type = F_DAY),
    ANSWER(aim, .type = F_INT, .min = 0, .max = SCALE),
    ANSWER_OR_NULL(aim_words, .type = F_TEXT),
    ANSWER_OR_NULL(ended_on, .type = F_DAY),
    ANSWER_OR_NULL(end_reason, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape was_shape = ANSWER_SHAPE("plan_goal_was", was_fields);

static const struct field history_fields[] = {
    ANSWER(id, .type = F_UUID, .about = "The goal"),
    ANSWER(etag, .type = F_TEXT),
    ANSWER(until_at, .type = F_TIME),
    ANSWER_OR_NULL(changed_by, .type = F_OBJECT, .of = &person_shape),
    ANSWER_OR_NULL(reason, .type = F_TEXT, .about = "Null: changed while the plan was a draft"),
    ANSWER(was, .type = F_OBJECT, .of = &was_shape),
    FIELDS_END,
};
const struct shape plan_goal_history_shape = ANSWER_SHAPE("plan_goal_history", history_fields);

static const struct field review_fields[] = {
    RECORD_ANSWERS,
    ANSWER(plan, .type = F_UUID),
    ANSWER(held_on, .type = F_DAY),
    ANSWER(found, .type = F_TEXT),
    ANSWER(attended, .type = F_LIST),
    ANSWER_OR_NULL(next_on, .type = F_DAY, .about = "null: the plan ended with it"),
    FIELDS_END,
};
const struct shape plan_review_shape = ANSWER_SHAPE("plan_review", review_fields);

static const struct field read_fields[] = {
    ANSWER(by, .type = F_OBJECT, .of = &person_shape),
    ANSWER(at, .type = F_TIME),
    ANSWER(edition, .type = F_INT, .min = 1, .max = EDITIONS),
    FIELDS_END,
};
static const struct shape read_shape = ANSWER_SHAPE("plan_read", read_fields);

static const struct field share_fields[] = {
    RECORD_ANSWERS,
    ANSWER(plan, .type = F_UUID),
    ANSWER_OR_NULL(role, .type = F_TEXT),
    ANSWER_OR_NULL(title, .type = F_TEXT, .about = "The role as people say it"),
    ANSWER_OR_NULL(person, .type = F_OBJECT, .of = &person_shape),
    ANSWER(shared_on, .type = F_DAY),
    ANSWER_OR_NULL(ended_on, .type = F_DAY, .about = "Shared with them no longer"),
    ANSWER(is_read, .type = F_BOOL, .about = "As it now is"),
    ANSWER(reads, .type = F_LIST, .of = &read_shape, .about = "Who said that they have read it"),
    FIELDS_END,
};
const struct shape plan_share_shape = ANSWER_SHAPE("plan_share", share_fields);

static const struct field action_fields[] = {
    RECORD_ANSWERS,
    ANSWER(child, .type = F_UUID),
    ANSWER_OR_NULL(plan, .type = F_UUID, .about = "Of one that you may know of"),
    ANSWER_OR_NULL(review, .type = F_UUID, .about = "The review that decided it"),
    ANSWER_OR_NULL(planning, .type = F_UUID,
                   .about = "Agreed by a group that planned for the child, where you may know"),
    ANSWER(what, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape, .about = "Whose it is: who closes it"),
    ANSWER_OR_NULL(person, .type = F_OBJECT, .of = &person_shape),
    ANSWER_OR_NULL(owner_name, .type = F_TEXT,
                   .about = "Who does it, where that is somebody without an account"),
    ANSWER(due_on, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = action_states,
           .about = "draft: it begins with its plan"),
    ANSWER_OR_NULL(days, .type = F_INT, .min = -DAYS_MAX, .max = DAYS_MAX,
                   .about = "Of an open one, until it is due; negative when late"),
    ANSWER_OR_NULL(outcome, .type = F_TEXT),
    ANSWER_OR_NULL(settled_by, .type = F_OBJECT, .of = &person_shape),
    ANSWER_OR_NULL(settled_on, .type = F_DAY),
    ANSWER(is_own, .type = F_BOOL, .about = "It is an agency's of yours: you can close it"),
    FIELDS_END,
};
const struct shape action_shape = ANSWER_SHAPE("action", action_fields);

static const struct field content_fields[] = {
    ANSWER(attended, .type = F_LIST),
    ANSWER(going_well, .type = F_LIST),
    ANSWER(concerns, .type = F_LIST),
    ANSWER(outcomes, .type = F_LIST, .about = "What is hoped for"),
    ANSWER_OR_NULL(formulation, .type = F_TEXT),
    ANSWER_OR_NULL(letter, .type = F_TEXT, .about = "To the young person"),
    FIELDS_END,
};
static const struct shape content_shape = ANSWER_SHAPE("plan_content", content_fields);

static const struct field direction_fields[] = {
    ANSWER(better, .type = F_INT, .min = 0, .max = 100),
    ANSWER(same, .type = F_INT, .min = 0, .max = 100),
    ANSWER(worse, .type = F_INT, .min = 0, .max = 100),
    ANSWER(unrated, .type = F_INT, .min = 0, .max = 100),
    ANSWER_OR_NULL(overall, .type = F_WORD, .words = ways,
                   .about = "Better where more goals are better than worse; null: not rated"),
    FIELDS_END,
};
static const struct shape direction_shape = ANSWER_SHAPE("plan_direction", direction_fields);

static const struct field edition_fields[] = {
    ANSWER(edition, .type = F_INT, .min = 1, .max = EDITIONS),
    ANSWER(what_changed, .type = F_TEXT),
    ANSWER(at, .type = F_TIME),
    ANSWER(by, .type = F_OBJECT, .of = &person_shape),
    FIELDS_END,
};
static const struct shape edition_shape = ANSWER_SHAPE("plan_edition", edition_fields);

static const struct field plan_fields[] = {
    RECORD_ANSWERS,
    ANSWER(child, .type = F_UUID),
    ANSWER(kind, .type = F_TEXT),
    ANSWER(kind_name, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape, .about = "Whose it is: who changes it"),
    ANSWER(title, .type = F_TEXT),
    ANSWER_OR_NULL(summary, .type = F_TEXT, .about = "For everybody around the child"),
    ANSWER(state, .type = F_WORD, .words = plan_states),
    ANSWER_OR_NULL(stage, .type = F_WORD, .words = stages,
                   .about = "Of assess, plan, do, review; null when it has ended"),
    ANSWER(agreed_on, .type = F_DAY),
    ANSWER_OR_NULL(review_on, .type = F_DAY),
    ANSWER_OR_NULL(review_state, .type = F_WORD, .words = due_words),
    ANSWER_OR_NULL(ended_on, .type = F_DAY),
    ANSWER_OR_NULL(end_reason, .type = F_TEXT),
    ANSWER(edition, .type = F_INT, .min = 1, .max = EDITIONS),
    ANSWER(edition_on, .type = F_DAY),
    ANSWER(is_own, .type = F_BOOL),
    ANSWER(is_shared, .type = F_BOOL, .about = "What it says is shared by name or role"),
    ANSWER(held_back, .type = F_BOOL, .about = "What it says is not for you: ask its agency"),
    ANSWER(is_unread, .type = F_BOOL,
           .about = "It is shared with you, and you have not said that you read it as it now is"),
    ANSWER_OR_NULL(content, .type = F_OBJECT, .of = &content_shape),
    ANSWER(goals, .type = F_LIST, .of = &plan_goal_shape),
    ANSWER(direction, .type = F_OBJECT, .of = &direction_shape),
    ANSWER(shares, .type = F_LIST, .of = &plan_share_shape),
    {.name = "reviews",
     .type = F_LIST,
     .of = &plan_review_shape,
     .flags = REQUIRED | NULLABLE,
     .about = "Newest first; null in a list of plans"},
    {.name = "editions",
     .type = F_LIST,
     .of = &edition_shape,
     .flags = REQUIRED | NULLABLE,
     .about = "What changed; null in a list of plans"},
    {.name = "actions",
     .type = F_LIST,
     .of = &action_shape,
     .flags = REQUIRED | NULLABLE,
     .about = "Null in a list of plans"},
    FIELDS_END,
};
const struct shape plan_shape = ANSWER_SHAPE("plan", plan_fields);

/* --- in the shared picture --- */

static const struct field goal_card_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(what, .type = F_TEXT),
    ANSWER(baseline, .type = F_INT, .min = 0, .max = SCALE),
    ANSWER(baseline_words, .type = F_TEXT),
    ANSWER(baseline_on, .type = F_DAY),
    ANSWER(aim, .type = F_INT, .min = 0, .max = SCALE),
    ANSWER_OR_NULL(now, .type = F_INT, .min = 0, .max = SCALE),
    ANSWER_OR_NULL(now_on, .type = F_DAY),
    ANSWER_OR_NULL(change, .type = F_INT, .min = -SCALE, .max = SCALE),
    ANSWER_OR_NULL(direction, .type = F_WORD, .words = ways),
    FIELDS_END,
};
static const struct shape goal_card_shape = ANSWER_SHAPE("picture_goal", goal_card_fields);

static const struct field plan_card_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(kind, .type = F_TEXT),
    ANSWER(kind_name, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(title, .type = F_TEXT),
    ANSWER_OR_NULL(summary, .type = F_TEXT),
    ANSWER(state, .type = F_WORD, .words = plan_states),
    ANSWER(agreed_on, .type = F_DAY),
    ANSWER_OR_NULL(review_on, .type = F_DAY),
    ANSWER_OR_NULL(review_state, .type = F_WORD, .words = due_words),
    ANSWER(held_back, .type = F_BOOL),
    ANSWER(is_unread, .type = F_BOOL),
    ANSWER(outcomes, .type = F_LIST),
    ANSWER(goals, .type = F_LIST, .of = &goal_card_shape),
    FIELDS_END,
};
const struct shape plan_card_shape = ANSWER_SHAPE("picture_plan", plan_card_fields);

static const struct field action_card_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER_OR_NULL(plan, .type = F_UUID, .about = "Of one that you may know of"),
    ANSWER(what, .type = F_TEXT),
    ANSWER(owner, .type = F_TEXT, .about = "Who has it"),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(due_on, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = action_states),
    ANSWER_OR_NULL(days, .type = F_INT, .min = -DAYS_MAX, .max = DAYS_MAX),
    ANSWER_OR_NULL(outcome, .type = F_TEXT),
    ANSWER_OR_NULL(settled_on, .type = F_DAY),
    ANSWER(is_own, .type = F_BOOL),
    FIELDS_END,
};
const struct shape action_card_shape = ANSWER_SHAPE("picture_action", action_card_fields);
