/*
 * Notices by e-mail (notice.h): where and how often somebody wants to be told, said by themselves alone; and, for whoever
 * runs the service, whether they are sent at all and to whom none could be brought.
 */
#include "email.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

static const char *const hows[] = {"none", "at_once", "daily", NULL};

static const struct field choice_fields[] = {
    ANSWER_OR_NULL(address, .type = F_TEXT),
    ANSWER(how, .type = F_WORD, .words = hows,
           .about = "at_once: of what is urgent at once, of the rest once a working day"),
    ANSWER(is_sending, .type = F_BOOL, .about = "Whether this service sends notices at all"),
    ANSWER_OR_NULL(failed_at, .type = F_TIME,
                   .about = "The last notice to this address was given up"),
    FIELDS_END,
};
static const struct shape choice_shape = ANSWER_SHAPE("notice_choice", choice_fields);

struct choice_in {
    struct text address;
    const char *how;
};

static const struct field choice_in_fields[] = {
    FIELD(choice_in, how, .type = F_WORD, .flags = REQUIRED, .words = hows),
    FIELD(choice_in, address, .type = F_TEXT, .flags = NULLABLE, .max = EMAIL_MAX,
          .about = "An e-mail address; nothing about anybody is ever sent to it"),
    FIELDS_END,
};
static const struct shape choice_in_shape = SHAPE("notice_choice_new", choice_in_fields, choice_in);

static enum err check(struct request *req)
{
    const struct choice_in *in = req->body;

    if (in->address.s && !email_is_address(in->address.s, in->address.n))
        fail_note(req, "/address", "Enter an e-mail address, like name@example.org.");
    else if (!in->address.s && in->how && strcmp(in->how, "none") != 0)
        fail_note(req, "/address", "Enter the e-mail address that notices go to.");
    return ERR_NONE;
}

static enum err choose(struct request *req)
{
    const struct choice_in *in = req->body;
    struct rows             rows;
    enum err                e = DB(req, notice_choose, &rows, P(in->address), P(in->how));

    return e ? e : reply_empty(req);
}

/* --- for whoever runs the service --- */

static const struct field lost_fields[] = {
    ANSWER(person, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(state, .type = F_TEXT,
           .about = "failed: given up after a day; unsure: handed over and never acknowledged"),
    ANSWER(at, .type = F_TIME),
    ANSWER_OR_NULL(said, .type = F_TEXT, .about = "Why the last try failed"),
    FIELDS_END,
};
static const struct shape lost_shape = ANSWER_SHAPE("notice_lost", lost_fields);

static const struct field state_fields[] = {
    ANSWER(is_sending, .type = F_BOOL),
    ANSWER_OR_NULL(ran_at, .type = F_TIME, .about = "When somebody was last at the work"),
    ANSWER(waiting, .type = F_INT, .min = 0, .max = INT32_MAX),
    ANSWER_OR_NULL(said, .type = F_TEXT, .about = "Why those that wait were not taken last time"),
    ANSWER(sent, .type = F_INT, .min = 0, .max = INT32_MAX, .about = "In the last 30 days"),
    ANSWER(lost, .type = F_LIST, .of = &lost_shape, .about = "Of the last 30 days"),
    FIELDS_END,
};
static const struct shape state_shape = ANSWER_SHAPE("notice_state", state_fields);

const struct route notice_routes[] = {
    READ("/me/notices", NEED(notice, view), me_notice, choice_shape,
         .about = "Where and how often I am told by e-mail that something waits"),
    WRITE(PUT, "/me/notices", NEED(notice, edit), &choice_in_shape, choose, empty_shape,
          .check = check, .about = "Say where and how often"),
    READ("/notices", NEED(setting, edit), notice_state, state_shape,
         .about = "Whether notices are sent, and to whom none could be brought"),
    ROUTES_END,
};
