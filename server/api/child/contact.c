/*
 * Contacts of an involvement: when the service met, rang or wrote, for how long, who was there, and whether they came. That
 * is tier 1; what was said is a note of tier 3, and what belongs to a therapy one of tier 4, each in a table of its own. A
 * contact recorded later keeps both times: its day, and when it was recorded. Nobody deletes one.
 */
#include "referral_store.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct contact_in {
    struct num  day, minutes;
    const char *mode, *place, *outcome;
    struct list there;
    struct uuid practitioner;
    struct text note, therapy_note;
};

static const char *const modes[] = {"in_person", "video", "phone", "message", NULL};
static const char *const places[] = {"home", "school", "clinic", "office", "elsewhere", NULL};
static const char *const outcomes[] = {"attended", "did_not_attend", "cancelled_by_them",
                                       "cancelled_by_us", NULL};
static const char *const people[] = {"child",  "parent",        "carer",  "family",
                                     "school", "social_worker", "health", "other_professional",
                                     NULL};

enum { DAY_MINUTES = 1440, NOTE_MAX = 8000 };

#define CONTACT_FIELDS(flags_)                                                                     \
    FIELD(contact_in, day, .type = F_DAY, .flags = flags_ | PAST_DAY,                              \
          .about = "The day on which it was, not before the work began"),                          \
        FIELD(contact_in, minutes, .type = F_INT, .flags = NULLABLE, .min = 1, .max = DAY_MINUTES, \
              .about = "Must be there where they came"),                                           \
        FIELD(contact_in, mode, .type = F_WORD, .flags = flags_, .words = modes),                  \
        FIELD(contact_in, place, .type = F_WORD, .words = places,                                  \
              .about = "What kind of place; never an address"),                                    \
        FIELD(contact_in, outcome, .type = F_WORD, .flags = flags_, .words = outcomes),            \
        FIELD(contact_in, there, .type = F_LIST, .max = 8,                                         \
              .about = "Who was there: child, parent, carer, family, school, social_worker, "      \
                       "health, other_professional"),                                              \
        FIELD(contact_in, practitioner, .type = F_UUID,                                            \
              .about = "Who of the service it was; whoever records it, unless said"),              \
        FIELD(contact_in, note, .type = F_TEXT, .max = NOTE_MAX,                                   \
              .about = "What was said: tier 3"),                                                   \
        FIELD(contact_in, therapy_note, .type = F_TEXT, .max = NOTE_MAX,                           \
              .about = "For the named practitioner alone: tier 4")

static const struct field contact_in_fields[] = {CONTACT_FIELDS(REQUIRED), FIELDS_END};
static const struct shape contact_in_shape = SHAPE("contact_new", contact_in_fields, contact_in);
static const struct field change_fields[] = {CONTACT_FIELDS(0), FIELDS_END};
static const struct shape change_shape = SHAPE("contact_change", change_fields, contact_in);

static const struct field contact_fields[] = {
    RECORD_ANSWERS,
    ANSWER_OR_NULL(child, .type = F_UUID, .about = "null where the work is with a carer"),
    ANSWER(involvement, .type = F_UUID),
    ANSWER_OR_NULL(practitioner, .type = F_OBJECT, .of = &person_shape),
    ANSWER(day, .type = F_DAY, .about = "When it was; made_at is when it was recorded"),
    ANSWER_OR_NULL(minutes, .type = F_INT, .min = 1, .max = DAY_MINUTES),
    ANSWER(mode, .type = F_WORD, .words = modes),
    ANSWER_OR_NULL(place, .type = F_WORD, .words = places),
    ANSWER(outcome, .type = F_WORD, .words = outcomes),
    ANSWER(there, .type = F_LIST),
    ANSWER_OR_NULL(note, .type = F_TEXT),
    ANSWER_OR_NULL(therapy_note, .type = F_TEXT),
    ANSWER(held_back, .type = F_BOOL, .about = "There is a note, and it is not for you"),
    ANSWER(therapy_held_back, .type = F_BOOL,
           .about =
               "There is a note of therapy, and it is not for you; false for those whose roles "
               "read none of anybody, whether there is or not"),
    FIELDS_END,
};
static const struct shape contact_shape = ANSWER_SHAPE("contact", contact_fields);

static bool is_one_of(const char *const words[], const struct text *word)
{
    for (size_t i = 0; word->s && words[i]; i++)
        if (strlen(words[i]) == word->n && !memcmp(words[i], word->s, word->n))
            return true;
    return false;
}

static void check_there(struct request *req, const struct list *there)
{
    const struct text *words = there->items;

    for (size_t i = 0; i < there->n; i++)
        if (!is_one_of(people, &words[i]))
            fail_note(req, arena_printf(req->arena, "/there/%zu", i),
                      "This is none of those who can be there.");
}

