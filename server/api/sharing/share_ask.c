/*
 * Asking for what is held back: sharing is a duty too, so whoever may not see something asks, and whoever holds it answers
 * within working days that a council sets (permissions.md, duties). The answer is a decision in words: what is shared then
 * follows from it, by a relation to the child or a lower tier of the entry, never from here.
 */
#include "clock.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "task_shape.h"
#include "withheld_shape.h"

#include <string.h>

static const struct field asked_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(made_at, .type = F_TIME),
    ANSWER(due_on, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = task_state_words),
    ANSWER_OR_NULL(outcome, .type = F_TEXT, .about = "What was decided"),
    FIELDS_END,
};
static const struct shape asked_shape = ANSWER_SHAPE("withheld_asked", asked_fields);

static const struct field whom_fields[] = {
    ANSWER_OR_NULL(name, .type = F_TEXT, .about = "The lead worker"),
    ANSWER_OR_NULL(agency, .type = F_TEXT),
    ANSWER(agency_id, .type = F_UUID, .about = "Whose it is: where an ask goes"),
    ANSWER_OR_NULL(asked, .type = F_OBJECT, .of = &asked_shape, .about = "Your last ask of this"),
    FIELDS_END,
};
static const struct shape whom_shape = ANSWER_SHAPE("withheld_ask", whom_fields);

static const struct field withheld_fields[] = {
    ANSWER_OR_NULL(type, .type = F_TEXT),
    ANSWER(owner, .type = F_TEXT),
    ANSWER_OR_NULL(count, .type = F_INT, .min = 0, .max = 1000000),
    ANSWER(ask, .type = F_OBJECT, .of = &whom_shape),
    FIELDS_END,
};
const struct shape withheld_shape = ANSWER_SHAPE("withheld", withheld_fields);

struct ask_in {
    struct uuid agency;
    const char *type;
    struct text why;
};

static const char *const types[] = {"words",   "home",   "sdq",      "referral", "plan",    "pep",
                                    "measure", "school", "document", "health",   "sibling", NULL};

static const struct field ask_fields[] = {
    FIELD(ask_in, agency, .type = F_UUID, .flags = REQUIRED,
          .about = "Whose it is: ask.agency_id of what is withheld"),
    FIELD(ask_in, type, .type = F_WORD, .flags = NULLABLE, .words = types,
          .about = "As the withheld entry says; null where it says none"),
    FIELD(ask_in, why, .type = F_TEXT, .flags = REQUIRED, .max = 1000,
          .about = "What it is needed for; everybody around the child can read it"),
    FIELDS_END,
};
static const struct shape ask_shape = SHAPE("share_ask_new", ask_fields, ask_in);

enum { NAME_SHOWN = 110 }; /* characters: the sentence has room for 300 */

static const char *shortened(struct request *req, const char *name)
{
    int n = 0;

    for (int at = 0; name[at]; at++) {
        bool begins = (name[at] & 0xc0) != 0x80; /* a character of UTF-8 */

        if (begins && n++ == NAME_SHOWN)
            return arena_printf(req->arena, "%.*s\xe2\x80\xa6", at, name);
    }
    return name;
}

/* "Kofi Osei asks Westshire CAMHS for details of SDQs" */
static const char *in_words(struct request *req, const char *type, const char *owner)
{
    static const char *const things[] = {"what the child said",
                                         "details of homes",
                                         "details of SDQs",
                                         "why a referral was made",
                                         "what a plan says",
                                         "what a personal education plan says",
                                         "scores of other measures",
                                         "details of schools",
                                         "a letter or another document",
                                         "details of health checks",
                                         "who a brother or sister is"};
    const char              *thing = "something that is held back";

    _Static_assert(sizeof types / sizeof *types - 1 == sizeof things / sizeof *things,
                   "a thing in words for each type");
    for (size_t i = 0; type && types[i]; i++)
        if (!strcmp(type, types[i]))
            thing = things[i];
    return arena_printf(req->arena, "%s asks %s for %s", shortened(req, req->who.name),
                        shortened(req, owner), thing);
}

static enum err due_on(struct request *req, day_t *due)
{
    struct rows      rows;
    struct timescale days = {.unit = CLOCK_WORKING_DAYS};
    enum err         e = db_run(req, &sql_share_ask_days, NULL, &rows);

    if (e)
        return e;
    days.n = (int32_t)row_int(&rows, 0, 0);
    *due = clock_due(req->today, days, &(struct calendar){0});
    return ERR_NONE;
}

/* Finds the name of the agency that is asked. */
static enum err check(struct request *req)
{
    const struct ask_in *in = req->body;
    struct rows          fits;
    enum err e = DB(req, share_ask_fits, &fits, P(req->child), P(in->agency), P(in->type));

    if (!e && fits.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (e || !uuid_is_set(&in->agency))
        return e;
    if (row_is_null(&fits, 0, 0))
        fail_note(req, "/agency", "There is no agency with this id.");
    else if (row_int(&fits, 0, 1) == 0)
        fail_note(req, "/type", "This agency holds nothing of this kind back from you.");
    req->found = arena_printf(req->arena, "%s", row_text(&fits, 0, 0));
    return ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct ask_in *in = req->body;
    struct uuid          id = uuid_new();
    struct rows          rows;
    day_t                due;
    enum err             e = due_on(req, &due);

    if (!e)
        e = DB(req, share_ask_create, &rows, P(id), P(req->child), P(in->agency), P(in->type),
               P(in_words(req, in->type, req->found)), P(in->why), P_DAY(due));
    return e ? e : reply_made(req, "/tasks/", id, &sql_task_one);
}

const struct route share_ask_routes[] = {
    WRITE(POST, "/children/:child/asks", NEED(task, create), &ask_shape, create, task_shape,
          .check = check,
          .about = "Ask for something that is held back: whoever holds it answers by a day"),
    ROUTES_END,
};
