/* How the services of the fictional council are for people, and what they train others in (demo/feedback.def). */
#include "demo.h"

#include <string.h>

enum { ANSWERS = 5, NONE = -1 };

enum round {
#define ROUND(key, ...) R_##key,
#include "demo/feedback.def"
    ROUNDS
};

static const struct {
    enum demo_service service;
    const char       *title, *called;
    int               from, until, professionals, carers, young, children;
    enum demo_person  by;
} rounds[] = {
#define ROUND(key, service, ...) {S_##service, __VA_ARGS__},
#include "demo/feedback.def"
};

static const struct {
    enum round  round;
    const char *whom, *name;
    int         most;
    bool        ended;
} links[] = {
#define LINK(round, ...) {R_##round, __VA_ARGS__},
#include "demo/feedback.def"
};

enum form {
#define FORM(key, ...) F_##key,
#include "demo/feedback.def"
    FORMS
};

static const struct {
    enum round  round;
    const char *whom, *role;
    int         day;
    bool        by_link;
    int         answer[ANSWERS];
} forms[] = {
#define FORM(key, round, whom, role, day, by_link, ...) \
    {R_##round, whom, role, day, by_link, {__VA_ARGS__}},
#include "demo/feedback.def"
};

enum theme {
    T_NONE = NONE,
#define THEME(key, ...) T_##key,
#include "demo/feedback.def"
    THEMES
};

static const struct {
    enum round  round;
    const char *tone, *name;
} themes[] = {
#define THEME(key, round, ...) {R_##round, __VA_ARGS__},
#include "demo/feedback.def"
};

static const struct {
    enum form   form;
    const char *code, *text;
    int         theme;
} said[] = {
#define SAID(form, code, text, theme) {F_##form, code, text, T_##theme},
#include "demo/feedback.def"
};

enum session {
#define SESSION(key, ...) N_##key,
#include "demo/feedback.def"
    SESSIONS
};

static const struct {
    enum demo_service service;
    const char       *kind, *title, *locality;
    int               day, minutes, places;
    enum demo_person  trainer;
    const char       *cancelled;
} sessions[] = {
#define SESSION(key, service, ...) {S_##service, __VA_ARGS__},
#include "demo/feedback.def"
};

static const struct {
    enum session     session;
    enum demo_person who;
} came[] = {
#define CAME(session, who) {N_##session, who},
#include "demo/feedback.def"
};

static const struct {
    enum session   session;
    const char    *role;
    enum demo_team team;
    int            people;
} others[] = {
#define OTHERS(session, ...) {N_##session, __VA_ARGS__},
#include "demo/feedback.def"
};

static const struct {
    enum session     session;
    const char      *kind;
    enum demo_person by;
    int              day, answer[ANSWERS];
} rated[] = {
#define RATED(session, kind, by, day, ...) {N_##session, kind, by, day, {__VA_ARGS__}},
#include "demo/feedback.def"
};

static const struct {
    enum session session;
    int          nth;
    const char  *code, *text;
} told[] = {
#define TOLD(session, ...) {N_##session, __VA_ARGS__},
#include "demo/feedback.def"
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* The codes of the answers, in the order of the forms (0084). */
static const char *const adult[ANSWERS] = {"access", "helpful", "informed", "changed", "stable"};
static const char *const young[ANSWERS] = {"helpful", "felt_better", "quickly", "feeling"};
static const char *const at_once[ANSWERS] = {"useful", "clear", "confident"};
static const char *const later[ANSWERS] = {"used", "difference"};

struct made {
    struct dice dice;
    struct uuid round[ROUNDS], link[COUNT(links)], form[FORMS], session[SESSIONS],
        rated[COUNT(rated)], said[COUNT(said)];
};

static void put_rounds(struct demo *d, struct made *m)
{
    for (int i = 0; i < ROUNDS; i++) {
        int64_t at = demo_at(&m->dice, d->today + (rounds[i].from < -3 ? rounds[i].from : -3) - 2);
        struct json_out *j = row_begin(d, T_EVALUATION, m->round[i] = dice_uuid(&m->dice), at,
                                       d->person[rounds[i].by]);

        put_id(j, "service_id", d->service[rounds[i].service]);
        json_pair(j, "title", rounds[i].title);
        json_pair(j, "called", rounds[i].called);
        put_day(j, "from_on", d->today + rounds[i].from);
        put_day(j, "until_on", d->today + rounds[i].until);
        if (rounds[i].professionals >= 0)
            json_pair_int(j, "asked_professionals", rounds[i].professionals);
        if (rounds[i].carers >= 0)
            json_pair_int(j, "asked_carers", rounds[i].carers);
        if (rounds[i].young >= 0)
            json_pair_int(j, "asked_young_people", rounds[i].young);
        if (rounds[i].children > 0)
            json_pair_int(j, "children", rounds[i].children);
        row_end(j);
    }
}

static void put_links(struct demo *d, struct made *m)
{
    for (size_t i = 0; i < COUNT(links); i++) {
        enum round       r = links[i].round;
        int64_t          at = demo_at(&m->dice, d->today + rounds[r].from - 1);
        struct json_out *j = row_begin(d, T_FEEDBACK_LINK, m->link[i] = dice_uuid(&m->dice), at,
                                       d->person[rounds[r].by]);

        put_id(j, "service_id", d->service[rounds[r].service]);
        put_id(j, "evaluation_id", m->round[r]);
        json_pair(j, "kind", "evaluation");
        json_pair(j, "for_whom", links[i].whom);
        json_pair(j, "name", links[i].name);
        json_pair_int(j, "most", links[i].most);
        put_day(j, "until_on", d->today + rounds[r].until);
        if (links[i].ended)
            put_at(j, "ended_at", demo_at(&m->dice, d->today - 3));
        row_end(j);
    }
}

static struct uuid link_of(const struct made *m, int form)
{
    for (size_t i = 0; forms[form].by_link && i < COUNT(links); i++)
        if (links[i].round == forms[form].round && !strcmp(links[i].whom, forms[form].whom))
            return m->link[i];
    return (struct uuid){0};
}

static void put_answer(struct demo *d, struct uuid id, struct uuid form, int64_t at, struct uuid by,
                       const char *code, int line, int number, const char *text)
{
    struct json_out *j = row_begin(d, T_FEEDBACK_ANSWER, id, at, by);

    put_id(j, "feedback_id", form);
    json_pair(j, "code", code);
    json_pair_int(j, "line", line);
    if (number)
        json_pair_int(j, "number", number);
    json_pair(j, "text", text);
    row_end(j);
}

static void put_choices(struct demo *d, struct made *m, struct uuid form, int64_t at,
                        struct uuid by, const char *const codes[], const int answer[])
{
    for (int i = 0; i < ANSWERS; i++)
        if (answer[i])
            put_answer(d, dice_uuid(&m->dice), form, at, by, codes[i], 1, answer[i], NULL);
}

static int line_of(size_t n)
{
    int line = 1;

    for (size_t i = 0; i < n; i++)
        line += said[i].form == said[n].form && !strcmp(said[i].code, said[n].code);
    return line;
}

static void put_forms(struct demo *d, struct made *m)
{
    for (int i = 0; i < FORMS; i++) {
        enum round       r = forms[i].round;
        struct uuid      by = d->person[rounds[r].by];
        int64_t          at = demo_at(&m->dice, d->today + forms[i].day);
        bool             is_young = !strcmp(forms[i].whom, "young_person");
        struct json_out *j = row_begin(d, T_FEEDBACK, m->form[i] = dice_uuid(&m->dice), at, by);

        put_id(j, "service_id", d->service[rounds[r].service]);
        put_id(j, "evaluation_id", m->round[r]);
        put_id(j, "link_id", link_of(m, i));
        json_pair(j, "kind", "evaluation");
        json_pair(j, "for_whom", forms[i].whom);
        json_pair(j, "role", forms[i].role);
        put_day(j, "came_on", d->today + forms[i].day);
        row_end(j);
        put_choices(d, m, m->form[i], at, by, is_young ? young : adult, forms[i].answer);
    }
    for (size_t i = 0; i < COUNT(said); i++) {
        enum form f = said[i].form;

        m->said[i] = dice_uuid(&m->dice);
        put_answer(d, m->said[i], m->form[f], demo_at(&m->dice, d->today + forms[f].day),
                   d->person[rounds[forms[f].round].by], said[i].code, line_of(i), 0, said[i].text);
    }
}

static void put_themes(struct demo *d, struct made *m)
{
    for (int t = 0; t < THEMES; t++) {
        enum round       r = themes[t].round;
        int              read = rounds[r].until < -5 ? rounds[r].until + 5 : -1;
        struct json_out *j = row_begin(d, T_FEEDBACK_THEME, dice_uuid(&m->dice),
                                       demo_at(&m->dice, d->today + read), d->person[rounds[r].by]);

        put_id(j, "service_id", d->service[rounds[r].service]);
        put_id(j, "evaluation_id", m->round[r]);
        json_pair(j, "tone", themes[t].tone);
        json_pair(j, "name", themes[t].name);
        json_name(j, "comments");
        json_open(j, '[');
        for (size_t i = 0; i < COUNT(said); i++)
            if (said[i].theme == t)
                json_text(j, m->said[i].s);
        json_close(j, ']');
        row_end(j);
    }
}

static void put_sessions(struct demo *d, struct made *m)
{
    for (int i = 0; i < SESSIONS; i++) {
        int              planned = sessions[i].day < 0 ? sessions[i].day - 40 : -20;
        struct json_out *j =
            row_begin(d, T_TRAINING_SESSION, m->session[i] = dice_uuid(&m->dice),
                      demo_at(&m->dice, d->today + planned), d->person[sessions[i].trainer]);

        put_id(j, "service_id", d->service[sessions[i].service]);
        json_pair(j, "kind", sessions[i].kind);
        json_pair(j, "title", sessions[i].title);
        json_pair(j, "locality", sessions[i].locality);
        put_day(j, "held_on", d->today + sessions[i].day);
        json_pair_int(j, "minutes", sessions[i].minutes);
        json_pair_int(j, "places", sessions[i].places);
        put_person(d, j, "trainer_id", sessions[i].trainer);
        json_pair(j, "cancelled_why", sessions[i].cancelled);
        row_end(j);
    }
}

static struct json_out *put_came(struct demo *d, struct made *m, enum session s)
{
    struct json_out *j =
        row_begin(d, T_TRAINING_ATTENDANCE, dice_uuid(&m->dice),
                  demo_at(&m->dice, d->today + sessions[s].day), d->person[sessions[s].trainer]);

    put_id(j, "service_id", d->service[sessions[s].service]);
    put_id(j, "session_id", m->session[s]);
    return j;
}

static void put_all_who_came(struct demo *d, struct made *m)
{
    for (size_t i = 0; i < COUNT(came); i++) {
        struct json_out *j = put_came(d, m, came[i].session);

        put_person(d, j, "person_id", came[i].who);
        json_pair_int(j, "people", 1);
        row_end(j);
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        struct json_out *j = put_came(d, m, others[i].session);

        json_pair(j, "role_name", others[i].role);
        put_id(j, "team_id",
               others[i].team == TEAM_NONE ? (struct uuid){0} : d->team[others[i].team]);
        json_pair_int(j, "people", others[i].people);
        row_end(j);
    }
}

static void put_rated(struct demo *d, struct made *m, size_t i)
{
    enum session     s = rated[i].session;
    bool             is_later = strcmp(rated[i].kind, "training") != 0;
    struct uuid      by = d->person[is_later ? rated[i].by : sessions[s].trainer];
    int64_t          at = demo_at(&m->dice, d->today + rated[i].day);
    struct json_out *j = row_begin(d, T_FEEDBACK, m->rated[i] = dice_uuid(&m->dice), at, by);

    put_id(j, "service_id", d->service[sessions[s].service]);
    put_id(j, "session_id", m->session[s]);
    json_pair(j, "kind", rated[i].kind);
    json_pair(j, "for_whom", "professional");
    put_day(j, "came_on", d->today + rated[i].day);
    row_end(j);
    put_choices(d, m, m->rated[i], at, by, is_later ? later : at_once, rated[i].answer);
}

static void put_told(struct demo *d, struct made *m)
{
    for (size_t i = 0; i < COUNT(rated); i++)
        put_rated(d, m, i);
    for (size_t i = 0; i < COUNT(told); i++) {
        size_t n = 0;

        while (rated[n].session != told[i].session)
            n++;
        n += (size_t)told[i].nth;
        put_answer(
            d, dice_uuid(&m->dice), m->rated[n], demo_at(&m->dice, d->today + rated[n].day),
            d->person[rated[n].by == P_NOBODY ? sessions[told[i].session].trainer : rated[n].by],
            told[i].code, 1, 0, told[i].text);
    }
}

void demo_feedback(struct demo *d)
{
    struct made m = {.dice = dice_of(d->seed, "feedback", 0)};

    put_rounds(d, &m);
    put_links(d, &m);
    put_forms(d, &m);
    put_themes(d, &m);
    put_sessions(d, &m);
    put_all_who_came(d, &m);
    put_told(d, &m);
}
