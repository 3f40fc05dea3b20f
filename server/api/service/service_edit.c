/*
 * A service's own administrator keeps its rules (mission M8, M19). What is sent of a set of rules replaces the set; what
 * is left out stays. A version keeps how everything stood, so referrals that are under way keep what was promised.
 */
#include "home_shape.h"
#include "json_out.h"
#include "referral_shapes.h"
#include "route.h"
#include "service_shapes.h"
#include "sql.h"

#include <string.h>

enum { WORDS_MAX = 30, WORD_MAX = 100, THERAPY_WORD_MIN = 3 };

struct ages_in {
    struct num from, to;
};

static const struct field ages_in_fields[] = {
    FIELD(ages_in, from, .type = F_INT, .flags = NULLABLE, .min = 0, .max = 25),
    FIELD(ages_in, to, .type = F_INT, .flags = NULLABLE, .min = 0, .max = 25,
          .about = "That year included"),
    FIELDS_END,
};
static const struct shape ages_in_shape = SHAPE("ages_new", ages_in_fields, ages_in);

struct clock_in {
    const char *urgency, *clock, *unit;
    struct num  n;
    struct text text;
};

static const struct field clock_in_fields[] = {
    FIELD(clock_in, urgency, .type = F_WORD, .flags = REQUIRED, .words = urgency_words),
    FIELD(clock_in, clock, .type = F_WORD, .flags = REQUIRED, .words = service_clock_words),
    FIELD(clock_in, n, .type = F_INT, .flags = REQUIRED, .min = 1, .max = 999),
    FIELD(clock_in, unit, .type = F_WORD, .flags = REQUIRED, .words = service_unit_words),
    FIELD(clock_in, text, .type = F_TEXT, .flags = REQUIRED, .max = 300,
          .about = "In words, for the directory: seen within 8 weeks of the referral"),
    FIELDS_END,
};
static const struct shape clock_in_shape = SHAPE("service_clock_new", clock_in_fields, clock_in);

struct requirement_in {
    const char *kind;
    struct uuid before;
    struct text text;
};

static const struct field requirement_in_fields[] = {
    FIELD(requirement_in, kind, .type = F_WORD, .flags = REQUIRED,
          .words = service_requirement_words),
    FIELD(requirement_in, before, .type = F_UUID, .flags = NULLABLE,
          .about = "For service_before: which"),
    FIELD(requirement_in, text, .type = F_TEXT, .flags = REQUIRED, .max = 300),
    FIELDS_END,
};
static const struct shape requirement_in_shape =
    SHAPE("service_requirement_new", requirement_in_fields, requirement_in);

struct service_in {
    struct text name, code, about, expect, who_consents, crisis;
    struct uuid agency;
    struct list needs, subjects, care_statuses, homes, localities, who_may_refer, staff,
        types_of_work, therapy_words, clocks, requirements;
    struct part ages;
    struct num  assesses, last_checked_on, ended_on;
};

#define LIST_OF_WORDS(member_, ...) FIELD(service_in, member_, .type = F_LIST, __VA_ARGS__)
#define SERVICE_FIELDS                                                                           \
    FIELD(service_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 200),                      \
        FIELD(service_in, about, .type = F_TEXT, .flags = REQUIRED, .max = 4000),                \
        FIELD(service_in, expect, .type = F_TEXT, .flags = NULLABLE, .max = 4000),               \
        FIELD(service_in, who_consents, .type = F_TEXT, .flags = NULLABLE, .max = 2000),         \
        FIELD(service_in, crisis, .type = F_TEXT, .flags = NULLABLE, .max = 400),                \
        LIST_OF_WORDS(needs, .max = WORDS_MAX),                                                  \
        FIELD(service_in, ages, .type = F_OBJECT, .of = &ages_in_shape,                          \
              .about = "What is left out is no limit"),                                          \
        LIST_OF_WORDS(subjects, .min = 1, .max = 2), LIST_OF_WORDS(care_statuses, .max = 6),     \
        LIST_OF_WORDS(homes, .max = WORDS_MAX), LIST_OF_WORDS(localities, .max = WORDS_MAX),     \
        LIST_OF_WORDS(who_may_refer, .flags = REQUIRED, .min = 1, .max = WORDS_MAX,              \
                      .about = "Roles; everybody else asks, and one of these decides"),          \
        LIST_OF_WORDS(staff, .flags = REQUIRED, .min = 1, .max = WORDS_MAX,                      \
                      .about = "Roles: whoever holds one at the agency is of the service"),      \
        LIST_OF_WORDS(types_of_work, .max = WORDS_MAX),                                          \
        FIELD(service_in, assesses, .type = F_BOOL,                                              \
              .about = "Having been seen by it counts as an assessment before therapy"),         \
        LIST_OF_WORDS(therapy_words, .max = WORDS_MAX,                                           \
                      .about = "Work that has one of these in its name is therapy; none: those " \
                               "that count for every service"),                                  \
        FIELD(service_in, clocks, .type = F_LIST, .of = &clock_in_shape, .max = 8),              \
        FIELD(service_in, requirements, .type = F_LIST, .of = &requirement_in_shape, .max = 20,  \
              .about = "What must come first, in order"),                                        \
        FIELD(service_in, last_checked_on, .type = F_DAY, .flags = PAST_DAY,                     \
              .about = "The day on which you checked that all this is right"),                   \
        FIELD(service_in, ended_on, .type = F_DAY, .flags = NULLABLE,                            \
              .about = "From this day on it takes no referrals")

