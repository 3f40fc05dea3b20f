/* Agencies, teams and the people who work in them. */
#include "demo.h"

#include <string.h>

static const struct {
    const char *kind, *name, *code;
} agencies[DEMO_AGENCIES] = {
#define AGENCY(key, kind, name, code)             {kind, name, code},
#define SCHOOL(key, name, code, from_age, to_age) {"school", name, code},
#include "demo/agency.def"
};

static const struct {
    enum demo_agency agency;
    const char      *name;
} teams[DEMO_TEAMS] = {
#define TEAM(key, agency, name) {A_##agency, name},
#include "demo/team.def"
};

const struct demo_staff demo_people[DEMO_PEOPLE] = {
#define ACCOUNT(key, username, name, role, agency, team) \
    {username, name, #role, A_##agency, TEAM_##team, true},
#define COLLEAGUE(key, username, name, role, agency, team) \
    {username, name, #role, A_##agency, TEAM_##team, false},
#include "demo/person.def"
};

/* Everybody has been in post for a while before the history begins. */
enum { IN_POST_MONTHS = 72 };

/* Roles beside one's own: social workers of CAMHS are the council's staff and work at CAMHS; two administrators
 * answer referrals and keep the directory's entries, each for several agencies: a nurse, a mentor or the virtual school may not
 * accept one. */
static const struct {
    enum demo_person who;
    const char      *role;
    enum demo_agency at;
} second_roles[] = {
    {P_TOM, "camhs_social_worker", A_CORE_CAMHS},
    {P_FARAH, "camhs_social_worker", A_CORE_CAMHS},
    {P_WENDY, "service_admin", A_SPECIALIST_CAMHS},
    {P_WENDY, "service_admin", A_PSYCHOLOGY},
    {P_ROSA, "service_admin", A_KITE},
    {P_ROSA, "service_admin", A_YOUTH_JUSTICE},
    {P_ROSA, "service_admin", A_VIRTUAL_SCHOOL},
};

/* Who has left, and what they worked at has nobody now. */
static const struct {
    enum demo_person who;
    int              days_ago;
} leavers[] = {{P_GRACE, 12}};

day_t demo_left_on(const struct demo *d, enum demo_person who)
{
    for (size_t i = 0; i < sizeof leavers / sizeof *leavers; i++)
        if (leavers[i].who == who)
            return d->today - leavers[i].days_ago;
    return DAY_NONE;
}

void demo_agencies(struct demo *d)
{
    struct dice dice = dice_of(d->seed, "agency", 0);
    int64_t     since = day_london_start(day_add_months(d->today, -IN_POST_MONTHS));

    for (int i = 0; i < DEMO_AGENCIES; i++) {
        struct json_out *j;

        d->agency[i] = dice_uuid(&dice);
        j = row_begin(d, T_AGENCY, d->agency[i], since, demo_service_account);
        json_pair(j, "kind", agencies[i].kind);
        json_pair(j, "name", agencies[i].name);
        json_pair(j, "code", agencies[i].code);
        row_end(j);
    }
    for (int i = 0; i < DEMO_TEAMS; i++) {
        struct json_out *j;

        d->team[i] = dice_uuid(&dice);
        j = row_begin(d, T_TEAM, d->team[i], since, demo_service_account);
        put_id(j, "agency_id", d->agency[teams[i].agency]);
        json_pair(j, "name", teams[i].name);
        row_end(j);
    }
}

static void hold(struct demo *d, struct uuid id, enum demo_person who, const char *role,
                 enum demo_agency at, day_t since)
{
    struct json_out *j =
        row_begin(d, T_ROLE_HELD, id, day_london_start(since), demo_service_account);

    put_id(j, "person_id", d->person[who]);
    json_pair(j, "role", role);
    put_id(j, "agency_id", d->agency[at]);
    put_day(j, "from_on", since);
    put_day(j, "until_on", demo_left_on(d, who));
    row_end(j);
}

static void join(struct demo *d, struct uuid id, enum demo_person who, day_t since)
{
    struct json_out *j =
        row_begin(d, T_TEAM_MEMBER, id, day_london_start(since), demo_service_account);

    put_id(j, "person_id", d->person[who]);
    put_id(j, "team_id", d->team[demo_people[who].team]);
    json_pair_bool(j, "is_manager", !strcmp(demo_people[who].role, "team_manager"));
    put_day(j, "from_on", since);
    row_end(j);
}

void demo_staff(struct demo *d)
{
    struct dice dice = dice_of(d->seed, "staff", 0);
    day_t       since = day_add_months(d->today, -IN_POST_MONTHS);

    for (int i = 0; i < DEMO_PEOPLE; i++) {
        const struct demo_staff *p = &demo_people[i];
        struct json_out         *j;

        d->person[i] = dice_uuid(&dice);
        j = row_begin(d, T_PERSON, d->person[i], day_london_start(since), demo_service_account);
        json_pair(j, "username", p->username);
        json_pair(j, "name", p->name);
        put_id(j, "agency_id", d->agency[p->agency]);
        row_end(j);
        hold(d, dice_uuid(&dice), (enum demo_person)i, p->role, p->agency, since);
        if (p->team != TEAM_NONE)
            join(d, dice_uuid(&dice), (enum demo_person)i, since);
    }
    for (size_t i = 0; i < sizeof second_roles / sizeof *second_roles; i++)
        hold(d, dice_uuid(&dice), second_roles[i].who, second_roles[i].role, second_roles[i].at,
             since);
}
