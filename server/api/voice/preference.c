/*
 * What the child prefers: words that matter, who comes along to appointments, what is to be tried before a service's help; and when the child
 * was asked, though nothing was said. A preference for self-help, peers or the community never delays what is urgent: no rule of a referral
 * reads it, it is shown to whoever refers.
 */
#include "preference_shape.h"

#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct preference_in {
    const char *kind, *way;
    struct text text, instead;
    struct num  said_on, until_on;
};

static const char *const kinds[] = {"word", "along", "first", NULL};
static const char *const ways[] = {"self_help", "peer", "community", NULL};

static const struct field preference_in_fields[] = {
    FIELD(preference_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds,
          .about = "word: to be called so; along: who comes along; first: help to be tried first"),
    FIELD(preference_in, text, .type = F_TEXT, .flags = REQUIRED, .max = 300),
    FIELD(preference_in, instead, .type = F_TEXT, .flags = NULLABLE, .max = 300,
          .about = "Of a word: the one that is not to be used"),
    FIELD(preference_in, way, .type = F_WORD, .flags = NULLABLE, .words = ways,
          .about = "Of help to be tried first"),
    FIELD(preference_in, said_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELDS_END,
};
static const struct shape preference_in_shape =
    SHAPE("preference_new", preference_in_fields, preference_in);

static const struct field change_fields[] = {
    FIELD(preference_in, text, .type = F_TEXT, .max = 300),
    FIELD(preference_in, until_on, .type = F_DAY, .flags = NULLABLE | SINCE_BEGUN,
          .about = "It holds no longer from this day"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("preference_change", change_fields, preference_in);

#define PREFERENCE_ANSWERS                                                      \
    ANSWER(kind, .type = F_WORD, .words = kinds), ANSWER(text, .type = F_TEXT), \
        ANSWER_OR_NULL(instead, .type = F_TEXT),                                \
        ANSWER_OR_NULL(way, .type = F_WORD, .words = ways)

static const struct field item_fields[] = {
    ANSWER(id, .type = F_UUID),
    PREFERENCE_ANSWERS,
    FIELDS_END,
};
const struct shape preference_item_shape = ANSWER_SHAPE("preference_item", item_fields);

static const struct field preference_fields[] = {
    RECORD_ANSWERS,
    PREFERENCE_ANSWERS,
    ANSWER(said_on, .type = F_DAY),
    ANSWER_OR_NULL(until_on, .type = F_DAY),
    ANSWER(holds, .type = F_BOOL, .about = "Today"),
    FIELDS_END,
};
static const struct shape preference_shape = ANSWER_SHAPE("preference", preference_fields);

static enum err check(struct request *req)
{
    const struct preference_in *in = req->body;

    if (in->instead.s && in->kind && strcmp(in->kind, "word") != 0)
        fail_note(req, "/instead", "Only a word stands in the place of another.");
    if (in->kind && !strcmp(in->kind, "first") && !in->way)
        fail_note(req, "/way", "Say which kind of help is to come first.");
    if (in->way && in->kind && strcmp(in->kind, "first") != 0)
        fail_note(req, "/way", "This is asked of help that is to come first.");
    return check_child_day(req, "/said_on", in->said_on);
}

static enum err create(struct request *req)
{
    const struct preference_in *in = req->body;
    struct uuid                 id = uuid_new();
    struct rows                 rows;
    enum err e = DB(req, preference_create, &rows, P(id), P(req->child), P(in->kind), P(in->text),
                    P(in->instead), P(in->way), P_DAY(in->said_on));

    return e ? e : reply_made(req, "/preferences/", id, &sql_preference_one);
}

static enum err change(struct request *req)
{
    const struct preference_in *in = req->body;
    struct rows                 rows;
    enum err                    e = DB(req, preference_update, &rows, P(req->record), P(in->text),
                                       P(in->until_on.present), P_DAY(in->until_on));

    return e ? e : reply_record(req, req->record, &sql_preference_one);
}

/* --- when the child was asked --- */

struct asked_in {
    struct num  asked_on;
    const char *outcome;
};

static const char *const silent[] = {"nothing_new", "not_now", NULL};
static const char *const outcomes[] = {"said", "nothing_new", "not_now", NULL};

static const struct field asked_in_fields[] = {
    FIELD(asked_in, asked_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(asked_in, outcome, .type = F_WORD, .flags = REQUIRED, .words = silent,
          .about = "not_now: the child did not want to say; what was said is recorded as words"),
    FIELDS_END,
};
static const struct shape asked_in_shape = SHAPE("words_asked_new", asked_in_fields, asked_in);

static const struct field asked_fields[] = {
    RECORD_ANSWERS,
    ANSWER(asked_on, .type = F_DAY),
    ANSWER(outcome, .type = F_WORD, .words = outcomes),
    FIELDS_END,
};
static const struct shape asked_shape = ANSWER_SHAPE("words_asked", asked_fields);

static enum err check_asked(struct request *req)
{
    const struct asked_in *in = req->body;

    return check_child_day(req, "/asked_on", in->asked_on);
}

static enum err create_asked(struct request *req)
{
    const struct asked_in *in = req->body;
    struct uuid            id = uuid_new(), no_words = {.s = ""};
    struct rows            rows;
    enum err e = DB(req, words_asked_create, &rows, P(id), P(req->child), P_DAY(in->asked_on),
                    P(in->outcome), P(no_words));

    return e ? e : reply_made(req, "/words-asked/", id, &sql_words_asked_one);
}

const struct route preference_routes[] = {
    READ("/children/:child/preferences", NEED(words, view), preference_list, preference_shape,
         .is_list = true, .withholds = true,
         .about = "Words that matter, who comes along, what is to be tried first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/preferences", NEED(words, create), &preference_in_shape, create,
          preference_shape, .check = check, .about = "Record what the child prefers"),
    READ("/preferences/:id", NEED(words, view), preference_one, preference_shape,
         .about = "One preference", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/preferences/:id", NEED(words, edit), &change_shape, change, preference_shape,
          MATCH(preference_version, preference_one),
          .about = "Correct a preference, or say that it holds no longer"),
    READ("/children/:child/words-asked", NEED(words, view), words_asked_list, asked_shape,
         .is_list = true, .about = "When the child was asked what they want to say, newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/words-asked", NEED(words, create), &asked_in_shape, create_asked,
          asked_shape, .check = check_asked,
          .about = "Record that the child was asked and said nothing new"),
    READ("/words-asked/:id", NEED(words, view), words_asked_one, asked_shape,
         .about = "One time of asking", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