static const struct field service_in_fields[] = {
    SERVICE_FIELDS,
    FIELD(service_in, code, .type = F_TEXT, .max = 40,
          .about = "Short name for other systems; made of the name where left out"),
    FIELD(service_in, agency, .type = F_UUID, .about = "Whose; your own agency where left out"),
    FIELDS_END,
};
static const struct shape service_in_shape = SHAPE("service_new", service_in_fields, service_in);

static const struct field service_edit_fields[] = {SERVICE_FIELDS, FIELDS_END};
static const struct shape service_edit_shape =
    SHAPE("service_edit", service_edit_fields, service_in);

/* --- what was sent, as JSON: the statements take from it what is there --- */

static void put_fields(struct json_out *j, const struct field *fields, const char *from);

static void put_list(struct json_out *j, const struct field *f, const struct list *list)
{
    json_name(j, f->name);
    json_open(j, '[');
    for (size_t i = 0; i < list->n; i++) {
        if (!f->of) {
            json_text(j, ((const struct text *)list->items)[i].s);
            continue;
        }
        json_open(j, '{');
        put_fields(j, f->of->fields, (const char *)list->items + i * f->of->size);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_object(struct json_out *j, const struct field *f, const struct part *part)
{
    json_name(j, f->name);
    json_open(j, '{');
    put_fields(j, f->of->fields, part->p);
    json_close(j, '}');
}

static void put_num(struct json_out *j, const struct field *f, const struct num *n)
{
    char day[DAY_TEXT_SIZE];

    if (!n->is_set) {
        json_pair(j, f->name, NULL);
    } else if (f->type == F_DAY) {
        day_format((day_t)n->v, day);
        json_pair(j, f->name, day);
    } else {
        json_pair_int(j, f->name, n->v);
    }
}

static void put_field(struct json_out *j, const struct field *f, const void *member)
{
    const struct text *text = member;
    const struct num  *n = member;
    const struct list *list = member;
    const struct part *part = member;
    const struct uuid *id = member;

    if (f->type == F_TEXT && text->present)
        json_pair(j, f->name, text->s);
    else if (f->type == F_WORD)
        json_pair(j, f->name, *(const char *const *)member);
    else if (f->type == F_UUID && uuid_is_set(id))
        json_pair(j, f->name, id->s);
    else if ((f->type == F_INT || f->type == F_DAY) && n->present)
        put_num(j, f, n);
    else if (f->type == F_BOOL && n->is_set)
        json_pair_bool(j, f->name, n->v);
    else if (f->type == F_LIST && list->present)
        put_list(j, f, list);
    else if (f->type == F_OBJECT && part->p)
        put_object(j, f, part);
}

static void put_fields(struct json_out *j, const struct field *fields, const char *from)
{
    for (const struct field *f = fields; f->name; f++)
        put_field(j, f, from + f->offset);
}

static const char *as_json(struct request *req, const struct shape *shape, const void *in)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '{');
    put_fields(&j, shape->fields, in);
    json_close(&j, '}');
    return b.s;
}

/* --- what can be wrong with it, beside its shape; what is faulty by that is not set --- */

static void fault_at(struct request *req, const char *list, size_t i, const char *member,
                     const char *detail)
{
    fail_note(req, arena_printf(req->arena, "/%s/%zu%s", list, i, member), detail);
}

static bool stands_before(const struct text *items, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (items[k].s && !strcmp(items[k].s, items[i].s))
            return true;
    return false;
}

static bool is_one_of(const char *const *words, const char *s)
{
    for (; *words; words++)
        if (!strcmp(*words, s))
            return true;
    return false;
}

/* Each of `words` once; words NULL: each a short text of one's own. */
static void check_words(struct request *req, const char *name, const struct list *list,
                        const char *const *words)
{
    const struct text *items = list->items;

    for (size_t i = 0; i < list->n; i++) {
        if (!items[i].s)
            continue;
        if (words && !is_one_of(words, items[i].s))
            fault_at(req, name, i, "", "This word is not one that can stand here.");
        else if (!words && items[i].n > WORD_MAX)
            fault_at(req, name, i, "", "Use 100 characters or fewer.");
        else if (stands_before(items, i))
            fault_at(req, name, i, "", "This stands here twice.");
    }
}

