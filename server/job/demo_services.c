/* The services of Westshire with their rules, as rows of data. */
#include "demo.h"

#include <string.h>

static const struct {
    const char      *code;
    enum demo_agency agency;
    const char      *name;
    int              from_age, to_age;
    const char      *subjects, *statuses, *homes, *needs, *about, *expect, *crisis;
} services[DEMO_SERVICES] = {
#define SERVICE(key, code, agency, name, from, to, subjects, statuses, homes, needs, about, \
                expect, crisis)                                                             \
    {code, A_##agency, name, from, to, subjects, statuses, homes, needs, about, expect, crisis},
#include "demo/service.def"
};

struct role_list {
    enum demo_service service;
    const char       *roles;
};

static const struct role_list staff[] = {
#define STAFF(service, roles) {S_##service, roles},
#include "demo/service.def"
};

static const struct role_list referrers[] = {
#define REFERRER(service, roles) {S_##service, roles},
#include "demo/service.def"
};

static const struct {
    enum demo_service service;
    const char       *urgency, *clock;
    int               n;
    const char       *unit, *text;
} clocks[] = {
#define CLOCK(service, urgency, clock, n, unit, text) {S_##service, urgency, clock, n, unit, text},
#include "demo/service.def"
};

static const struct {
    enum demo_service service;
    const char       *kind;
    enum demo_service other;
    const char       *text;
} before[] = {
#define BEFORE(service, kind, other, text) {S_##service, kind, S_##other, text},
#include "demo/service.def"
};

static const char *const consent[DEMO_SERVICES] = {
#define CONSENT(service, who) [S_##service] = who,
#include "demo/service.def"
};

static const struct {
    enum demo_service service;
    enum demo_agency  school;
    enum demo_person  who;
} links[] = {
#define LINK(service, school, who) {S_##service, A_##school, P_##who},
#include "demo/service.def"
};

enum { TYPES = 3 };

