#include "demo_sdq.h"

struct demo_level demo_level_of(const struct demo_child *c, struct dice *dice)
{
    static const int lean[SDQ_SCALES] = {0, -1, 2, 0,
                                         4}; /* what the scales are like beside each other */

    struct demo_level level;
    int               severity = (dice_between(dice, 0, 7) + dice_between(dice, 0, 7)) / 2;

    if (c->is & (HAS_TOTALS | HAS_MANY_SDQS | IS_IN_YOUTH_JUSTICE))
        severity = 5;
    for (int s = 0; s < SDQ_SCALES; s++)
        level.start[s] = severity + lean[s] + dice_between(dice, -2, 2);
    level.start[SDQ_PROSOCIAL] = 9 - severity / 2 + dice_between(dice, -1, 1);
    level.after_a_year = dice_between(dice, 72, 112);
    return level;
}

static int clamp(int v) { return v < 0 ? 0 : v > 10 ? 10 : v; }

void demo_aim(const struct demo_child *c, const struct demo_level *level, struct dice *dice,
              enum sdq_informant who, day_t on, int8_t aim[static SDQ_SCALES])
{
    static const int seen_by[SDQ_INFORMANTS][SDQ_SCALES] = {
        [SDQ_TEACHER] = {-1, 0, 1, 0, -1}, [SDQ_SELF] = {0, -1, -1, -1, 1}};

    int days = on - c->entered;

    for (int s = 0; s < SDQ_SCALES; s++) {
        int left = 100 + (level->after_a_year - 100) * days / 365;

        if (left < 40)
            left = 40;
        if (s == SDQ_PROSOCIAL)
            left = 200 - left;
        aim[s] = (int8_t)clamp((level->start[s] * left + 50) / 100 + seen_by[who][s] +
                               dice_between(dice, -1, 1));
    }
}

/* Spreads a scale score over its five items: keyed answers, turned back to raw ones. */
static void spread(struct dice *dice, enum sdq_score scale, int sum,
                   int8_t answers[static SDQ_ITEMS])
{
    int place[5], n = 0;

    for (int i = 0; i < SDQ_ITEMS; i++)
        if (sdq_items[i].scale == scale) {
            answers[i] = 0;
            place[n++] = i;
        }
    while (sum > 0) {
        int i = place[dice_below(dice, n)];

        if (answers[i] < 2) {
            answers[i]++;
            sum--;
        }
    }
    for (int k = 0; k < n; k++)
        if (sdq_items[place[k]].is_reversed)
            answers[place[k]] = (int8_t)(2 - answers[place[k]]);
}

static void impact(struct dice *dice, enum sdq_informant who, int total,
                   int8_t out[static SDQ_IMPACT_ITEMS])
{
    int overall = total < 10   ? 0
                  : total < 14 ? dice_between(dice, 0, 1)
                  : total < 19 ? dice_between(dice, 1, 2)
                               : 2;

    out[SDQ_EBDDIFF] = (int8_t)(overall + (total > 24 && dice_chance(dice, 50)));
    for (int i = SDQ_DISTRES; i < SDQ_IMPACT_ITEMS; i++) {
        bool is_asked =
            who != SDQ_TEACHER || i == SDQ_DISTRES || i == SDQ_IMPFRIE || i == SDQ_IMPCLAS;

        if (is_asked && overall > 0)
            out[i] = (int8_t)clamp(overall + dice_between(dice, -1, 1));
    }
}

/* Now and then an answer is missing; rarely so many that a scale has no score. */
static void forget(struct dice *dice, struct sdq_form *form)
{
    if (dice_chance(dice, 8))
        for (int k = dice_between(dice, 1, 2); k > 0; k--)
            form->answers[dice_below(dice, SDQ_ITEMS)] = SDQ_MISSING;
    if (dice_chance(dice, 2))
        form->answers[2] = form->answers[7] = form->answers[12] = SDQ_MISSING;
}

/* The same scores, as they come from places that keep no answers. */
static void shorten(struct sdq_form *form, enum sdq_entry entry, const struct sdq_result *r)
{
    struct sdq_form of = sdq_form_empty();

    of.informant = form->informant;
    of.version = form->version;
    of.completed_on = form->completed_on;
    of.entry = entry;
    for (int s = 0; entry == SDQ_FROM_SCALES && s < SDQ_SCALES; s++)
        of.scales[s] = r->score[s];
    of.impact_score = entry == SDQ_FROM_SCALES ? r->score[SDQ_IMPACT] : (int8_t)SDQ_MISSING;
    of.total = entry == SDQ_FROM_TOTAL ? r->score[SDQ_TOTAL] : (int8_t)SDQ_MISSING;
    *form = of;
}

void demo_sdq_form(const struct demo_child *c, struct dice *dice, enum sdq_informant who, day_t on,
                   const int8_t aim[static SDQ_SCALES], struct sdq_form *form,
                   struct sdq_result *result)
{
    int throw = c->is & HAS_TOTALS ? 0 : dice_between(dice, 1, 100);
    int total = aim[SDQ_EMOTIONAL] + aim[SDQ_CONDUCT] + aim[SDQ_HYPERACTIVITY] + aim[SDQ_PEER];

    *form = sdq_form_empty();
    form->informant = who;
    form->completed_on = on;
    form->entry = SDQ_FROM_ANSWERS;
    sdq_version_for(who, day_age(c->born, on), &form->version);
    for (int s = 0; s < SDQ_SCALES; s++)
        spread(dice, (enum sdq_score)s, aim[s], form->answers);
    if (dice_chance(dice, 85))
        impact(dice, who, total, form->impact);
    if (!(c->is & (IS_JAY | HAS_TOTALS)))
        forget(dice, form);
    sdq_score(form, result);
    if (c->is & IS_JAY || result->score[SDQ_TOTAL] == SDQ_MISSING || throw > 18)
        return;
    shorten(form, throw > 7 ? SDQ_FROM_SCALES : SDQ_FROM_TOTAL, result);
    sdq_score(form, result);
}