/* A shorter one would stand in almost every text. */
static void check_therapy_words(struct request *req, const struct list *list)
{
    const struct text *items = list->items;

    check_words(req, "therapy_words", list, NULL);
    for (size_t i = 0; i < list->n; i++)
        if (items[i].s && items[i].n < THERAPY_WORD_MIN)
            fault_at(req, "therapy_words", i, "", "Use 3 characters or more.");
}

static bool is_same_step(const struct clock_in *a, const struct clock_in *b)
{
    return a->urgency && a->clock && b->urgency && b->clock && !strcmp(a->urgency, b->urgency) &&
           !strcmp(a->clock, b->clock);
}

static void check_clocks(struct request *req, const struct list *list)
{
    const struct clock_in *clocks = list->items;

    for (size_t i = 0; i < list->n; i++)
        for (size_t k = 0; k < i; k++)
            if (is_same_step(&clocks[i], &clocks[k]))
                fault_at(req, "clocks", i, "/clock", "This step has a time already.");
}

static enum err check_before(struct request *req, size_t i, const struct requirement_in *one)
{
    bool        wants = one->kind && !strcmp(one->kind, "service_before");
    bool        has = uuid_is_set(&one->before);
    struct rows rows;
    enum err    e;

    if (wants && !has)
        fault_at(req, "requirements", i, "/before", "Choose the service that comes before.");
    if (one->kind && !wants && has)
        fault_at(req, "requirements", i, "/before", "Only a service that comes before.");
    if (!wants || !has)
        return ERR_NONE;
    e = DB(req, service_before_fits, &rows, P(req->record), P(one->before));
    if (!e && rows.n == 0)
        fault_at(req, "requirements", i, "/before",
                 "Choose another service of the directory, which does not itself wait for this "
                 "one.");
    return e;
}

static void check_ages(struct request *req, const struct ages_in *ages)
{
    if (ages && ages->from.is_set && ages->to.is_set && ages->to.v < ages->from.v)
        fail_note(req, "/ages/to", "This is below the youngest age.");
}

static enum err check(struct request *req)
{
    const struct service_in     *in = req->body;
    const struct requirement_in *first = in->requirements.items;
    enum err                     e = ERR_NONE;

    check_words(req, "needs", &in->needs, NULL);
    check_words(req, "subjects", &in->subjects, subject_words);
    check_words(req, "care_statuses", &in->care_statuses, care_status_words);
    check_words(req, "homes", &in->homes, home_kind_words);
    check_words(req, "localities", &in->localities, NULL);
    check_words(req, "who_may_refer", &in->who_may_refer, service_role_words);
    check_words(req, "staff", &in->staff, service_role_words);
    check_words(req, "types_of_work", &in->types_of_work, NULL);
    check_therapy_words(req, &in->therapy_words);
    check_clocks(req, &in->clocks);
    check_ages(req, in->ages.p);
    for (size_t i = 0; !e && i < in->requirements.n; i++)
        e = check_before(req, i, &first[i]);
    return e;
}

/* A small letter first, then small letters, digits and _. */
static enum err check_new(struct request *req)
{
    static const char after[] = "abcdefghijklmnopqrstuvwxyz0123456789_";

    const struct service_in *in = req->body;
    const struct text       *code = &in->code;

    if (code->s &&
        (code->n < 2 || code->s[0] < 'a' || code->s[0] > 'z' || strspn(code->s, after) != code->n))
        fail_note(req, "/code", "Use small letters, digits and _, and begin with a letter.");
    return check(req);
}

/* --- the two writes --- */

static enum err create(struct request *req)
{
    const struct service_in *in = req->body;
    const char              *said = as_json(req, &service_in_shape, in);
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err                 e = DB(req, service_create, &rows, P(id),
                                    P(uuid_is_set(&in->agency) ? in->agency : req->who.agency), P(said));

    if (!e)
        e = DB(req, service_parts_put, &rows, P(id), P(said));
    return e ? e : reply_made(req, "/services/", id, &sql_service_one);
}

static enum err change(struct request *req)
{
    const char *said = as_json(req, &service_edit_shape, req->body);
    struct rows rows;
    enum err    e = DB(req, service_update, &rows, P(req->record), P(said));

    if (!e)
        e = DB(req, service_parts_put, &rows, P(req->record), P(said));
    return e ? e : reply_record(req, req->record, &sql_service_one);
}

const struct route service_edit_routes[] = {
    WRITE(POST, "/services", NEED(service, edit), &service_in_shape, create, service_shape,
          .check = check_new, .about = "Put a service of the own agency into the directory"),
    WRITE(PATCH, "/services/:id", NEED(service, edit), &service_edit_shape, change, service_shape,
          MATCH(service_version, service_one), .check = check,
          .about = "Change a service of the own agency; referrals under way keep their times"),
    ROUTES_END,
};
