/*
 * The shared picture: everything about one child that this person may see, in one call and one statement
 * (mission M1). What is held back says that it is, and whom to ask; never an empty space.
 */
#include "alert_shape.h"
#include "around_shape.h"
#include "home_shape.h"
#include "involvement_shape.h"
#include "pep.h"
#include "measure_shapes.h"
#include "plan.h"
#include "planning.h"
#include "preference_shape.h"
#include "referral_shapes.h"
#include "review_shape.h"
#include "route.h"
#include "sdq_shapes.h"
#include "shapes.h"
#include "sql.h"
#include "task_shape.h"
#include "withheld_shape.h"
#include "words_shape.h"

static const struct field school_fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(year_group, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape school_shape = ANSWER_SHAPE("picture_school", school_fields);

static const struct field status_fields[] = {
    ANSWER(code, .type = F_TEXT),
    ANSWER(name, .type = F_TEXT),
    ANSWER(from_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape status_shape = ANSWER_SHAPE("picture_legal_status", status_fields);

static const struct field outside_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(host_name, .type = F_TEXT),
    ANSWER_OR_NULL(host_code, .type = F_TEXT),
    ANSWER_OR_NULL(commissioner, .type = F_TEXT),
    ANSWER(open, .type = F_INT, .min = 0, .max = 1000, .about = "Steps that are not done"),
    ANSWER(late, .type = F_INT, .min = 0, .max = 1000),
    FIELDS_END,
};
static const struct shape outside_shape = ANSWER_SHAPE("picture_outside_county", outside_fields);

static const struct field health_fields[] = {
    ANSWER(kind, .type = F_TEXT),
    ANSWER(what, .type = F_TEXT),
    ANSWER_OR_NULL(due_on, .type = F_DAY, .about = "Null: nothing of it is due"),
    ANSWER_OR_NULL(state, .type = F_TEXT, .about = "late, soon, later"),
    ANSWER_OR_NULL(days, .type = F_INT, .min = -100000, .max = 100000),
    ANSWER_OR_NULL(why, .type = F_TEXT),
    ANSWER_OR_NULL(last_on, .type = F_DAY),
    ANSWER_OR_NULL(last_state, .type = F_TEXT, .about = "done, refused, missed"),
    ANSWER_OR_NULL(missed_why, .type = F_TEXT),
    ANSWER_OR_NULL(is_up_to_date, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape health_item_shape = ANSWER_SHAPE("picture_health", health_fields);

static const char *const sends[] = {"E", "K", "N", NULL};

static const struct field ehcp_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(stage, .type = F_TEXT),
    ANSWER_OR_NULL(due_on, .type = F_DAY, .about = "By when its next step is due"),
    ANSWER_OR_NULL(school, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape ehcp_shape = ANSWER_SHAPE("picture_ehcp", ehcp_fields);

static const struct field child_fields[] = {
    RECORD_ANSWERS,
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(given_names, .type = F_TEXT),
    ANSWER_OR_NULL(family_name, .type = F_TEXT),
    ANSWER_OR_NULL(known_as, .type = F_TEXT),
    ANSWER_OR_NULL(pronouns, .type = F_TEXT),
    ANSWER(born_on, .type = F_DAY),
    ANSWER(age, .type = F_INT, .min = 0, .max = 150),
    ANSWER(sex, .type = F_TEXT),
    ANSWER_OR_NULL(ethnicity, .type = F_TEXT),
    ANSWER_OR_NULL(language, .type = F_TEXT),
    ANSWER_OR_NULL(local_id, .type = F_TEXT),
    ANSWER_OR_NULL(nhs_number, .type = F_TEXT),
    ANSWER_OR_NULL(upn, .type = F_TEXT),
    ANSWER_OR_NULL(died_on, .type = F_DAY),
    ANSWER_OR_NULL(lives_with, .type = F_TEXT),
    ANSWER_OR_NULL(home, .type = F_OBJECT, .of = &home_shape),
    ANSWER(home_held_back, .type = F_BOOL,
           .about = "Where the child lives is not for this viewer: home says nothing then"),
    ANSWER_OR_NULL(outside_county, .type = F_OBJECT, .of = &outside_shape,
                   .about =
                       "Where the home is outside the county, as far as the address is shared"),
    ANSWER_OR_NULL(school, .type = F_OBJECT, .of = &school_shape),
    ANSWER_OR_NULL(send, .type = F_WORD, .words = sends),
    ANSWER_OR_NULL(ehcp, .type = F_OBJECT, .of = &ehcp_shape,
                   .about = "An education, health and care plan or a request for one"),
    ANSWER_OR_NULL(legal_status, .type = F_OBJECT, .of = &status_shape),
    ANSWER_OR_NULL(lead_worker, .type = F_OBJECT, .of = &person_shape),
    ANSWER_OR_NULL(in_care_since, .type = F_DAY),
    FIELDS_END,
};
static const struct shape picture_child_shape = ANSWER_SHAPE("picture_child", child_fields);

static const struct field words_fields[] = {
    ANSWER_OR_NULL(latest, .type = F_OBJECT, .of = &words_shape),
    ANSWER(count, .type = F_INT, .min = 0, .max = 1000000),
    ANSWER_OR_NULL(asked_on, .type = F_DAY, .about = "When the child was last asked"),
    ANSWER(preferences, .type = F_LIST, .of = &preference_item_shape, .about = "What holds today"),
    FIELDS_END,
};
static const struct shape picture_words_shape = ANSWER_SHAPE("picture_words", words_fields);

static const struct field kin_fields[] = {
    ANSWER(id, .type = F_UUID, .about = "The child"),
    ANSWER(name, .type = F_TEXT),
    ANSWER(age, .type = F_INT, .min = 0, .max = 150),
    ANSWER(sex, .type = F_TEXT),
    ANSWER(kind, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape kin_shape = ANSWER_SHAPE("picture_sibling", kin_fields);

static const struct field planning_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(group, .type = F_TEXT),
    ANSWER(held_on, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = planning_states),
    ANSWER_OR_NULL(step, .type = F_WORD, .words = graduated_steps),
    ANSWER_OR_NULL(next_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape picture_planning_shape =
    ANSWER_SHAPE("picture_planning", planning_fields);

static const struct field graduated_fields[] = {
    ANSWER(step, .type = F_WORD, .words = graduated_steps),
    ANSWER(source, .type = F_WORD, .words = graduated_sources),
    ANSWER(what, .type = F_TEXT, .about = "The plan's title, the group, or what was said"),
    ANSWER_OR_NULL(on, .type = F_DAY, .about = "Of a plan: when it is reviewed; else since when"),
    FIELDS_END,
};
static const struct shape picture_graduated_shape =
    ANSWER_SHAPE("picture_graduated", graduated_fields);

static const char *const missing_kinds[] = {"missing", "away", NULL};

static const struct field gone_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(kind, .type = F_WORD, .words = missing_kinds),
    ANSWER(since, .type = F_DAY),
    FIELDS_END,
};
static const struct shape picture_gone_shape = ANSWER_SHAPE("picture_gone", gone_fields);

static const struct field missing_fields[] = {
    ANSWER_OR_NULL(now, .type = F_OBJECT, .of = &picture_gone_shape,
                   .about = "The child is missing, or away from home without leave"),
    ANSWER(year, .type = F_INT, .about = "How often in the last twelve months"),
    ANSWER(last_on, .type = F_DAY, .about = "When it began last"),
    FIELDS_END,
};
static const struct shape picture_missing_shape = ANSWER_SHAPE("picture_missing", missing_fields);

static const struct field permanence_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(goal, .type = F_TEXT),
    ANSWER(agreed_on, .type = F_DAY),
    ANSWER(due_on, .type = F_DAY, .about = "By when it is looked at again"),
    ANSWER(state, .type = F_WORD, .words = due_words),
    FIELDS_END,
};
static const struct shape picture_permanence_shape =
    ANSWER_SHAPE("picture_permanence", permanence_fields);

static const struct field picture_fields[] = {
    ANSWER(as_of, .type = F_DAY),
    ANSWER(child, .type = F_OBJECT, .of = &picture_child_shape),
    ANSWER(words, .type = F_OBJECT, .of = &picture_words_shape),
    ANSWER(next, .type = F_LIST, .of = &next_shape),
    ANSWER(alerts, .type = F_LIST, .of = &alert_item_shape),
    ANSWER(people, .type = F_LIST, .of = &around_item_shape),
    ANSWER(siblings, .type = F_LIST, .of = &kin_shape,
           .about = "Brothers and sisters who are children here, as they are today"),
    ANSWER(sdqs, .type = F_LIST, .of = &sdq_summary_shape),
    ANSWER(measures, .type = F_LIST, .of = &measure_summary_shape,
           .about = "The latest of each measure and informant"),
    ANSWER(referrals, .type = F_LIST, .of = &referral_item_shape),
    ANSWER(involvements, .type = F_LIST, .of = &involvement_shape),
    ANSWER(plans, .type = F_LIST, .of = &plan_card_shape, .about = "Those that have not ended"),
    ANSWER(peps, .type = F_LIST, .of = &pep_summary_shape,
           .about = "Of the last three terms that have one"),
    ANSWER(health, .type = F_LIST, .of = &health_item_shape),
    ANSWER(reviews, .type = F_LIST, .of = &review_head_shape),
    ANSWER_OR_NULL(missing, .type = F_OBJECT, .of = &picture_missing_shape,
                   .about = "null: never, or not for you to see"),
    ANSWER_OR_NULL(permanence, .type = F_OBJECT, .of = &picture_permanence_shape,
                   .about = "The plan that holds"),
    ANSWER(actions, .type = F_LIST, .of = &action_card_shape,
           .about = "Those that are open, and those closed in the last four weeks"),
    ANSWER(planning, .type = F_LIST, .of = &picture_planning_shape,
           .about = "The last two times that a group planned for the child, or will"),
    ANSWER_OR_NULL(graduated, .type = F_OBJECT, .of = &picture_graduated_shape,
                   .about = "Where the child is in assess, plan, do, review"),
    ANSWER(tasks, .type = F_LIST, .of = &task_shape,
           .about = "What is open, a consultation that an SDQ asked for"),
    ANSWER(withheld, .type = F_LIST, .of = &withheld_shape),
    FIELDS_END,
};
static const struct shape picture_shape = ANSWER_SHAPE("picture", picture_fields);

static const struct field link_fields[] = {
    ANSWER(type, .type = F_TEXT),
    ANSWER(id, .type = F_UUID),
    FIELDS_END,
};
static const struct shape link_shape = ANSWER_SHAPE("timeline_record", link_fields);

static const struct field event_fields[] = {
    ANSWER(at, .type = F_DAY),
    ANSWER(type, .type = F_TEXT),
    ANSWER(title, .type = F_TEXT),
    ANSWER_OR_NULL(text, .type = F_TEXT),
    ANSWER_OR_NULL(who, .type = F_TEXT),
    ANSWER(agency_kind, .type = F_TEXT),
    ANSWER_OR_NULL(record, .type = F_OBJECT, .of = &link_shape),
    FIELDS_END,
};
static const struct shape event_shape = ANSWER_SHAPE("timeline_event", event_fields);

static const struct field look_fields[] = {
    ANSWER(at, .type = F_TIME),
    ANSWER_OR_NULL(who, .type = F_TEXT),
    ANSWER_OR_NULL(agency, .type = F_TEXT),
    ANSWER(what, .type = F_TEXT),
    ANSWER_OR_NULL(relation, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape look_shape = ANSWER_SHAPE("look", look_fields);

const struct route picture_routes[] = {
    READ("/children/:child/picture", NEED(child, view), picture, picture_shape,
         .about = "The shared picture of one child", .args = {{ARG_CHILD}, {ARG_AS_OF}}),
    READ("/children/:child/timeline", NEED(child, view), timeline, event_shape, .is_list = true,
         .about = "What has happened, one line an event, newest first",
         .args = {{ARG_CHILD}, {ARG_LIMIT}, {ARG_AFTER}}),
    READ("/children/:child/looks", NEED(look, view), looks_of_child, look_shape, .is_list = true,
         .about = "Who looked at this child's record",
         .args = {{ARG_CHILD}, {ARG_LIMIT}, {ARG_AFTER}}),
    ROUTES_END,
};
