/*
 * Maps of the people around the child (mission M21), as they were drawn: with the child on a tablet, kept as it goes. One sitting is one map. A change
 * of it puts the people where the child puts them, and keeps the whole as it is then; the map before stays as it was. Only the last map is
 * drawn on.
 */
#include "child_facts.h"
#include "json_out.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { PLACES_MAX = 100, CLOSENESS_MAX = 5 };

struct place_in {
    struct uuid person;
    struct num  closeness, knows_best;
    const char *tie;
};

struct map_in {
    struct num  drawn_on, by_child;
    struct text drawn_with;
    struct list places;
};

static const char *const ties[] = {"close", "steady", "up_and_down", "hard", "just_starting", NULL};
static const char *const groups[] = {"family", "home",  "health", "social_care",
                                     "school", "other", NULL};

static const struct field place_fields[] = {
    FIELD(place_in, person, .type = F_UUID, .flags = REQUIRED, .about = "Of the people around"),
    FIELD(place_in, closeness, .type = F_INT, .flags = NULLABLE, .min = 1, .max = CLOSENESS_MAX,
          .about = "As the child feels it; 1 is closest, null: not said"),
    FIELD(place_in, tie, .type = F_WORD, .flags = NULLABLE, .words = ties),
    FIELD(place_in, knows_best, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape place_shape = SHAPE("people_map_place", place_fields, place_in);

#define MAP_FIELDS(required_)                                                        \
    FIELD(map_in, drawn_with, .type = F_TEXT, .flags = NULLABLE, .max = 200),        \
        FIELD(map_in, by_child, .type = F_BOOL, .flags = required_,                  \
              .about = "The child drew it, or said where everybody goes"),           \
        FIELD(map_in, places, .type = F_LIST, .max = PLACES_MAX, .of = &place_shape, \
              .about = "Whom the child put somewhere; who is not named stays where they are")

static const struct field map_in_fields[] = {
    FIELD(map_in, drawn_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    MAP_FIELDS(REQUIRED),
    FIELDS_END,
};
static const struct shape map_in_shape = SHAPE("people_map_new", map_in_fields, map_in);

static const struct field change_fields[] = {
    MAP_FIELDS(0),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("people_map_change", change_fields, map_in);

static const struct field drawn_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(called, .type = F_TEXT),
    ANSWER(relation, .type = F_TEXT),
    ANSWER(group, .type = F_WORD, .words = groups),
    ANSWER_OR_NULL(closeness, .type = F_INT, .min = 1, .max = CLOSENESS_MAX),
    ANSWER_OR_NULL(tie, .type = F_WORD, .words = ties),
    ANSWER(knows_best, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape drawn_shape = ANSWER_SHAPE("people_map_person", drawn_fields);

static const struct field map_fields[] = {
    RECORD_ANSWERS,
    ANSWER(drawn_on, .type = F_DAY),
    ANSWER_OR_NULL(drawn_with, .type = F_TEXT),
    ANSWER(by_child, .type = F_BOOL),
    ANSWER(people, .type = F_LIST, .of = &drawn_shape, .about = "As they were then"),
    FIELDS_END,
};
static const struct shape map_shape = ANSWER_SHAPE("people_map", map_fields);

static struct list people_of(struct request *req, const struct list *places)
{
    const struct place_in *place = places->items;
    struct uuid           *ids = arena_alloc(req->arena, (places->n + 1) * sizeof *ids);

    for (size_t i = 0; ids && i < places->n; i++)
        ids[i] = place[i].person;
    return (struct list){.items = ids, .n = ids ? places->n : 0};
}

static bool is_twice(const struct list *places)
{
    const struct place_in *place = places->items;

    for (size_t i = 0; i < places->n; i++)
        for (size_t k = 0; k < i; k++)
            if (uuid_is_set(&place[i].person) && !strcmp(place[i].person.s, place[k].person.s))
                return true;
    return false;
}

/* For a new map and for one that is drawn on, which is the last one then. */
static enum err check(struct request *req)
{
    const struct map_in *in = req->body;
    struct rows          facts;
    enum err             e = DB(req, people_map_facts, &facts, P(req->child),
                                P_IDS(people_of(req, &in->places)), P(req->record));

    if (e)
        return e;
    if (facts.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (row_bool(&facts, 0, 1))
        return fail(req, ERR_STATE);
    check_born(req, "/drawn_on", in->drawn_on, row_day(&facts, 0, 2));
    if (is_twice(&in->places))
        fail_note(req, "/places", "Somebody stands here twice.");
    else if (row_int(&facts, 0, 0) < (int64_t)in->places.n)
        fail_note(req, "/places", "Somebody of these is not around this child.");
    return ERR_NONE;
}

static void put_place(struct json_out *j, const struct place_in *p)
{
    json_open(j, '{');
    json_pair(j, "person", p->person.s);
    json_name(j, "closeness");
    if (p->closeness.is_set)
        json_int(j, p->closeness.v);
    else
        json_raw(j, "null");
    json_pair(j, "tie", p->tie);
    json_pair_bool(j, "knows_best", p->knows_best.v == 1);
    json_close(j, '}');
}

static enum err place(struct request *req, const struct list *places)
{
    const struct place_in *p = places->items;
    struct buf             text = {.arena = req->arena};
    struct json_out        j = {.buf = &text};
    struct rows            rows;

    json_open(&j, '[');
    for (size_t i = 0; i < places->n; i++)
        put_place(&j, &p[i]);
    json_close(&j, ']');
    if (arena_is_exhausted(req->arena))
        return fail(req, ERR_NO_MEMORY);
    return DB(req, people_place, &rows, P(req->child), P((const char *)text.s));
}

static enum err create(struct request *req)
{
    const struct map_in *in = req->body;
    struct uuid          id = uuid_new();
    struct rows          rows;
    enum err             e = place(req, &in->places);

    if (!e)
        e = DB(req, people_map_create, &rows, P(id), P(req->child), P_DAY(in->drawn_on),
               P(in->drawn_with), P(in->by_child.v == 1));
    return e ? e : reply_made(req, "/maps/", id, &sql_people_map_one);
}

static enum err change(struct request *req)
{
    const struct map_in *in = req->body;
    struct rows          rows;
    enum err             e = place(req, &in->places);

    if (!e)
        e = DB(req, people_map_update, &rows, P(req->record), P(in->drawn_with.present),
               P(in->drawn_with), P(in->by_child));
    return e ? e : reply_record(req, req->record, &sql_people_map_one);
}

const struct route people_map_routes[] = {
    READ("/children/:child/maps", NEED(person_around, view), people_map_list, map_shape,
         .is_list = true, .about = "The maps of the people around the child, newest first",
         .args = {{ARG_CHILD}}),
    WRITE(POST, "/children/:child/maps", NEED(person_around, edit), &map_in_shape, create,
          map_shape, .check = check, .about = "Begin a map of the people around the child"),
    READ("/maps/:id", NEED(person_around, view), people_map_one, map_shape, .about = "One map",
         .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/maps/:id", NEED(person_around, edit), &change_shape, change, map_shape,
          .check = check, MATCH(people_map_version, people_map_one),
          .about = "Draw on the last map"),
    ROUTES_END,
};
