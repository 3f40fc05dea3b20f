/*
 * Oversight (mission M18): what nobody else keeps in view across all services. The numbers, and behind each its list, of
 * the children whom the reader oversees (view overseen): the area's, or those of one's team. What each list counts is a
 * view of migrations/guard/64_oversight.sql, which the numbers count too, so that they are the same.
 */
#include "route.h"
#include "shapes.h"
#include "sql.h"

enum { MANY = 1000000 };

static const char *const abouts[] = {"referral", "sdq", "health", "pep", "review", "visit", NULL};
static const char *const yes_no[] = {"true", "false", NULL};
static const char *const need_kinds[] = {"sdq", "review", "pep", "measure", NULL};
static const char *const outcomes[] = {"nothing_needed", "action", NULL};
static const char *const stands[] = {"asked", "sent", "accepted", "allocated", "unanswered", NULL};
static const char *const bounces[] = {"declined", "redirected", NULL};
static const char *const bys[] = {"service", "asked", NULL};

#define COUNT(name_, about_) ANSWER(name_, .type = F_INT, .max = MANY, .about = (about_))
#define DAYS(name_, about_) \
    ANSWER(name_, .type = F_INT, .min = -MANY, .max = MANY, .about = (about_))
#define DAYS_OR_NULL(name_) ANSWER_OR_NULL(name_, .type = F_INT, .min = -MANY, .max = MANY)
#define OF_CHILD                                                       \
    ANSWER_OR_NULL(child, .type = F_OBJECT, .of = &ref_shape,          \
                   .about = "null: who it is, is held back from you"), \
        ANSWER_OR_NULL(lead, .type = F_OBJECT, .of = &ref_shape,       \
                       .about = "Who leads the work with the child; null: nobody, or held back")

/* --- the numbers --- */

static const struct field by_fields[] = {
    ANSWER(about, .type = F_WORD, .words = abouts),
    COUNT(n, NULL),
    COUNT(children, NULL),
    DAYS(longest, "Days over, of the one that is over longest"),
    FIELDS_END,
};
static const struct shape by_shape = ANSWER_SHAPE("oversight_clocks_by", by_fields);

static const struct field sum_fields[] = {
    ANSWER(says, .type = F_TEXT, .about = "What matters most, in one sentence"),
    COUNT(children, "In care, or with somebody who leads the work with them"),
    COUNT(held_back, "Of these, whose SDQs are held back from you"),
    COUNT(need_days, "Within so many days something is in place: a setting"),
    COUNT(silent_days, "A setting"),
    COUNT(needs, "Children with a need and nothing in place"),
    COUNT(needs_late, "Of these, for longer than need_days"),
    COUNT(clocks, "Things that are late"),
    COUNT(clock_children, NULL),
    ANSWER(clocks_by, .type = F_LIST, .of = &by_shape),
    COUNT(silent, "Children about whom nobody has written for silent_days"),
    COUNT(overlaps, NULL),
    COUNT(loops, "Children with something asked for or referred and not answered"),
    DAYS_OR_NULL(loop_longest),
    COUNT(bounced, "Children whose referral was declined or passed on in the last year"),
    COUNT(bounced_times, NULL),
    COUNT(waiting, "Referrals that wait for a first meeting"),
    DAYS_OR_NULL(waiting_longest),
    COUNT(outside, "Children who live outside the county"),
    COUNT(outside_late, "Steps of the procedure for it that are late"),
    FIELDS_END,
};
static const struct shape sum_shape = ANSWER_SHAPE("oversight", sum_fields);

/* --- the lists --- */

static const struct field link_fields[] = {ANSWER(type, .type = F_TEXT), ANSWER(id, .type = F_UUID),
                                           FIELDS_END};
static const struct shape link_shape = ANSWER_SHAPE("oversight_link", link_fields);

