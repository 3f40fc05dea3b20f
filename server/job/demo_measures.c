/* Measures beside the SDQ, of children whom Core CAMHS sees: at the start and again, some that ask for a full assessment. */
#include "demo.h"

enum { RCADS_SCALES = 6, ANXIETY_SCALES = 5, EXPERIENCE_ITEMS = 12 };

static const char *const rcads_scales[RCADS_SCALES] = {"sad", "sp", "gad", "pd", "ocd", "mdd"};
static const int         rcads_max[RCADS_SCALES] = {21, 27, 18, 27, 18, 30};

struct taken {
    const char      *measure, *informant, *given, *label, *note;
    day_t            on;
    enum demo_person by;
    const char      *answers; /* JSON */
};

static struct uuid take(struct demo *d, const struct demo_child *c, struct dice *dice,
                        const struct taken *t)
{
    struct uuid      id = dice_uuid(dice);
    int64_t          at = demo_at(dice, t->on);
    struct json_out *j = row_of(d, T_MEASURE, id, c, 1, at, t->by);

    json_pair(j, "measure", t->measure);
    json_pair(j, "informant", t->informant);
    put_day(j, "completed_on", t->on);
    put_id(j, "service_id", d->service[S_CORE]);
    row_end(j);
    j = row_of(d, T_MEASURE_SCORE, dice_uuid(dice), c, 3, at, t->by);
    put_id(j, "measure_id", id);
    json_name(j, "given");
    json_raw(j, t->given);
    json_pair(j, "label", t->label);
    json_pair(j, "note", t->note);
    json_name(j, "answers");
    json_raw(j, t->answers ? t->answers : "null");
    row_end(j);
    j = row_of(d, T_MEASURE_BAND, dice_uuid(dice), c, 2, at, t->by);
    put_id(j, "measure_id", id);
    row_end(j);
    return id;
}

/* Scales around so many hundredths of their highest score, and the two sums. */
static const char *rcads(struct demo *d, struct dice *dice, int percent)
{
    struct buf b = {.arena = d->arena};
    int        sum = 0, anxiety = 0;

    buf_puts(&b, "{");
    for (int i = 0; i < RCADS_SCALES; i++) {
        int score = rcads_max[i] * (percent + dice_between(dice, -8, 8)) / 100;

        score = score < 0 ? 0 : score > rcads_max[i] ? rcads_max[i] : score;
        sum += score;
        anxiety += i < ANXIETY_SCALES ? score : 0;
        buf_printf(&b, "\"%s\": %d, ", rcads_scales[i], score);
    }
    buf_printf(&b, "\"anxiety\": %d, \"total\": %d}", anxiety, sum);
    return b.s;
}

static const char *one(struct demo *d, const char *scale, int score)
{
    return arena_printf(d->arena, "{\"%s\": %d}", scale, score);
}

/* So many tenths. */
static const char *line(struct demo *d, int tenths)
{
    return arena_printf(d->arena, "{\"total\": %d.%d}", tenths / 10, tenths % 10);
}

