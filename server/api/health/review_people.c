/* Who is invited to a review, and who is consulted before it: how, when, and whether they answered. */
#include "json_out.h"
#include "review_shape.h"

struct person_in {
    struct text name, capacity;
    const char *consulted;
    struct num  is_invited, consulted_on, answered;
};

static const char *const hows[] = {"meeting", "visit", "phone", "letter", "form", NULL};

static const struct field in_fields[] = {
    FIELD(person_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 120),
    FIELD(person_in, capacity, .type = F_TEXT, .flags = NULLABLE, .max = 80,
          .about = "The young person, a carer, a parent, the teacher, the nurse"),
    FIELD(person_in, is_invited, .type = F_BOOL),
    FIELD(person_in, consulted, .type = F_WORD, .flags = NULLABLE, .words = hows,
          .about = "How they were asked for their views beforehand; none: not"),
    FIELD(person_in, consulted_on, .type = F_DAY, .flags = NULLABLE | PAST_DAY),
    FIELD(person_in, answered, .type = F_BOOL, .flags = NULLABLE),
    FIELDS_END,
};
const struct shape review_person_in_shape = SHAPE("review_person_new", in_fields, person_in);

static const struct field fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(capacity, .type = F_TEXT),
    ANSWER(is_invited, .type = F_BOOL),
    ANSWER_OR_NULL(consulted, .type = F_WORD, .words = hows),
    ANSWER_OR_NULL(consulted_on, .type = F_DAY),
    ANSWER_OR_NULL(answered, .type = F_BOOL),
    FIELDS_END,
};
const struct shape review_person_shape = ANSWER_SHAPE("review_person", fields);

void review_check_people(struct request *req, const struct list *people)
{
    const struct person_in *of = people->items;

    for (size_t i = 0; i < people->n; i++)
        if (!of[i].consulted && (of[i].consulted_on.is_set || of[i].answered.is_set))
            fail_note(req, arena_printf(req->arena, "/people/%zu/consulted", i),
                      "Say how they were asked.");
}

const char *review_people_json(struct request *req, const struct list *people)
{
    const struct person_in *of = people->items;
    struct buf              b = {.arena = req->arena};
    struct json_out         j = {.buf = &b};
    char                    day[DAY_TEXT_SIZE];

    if (!people->present)
        return NULL;
    json_open(&j, '[');
    for (size_t i = 0; i < people->n; i++) {
        json_open(&j, '{');
        json_pair(&j, "name", of[i].name.s);
        json_pair(&j, "capacity", of[i].capacity.s);
        json_pair_bool(&j, "is_invited", of[i].is_invited.v != 0);
        json_pair(&j, "consulted", of[i].consulted);
        day_format(of[i].consulted_on.is_set ? (day_t)of[i].consulted_on.v : DAY_NONE, day);
        json_pair(&j, "consulted_on", *day ? day : NULL);
        if (of[i].answered.is_set)
            json_pair_bool(&j, "answered", of[i].answered.v != 0);
        else
            json_pair(&j, "answered", NULL);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    return b.s;
}
