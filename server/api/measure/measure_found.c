#include "measure_found.h"

#include "json_out.h"

/* 2340: "23.4" */
static const char *said(struct arena *arena, int32_t hundredths)
{
    int32_t     size = hundredths < 0 ? -hundredths : hundredths, part = size % MEASURE_ONE;
    const char *sign = hundredths < 0 ? "-" : "";

    if (part == 0)
        return arena_printf(arena, "%s%d", sign, size / MEASURE_ONE);
    return part % 10 ? arena_printf(arena, "%s%d.%02d", sign, size / MEASURE_ONE, part)
                     : arena_printf(arena, "%s%d.%d", sign, size / MEASURE_ONE, part / 10);
}

const char *measure_range(struct arena *arena, const struct measure_scale *s)
{
    if (s->step == MEASURE_ONE)
        return arena_printf(arena, "Send a whole number from %s to %s.", said(arena, s->min),
                            said(arena, s->max));
    return arena_printf(arena, "Send a number from %s to %s in steps of %s.", said(arena, s->min),
                        said(arena, s->max), said(arena, s->step));
}

static void put_int(struct json_out *j, const char *name, int32_t v)
{
    if (v == MEASURE_MISSING)
        json_pair(j, name, NULL);
    else
        json_pair_int(j, name, v);
}

const char *measure_scores_json(struct arena *arena, const struct measure_found *f,
                                bool are_answers)
{
    struct buf      b = {.arena = arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '[');
    for (int32_t i = 0; i < f->rule->scored.scales_n; i++) {
        const struct measure_scale *s = &f->rule->scored.scales[i];

        if (!are_answers && f->result.score[i] == MEASURE_MISSING)
            continue;
        json_open(&j, '{');
        json_pair(&j, "scale", s->code);
        json_pair(&j, "name", s->name);
        if (f->result.score[i] == MEASURE_MISSING)
            json_pair(&j, "score", NULL);
        else
            json_pair_hundredths(&j, "score", f->result.score[i]);
        put_int(&j, "t", f->result.t[i]);
        json_pair(&j, "t_missing", s->why_no_t);
        json_pair(&j, "label", f->labels[i]);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    return b.s;
}

const char *measure_bands_json(struct arena *arena, const struct measure_found *f)
{
    struct buf      b = {.arena = arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '[');
    for (int32_t i = 0; i < f->rule->scored.scales_n; i++) {
        const struct measure_cut *cut = f->result.band[i];

        if (!cut)
            continue;
        json_open(&j, '{');
        json_pair(&j, "scale", f->rule->scored.scales[i].code);
        json_pair(&j, "name", f->rule->scored.scales[i].name);
        json_pair(&j, "band", cut->name);
        json_pair_int(&j, "level", cut->level);
        json_pair_bool(&j, "asks_assessment", cut->asks_assessment);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    return b.s;
}

const char *measure_answers_json(struct arena *arena, const struct measure_found *f)
{
    struct buf      b = {.arena = arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '[');
    for (int32_t i = 0; i < MEASURE_ITEMS_MAX; i++) {
        if (!f->rule->has_item[i])
            continue;
        json_open(&j, '{');
        json_pair_int(&j, "number", i + 1);
        put_int(&j, "answer", f->answers[i]);
        json_pair(&j, "label", f->answer_labels[i]);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    return b.s;
}
