/*
 * The child's own words: what was said, when, how and to whom, with three short lists. Said anew, never changed. The child may want fewer
 * people to see them: then they are for whoever leads the work, and for whoever wrote them down. That the child was asked is kept apart
 * (words_asked), with what was said or by itself, and says when to ask again.
 */
#include "child_facts.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"
#include "words_shape.h"

struct words_in {
    struct num  said_on;
    struct text text, said_how, said_with;
    const char *way;
    struct num  for_lead;
    struct list going_well, matters, want_help;
};

#define POINTS(name_) FIELD(words_in, name_, .type = F_LIST, .max = 20)

static const char *const ways[] = {"spoken",      "written", "drawn",     "signed",
                                   "interpreted", "played",  "behaviour", NULL};

static const struct field words_in_fields[] = {
    FIELD(words_in, said_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(words_in, text, .type = F_TEXT, .flags = REQUIRED, .max = 8000,
          .about = "As the child said it"),
    FIELD(words_in, way, .type = F_WORD, .flags = NULLABLE, .words = ways,
          .about = "behaviour: what somebody read from how the child was"),
    FIELD(words_in, said_how, .type = F_TEXT, .flags = NULLABLE, .max = 200,
          .about = "Where and how: on a walk, with picture cards"),
    FIELD(words_in, said_with, .type = F_TEXT, .flags = NULLABLE, .max = 200),
    FIELD(words_in, for_lead, .type = F_BOOL,
          .about =
              "The child wants only their lead worker, and whoever writes it down, to see this"),
    POINTS(going_well),
    POINTS(matters),
    POINTS(want_help),
    FIELDS_END,
};
static const struct shape words_in_shape = SHAPE("words_new", words_in_fields, words_in);

static const char *const picture_kinds[] = {"drawing", "photo", NULL};

static const struct field picture_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(kind, .type = F_WORD, .words = picture_kinds),
    ANSWER(about, .type = F_TEXT, .about = "What is on it"),
    ANSWER(width, .type = F_INT),
    ANSWER(height, .type = F_INT),
    FIELDS_END,
};
static const struct shape picture_shape = ANSWER_SHAPE("words_picture_item", picture_fields);

static const struct field words_fields[] = {
    RECORD_ANSWERS,
    ANSWER(said_on, .type = F_DAY),
    ANSWER(text, .type = F_TEXT),
    ANSWER_OR_NULL(way, .type = F_WORD, .words = ways),
    ANSWER_OR_NULL(said_how, .type = F_TEXT),
    ANSWER_OR_NULL(said_with, .type = F_TEXT),
    ANSWER(for_lead, .type = F_BOOL, .about = "The child wants few people to see this"),
    ANSWER(pictures, .type = F_LIST, .of = &picture_shape),
    ANSWER(going_well, .type = F_LIST),
    ANSWER(matters, .type = F_LIST),
    ANSWER(want_help, .type = F_LIST),
    FIELDS_END,
};
const struct shape words_shape = ANSWER_SHAPE("words", words_fields);

enum { TIER_USUAL = 2, TIER_LEAD = 3 };

static int tier_of(const struct words_in *in)
{
    return in->for_lead.v == 1 ? TIER_LEAD : TIER_USUAL;
}

static enum err add_points(struct request *req, struct uuid words, const char *name,
                           const struct list *list)
{
    int tier = tier_of(req->body);

    const struct text *points = list->items;
    struct rows        rows;
    enum err           e = ERR_NONE;

    for (size_t i = 0; !e && i < list->n; i++)
        e = DB(req, words_point_create, &rows, P(uuid_new()), P(req->child), P(words), P(name),
               P((int)i + 1), P(points[i]), P(tier));
    return e;
}

static enum err check(struct request *req)
{
    const struct words_in *in = req->body;

    return check_child_day(req, "/said_on", in->said_on);
}

static enum err create(struct request *req)
{
    const struct words_in *in = req->body;
    struct uuid            id = uuid_new();
    struct rows            rows;
    enum err e = DB(req, words_create, &rows, P(id), P(req->child), P_DAY(in->said_on), P(in->text),
                    P(in->said_how), P(in->said_with), P(in->way), P(tier_of(in)));

    if (!e)
        e = add_points(req, id, "going_well", &in->going_well);
    if (!e)
        e = add_points(req, id, "matters", &in->matters);
    if (!e)
        e = add_points(req, id, "want_help", &in->want_help);
    if (!e)
        e = DB(req, words_asked_create, &rows, P(uuid_new()), P(req->child), P_DAY(in->said_on),
               P("said"), P(id));
    return e ? e : reply_made(req, "/words/", id, &sql_words_one);
}

const struct route words_routes[] = {
    READ("/children/:child/words", NEED(words, view), words_list, words_shape, .is_list = true,
         .withholds = true, .about = "Everything the child has said, newest first",
         .args = {{ARG_CHILD}, {ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/children/:child/words", NEED(words, create), &words_in_shape, create, words_shape,
          .check = check, .about = "Record the child's own words"),
    READ("/words/:id", NEED(words, view), words_one, words_shape,
         .about = "One thing the child said", .args = {{ARG_RECORD}}),
    ROUTES_END,
};
