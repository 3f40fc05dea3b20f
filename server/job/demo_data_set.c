/*
 * The monthly data set of Westshire: the six months that a board's paper printed, as they were given then, with what it was compared with; from two years ago
 * on what the records say. Two months are frozen: the printed November, and the month before this one.
 */
#include "demo.h"

#include "sql.h"

enum { MONTHS = 6, MONTHS_OF_RECORDS = 24, CHILDREN_AT_ONCE = 2000, FREEZES = 2 };

static const struct {
    const char *indicator, *neighbours, *low, *high, *baseline, *printed, *months[MONTHS];
} figures[] = {
#define FIGURE(indicator, neighbours, low, high, baseline, printed, ...) \
    {#indicator, neighbours, low, high, baseline, printed, {__VA_ARGS__}},
#include "demo/data_set.def"
};

enum { FIGURES = sizeof figures / sizeof *figures };

static void put_figure(struct json_out *j, int i)
{
    json_open(j, '{');
    json_pair(j, "indicator", figures[i].indicator);
    json_pair(j, "neighbours", figures[i].neighbours);
    json_pair(j, "outstanding_low", figures[i].low);
    json_pair(j, "outstanding_high", figures[i].high);
    json_pair(j, "baseline", figures[i].baseline);
    json_pair(j, "printed", figures[i].printed);
    json_name(j, "months");
    json_open(j, '[');
    for (int m = 0; m < MONTHS; m++)
        json_text(j, figures[i].months[m]);
    json_close(j, ']');
    json_close(j, '}');
}

static enum err put_printed(struct demo *d)
{
    struct request *req = d->req;
    struct buf      b = {.arena = d->arena};
    struct json_out j = {.buf = &b};
    struct rows     none;

    json_open(&j, '[');
    for (int i = 0; i < FIGURES; i++)
        put_figure(&j, i);
    json_close(&j, ']');
    return DB(req, demo_data_set, &none, P(b.s), P(d->agency[A_COUNCIL]), P(d->person[P_ANITA]),
              P_DAY(day_month_start(day_add_months(d->today, -MONTHS_OF_RECORDS))));
}

static enum err freeze(struct demo *d, struct dice *dice, day_t month)
{
    struct request *req = d->req;
    struct uuid     id = dice_uuid(dice);
    struct rows     now, none;
    enum err        e = DB(req, demo_snapshot, &none, P(id), P(d->agency[A_COUNCIL]), P_DAY(month),
                           P(d->person[P_ANITA]));

    if (!e)
        e = DB(req, snapshot_now, &now, P(d->agency[A_COUNCIL]), P_DAY(month));
    return e ? e : DB(req, snapshot_figures, &none, P(id), P(row_text(&now, 0, 1)));
}

enum err demo_data_set(struct demo *d)
{
    const day_t freezes[FREEZES] = {day_from_civil((struct civil){2020, 11, 1}),
                                    day_month_start(day_add_months(d->today, -1))};

    struct dice     dice = dice_of(d->seed, "data set", 0);
    struct request *req = d->req;
    struct rows     rows;
    enum err        e = put_printed(d);

    if (!e)
        e = DB(req, count_keep, &rows, P(CHILDREN_AT_ONCE));
    for (int i = 0; !e && i < FREEZES; i++)
        e = freeze(d, &dice, freezes[i]);
    return e;
}
