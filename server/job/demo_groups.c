/* Groups in which agencies of the fictional council work together (demo/group.def), and whom one of them plans for. */
#include "demo.h"

#include <string.h>

enum demo_group {
#define GROUP(key, ...) G_##key,
#include "demo/group.def"
    DEMO_GROUPS
};

static const struct {
    const char      *kind, *name, *about;
    enum demo_agency agency;
    int              ago;
    enum demo_person who;
    int              ended;
} groups[] = {
#define GROUP(key, kind, name, about, agency, ...) {kind, name, about, A_##agency, __VA_ARGS__},
#include "demo/group.def"
};

static const struct {
    enum demo_group  group;
    enum demo_person person;
    const char      *name;
    enum demo_agency agency;
    const char      *duty;
    bool             runs;
} seats[] = {
#define SEAT(group, person, name, agency, ...) {G_##group, person, name, A_##agency, __VA_ARGS__},
#include "demo/group.def"
};

enum owed {
#define OWES(key, ...) OWED_##key,
#include "demo/group.def"
    OWED_ALL
};

struct promise { /* of a group, or for a child */
    const char      *what;
    enum demo_agency agency;
    enum demo_person person;
    const char      *owner;
    int              due;
    const char      *state, *outcome;
};

static const struct {
    enum demo_group group;
    struct promise  promise;
} owes[] = {
#define OWES(key, group, what, agency, ...) {G_##group, {what, A_##agency, __VA_ARGS__}},
#include "demo/group.def"
};

static const struct {
    enum owed        action;
    int              ago;
    enum demo_person who;
    const char      *text;
} told[] = {
#define TOLD(action, ...) {OWED_##action, __VA_ARGS__},
#include "demo/group.def"
};

enum card {
#define CARD(key, ...) CARD_##key,
#include "demo/group.def"
    CARDS
};