/* --- rows --- */

static void put_number(struct json_out *j, const char *name, int v)
{
    json_name(j, name);
    if (v == SDQ_MISSING)
        json_raw(j, "null");
    else
        json_int(j, v);
}

static void put_numbers(struct json_out *j, const char *name, const int8_t *values, int n)
{
    json_name(j, name);
    json_open(j, '[');
    for (int i = 0; i < n; i++)
        if (values[i] == SDQ_MISSING)
            json_raw(j, "null");
        else
            json_int(j, values[i]);
    json_close(j, ']');
}

static void put_bands(struct json_out *j, const char *name, const struct sdq_result *r,
                      bool is_four)
{
    json_name(j, name);
    json_open(j, '{');
    for (int s = 0; s < SDQ_SCORES; s++)
        json_pair(j, sdq_score_name((enum sdq_score)s),
                  is_four ? sdq_band4_name((enum sdq_score)s, r->band4[s])
                          : sdq_band3_name(r->band3[s]));
    json_close(j, '}');
}

static void write_head(struct json_out *j, const struct sdq_form *form, const struct sdq_result *r,
                       bool is_follow_up)
{
    static const char *const entries[] = {"answers", "scores", "total"};

    json_pair(j, "informant", sdq_informant_name(form->informant));
    json_pair(j, "form", sdq_version_name(form->version));
    put_day(j, "completed_on", form->completed_on);
    json_pair_bool(j, "follow_up", is_follow_up);
    json_pair(j, "entry", entries[form->entry]);
    put_number(j, "total", r->score[SDQ_TOTAL]);
    json_pair(j, "band3_total", sdq_band3_name(r->band3[SDQ_TOTAL]));
    json_pair(j, "band4_total", sdq_band4_name(SDQ_TOTAL, r->band4[SDQ_TOTAL]));
    json_pair(j, "concern",
              sdq_concern_name(sdq_concern(form->informant, form->version, r->score[SDQ_TOTAL])));
}

void demo_sdq_write(struct demo *d, struct demo_child *c, struct uuid id,
                    const struct sdq_form *form, const struct sdq_result *r, int64_t at,
                    enum demo_person by, bool is_follow_up)
{
    static const enum sdq_score kept[] = {SDQ_EMOTIONAL,     SDQ_CONDUCT,   SDQ_HYPERACTIVITY,
                                          SDQ_PEER,          SDQ_PROSOCIAL, SDQ_EXTERNALISING,
                                          SDQ_INTERNALISING, SDQ_IMPACT};

    struct json_out *j = row_of(d, T_SDQ, id, c, 2, at, by);

    write_head(j, form, r, is_follow_up);
    json_pair(j, "source", "entered");
    row_end(j);
    j = row_of(d, T_SDQ_SCORE, id, c, 3, at, by);
    put_id(j, "sdq_id", id);
    json_pair(j, "informant", sdq_informant_name(form->informant));
    for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
        put_number(j, sdq_score_name(kept[k]), r->score[kept[k]]);
    put_bands(j, "bands3", r, false);
    put_bands(j, "bands4", r, true);
    row_end(j);
    if (form->entry != SDQ_FROM_ANSWERS)
        return;
    j = row_of(d, T_SDQ_ANSWER, id, c, 3, at, by);
    put_id(j, "sdq_id", id);
    json_pair(j, "informant", sdq_informant_name(form->informant));
    put_numbers(j, "answers", form->answers, SDQ_ITEMS);
    put_numbers(j, "impact", form->impact, SDQ_IMPACT_ITEMS);
    row_end(j);
}

static void returned(struct demo *d, struct demo_child *c, struct dice *dice, int year, int total)
{
    struct sdq_form   form = sdq_form_empty();
    struct sdq_result r;
    struct json_out  *j;

    form.entry = SDQ_FROM_TOTAL;
    form.version = SDQ_4_17;
    form.total = (int8_t)total;
    sdq_score(&form, &r);
    j = row_of(d, T_SDQ, dice_uuid(dice), c, 2, d->now, P_NOBODY);
    write_head(j, &form, &r, false);
    json_pair_int(j, "return_year", year);
    json_pair(j, "source", "imported");
    row_end(j);
}

void demo_sdq_returns(struct demo *d, struct demo_child *c)
{
    struct dice      dice = dice_of(d->seed, "return", c->n);
    int              year = day_to_civil(d->today - 90).year;
    struct json_out *j;

    returned(d, c, &dice, year, 18);
    c->told |= TOLD_SDQ;
    returned(d, c, &dice, year - 1, 15);
    j = row_of(d, T_SDQ_NONE, dice_uuid(&dice), c, 2, d->now, P_NOBODY);
    json_pair_int(j, "return_year", year - 2);
    json_pair(j, "code", "SDQ4");
    json_pair(j, "source", "imported");
    row_end(j);
    j = row_of(d, T_TASK, dice_uuid(&dice), c, 1, d->now, P_NOBODY);
    json_pair(j, "kind", "sdq_due");
    json_pair(j, "what", "Next SDQ from the carer");
    json_pair(j, "informant", sdq_informant_name(SDQ_PARENT));
    put_day(j, "due_on", day_from_civil((struct civil){year + 1, 3, 31}));
    json_pair(j, "state", "open");
    row_end(j);
}
