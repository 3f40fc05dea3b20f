#include "measure_rule.h"

#include "sql.h"

#include <stdlib.h>
#include <string.h>

static const char *const entries[] = {"items", "labels", "scores", "total", "elsewhere"};

bool measure_has_line(const char *lines, const char *text)
{
    size_t n = strlen(text);

    for (const char *s = lines; *s;) {
        size_t line = strcspn(s, "\n");

        if (line == n && !memcmp(s, text, n))
            return true;
        s += line + (s[line] == '\n');
    }
    return false;
}

/* "1,-2,3" */
static int32_t numbers_of(const char *text, int32_t *out, int32_t max)
{
    int32_t n = 0;

    while (*text && n < max) {
        char *end;

        out[n++] = (int32_t)strtol(text, &end, 10);
        text = *end == ',' ? end + 1 : end;
    }
    return n;
}

static int32_t int_or(const struct rows *rows, int row, int column, int32_t none)
{
    return row_is_null(rows, row, column) ? none : (int32_t)row_int(rows, row, column);
}

static void read_scale(const struct rows *rows, int i, struct measure_scale *s)
{
    s->code = row_text(rows, i, 0);
    s->name = row_text(rows, i, 1);
    s->min = (int32_t)row_int(rows, i, 2);
    s->max = (int32_t)row_int(rows, i, 3);
    s->items_n = numbers_of(row_text(rows, i, 4), s->items, MEASURE_ITEMS_MAX);
    s->parts_n = numbers_of(row_text(rows, i, 5), s->parts, MEASURE_SCALES_MAX);
    s->missing_max = (int32_t)row_int(rows, i, 6);
    s->asks_label = row_bool(rows, i, 7);
    s->norm = (struct measure_norm){int_or(rows, i, 8, 0), int_or(rows, i, 9, 0)};
    s->why_no_t = row_is_null(rows, i, 10) ? NULL : row_text(rows, i, 10);
    s->step = (int32_t)row_int(rows, i, 11);
}

static enum err read_cuts(struct request *req, struct measure_rule *rule)
{
    struct measure_cut *cuts;
    struct rows         rows;
    enum err            e = DB(req, measure_cuts, &rows, P(rule->id));

    if (e)
        return e;
    cuts = arena_alloc(req->arena, (size_t)(rows.n + 1) * sizeof *cuts);
    if (!cuts)
        return ERR_NO_MEMORY;
    for (int i = 0; i < rows.n; i++)
        cuts[i] = (struct measure_cut){
            .scale = (int32_t)row_int(&rows, i, 0),
            .is_of_t = row_bool(&rows, i, 1),
            .from = int_or(&rows, i, 2, MEASURE_MISSING),
            .to = int_or(&rows, i, 3, MEASURE_MISSING),
            .name = row_text(&rows, i, 4),
            .level = (int32_t)row_int(&rows, i, 5),
            .asks_assessment = row_bool(&rows, i, 6),
        };
    rule->scored.cuts = cuts;
    rule->scored.cuts_n = rows.n;
    return ERR_NONE;
}

static enum err read_scales(struct request *req, struct measure_rule *rule, day_t day)
{
    struct rows rows;
    enum err    e = DB(req, measure_scales, &rows, P(rule->id), P(req->child), P_DAY(day));

    if (e)
        return e;
    rule->scored.scales_n = rows.n < MEASURE_SCALES_MAX ? rows.n : MEASURE_SCALES_MAX;
    for (int i = 0; i < rule->scored.scales_n; i++)
        read_scale(&rows, i, &rule->scored.scales[i]);
    return read_cuts(req, rule);
}

static void read_head(const struct rows *rows, struct measure_rule *rule)
{
    int32_t numbers[MEASURE_ITEMS_MAX];
    int32_t n = numbers_of(row_text(rows, 0, 4), numbers, MEASURE_ITEMS_MAX);

    rule->id = row_uuid(rows, 0, 0);
    for (int k = 0; k < (int)(sizeof entries / sizeof *entries); k++)
        if (!strcmp(entries[k], row_text(rows, 0, 1)))
            rule->entry = (enum measure_entry_kind)k;
    rule->scored.item_min = (int32_t)row_int(rows, 0, 2);
    rule->scored.item_max = (int32_t)row_int(rows, 0, 3);
    for (int32_t i = 0; i < n; i++)
        rule->has_item[numbers[i] - 1] = true;
    rule->labels = row_text(rows, 0, 5);
    rule->has_informant = row_bool(rows, 0, 6);
    rule->name = row_text(rows, 0, 7);
}

enum err measure_rule(struct request *req, const char *code, struct uuid id, const char *informant,
                      day_t day, struct measure_rule **out)
{
    struct measure_rule *rule = arena_alloc(req->arena, sizeof *rule);
    struct rows          rows;
    enum err             e = DB(req, measure_rule, &rows, P(code), P(id), P(informant));

    *out = NULL;
    if (e || rows.n == 0)
        return e;
    if (!rule)
        return ERR_NO_MEMORY;
    read_head(&rows, rule);
    *out = rule;
    return read_scales(req, rule, day);
}