/* What it was like to come to the service: the better, the fewer doubts. */
static const char *experience(struct demo *d, struct dice *dice, int doubts)
{
    static const char *const said[] = {"Certainly true", "Partly true", "Not true", "Don't know"};

    struct buf      b = {.arena = d->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '[');
    for (int i = 1; i <= EXPERIENCE_ITEMS; i++) {
        json_open(&j, '{');
        json_pair_int(&j, "number", i);
        json_pair(&j, "answer", NULL);
        json_pair(&j, "label", said[dice_chance(dice, doubts) ? dice_between(dice, 1, 3) : 0]);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    return b.s;
}

static void came(struct demo *d, const struct demo_child *c, struct dice *dice,
                 const char *informant, day_t on, int doubts)
{
    take(d, c, dice,
         &(struct taken){.measure = "chi_esq",
                         .informant = informant,
                         .given = "{}",
                         .on = on,
                         .by = P_PRIYA,
                         .answers = experience(d, dice, doubts)});
}

/* What a clinician asked for, and what came of it: decided where there is an outcome. */
static void assessment(struct demo *d, const struct demo_child *c, struct dice *dice,
                       struct uuid about, const struct taken *t, const char *outcome)
{
    struct json_out *j = row_of(d, T_TASK, dice_uuid(dice), c, 2, demo_at(dice, t->on), t->by);

    json_pair(j, "kind", "assessment");
    json_pair(j, "what",
              "Decide whether a full mental health assessment is needed: Children's Global "
              "Assessment Scale (CGAS) asks for it");
    json_pair(j, "informant", NULL);
    put_day(j, "due_on", t->on + 14);
    put_person(d, j, "assigned_to", P_NOBODY);
    json_pair(j, "about_type", "measure");
    put_id(j, "about_id", about);
    json_pair(j, "state", outcome ? "done" : "open");
    json_pair(j, "outcome", outcome);
    put_person(d, j, "settled_by", outcome ? c->worker : P_NOBODY);
    if (outcome)
        put_at(j, "settled_at", demo_at(dice, t->on + 6 < d->today ? t->on + 6 : d->today - 1));
    else
        json_pair(j, "settled_at", NULL);
    row_end(j);
}

/* Jay: worry that eased, a goal of his own that is nearly there, how he manages. */
static void jays(struct demo *d, struct demo_child *c, struct dice *dice)
{
    const day_t then = d->today - 84, now = d->today - 12;

    take(d, c, dice,
         &(struct taken){"rcads", "self", rcads(d, dice, 58), NULL,
                         "Filled in together, the first meeting.", then, P_PRIYA});
    take(d, c, dice,
         &(struct taken){"rcads", "self", rcads(d, dice, 30), NULL, NULL, now, P_PRIYA});
    take(d, c, dice,
         &(struct taken){"rcads_p", "parent", rcads(d, dice, 44), NULL, NULL, now - 1, P_PRIYA});
    take(d, c, dice,
         &(struct taken){"gbo", "self", one(d, "goal1", 2),
                         "Sleep through the night in my own room", NULL, then, P_PRIYA});
    take(d, c, dice,
         &(struct taken){"gbo", "self", one(d, "goal1", 7),
                         "Sleep through the night in my own room", NULL, now, P_PRIYA});
    take(d, c, dice,
         &(struct taken){"cgas", "clinician", one(d, "total", 52), NULL, NULL, then, P_PRIYA});
    take(d, c, dice,
         &(struct taken){"cgas", "clinician", one(d, "total", 65), NULL, NULL, now, P_PRIYA});
    take(d, c, dice,
         &(struct taken){.measure = "ors",
                         .informant = "self",
                         .given = line(d, 186),
                         .on = then,
                         .by = P_PRIYA});
    take(d, c, dice,
         &(struct taken){.measure = "ors",
                         .informant = "self",
                         .given = line(d, 274),
                         .on = now,
                         .by = P_PRIYA});
    take(d, c, dice,
         &(struct taken){.measure = "srs",
                         .informant = "self",
                         .given = line(d, 360),
                         .on = now,
                         .by = P_PRIYA});
    came(d, c, dice, "self", now, 20);
    came(d, c, dice, "parent", now - 1, 40);
}

static void somebodys(struct demo *d, struct demo_child *c, struct dice *dice, day_t first)
{
    static const enum demo_person clinicians[] = {P_PRIYA, P_DANIEL, P_KIRSTY};

    enum demo_person by = clinicians[dice_below(dice, 3)];
    int              level = dice_between(dice, 45, 75), fall = dice_between(dice, -10, 30);
    struct taken     low = {"cgas", "clinician", one(d, "total", 31 + dice_below(dice, 9)),
                            NULL,   NULL,        d->today - dice_between(dice, 4, 10),
                            by};

    take(d, c, dice,
         &(struct taken){"rcads", "self", rcads(d, dice, level - 20), NULL, NULL, first, by});
    if (dice_chance(dice, 60))
        take(d, c, dice,
             &(struct taken){"rcads", "self", rcads(d, dice, level - 20 - fall), NULL, NULL,
                             d->today - 9, by});
    if (dice_chance(dice, 40))
        take(d, c, dice,
             &(struct taken){"swemwbs", "self", one(d, "total", dice_between(dice, 14, 28)), NULL,
                             NULL, first, by});
    if (dice_chance(dice, 55))
        assessment(d, c, dice, take(d, c, dice, &low), &low,
                   dice_chance(dice, 50)
                       ? "Core CAMHS assesses; the first date is sent to the carer"
                       : NULL);
    else
        take(d, c, dice,
             &(struct taken){"cgas", "clinician", one(d, "total", 100 - level), NULL, NULL, first,
                             by});
    if (dice_chance(dice, 35))
        came(d, c, dice, dice_chance(dice, 50) ? "self" : "parent", d->today - 6, 35);
}

void demo_measures(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "measure", c->n);
    day_t       first = d->today - dice_between(&dice, 40, 120);

    if (c->is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN) || c->worker == P_NOBODY ||
        c->entered == DAY_NONE)
        return;
    if (c->is & IS_JAY)
        jays(d, c, &dice);
    else if (c->seen_services & (1u << S_CORE) && c->entered < first &&
             day_age(c->born, first) >= 8)
        somebodys(d, c, &dice, first);
}