static const struct field shows_fields[] = {
    ANSWER(kind, .type = F_WORD, .words = need_kinds),
    ANSWER(on, .type = F_DAY),
    ANSWER(what, .type = F_TEXT),
    ANSWER(link, .type = F_OBJECT, .of = &link_shape),
    FIELDS_END,
};
static const struct shape shows_shape = ANSWER_SHAPE("oversight_shows", shows_fields);

static const struct field decided_fields[] = {
    ANSWER(outcome, .type = F_WORD, .words = outcomes),
    ANSWER(why, .type = F_TEXT),
    ANSWER(decided_on, .type = F_DAY),
    ANSWER_OR_NULL(by, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape decided_shape = ANSWER_SHAPE("oversight_decided", decided_fields);

static const struct field need_fields[] = {
    OF_CHILD,
    ANSWER(since_on, .type = F_DAY, .about = "The first day on which something showed it"),
    DAYS(days, NULL),
    ANSWER(due_on, .type = F_DAY, .about = "Something is in place in time until then"),
    ANSWER(is_late, .type = F_BOOL),
    ANSWER(shows, .type = F_LIST, .of = &shows_shape, .about = "What shows it"),
    ANSWER_OR_NULL(decided, .type = F_OBJECT, .of = &decided_shape,
                   .about = "The last decision, which no longer answers"),
    FIELDS_END,
};
static const struct shape need_shape = ANSWER_SHAPE("oversight_need", need_fields);

static const struct field clock_fields[] = {
    OF_CHILD,
    ANSWER(about, .type = F_WORD, .words = abouts),
    ANSWER(what, .type = F_TEXT),
    ANSWER_OR_NULL(who, .type = F_TEXT, .about = "Who has to do it, where that is known"),
    ANSWER(due_on, .type = F_DAY),
    DAYS(days, NULL),
    ANSWER(link, .type = F_OBJECT, .of = &link_shape),
    FIELDS_END,
};
static const struct shape over_shape = ANSWER_SHAPE("oversight_clock", clock_fields);

static const struct field silent_fields[] = {
    OF_CHILD,
    ANSWER(last_on, .type = F_DAY, .about = "When somebody last wrote something that you may see"),
    DAYS(days, NULL),
    FIELDS_END,
};
static const struct shape silent_shape = ANSWER_SHAPE("oversight_silent", silent_fields);

static const struct field at_work_fields[] = {
    ANSWER(id, .type = F_UUID, .about = "The involvement"),
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(practitioner, .type = F_OBJECT, .of = &person_shape),
    ANSWER(from_on, .type = F_DAY),
    FIELDS_END,
};
static const struct shape at_work_shape = ANSWER_SHAPE("oversight_at_work", at_work_fields);

static const struct field same_fields[] = {
    OF_CHILD,
    ANSWER(type_of_work, .type = F_TEXT),
    ANSWER(services, .type = F_LIST, .of = &at_work_shape),
    FIELDS_END,
};
static const struct shape same_shape = ANSWER_SHAPE("oversight_overlap", same_fields);

static const struct field loop_fields[] = {
    OF_CHILD,
    ANSWER(what, .type = F_TEXT, .about = "The service, or what was asked"),
    ANSWER(stands, .type = F_WORD, .words = stands,
           .about = "unanswered: whether something that is held back may be shown"),
    ANSWER(since_on, .type = F_DAY),
    DAYS(days, NULL),
    COUNT(open, "How many are open for this child"),
    ANSWER(link, .type = F_OBJECT, .of = &link_shape),
    FIELDS_END,
};
static const struct shape loop_shape = ANSWER_SHAPE("oversight_loop", loop_fields);

static const struct field came_back_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(on, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = bounces),
    ANSWER(service, .type = F_TEXT),
    ANSWER_OR_NULL(passed_to, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape came_back_shape = ANSWER_SHAPE("oversight_came_back", came_back_fields);

static const struct field bounced_fields[] = {
    OF_CHILD,
    COUNT(times, NULL),
    ANSWER(last_on, .type = F_DAY),
    ANSWER(referrals, .type = F_LIST, .of = &came_back_shape),
    ANSWER_OR_NULL(open, .type = F_TEXT, .about = "To which services a referral is open now"),
    FIELDS_END,
};
static const struct shape bounced_shape = ANSWER_SHAPE("oversight_bounced", bounced_fields);

static const struct field wait_fields[] = {
    ANSWER(by, .type = F_WORD, .words = bys,
           .about = "The agency whose service it is, or the agency of who asked"),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    COUNT(waiting, NULL),
    DAYS_OR_NULL(waiting_median),
    DAYS_OR_NULL(waiting_longest),
    COUNT(met, "Met for the first time in the last year"),
    DAYS_OR_NULL(met_median),
    DAYS_OR_NULL(met_longest),
    FIELDS_END,
};
static const struct shape wait_shape = ANSWER_SHAPE("oversight_wait", wait_fields);

static const struct field waiting_fields[] = {
    OF_CHILD,
    ANSWER(id, .type = F_UUID, .about = "The referral"),
    ANSWER(service, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(by, .type = F_OBJECT, .of = &ref_shape, .about = "The agency of who asked"),
    ANSWER(urgency, .type = F_TEXT),
    ANSWER(state, .type = F_TEXT),
    ANSWER(since_on, .type = F_DAY),
    DAYS(days, NULL),
    FIELDS_END,
};
static const struct shape waiting_shape = ANSWER_SHAPE("oversight_waiting", waiting_fields);

static const struct field outside_fields[] = {
    OF_CHILD,
    ANSWER(id, .type = F_UUID),
    ANSWER(host_name, .type = F_TEXT),
    ANSWER(from_on, .type = F_DAY),
    COUNT(late, "Steps of the procedure that are late"),
    FIELDS_END,
};
static const struct shape outside_shape = ANSWER_SHAPE("oversight_outside", outside_fields);

#define LIST(word_, sql_, shape_, ...) \
    READ("/oversight/" word_, NEED(oversight, view), sql_, shape_, .is_list = true, __VA_ARGS__)

const struct route oversight_routes[] = {
    READ("/oversight", NEED(oversight, view), oversight, sum_shape,
         .about =
             "What is not in place, late, silent, twice, unanswered, sent back, waited for, far "
             "away: in numbers, and what matters most in one sentence"),
    LIST("needs", oversight_needs, need_shape,
         .about =
             "Children with a mental health need and nothing in place: no open referral or work "
             "since, and no decision; late=true for longer than the setting says, false not yet",
         .args =
             {{ARG_LIMIT}, {ARG_AFTER}, {ARG_TEXT, "late", .words = yes_no}, {ARG_UUID, "child"}}),
    LIST("clocks", oversight_clocks, over_shape,
         .about = "What is late: of referrals, SDQs, health, education plans, reviews, visits",
         .args = {{ARG_LIMIT}, {ARG_AFTER}, {ARG_TEXT, "about", .words = abouts}}),
    LIST("silent", oversight_silent, silent_shape,
         .about = "Children about whom nobody has written for long",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    LIST("overlaps", oversight_overlaps, same_shape,
         .about = "Where two services are at the same kind of work",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    LIST("loops", oversight_loops, loop_shape,
         .about = "Of each child the longest open of what was asked for or referred",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    LIST("bounced", oversight_bounced, bounced_shape,
         .about = "Children whose referrals were declined or passed on in the last year",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    LIST("waits", oversight_waits, wait_shape,
         .about = "How long children wait, by agency of the service and by agency of who asked"),
    LIST("waiting", oversight_waiting, waiting_shape,
         .about = "Who waits for a first meeting, of services of one agency, or asked for by one",
         .args = {{ARG_LIMIT}, {ARG_AFTER}, {ARG_UUID, "agency"}, {ARG_UUID, "by"}}),
    LIST("outside", oversight_outside, outside_shape,
         .about = "Children who live outside the county", .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    ROUTES_END,
};