static const struct {
    enum demo_group  group;
    int              number;
    const char      *text;
    int              ago;
    enum demo_agency agency;
    const char      *owner, *state, *reason, *changed;
    int              told;
    const char      *told_how;
} cards[] = {
#define CARD(key, group, number, text, ago, agency, ...) \
    {G_##group, number, text, ago, A_##agency, __VA_ARGS__},
#include "demo/group.def"
};

static const struct {
    enum card   card;
    int         ago;
    const char *by, *text;
} answers[] = {
#define ANSWERED(card, ...) {CARD_##card, __VA_ARGS__},
#include "demo/group.def"
};

enum meet {
#define MEET(key, ...) MEET_##key,
#include "demo/group.def"
    MEETS
};

static const struct {
    enum demo_group group;
    int             day;
} meets[] = {
#define MEET(key, group, day) {G_##group, day},
#include "demo/group.def"
};

enum talk {
#define TALK(key, ...) TALK_##key,
#include "demo/group.def"
    TALKS
};

static const struct {
    enum meet        meet;
    int              child;
    enum demo_person who;
    const char      *state, *why, *agreed, *step;
    int              next;
    const char      *reason;
} talks[] = {
#define TALK(key, meet, ...) {MEET_##meet, __VA_ARGS__},
#include "demo/group.def"
};

static const struct {
    enum talk      talk;
    struct promise promise;
} does[] = {
#define DOES(talk, what, agency, person, ...) \
    {TALK_##talk, {what, A_##agency, person, NULL, __VA_ARGS__}},
#include "demo/group.def"
};

static const struct {
    int              child;
    const char      *step;
    int              ago;
    enum demo_person who;
    const char      *what;
} steps[] = {
#define GRADUATED(...) {__VA_ARGS__},
#include "demo/group.def"
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

struct made { /* ids of what others refer to */
    struct dice dice;
    struct uuid group[DEMO_GROUPS], owed[OWED_ALL], card[CARDS], meet[MEETS], talk[TALKS];
};

static int64_t ago(struct demo *d, struct made *m, int days)
{
    return demo_at(&m->dice, d->today - days);
}

static void put_groups(struct demo *d, struct made *m)
{
    for (int g = 0; g < DEMO_GROUPS; g++) {
        struct json_out *j = row_begin(d, T_WORK_GROUP, m->group[g] = dice_uuid(&m->dice),
                                       ago(d, m, groups[g].ago), d->person[groups[g].who]);

        json_pair(j, "kind", groups[g].kind);
        json_pair(j, "name", groups[g].name);
        json_pair(j, "about", groups[g].about);
        put_id(j, "agency_id", d->agency[groups[g].agency]);
        put_day(j, "ended_on", groups[g].ended ? d->today - groups[g].ended : DAY_NONE);
        row_end(j);
    }
    for (size_t i = 0; i < COUNT(seats); i++) {
        int              since = groups[seats[i].group].ago;
        struct json_out *j = row_begin(d, T_GROUP_MEMBER, dice_uuid(&m->dice), ago(d, m, since),
                                       d->person[groups[seats[i].group].who]);

        put_id(j, "group_id", m->group[seats[i].group]);
        put_id(j, "agency_id", d->agency[seats[i].agency]);
        put_person(d, j, "person_id", seats[i].person);
        json_pair(j, "name", seats[i].name);
        json_pair(j, "duty", seats[i].duty);
        json_pair_bool(j, "runs", seats[i].runs);
        put_day(j, "from_on", d->today - since);
        row_end(j);
    }
}

static void put_promise(struct demo *d, struct json_out *j, const struct promise *p,
                        enum demo_person settler)
{
    bool is_open = !strcmp(p->state, "open");

    json_pair(j, "what", p->what);
    put_id(j, "agency_id", d->agency[p->agency]);
    put_person(d, j, "person_id", p->person);
    json_pair(j, "owner_name", p->owner);
    put_day(j, "due_on", d->today + p->due);
    json_pair(j, "state", p->state);
    json_pair(j, "outcome", p->outcome);
    put_person(d, j, "settled_by", is_open ? P_NOBODY : settler);
    put_day(j, "settled_on", is_open ? DAY_NONE : d->today + p->due - 1);
}

static void put_owed(struct demo *d, struct made *m)
{
    for (int i = 0; i < OWED_ALL; i++) {
        enum demo_person maker = groups[owes[i].group].who;
        struct json_out *j = row_begin(d, T_GROUP_ACTION, m->owed[i] = dice_uuid(&m->dice),
                                       ago(d, m, 75 + dice_below(&m->dice, 15)), d->person[maker]);

        put_id(j, "group_id", m->group[owes[i].group]);
        put_promise(d, j, &owes[i].promise, owes[i].promise.person);
        row_end(j);
    }
    for (size_t i = 0; i < COUNT(told); i++) {
        struct json_out *j = row_begin(d, T_GROUP_ACTION_NOTE, dice_uuid(&m->dice),
                                       ago(d, m, told[i].ago), d->person[told[i].who]);

        put_id(j, "action_id", m->owed[told[i].action]);
        put_id(j, "group_id", m->group[owes[told[i].action].group]);
        json_pair(j, "text", told[i].text);
        row_end(j);
    }
}

static void put_card(struct demo *d, struct made *m, int i)
{
    bool             is_settled = *cards[i].state == 'd' || *cards[i].state == 'c';
    struct json_out *j = row_begin(d, T_CHALLENGE, m->card[i], ago(d, m, cards[i].ago),
                                   d->person[groups[cards[i].group].who]);

    put_id(j, "group_id", m->group[cards[i].group]);
    json_pair_int(j, "number", cards[i].number);
    json_pair(j, "text", cards[i].text);
    json_pair(j, "said_by", "Speak Up, the group of children in care");
    put_day(j, "said_on", d->today - cards[i].ago);
    put_id(j, "agency_id", d->agency[cards[i].agency]);
    json_pair(j, "owner_name", cards[i].owner);
    json_pair(j, "state", cards[i].state);
    json_pair(j, "close_reason", cards[i].reason);
    json_pair(j, "what_changed", cards[i].changed);
    put_day(j, "told_on", cards[i].told ? d->today - cards[i].told : DAY_NONE);
    json_pair(j, "told_how", cards[i].told_how);
    put_day(j, "settled_on", is_settled ? d->today - cards[i].told - 10 : DAY_NONE);
    row_end(j);
}

static void put_cards(struct demo *d, struct made *m)
{
    for (int i = 0; i < CARDS; i++) {
        m->card[i] = dice_uuid(&m->dice);
        put_card(d, m, i);
    }
    for (size_t i = 0; i < COUNT(answers); i++) {
        enum demo_group  group = cards[answers[i].card].group;
        struct json_out *j = row_begin(d, T_CHALLENGE_RESPONSE, dice_uuid(&m->dice),
                                       ago(d, m, answers[i].ago), d->person[groups[group].who]);

        put_id(j, "challenge_id", m->card[answers[i].card]);
        put_id(j, "group_id", m->group[group]);
        put_day(j, "said_on", d->today - answers[i].ago);
        json_pair(j, "said_by", answers[i].by);
        json_pair(j, "text", answers[i].text);
        row_end(j);
    }
}

static void put_talk(struct demo *d, struct made *m, int i)
{
    int              before = 12 - (meets[talks[i].meet].day < 0 ? meets[talks[i].meet].day : 0);
    struct uuid      place = dice_uuid(&m->dice);
    int64_t          at = ago(d, m, before);
    bool             is_off = *talks[i].state == 'w';
    struct json_out *j = row_begin(d, T_PLANNING_PLACE, place, at, d->person[talks[i].who]);

    put_id(j, "meeting_id", m->meet[talks[i].meet]);
    put_day(j, "left_on", is_off ? d->today - before + 2 : DAY_NONE);
    row_end(j);
    j = row_of(d, T_PLANNING, m->talk[i], &d->child[talks[i].child], 2, at, talks[i].who);
    put_id(j, "meeting_id", m->meet[talks[i].meet]);
    put_id(j, "place_id", place);
    json_pair(j, "why", talks[i].why);
    json_pair(j, "state", talks[i].state);
    json_pair(j, "agreed", talks[i].agreed);
    json_pair(j, "step", talks[i].step);
    put_day(j, "next_on", talks[i].next ? d->today + talks[i].next : DAY_NONE);
    json_pair(j, "reason", talks[i].reason);
    row_end(j);
}

static void put_meetings(struct demo *d, struct made *m)
{
    for (int i = 0; i < MEETS; i++) {
        enum demo_group  group = meets[i].group;
        struct json_out *j = row_begin(d, T_PLANNING_MEETING, m->meet[i] = dice_uuid(&m->dice),
                                       ago(d, m, 120), d->person[groups[group].who]);

        put_id(j, "group_id", m->group[group]);
        put_day(j, "held_on", d->today + meets[i].day);
        row_end(j);
    }
    for (int i = 0; i < TALKS; i++) {
        m->talk[i] = dice_uuid(&m->dice);
        if (talks[i].child < d->children)
            put_talk(d, m, i);
    }
    for (size_t i = 0; i < COUNT(does); i++) {
        int              child = talks[does[i].talk].child;
        int              held = meets[talks[does[i].talk].meet].day;
        struct json_out *j;

        if (child >= d->children)
            continue;
        j = row_of(d, T_ACTION, dice_uuid(&m->dice), &d->child[child], 2, ago(d, m, -held), P_LENA);
        put_id(j, "planning_id", m->talk[does[i].talk]);
        put_promise(d, j, &does[i].promise, does[i].promise.person);
        row_end(j);
    }
}

void demo_groups(struct demo *d)
{
    struct made m = {.dice = dice_of(d->seed, "groups", 0)};

    put_groups(d, &m);
    put_owed(d, &m);
    put_cards(d, &m);
    put_meetings(d, &m);
    for (size_t i = 0; i < COUNT(steps); i++) {
        struct json_out *j;

        if (steps[i].child >= d->children)
            continue;
        j = row_of(d, T_GRADUATED_STEP, dice_uuid(&m.dice), &d->child[steps[i].child], 2,
                   ago(d, &m, steps[i].ago), steps[i].who);
        json_pair(j, "step", steps[i].step);
        put_day(j, "from_on", d->today - steps[i].ago);
        json_pair(j, "what", steps[i].what);
        row_end(j);
    }
}