/* Who was there as an array that PostgreSQL reads; NULL where it was not sent. */
static const char *array_of(struct request *req, const struct list *there)
{
    const struct text *words = there->items;
    struct buf         b = {.arena = req->arena};

    if (!there->present)
        return NULL;
    buf_puts(&b, "{");
    for (size_t i = 0; i < there->n; i++)
        buf_printf(&b, "%s%.*s", i ? "," : "", (int)words[i].n, words[i].s);
    buf_puts(&b, "}");
    return b.s;
}

/* Against the work that it is part of: the day, and whether the practitioner is of the service. */
static enum err check_work(struct request *req, struct uuid involvement,
                           const struct contact_in *in)
{
    struct rows rows;
    enum err    e = DB(req, contact_work, &rows, P(involvement), P(in->practitioner));

    if (!e && rows.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (e)
        return e;
    req->child = row_uuid(&rows, 0, 0);
    if (in->day.is_set && in->day.v < row_day(&rows, 0, 1))
        fail_note(req, "/day", "This day is before the work began.");
    if (in->day.is_set && !row_is_null(&rows, 0, 2) && in->day.v > row_day(&rows, 0, 2))
        fail_note(req, "/day", "This day is after the work ended.");
    if (!row_bool(&rows, 0, 3))
        fail_note(req, "/practitioner", "There is nobody with this id at the service.");
    check_there(req, &in->there);
    return ERR_NONE;
}

static void check_minutes(struct request *req, const char *outcome, bool has_minutes)
{
    if (outcome && !strcmp(outcome, "attended") && !has_minutes)
        fail_note(req, "/minutes", "Say how many minutes it took.");
}

static enum err check_new(struct request *req)
{
    const struct contact_in *in = req->body;
    enum err                 e = check_work(req, req->record, in);

    if (!e && req->faults.n == 0)
        check_minutes(req, in->outcome, in->minutes.is_set);
    return e;
}

/* As it will stand: what was not sent stays. */
static enum err check_change(struct request *req)
{
    const struct contact_in *in = req->body;
    struct rows              rows;
    enum err                 e = DB(req, contact_standing, &rows, P(req->record));

    if (!e && req->faults.n == 0)
        check_minutes(req, in->outcome ? in->outcome : row_text(&rows, 0, 1),
                      in->minutes.present ? in->minutes.is_set : row_int(&rows, 0, 2) > 0);
    return e ? e : check_work(req, row_uuid(&rows, 0, 0), in);
}

static enum err put_notes(struct request *req, struct uuid contact, const struct contact_in *in)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    if (in->note.s)
        e = DB(req, contact_note_put, &rows, P(uuid_new()), P(contact), P(in->note));
    if (!e && in->therapy_note.s)
        e = DB(req, therapy_note_put, &rows, P(uuid_new()), P(contact), P(in->therapy_note));
    return e;
}

/* Now, or the noon of an earlier day. */
static int64_t moment_of(const struct request *req, const struct contact_in *in)
{
    return in->day.v < req->today ? day_london_start((day_t)in->day.v) + (int64_t)12 * 60 * 60
                                  : req->now;
}

static enum err create(struct request *req)
{
    const struct contact_in *in = req->body;
    const char              *there = array_of(req, &in->there);
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err e = DB(req, contact_create, &rows, P(id), P(req->record), P(in->practitioner),
                    P_DAY(in->day), P(in->minutes), P(in->mode), P(in->place), P(in->outcome),
                    P(there ? there : "{}"), P(in->note.s != NULL), P(in->therapy_note.s != NULL));

    if (!e)
        e = put_notes(req, id, in);
    if (!e)
        e = referral_seen_at_meeting(req, id, moment_of(req, in));
    return e ? e : reply_made(req, "/contacts/", id, &sql_contact_one);
}

static enum err change(struct request *req)
{
    const struct contact_in *in = req->body;
    struct rows              rows;
    enum err                 e =
        DB(req, contact_update, &rows, P(req->record), P_DAY(in->day), P(in->minutes.present),
           P(in->minutes), P(in->mode), P(in->place), P(in->outcome), P(array_of(req, &in->there)),
           P(in->practitioner), P(in->note.s != NULL), P(in->therapy_note.s != NULL));

    if (!e)
        e = put_notes(req, req->record, in);
    return e ? e : reply_record(req, req->record, &sql_contact_one);
}

const struct route contact_routes[] = {
    READ("/involvements/:id/contacts", NEED_OR_OWN(contact, view, create), contact_list,
         contact_shape, .is_list = true,
         .about = "When the service met, rang or wrote, newest first",
         .args = {{ARG_RECORD}, {ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/involvements/:id/contacts", NEED(contact, create), &contact_in_shape, create,
          contact_shape, .check = check_new,
          .about = "Record that your service met, rang or wrote"),
    READ("/contacts/:id", NEED_OR_OWN(contact, view, create), contact_one, contact_shape,
         .about = "One contact", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/contacts/:id", NEED(contact, edit), &change_shape, change, contact_shape,
          MATCH(contact_version, contact_one), .check = check_change,
          .about = "Correct a contact, or add to its notes"),
    ROUTES_END,
};
