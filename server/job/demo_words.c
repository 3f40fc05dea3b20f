/* The child's own words, with what goes well, what matters and what they want help with. */
#include "demo.h"

#include <string.h>

enum { ENTRIES_MAX = 5, POINTS_MAX = 3 };

static const struct {
    int         from, to;
    const char *how, *text;
} said[] = {
#define SAID(from, to, how, text) {from, to, how, text},
#include "demo/words.def"
};

static const struct point {
    const char *list;
    int         from, to;
    const char *text;
} points[] = {
#define POINT(list, from, to, text) {#list, from, to, text},
#include "demo/words.def"
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void write_point(struct demo *d, struct demo_child *c, struct dice *dice, struct uuid words,
                        const char *list, int position, const char *text, int tier, int64_t at)
{
    struct json_out *j = row_of(d, T_WORDS_POINT, dice_uuid(dice), c, tier, at, c->worker);

    put_id(j, "words_id", words);
    json_pair(j, "list", list);
    json_pair_int(j, "position", position);
    json_pair(j, "text", text);
    row_end(j);
}

static const char *way_of(const char *how)
{
    static const struct {
        const char *word, *way;
    } ways[] = {{"draw", "drawn"},
                {"sign", "signed"},
                {"wr", "written"},
                {"text", "written"},
                {"interpreter", "interpreted"},
                {"play", "played"}};

    for (size_t i = 0; how && i < sizeof ways / sizeof *ways; i++)
        if (strstr(how, ways[i].word))
            return ways[i].way;
    return "spoken";
}

/* With a time of asking beside it, which is no secret. */
static void asked(struct demo *d, struct demo_child *c, struct dice *dice, day_t on,
                  const char *outcome, struct uuid words, int64_t at)
{
    struct json_out *j = row_of(d, T_WORDS_ASKED, dice_uuid(dice), c, 1, at, c->worker);

    put_day(j, "asked_on", on);
    json_pair(j, "outcome", outcome);
    put_id(j, "words_id", words);
    row_end(j);
}

static struct uuid write_words(struct demo *d, struct demo_child *c, struct dice *dice, day_t on,
                               const char *text, const char *how, const char *with, int tier,
                               int64_t at)
{
    struct uuid      id = dice_uuid(dice);
    struct json_out *j = row_of(d, T_WORDS, id, c, tier, at, c->worker);

    put_day(j, "said_on", on);
    json_pair(j, "text", text);
    json_pair(j, "said_how", how);
    json_pair(j, "said_with", with);
    json_pair(j, "way", way_of(how));
    row_end(j);

    struct dice apart =
        dice_of(d->seed, id.s, c->n); /* of its own: what was there stays as it was */

    asked(d, c, &apart, on, "said", id, at);
    if (way_of(how)[0] == 'd')
        demo_drawing(d, c, &apart, id, "A house in the sun, with people in front of it",
                     dice_between(&apart, 1, 4), tier, at);
    return id;
}

static void some_points(struct demo *d, struct demo_child *c, struct dice *dice, struct uuid words,
                        const char *list, int age, int tier, int64_t at)
{
    int first = dice_below(dice, (int)COUNT(points)), wanted = dice_between(dice, 0, POINTS_MAX),
        n = 0;

    for (size_t i = 0; i < COUNT(points) && n < wanted; i++) {
        const struct point *p = &points[((size_t)first + i) % COUNT(points)];

        if (!strcmp(p->list, list) && age >= p->from && age <= p->to)
            write_point(d, c, dice, words, list, ++n, p->text, tier, at);
    }
}

static const char *with_whom(struct demo *d, const struct demo_child *c, struct dice *dice)
{
    const char *carers = c->homes ? c->home[c->homes - 1].carers : NULL;
    const char *worker = demo_people[c->worker].name;

    if (carers && dice_chance(dice, 30))
        return carers;
    return arena_copy(d->arena, worker, strcspn(worker, " "));
}

static void one_entry(struct demo *d, struct demo_child *c, struct dice *dice, day_t on)
{
    int age = day_age(c->born, on), at = dice_below(dice, (int)COUNT(said));

    for (size_t i = 0; i < COUNT(said); i++, at = (at + 1) % (int)COUNT(said)) {
        if (age < said[at].from || age > said[at].to)
            continue;

        /* The child may have it shown to fewer people. */
        int         tier = age >= 8 && dice_chance(dice, 7) ? 3 : 2;
        int64_t     made = demo_at(dice, on);
        struct uuid id = write_words(d, c, dice, on, said[at].text, said[at].how,
                                     with_whom(d, c, dice), tier, made);

        some_points(d, c, dice, id, "going_well", age, tier, made);
        some_points(d, c, dice, id, "matters", age, tier, made);
        some_points(d, c, dice, id, "want_help", age, tier, made);
        return;
    }
}

static void jays(struct demo *d, struct demo_child *c, struct dice *dice)
{
    static const struct {
        const char *list, *text;
    } named[] = {
        {"going_well", "Football on Thursdays"},
        {"going_well", "Seeing Nan every fortnight"},
        {"going_well", "Biscuit sleeping outside my door"},
        {"matters", "Staying at Ruth and Dev's"},
        {"matters", "Family time with Kayleigh, not just on screen"},
        {"want_help", "Falling asleep"},
        {"want_help", "When lessons get loud"},
    };

    day_t       on = d->today - 19;
    int64_t     at = demo_at(dice, on);
    struct uuid id = write_words(
        d, c, dice, on,
        "I want people to talk to each other so I don’t have to say it all again. I like it when Mr Osei "
        "lets me start in the library.",
        "on a walk with Biscuit the dog", "Amira", 2, at);
    const char *list = "";
    int         position = 0;

    for (size_t i = 0; i < COUNT(named); i++) {
        position = strcmp(list, named[i].list) ? 1 : position + 1;
        list = named[i].list;
        write_point(d, c, dice, id, list, position, named[i].text, 2, at);
    }

    struct dice apart = dice_of(d->seed, "drawing", c->n);

    demo_drawing(d, c, &apart, id,
                 "Ruth and Dev’s house with Ruth, Dev, Jay and Nan in front of it", 4, 2, at);
}

void demo_words(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "words", c->n);
    day_t       on = d->today - dice_between(&dice, 8, 160);
    int         n = dice_between(&dice, 0, ENTRIES_MAX);

    if (c->is & (IS_EMPTY | IS_IMPORTED) || c->worker == P_NOBODY)
        return;
    if (c->is & IS_JAY) {
        jays(d, c, &dice);
        on = d->today - 130;
        n = 3;
    }
    if (c->is & HAS_MANY_SDQS) /* whose school is not to know them (demo_consent.c) */
        n = 2;
    for (; n > 0 && on > (c->entered == DAY_NONE ? d->today - 200 : c->entered) &&
           on > d->today - 760;
         n--) {
        one_entry(d, c, &dice, on);
        on -= dice_between(&dice, 70, 220);
    }

    struct dice apart = dice_of(d->seed, "asked", c->n);

    if (!(c->is & IS_JAY) && dice_chance(&apart, 12)) {
        day_t since = d->today - dice_between(&apart, 1, 40);

        asked(d, c, &apart, since, dice_chance(&apart, 50) ? "not_now" : "nothing_new",
              (struct uuid){{0}}, demo_at(&apart, since));
    }
}