static const char *const types[DEMO_SERVICES][TYPES] = {
#define TYPE(service, ...) [S_##service] = {__VA_ARGS__},
#include "demo/referral.def"
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* "a b c" as a JSON list of words. */
static void put_words(struct json_out *j, const char *name, const char *words, char between)
{
    const char separator[] = {between, 0};

    json_name(j, name);
    json_open(j, '[');
    while (*words) {
        size_t n = strcspn(words, separator);

        json_text(j, arena_copy(j->buf->arena, words, n));
        words += n + (words[n] != 0);
    }
    json_close(j, ']');
}

/* Its kinds of work, each once. */
static void put_types(struct json_out *j, int service)
{
    json_name(j, "types_of_work");
    json_open(j, '[');
    for (int i = 0; i < TYPES; i++) {
        bool is_new = true;

        for (int k = 0; k < i; k++)
            is_new = is_new && strcmp(types[service][k], types[service][i]) != 0;
        if (is_new)
            json_text(j, types[service][i]);
    }
    json_close(j, ']');
}

static bool is_kept_by(enum demo_agency agency)
{
    return agency == A_CORE_CAMHS || agency == A_SPECIALIST_CAMHS || agency == A_PSYCHOLOGY;
}

static void put_age(struct json_out *j, const char *name, int age)
{
    json_name(j, name);
    if (age < 0)
        json_raw(j, "null");
    else
        json_int(j, age);
}

static void service(struct demo *d, int i, struct uuid id)
{
    struct dice      dice = dice_of(d->seed, "service checked", i);
    day_t            made = day_add_months(d->today, -48);
    struct json_out *j = row_begin(d, T_SERVICE, id, day_london_start(made), demo_service_account);

    json_pair(j, "code", services[i].code);
    put_id(j, "agency_id", d->agency[services[i].agency]);
    json_pair(j, "name", services[i].name);
    json_pair(j, "about", services[i].about);
    json_pair(j, "expect", services[i].expect);
    json_pair(j, "who_consents", consent[i]);
    json_pair(j, "crisis", services[i].crisis);
    put_words(j, "needs", services[i].needs, '|');
    put_age(j, "from_age", services[i].from_age);
    put_age(j, "to_age", services[i].to_age);
    put_words(j, "subjects", services[i].subjects, ' ');
    put_words(j, "care_statuses", services[i].statuses, ' ');
    put_words(j, "homes", services[i].homes, ' ');
    put_words(j, "localities", i == S_CAP_ONCE ? "Vale Harbour Moor" : "", ' ');
    put_types(j, i);
    put_day(j, "last_checked_on", d->today - dice_between(&dice, 5, 140));
    put_person(d, j, "last_checked_by", is_kept_by(services[i].agency) ? P_WENDY : P_NOBODY);
    row_end(j);
}

static void roles(struct demo *d, enum demo_table t, const struct role_list *list)
{
    for (const char *s = list->roles; *s;) {
        size_t           n = strcspn(s, " ");
        struct json_out *j = row_bare(d, t);

        put_id(j, "service_id", d->service[list->service]);
        json_pair(j, "role", arena_copy(d->arena, s, n));
        row_end(j);
        s += n + (s[n] != 0);
    }
}

static void rules(struct demo *d)
{
    int position[DEMO_SERVICES] = {0};

    for (size_t i = 0; i < COUNT(clocks); i++) {
        struct json_out *j = row_bare(d, T_SERVICE_CLOCK);

        put_id(j, "service_id", d->service[clocks[i].service]);
        json_pair(j, "urgency", clocks[i].urgency);
        json_pair(j, "clock", clocks[i].clock);
        json_pair_int(j, "n", clocks[i].n);
        json_pair(j, "unit", clocks[i].unit);
        json_pair(j, "text", clocks[i].text);
        row_end(j);
    }
    for (size_t i = 0; i < COUNT(before); i++) {
        struct json_out *j = row_bare(d, T_SERVICE_REQUIREMENT);

        put_id(j, "service_id", d->service[before[i].service]);
        json_pair_int(j, "position", ++position[before[i].service]);
        json_pair(j, "kind", before[i].kind);
        put_id(j, "before_id",
               before[i].other == S_NONE ? (struct uuid){0} : d->service[before[i].other]);
        json_pair(j, "text", before[i].text);
        row_end(j);
    }
}

static void link_schools(struct demo *d)
{
    struct dice dice = dice_of(d->seed, "service link", 0);
    day_t       since = day_add_months(d->today, -36);

    for (size_t i = 0; i < COUNT(links); i++) {
        struct json_out *j = row_begin(d, T_SERVICE_LINK, dice_uuid(&dice), day_london_start(since),
                                       demo_service_account);

        put_id(j, "service_id", d->service[links[i].service]);
        put_id(j, "school_id", d->agency[links[i].school]);
        put_person(d, j, "practitioner_id", links[i].who);
        put_day(j, "from_on", since);
        row_end(j);
    }
}

void demo_services(struct demo *d)
{
    struct dice dice = dice_of(d->seed, "service", 0);

    for (int i = 0; i < DEMO_SERVICES; i++) {
        d->service[i] = dice_uuid(&dice);
        service(d, i, d->service[i]);
    }
    for (size_t i = 0; i < COUNT(staff); i++)
        roles(d, T_SERVICE_STAFF, &staff[i]);
    for (size_t i = 0; i < COUNT(referrers); i++)
        roles(d, T_SERVICE_REFERRER, &referrers[i]);
    rules(d);
    link_schools(d);
}

const char *demo_service_name(enum demo_service service_) { return services[service_].name; }

bool demo_clock_rule(enum demo_service service_, const char *urgency, enum referral_clock which,
                     struct timescale *out)
{
    for (size_t i = 0; i < COUNT(clocks); i++)
        if (clocks[i].service == service_ && !strcmp(clocks[i].urgency, urgency) &&
            !strcmp(clocks[i].clock, referral_clock_name(which))) {
            out->n = clocks[i].n;
            return clock_unit_parse(clocks[i].unit, strlen(clocks[i].unit), &out->unit);
        }
    return false;
}

static bool has_word(const char *list, const char *word)
{
    size_t n = strlen(word);

    for (const char *s = list; *s; s += strcspn(s, " "), s += *s == ' ')
        if (strcspn(s, " ") == n && !memcmp(s, word, n))
            return true;
    return false;
}

bool demo_may_refer(enum demo_service service_, const char *role)
{
    for (size_t i = 0; i < COUNT(referrers); i++)
        if (referrers[i].service == service_)
            return has_word(referrers[i].roles, role);
    return false;
}

bool demo_takes(enum demo_service service_, int age, const char *status, const char *home)
{
    const char *homes = services[service_].homes, *statuses = services[service_].statuses;

    return (services[service_].from_age < 0 || age >= services[service_].from_age) &&
           (services[service_].to_age < 0 || age <= services[service_].to_age) &&
           (!*statuses || has_word(statuses, status)) &&
           (!*homes || (home && has_word(homes, home)));
}
