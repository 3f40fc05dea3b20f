#include "measure.h"

#include <string.h>

#include "pure.h"

/* n / d to the nearest whole number, halves up; d above 0. */
static int64_t rounded(int64_t n, int64_t d)
{
    int64_t twice = 2 * n + d, q = twice / (2 * d);

    return q - (twice < 0 && q * 2 * d != twice);
}

int32_t measure_t(int32_t score, struct measure_norm norm)
{
    if (score == MEASURE_MISSING || norm.sd <= 0)
        return MEASURE_MISSING;
    return (int32_t)(50 + rounded(10 * ((int64_t)score - norm.mean), norm.sd));
}

bool measure_is_score(const struct measure_scale *s, int64_t hundredths)
{
    return hundredths >= s->min && hundredths <= s->max && (hundredths - s->min) % s->step == 0;
}

int32_t measure_scale_of(const struct measure_definition *d, const char *code)
{
    for (int32_t i = 0; i < d->scales_n; i++)
        if (!strcmp(d->scales[i].code, code))
            return i;
    return -1;
}

static int32_t of_items(const struct measure_definition *d, const struct measure_scale *s,
                        const int32_t answers[static MEASURE_ITEMS_MAX])
{
    int64_t sum = 0;
    int32_t answered = 0;

    for (int32_t i = 0; i < s->items_n; i++) {
        bool    is_turned = s->items[i] < 0;
        int32_t answer = answers[(is_turned ? -s->items[i] : s->items[i]) - 1];

        if (answer == MEASURE_MISSING)
            continue;
        sum += is_turned ? d->item_min + d->item_max - answer : answer;
        answered++;
    }
    if (answered == 0 || s->items_n - answered > s->missing_max)
        return MEASURE_MISSING;
    return (int32_t)(rounded(sum * s->items_n * MEASURE_ONE, (int64_t)answered * s->step) *
                     s->step);
}

static int32_t of_parts(const struct measure_scale *s, const int32_t *score)
{
    int32_t sum = 0;

    for (int32_t i = 0; i < s->parts_n; i++) {
        if (score[s->parts[i]] == MEASURE_MISSING)
            return MEASURE_MISSING;
        sum += score[s->parts[i]];
    }
    return sum;
}

static bool is_in(const struct measure_cut *cut, int32_t value)
{
    return value != MEASURE_MISSING && (cut->from == MEASURE_MISSING || value >= cut->from) &&
           (cut->to == MEASURE_MISSING || value <= cut->to);
}

static int32_t hundredths(int32_t t) { return t == MEASURE_MISSING ? t : t * MEASURE_ONE; }

/* T scores and bands, of what is scored. */
static void finish(const struct measure_definition *d, struct measure_result *out)
{
    for (int32_t i = 0; i < d->scales_n; i++)
        out->t[i] = measure_t(out->score[i], d->scales[i].norm);
    for (int32_t i = 0; i < d->cuts_n; i++) {
        const struct measure_cut *cut = &d->cuts[i];

        if (!is_in(cut, cut->is_of_t ? hundredths(out->t[cut->scale]) : out->score[cut->scale]))
            continue;
        out->band[cut->scale] = cut;
        out->asks_assessment = out->asks_assessment || cut->asks_assessment;
    }
}

void measure_score_answers(const struct measure_definition *d,
                           const int32_t                    answers[static MEASURE_ITEMS_MAX],
                           struct measure_result           *out)
{
    *out = (struct measure_result){.asks_assessment = false};
    for (int32_t i = 0; i < d->scales_n; i++)
        out->score[i] = d->scales[i].parts_n ? of_parts(&d->scales[i], out->score)
                                             : of_items(d, &d->scales[i], answers);
    finish(d, out);
}

void measure_score_given(const struct measure_definition *d,
                         const int32_t given[static MEASURE_SCALES_MAX], struct measure_result *out)
{
    *out = (struct measure_result){.asks_assessment = false};
    for (int32_t i = 0; i < d->scales_n; i++)
        out->score[i] = given[i] == MEASURE_MISSING && d->scales[i].parts_n
                            ? of_parts(&d->scales[i], out->score)
                            : given[i];
    finish(d, out);
}
