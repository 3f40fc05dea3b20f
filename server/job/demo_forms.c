/* Forms by link: of Jay one in each state, of others how a service was; packs of made-up SDQ questions. What Jay said about his goals stands with his
 * plan (demo_plans.c). No link of Westshire opens: nobody holds a token. */
#include "demo.h"

enum { DAY = 86400 };

struct asked {
    const char       *kind, *for_whom, *name;
    enum demo_service service;
    int               made, until; /* days from today */
    int               started, sent, ended;
};

/* made_by is as the row has it: who asked, of the child's own workers. */
static struct uuid ask(struct demo *d, struct demo_child *c, struct dice *dice,
                       const struct asked *a)
{
    struct uuid      id = dice_uuid(dice);
    int64_t          made = demo_at(dice, d->today + a->made);
    struct json_out *j = row_of(d, T_FORM_LINK, id, c, 2, made, c->worker);

    json_pair(j, "kind", a->kind);
    json_pair(j, "for_whom", a->for_whom);
    json_pair(j, "name", a->name);
    json_pair(j, "called", c->known_as ? c->known_as : c->given);
    put_id(j, "service_id", a->service == S_NONE ? (struct uuid){0} : d->service[a->service]);
    put_day(j, "until_on", d->today + a->until);
    if (a->started)
        put_at(j, "started_at", demo_at(dice, d->today + a->started));
    if (a->sent)
        put_at(j, "sent_at", demo_at(dice, d->today + a->sent) + DAY / 24);
    if (a->ended)
        put_at(j, "ended_at", demo_at(dice, d->today + a->ended));
    row_end(j);
    return id;
}

/* text NULL: the choice of this number. */
static void say(struct demo *d, struct demo_child *c, struct dice *dice, struct uuid link,
                const char *code, const char *text, int number, int64_t at)
{
    struct json_out *j = row_of(d, T_FORM_ANSWER, dice_uuid(dice), c, 2, at, c->worker);

    put_id(j, "link_id", link);
    json_pair(j, "code", code);
    json_pair(j, "text", text);
    if (!text)
        json_pair_int(j, "number", number);
    row_end(j);
}

static void jays(struct demo *d, struct demo_child *c, struct dice *dice)
{
    static const struct asked others[] = {
        {"view", "young_person", "Jay", S_NONE, -3, 11, 0, 0, 0},
        {"view", "teacher", "Mr Osei", S_NONE, -5, 9, -2, 0, 0},
        {"review", "carer", "Dev", S_NONE, -17, -2, 0, 0, 0},
        {"pep", "teacher", "Ms Byrne", S_NONE, -40, -26, 0, 0, -33},
    };
    static const struct asked ruths = {"view", "carer", "Ruth", S_NONE, -16, -2, -12, -12, 0};
    static const struct asked his = {
        "experience", "young_person", "Jay", S_CORE, -30, -16, -22, -21, 0};
    int64_t     at = demo_at(dice, d->today - 12);
    struct uuid id;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ask(d, c, dice, &others[i]);
    id = ask(d, c, dice, &ruths);
    say(d, c, dice, id, "well", "He laughs more. He walks Biscuit by himself now.", 0, at);
    say(d, c, dice, id, "worry", "The nights before family time.", 0, at);
    say(d, c, dice, id, "help", "To know a week before what is planned.", 0, at);
    say(d, c, dice, id, "how", NULL, 4, at);
    say(d, c, dice, id, "safe", NULL, 1, at);
    id = ask(d, c, dice, &his);
    at = demo_at(dice, d->today - 21);
    say(d, c, dice, id, "soon", NULL, 2, at);
    say(d, c, dice, id, "listened", NULL, 5, at);
    say(d, c, dice, id, "helped", NULL, 4, at);
    say(d, c, dice, id, "good", "She did not write all the time.", 0, at);
    say(d, c, dice, id, "better", "Not so long to wait.", 0, at);
}

/* How a service that has seen the child was: some leave questions blank. */
static void experience(struct demo *d, struct demo_child *c, struct dice *dice,
                       enum demo_service service)
{
    static const char *const codes[] = {"soon", "listened", "explained", "had_a_say", "helped"};
    static const char *const whom[] = {"young_person", "carer", "teacher"};

    int          sent = -dice_between(dice, 8, 300), who = dice_below(dice, 3);
    struct asked a = {"experience", whom[who], NULL, service, sent - 6,
                      sent + 8,     sent - 1,  sent, 0};
    int64_t      at = demo_at(dice, d->today + sent);
    struct uuid  id;

    a.name = who == 0 ? c->given : who == 1 ? "Their carer" : "Their teacher";
    id = ask(d, c, dice, &a);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (i == 0 || dice_chance(dice, 85))
            say(d, c, dice, id, codes[i], NULL, dice_between(dice, 2, 5), at);
}

/* Carers can be asked for an SDQ; of teachers the licence has ended, for young people there is none. */
static void packs(struct demo *d, struct demo_child *c)
{
    static const struct {
        const char *informant, *reference;
        int         from, until;
    } all[] = {{"parent", "MADE-UP-P", -200, 165}, {"teacher", "MADE-UP-T", -400, -35}};
    struct dice      dice = dice_of(d->seed, "packs", c->n);
    struct json_out *j;
    struct uuid      id = {0};

    for (size_t i = sizeof all / sizeof *all; i-- > 0;) {
        id = dice_uuid(&dice);
        j = row_begin(d, T_SDQ_PACK, id, demo_at(&dice, d->today + all[i].from),
                      d->person[P_STELLA]);
        json_pair(j, "informant", all[i].informant);
        json_pair(j, "reference", all[i].reference);
        put_day(j, "valid_from", d->today + all[i].from);
        put_day(j, "valid_until", d->today + all[i].until);
        row_end(j);
    }
    j = row_of(d, T_FORM_LINK, dice_uuid(&dice), c, 2, demo_at(&dice, d->today - 4), c->worker);
    json_pair(j, "kind", "sdq");
    json_pair(j, "for_whom", "carer");
    json_pair(j, "name", "Carol");
    json_pair(j, "called", c->known_as ? c->known_as : c->given);
    put_id(j, "pack_id", id); /* the carer's, made last */
    put_day(j, "until_on", d->today + 10);
    row_end(j);
}

enum { NOAH = 3 };

void demo_forms(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "forms", c->n);

    if (c->is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN) || c->worker == P_NOBODY)
        return;
    if (c->n == NOAH)
        packs(d, c);
    if (c->is & IS_JAY) {
        jays(d, c, &dice);
        return;
    }
    for (int service = 0; service < DEMO_SERVICES; service++)
        if (c->seen_services & (1U << service) && dice_chance(&dice, 40))
            experience(d, c, &dice, (enum demo_service)service);
}
