/*
 * What a measure is, as rows: whoever keeps the settings adds one, and it can be recorded at once. Nothing of one is ever
 * changed: the same code sent again is its next revision.
 */
#include "measure.h"
#include "measure_shapes.h"
#include "route.h"
#include "sql.h"

#include <string.h>

/* --- what is sent --- */

struct item_in {
    struct num  number;
    struct text name, wording;
};

static const struct field item_in_fields[] = {
    FIELD(item_in, number, .type = F_INT, .flags = REQUIRED, .min = 1, .max = MEASURE_ITEMS_MAX),
    FIELD(item_in, name, .type = F_TEXT, .max = 60, .about = "Published short name"),
    FIELD(item_in, wording, .type = F_TEXT, .max = 500, .about = "Where the licence allows it"),
    FIELDS_END,
};
static const struct shape item_in_shape = SHAPE("measure_item_new", item_in_fields, item_in);

struct counted_in {
    struct num number, is_reversed;
};

static const struct field counted_in_fields[] = {
    FIELD(counted_in, number, .type = F_INT, .flags = REQUIRED, .min = 1, .max = MEASURE_ITEMS_MAX),
    FIELD(counted_in, is_reversed, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape counted_in_shape =
    SHAPE("measure_scale_item_new", counted_in_fields, counted_in);

static const char *const of_words[] = {"score", "t", NULL};

struct cut_in {
    const char *of;
    struct num  from, to, level, asks_assessment;
    struct text name;
};

static const struct field cut_in_fields[] = {
    FIELD(cut_in, of, .type = F_WORD, .words = of_words, .about = "Of the score, unless said"),
    FIELD(cut_in, from, .type = F_DECIMAL, .flags = NULLABLE, .min = -10000, .max = 10000),
    FIELD(cut_in, to, .type = F_DECIMAL, .flags = NULLABLE, .min = -10000, .max = 10000),
    FIELD(cut_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 60),
    FIELD(cut_in, level, .type = F_INT, .flags = REQUIRED, .min = 0, .max = 3,
          .about = "0 nothing to worry about, to 3"),
    FIELD(cut_in, asks_assessment, .type = F_BOOL,
          .about = "A score here asks for a full mental health assessment"),
    FIELDS_END,
};
static const struct shape cut_in_shape = SHAPE("measure_cut_new", cut_in_fields, cut_in);

struct norm_in {
    const char *sex;
    struct num  from_age, to_age;
    struct text mean, sd;
};

static const char *const sexes[] = {"F", "M", NULL};

static const struct field norm_in_fields[] = {
    FIELD(norm_in, sex, .type = F_WORD, .flags = REQUIRED, .words = sexes),
    FIELD(norm_in, from_age, .type = F_INT, .flags = REQUIRED, .min = 0, .max = 25),
    FIELD(norm_in, to_age, .type = F_INT, .flags = REQUIRED, .min = 0, .max = 25),
    FIELD(norm_in, mean, .type = F_TEXT, .flags = REQUIRED, .max = 8, .about = "As text: 8.25"),
    FIELD(norm_in, sd, .type = F_TEXT, .flags = REQUIRED, .max = 8),
    FIELDS_END,
};
static const struct shape norm_in_shape = SHAPE("measure_norm_new", norm_in_fields, norm_in);

struct code_in {
    struct text code, term;
    const char *informant;
};

static const struct field code_in_fields[] = {
    FIELD(code_in, code, .type = F_TEXT, .flags = REQUIRED, .min = 6, .max = 18),
    FIELD(code_in, term, .type = F_TEXT, .flags = REQUIRED, .max = 300),
    FIELD(code_in, informant, .type = F_WORD, .words = measure_informant_words),
    FIELDS_END,
};
static const struct shape code_in_shape = SHAPE("measure_code_new", code_in_fields, code_in);

struct scale_in {
    struct text code, name, reliable_change;
    const char *change_of;
    struct num  min, max, step, higher_is_better, missing_max, asks_label;
    struct list items, sum_of, bands, norms, snomed;
};

static const struct field scale_in_fields[] = {
    FIELD(scale_in, code, .type = F_TEXT, .flags = REQUIRED, .max = 40),
    FIELD(scale_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 100),
    FIELD(scale_in, min, .type = F_DECIMAL, .flags = REQUIRED, .min = -10000, .max = 10000),
    FIELD(scale_in, max, .type = F_DECIMAL, .flags = REQUIRED, .min = -10000, .max = 10000),
    FIELD(scale_in, step, .type = F_DECIMAL, .min = 0, .max = 1,
          .about = "From one score to the next: 1, unless said, 0.5, 0.1 or 0.01"),
    FIELD(scale_in, higher_is_better, .type = F_BOOL, .flags = REQUIRED),
    FIELD(scale_in, items, .type = F_LIST, .of = &counted_in_shape, .max = MEASURE_ITEMS_MAX),
    FIELD(scale_in, sum_of, .type = F_LIST, .max = MEASURE_SCALES_MAX,
          .about = "Codes of scales before it that it adds up"),
    FIELD(scale_in, missing_max, .type = F_INT, .min = 0, .max = MEASURE_ITEMS_MAX),
    FIELD(scale_in, asks_label, .type = F_BOOL),
    FIELD(scale_in, change_of, .type = F_WORD, .words = of_words),
    FIELD(scale_in, reliable_change, .type = F_TEXT, .max = 8, .about = "As text: 6.6"),
    FIELD(scale_in, bands, .type = F_LIST, .of = &cut_in_shape, .max = 10),
    FIELD(scale_in, norms, .type = F_LIST, .of = &norm_in_shape, .max = 60),
    FIELD(scale_in, snomed, .type = F_LIST, .of = &code_in_shape, .max = 8),
    FIELDS_END,
};
static const struct shape scale_in_shape = SHAPE("measure_scale_new", scale_in_fields, scale_in);

struct definition_in {
    struct text code, name, about, licence;
    const char *entry;
    struct num  item_min, item_max, may_hold_wording;
    struct list informants, labels, items, scales;
};

static const char *const entry_words[] = {"items", "labels", "scores", "total", NULL};

static const struct field definition_in_fields[] = {
    FIELD(definition_in, code, .type = F_TEXT, .flags = REQUIRED, .min = 2, .max = 40,
          .about = "Small letters, digits, underscores; one that is in use: its next revision"),
    FIELD(definition_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(definition_in, about, .type = F_TEXT, .flags = REQUIRED, .max = 4000),
    FIELD(definition_in, entry, .type = F_WORD, .flags = REQUIRED, .words = entry_words,
          .about = "total: its licence lets nothing else be recorded"),
    FIELD(definition_in, informants, .type = F_LIST, .flags = REQUIRED, .min = 1, .max = 4,
          .about = "parent, teacher, self, clinician"),
    FIELD(definition_in, item_min, .type = F_INT, .min = -1000, .max = 1000),
    FIELD(definition_in, item_max, .type = F_INT, .min = -1000, .max = 1000),
    FIELD(definition_in, labels, .type = F_LIST, .max = 20),
    FIELD(definition_in, licence, .type = F_TEXT, .flags = REQUIRED, .max = 1000,
          .about = "Whose it is, and what one may do with it"),
    FIELD(definition_in, may_hold_wording, .type = F_BOOL,
          .about = "The licence lets the wording of items stand here; no, unless said"),
    FIELD(definition_in, items, .type = F_LIST, .of = &item_in_shape, .max = MEASURE_ITEMS_MAX),
    FIELD(definition_in, scales, .type = F_LIST, .of = &scale_in_shape, .max = MEASURE_SCALES_MAX),
    FIELDS_END,
};
static const struct shape definition_in_shape =
    SHAPE("measure_definition_new", definition_in_fields, definition_in);

/* --- what can be wrong with it, beside its shape --- */

static bool is_code(const struct text *t)
{
    return t->s[0] >= 'a' && t->s[0] <= 'z' &&
           strspn(t->s, "abcdefghijklmnopqrstuvwxyz0123456789_") == t->n;
}

/* "6", "6.6", "22.87" */
static bool is_decimal(const struct text *t)
{
    size_t whole = strspn(t->s, "0123456789"), part;

    if (whole == 0 || whole > 4)
        return false;
    if (whole == t->n)
        return true;
    part = strspn(t->s + whole + 1, "0123456789");
    return t->s[whole] == '.' && part >= 1 && part <= 2 && whole + 1 + part == t->n;
}

static bool is_informant(const char *s)
{
    for (const char *const *w = measure_informant_words; *w; w++)
        if (!strcmp(*w, s))
            return true;
    return false;
}

static void check_items(struct request *req, const struct definition_in *in, bool *has_item)
{
    const struct item_in *items = in->items.items;

    if (in->items.n > 0 && in->entry &&
        (!strcmp(in->entry, "total") || !strcmp(in->entry, "scores")))
        fail_note(req, "/items", "Of this measure no items are recorded.");
    for (size_t i = 0; i < in->items.n; i++) {
        if (items[i].wording.s && !in->may_hold_wording.v)
            fail_note(req, arena_printf(req->arena, "/items/%zu/wording", i),
                      "The licence does not let the wording stand here.");
        if (!items[i].number.is_set)
            continue;
        if (has_item[items[i].number.v - 1])
            fail_note(req, arena_printf(req->arena, "/items/%zu/number", i),
                      "This item is here twice.");
        has_item[items[i].number.v - 1] = true;
    }
}

static void scale_note(struct request *req, size_t i, const char *rest, const char *detail)
{
    fail_note(req, arena_printf(req->arena, "/scales/%zu/%s", i, rest), detail);
}

static bool stands_before(const struct scale_in *scales, size_t i, const char *code)
{
    for (size_t k = 0; k < i; k++)
        if (scales[k].code.s && !strcmp(scales[k].code.s, code))
            return true;
    return false;
}

static void check_made_of(struct request *req, const struct scale_in *scales, size_t i,
                          const bool *has_item, bool is_of_items)
{
    const struct scale_in   *s = &scales[i];
    const struct counted_in *items = s->items.items;
    const struct text       *parts = s->sum_of.items;

    if (is_of_items && (s->items.n > 0) == (s->sum_of.n > 0))
        scale_note(req, i, "items", "Say which items it adds up, or which scales.");
    if (!is_of_items && s->items.n > 0)
        scale_note(req, i, "items", "Of this measure no items are scored.");
    for (size_t k = 0; k < s->items.n; k++)
        if (items[k].number.is_set && !has_item[items[k].number.v - 1])
            scale_note(req, i, "items", "It adds up an item that the measure does not have.");
    for (size_t k = 0; k < s->sum_of.n; k++)
        if (!parts[k].s || !stands_before(scales, i, parts[k].s))
            scale_note(req, i, "sum_of", "It can add up scales that stand before it alone.");
}

/* In hundredths. Each limit of a score, and of a band of it, is a score. */
static void check_step(struct request *req, const struct scale_in *s, size_t i)
{
    int64_t              step = s->step.is_set ? s->step.v : MEASURE_ONE;
    const struct cut_in *bands = s->bands.items;

    if (step != 1 && step != 10 && step != 50 && step != MEASURE_ONE)
        scale_note(req, i, "step", "Choose 1, 0.5, 0.1 or 0.01.");
    else if (s->min.v % step || s->max.v % step)
        scale_note(req, i, "step", "The lowest and the highest score are not on a step.");
    for (size_t k = 0; k < s->bands.n && step > 0; k++) {
        int64_t of = bands[k].of && !strcmp(bands[k].of, "t") ? MEASURE_ONE : step;

        if (bands[k].from.v % of || bands[k].to.v % of)
            scale_note(req, i, "bands", "A band begins and ends on a step.");
    }
}

static void check_numbers(struct request *req, const struct scale_in *s, size_t i)
{
    const struct cut_in  *bands = s->bands.items;
    const struct norm_in *norms = s->norms.items;
    const struct code_in *codes = s->snomed.items;

    if (s->min.is_set && s->max.is_set && s->min.v >= s->max.v)
        scale_note(req, i, "max", "The highest score is above the lowest.");
    check_step(req, s, i);
    if (!s->change_of != !s->reliable_change.s)
        scale_note(req, i, "reliable_change", "Say how much, and of what: score or t.");
    if (s->reliable_change.s &&
        (!is_decimal(&s->reliable_change) || !strpbrk(s->reliable_change.s, "123456789")))
        scale_note(req, i, "reliable_change", "Send a number as text, such as 6.6.");
    for (size_t k = 0; k < s->bands.n; k++)
        if (bands[k].from.is_set && bands[k].to.is_set && bands[k].from.v > bands[k].to.v)
            scale_note(req, i, "bands", "A band ends after it begins.");
    for (size_t k = 0; k < s->norms.n; k++)
        if (norms[k].mean.s && norms[k].sd.s &&
            (!is_decimal(&norms[k].mean) || !is_decimal(&norms[k].sd) ||
             !strpbrk(norms[k].sd.s, "123456789")))
            scale_note(req, i, "norms", "Send mean and sd as text, such as 8.25.");
    for (size_t k = 0; k < s->snomed.n; k++)
        if (codes[k].code.s && strspn(codes[k].code.s, "0123456789") != codes[k].code.n)
            scale_note(req, i, "snomed", "A SNOMED CT code has digits alone.");
}

static void check_scales(struct request *req, const struct definition_in *in, const bool *has_item)
{
    const struct scale_in *scales = in->scales.items;
    bool                   is_of_items = in->entry && !strcmp(in->entry, "items");

    for (size_t i = 0; i < in->scales.n; i++) {
        if (scales[i].code.s && !is_code(&scales[i].code))
            scale_note(req, i, "code", "Use small letters, digits and underscores.");
        else if (scales[i].code.s && stands_before(scales, i, scales[i].code.s))
            scale_note(req, i, "code", "This scale is here twice.");
        check_made_of(req, scales, i, has_item, is_of_items);
        check_numbers(req, &scales[i], i);
    }
}

/* What each way of recording needs. */
static void check_entry(struct request *req, const struct definition_in *in)
{
    bool is_labels = in->entry && !strcmp(in->entry, "labels");
    bool is_total = in->entry && !strcmp(in->entry, "total");

    if (is_labels && in->labels.n < 2)
        fail_note(req, "/labels", "Send the labels that an item can be answered with.");
    if (!is_labels && in->labels.n > 0)
        fail_note(req, "/labels", "Only a measure of labels has labels.");
    if (is_labels && in->scales.n > 0)
        fail_note(req, "/scales", "Labels are not scored.");
    if (in->entry && !is_labels && in->scales.n == 0)
        fail_note(req, "/scales", "Send what is scored.");
    if (is_total && in->scales.n > 1)
        fail_note(req, "/scales", "Of this measure the total alone is recorded: one scale.");
    if (in->entry && !strcmp(in->entry, "items") && in->item_min.v >= in->item_max.v)
        fail_note(req, "/item_max", "The highest answer is above the lowest.");
}

static enum err check(struct request *req)
{
    const struct definition_in *in = req->body;
    const struct text          *who = in->informants.items;
    bool                        has_item[MEASURE_ITEMS_MAX] = {false};

    if (in->code.s && !is_code(&in->code))
        fail_note(req, "/code", "Use small letters, digits and underscores.");
    if (in->code.s && !strcmp(in->code.s, "sdq"))
        fail_note(req, "/code", "The SDQ is not defined here.");
    for (size_t i = 0; i < in->informants.n; i++)
        if (!who[i].s || !is_informant(who[i].s))
            fail_note(req, "/informants", "Send parent, teacher, self or clinician.");
    check_entry(req, in);
    check_items(req, in, has_item);
    check_scales(req, in, has_item);
    return ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct definition_in *in = req->body;
    const struct text           sent = {.s = req->bytes, .n = req->bytes_n, .present = true};
    struct uuid                 id = uuid_new();
    struct rows                 rows;
    enum err                    e = DB(req, measure_supersede, &rows, P(in->code));

    if (!e)
        e = DB(req, measure_define, &rows, P(id), P(row_int(&rows, 0, 0)), P(sent));
    if (!e)
        e = DB(req, measure_define_items, &rows, P(id), P(sent));
    if (!e)
        e = DB(req, measure_define_scales, &rows, P(id), P(sent));
    if (!e)
        e = DB(req, measure_define_norms, &rows, P(id), P(sent));
    if (!e)
        e = DB(req, measure_define_cuts, &rows, P(id), P(sent));
    if (!e)
        e = DB(req, measure_define_codes, &rows, P(id), P(sent));
    return e ? e : reply_made(req, "/measures/definitions/", id, &sql_measure_definition);
}

const struct route measure_definition_routes[] = {
    READ("/measures/definitions", NEED_SIGNED_IN, measure_definitions, measure_definition_shape,
         .is_list = true, .about = "The measures that can be recorded, and how each is scored"),
    READ("/measures/definitions/:id", NEED_SIGNED_IN, measure_definition, measure_definition_shape,
         .about = "One of them, of whatever revision", .args = {{ARG_RECORD}}),
    READ("/measures/definitions/:id/norms", NEED_SIGNED_IN, measure_norm_list, measure_norm_shape,
         .is_list = true, .about = "The norms of one of them, by scale, sex and age",
         .args = {{ARG_RECORD}}),
    WRITE(POST, "/measures/definitions", NEED(setting, edit), &definition_in_shape, create,
          measure_definition_shape, .check = check,
          .about = "Add a measure, or the next revision of one; it can be recorded at once"),
    ROUTES_END,
};
