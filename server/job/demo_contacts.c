/* What services do: meetings and calls over the months of their work with a child, and what names no child. */
#include "demo_tale.h"

#include <string.h>

static const char *const notes[] = {
#define NOTE(text) text,
#include "demo/work.def"
};

static const char *const therapies[] = {
#define THERAPY(text) text,
#include "demo/work.def"
};

static const struct {
    enum demo_service service;
    const char       *kind;
    enum demo_person  who;
    int               days_ago, every, times, minutes, people;
    const char       *asked_by, *locality, *topic;
} nameless[] = {
#define NAMELESS(service, ...) {S_##service, __VA_ARGS__},
#include "demo/work.def"
};

static const struct {
    enum demo_service service;
    enum demo_person  away, covers;
    int               began, back;
} covers[] = {
#define COVER(service, ...) {S_##service, __VA_ARGS__},
#include "demo/work.def"
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum {
    MOST = 12,
    QUIET_DAYS = 95,
    WITH_CARER = 3 /* of the meetings: a video call with the carer */
};

/* Who was there, and how and where that goes together. */
static const struct {
    const char *mode, *place;
    int         minutes;
    const char *there[3];
} meetings[] = {
    {"in_person", "clinic", 50, {"child"}},
    {"in_person", "home", 60, {"child", "carer"}},
    {"in_person", "school", 45, {"child", "school"}},
    {"video", NULL, 40, {"carer"}},
    {"in_person", "office", 75, {"carer", "social_worker", "school"}},
    {"phone", NULL, 20, {"carer"}},
    {"phone", NULL, 15, {"social_worker"}},
    {"message", NULL, 10, {"child"}},
};

static const char *outcome_by(struct dice *dice)
{
    int n = dice_below(dice, 100);

    return n < 80   ? "attended"
           : n < 89 ? "did_not_attend"
           : n < 96 ? "cancelled_by_them"
                    : "cancelled_by_us";
}

static bool gives_therapy(enum demo_person who)
{
    return who != P_NOBODY && (!strcmp(demo_people[who].role, "camhs_clinician") ||
                               !strcmp(demo_people[who].role, "clinical_psychologist") ||
                               !strcmp(demo_people[who].role, "camhs_social_worker"));
}

static void note(struct demo *d, const struct demo_child *c, const struct demo_work *work,
                 enum demo_table table, struct uuid contact, int64_t at, struct dice *dice)
{
    bool             is_therapy = table == T_THERAPY_NOTE;
    struct json_out *j = row_of(d, table, dice_uuid(dice), c, is_therapy ? 4 : 3, at, work->who);

    put_id(j, "contact_id", contact);
    put_id(j, "involvement_id", work->id);
    json_pair(j, "text",
              is_therapy ? therapies[dice_below(dice, (int)COUNT(therapies))]
                         : notes[dice_below(dice, (int)COUNT(notes))]);
    row_end(j);
}

static void put_meeting(struct json_out *j, int i, struct dice *dice, bool is_there)
{
    json_pair_int(j, "minutes", meetings[i].minutes + 5 * dice_below(dice, 3));
    json_pair(j, "mode", meetings[i].mode);
    json_pair(j, "place", meetings[i].place);
    json_name(j, "there");
    json_open(j, '[');
    for (int k = 0; is_there && k < 3 && meetings[i].there[k]; k++)
        json_text(j, meetings[i].there[k]);
    json_close(j, ']');
}

static void contact(struct demo *d, const struct demo_child *c, const struct demo_work *work,
                    day_t day, struct dice *dice)
{
    int              i = c->is_carer ? WITH_CARER : dice_below(dice, (int)COUNT(meetings));
    const char      *outcome = strcmp(meetings[i].mode, "message") ? outcome_by(dice) : "attended";
    bool             is_there = !strcmp(outcome, "attended"), has_note = false, is_deep = false;
    struct uuid      id = dice_uuid(dice);
    int64_t          at = demo_at(dice, day + (dice_chance(dice, 20) ? 2 : 0));
    struct json_out *j = row_of(d, T_CONTACT, id, c, 1, at, work->who);

    put_id(j, "involvement_id", work->id);
    put_person(d, j, "practitioner_id", work->who);
    put_day(j, "day", day);
    json_pair(j, "outcome", outcome);
    put_meeting(j, i, dice, is_there);
    has_note = is_there && !c->is_carer && dice_chance(dice, 60);
    is_deep = is_there && !c->is_carer && gives_therapy(work->who) && dice_chance(dice, 25);
    json_pair_bool(j, "has_note", has_note);
    json_pair_bool(j, "has_therapy_note", is_deep);
    row_end(j);
    if (has_note)
        note(d, c, work, T_CONTACT_NOTE, id, at, dice);
    if (is_deep)
        note(d, c, work, T_THERAPY_NOTE, id, at, dice);
}

void demo_contacts(struct demo *d, const struct demo_child *c, const struct demo_work *work)
{
    struct dice dice = dice_of(d->seed, "contact", d->rows[T_INVOLVEMENT].n);
    day_t       last = work->until == DAY_NONE ? d->today - 1 : work->until, day;

    if (work->is_quiet)
        last = d->today - QUIET_DAYS;
    if (work->who != P_NOBODY && demo_left_on(d, work->who) != DAY_NONE)
        last = demo_earlier(last, demo_left_on(d, work->who) - 1);
    day = last - dice_below(&dice, 10);
    for (int n = 0; n < MOST && day >= work->from; n++) {
        contact(d, c, work, day, &dice);
        day -= dice_between(&dice, 9, 30);
    }
}

static void put_nameless(struct demo *d, size_t i, day_t day, struct dice *dice)
{
    struct json_out *j = row_begin(d, T_SERVICE_WORK, dice_uuid(dice), demo_at(dice, day),
                                   d->person[nameless[i].who]);

    put_id(j, "service_id", d->service[nameless[i].service]);
    json_pair(j, "kind", nameless[i].kind);
    put_day(j, "day", day);
    json_pair_int(j, "minutes", nameless[i].minutes);
    json_pair_int(j, "people", nameless[i].people);
    json_pair(j, "asked_by", nameless[i].asked_by);
    json_pair(j, "locality", nameless[i].locality);
    json_pair(j, "topic", nameless[i].topic);
    put_person(d, j, "practitioner_id", nameless[i].who);
    row_end(j);
}

void demo_service_work(struct demo *d)
{
    struct dice dice = dice_of(d->seed, "service work", 0);

    for (size_t i = 0; i < COUNT(nameless); i++)
        for (int n = 0; n < nameless[i].times; n++)
            put_nameless(d, i, d->today - nameless[i].days_ago - n * nameless[i].every, &dice);
    for (size_t i = 0; i < COUNT(covers); i++) {
        struct json_out *j =
            row_begin(d, T_COVER, dice_uuid(&dice), demo_at(&dice, d->today - covers[i].began - 1),
                      d->person[covers[i].away]);

        put_id(j, "service_id", d->service[covers[i].service]);
        put_person(d, j, "practitioner_id", covers[i].away);
        put_person(d, j, "person_id", covers[i].covers);
        put_day(j, "from_on", d->today - covers[i].began);
        put_day(j, "until_on", d->today + covers[i].back);
        row_end(j);
    }
}
