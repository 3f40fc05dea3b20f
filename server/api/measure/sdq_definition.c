/* The questionnaire as data, for pages that enter or draw it: items by number and short name, cut-offs by form. */
#include "json_out.h"
#include "route.h"
#include "sdq.h"
#include "sdq_shapes.h"
#include "shapes.h"

static void write_item(struct json_out *j, const struct sdq_item *item)
{
    json_open(j, '{');
    json_pair_int(j, "number", item->number);
    json_pair(j, "name", item->name);
    json_pair(j, "name_2_4", item->name_2_4);
    json_pair(j, "scale", sdq_score_name(item->scale));
    json_pair_bool(j, "reversed", item->is_reversed);
    json_close(j, '}');
}

static void write_limits(struct json_out *j, const int8_t *limits, int n)
{
    json_open(j, '[');
    for (int i = 0; i < n; i++)
        json_int(j, limits[i]);
    json_close(j, ']');
}

static void write_score(struct json_out *j, enum sdq_informant who, enum sdq_version version,
                        const struct sdq_cutoffs *c, enum sdq_score s)
{
    bool    has_three = c->three[s][0] != SDQ_MISSING, has_four = c->four[s][0] != SDQ_MISSING;
    int32_t threshold = sdq_reliable_threshold(who, version, s);

    json_open(j, '{');
    json_pair(j, "score", sdq_score_name(s));
    json_pair_int(j, "max", sdq_score_max(who, s));
    json_pair_bool(j, "high_is_good", s == SDQ_PROSOCIAL);
    json_name(j, "bands3");
    write_limits(j, c->three[s], has_three ? 2 : 0);
    json_name(j, "bands4");
    write_limits(j, c->four[s], has_four ? 3 : 0);
    json_name(j, "reliable_change");
    if (threshold)
        json_int(j, threshold);
    else
        json_text(j, NULL);
    json_close(j, '}');
}

static void write_form(struct json_out *j, enum sdq_informant who, enum sdq_version version)
{
    const struct sdq_cutoffs *c = sdq_cutoffs(who, version);

    json_open(j, '{');
    json_pair(j, "informant", sdq_informant_name(who));
    json_pair(j, "version", sdq_version_name(version));
    json_pair_bool(j, "is_provisional", c && c->is_provisional);
    json_name(j, "scores");
    json_open(j, '[');
    for (int s = 0; c && s < SDQ_BANDED; s++)
        write_score(j, who, version, c, (enum sdq_score)s);
    json_close(j, ']');
    json_close(j, '}');
}

static enum err definition(struct request *req)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '{');
    json_name(&j, "items");
    json_open(&j, '[');
    for (int i = 0; i < SDQ_ITEMS; i++)
        write_item(&j, &sdq_items[i]);
    json_close(&j, ']');
    json_name(&j, "forms");
    json_open(&j, '[');
    for (int v = 0; v < SDQ_VERSIONS; v++)
        for (int who = 0; who < SDQ_INFORMANTS; who++)
            if (sdq_version_has((enum sdq_version)v, (enum sdq_informant)who))
                write_form(&j, (enum sdq_informant)who, (enum sdq_version)v);
    json_close(&j, ']');
    json_close(&j, '}');
    return reply_json(req, 200, &b);
}

static const struct field item_fields[] = {
    ANSWER(number, .type = F_INT, .min = 1, .max = 25),
    ANSWER(name, .type = F_TEXT),
    ANSWER(name_2_4, .type = F_TEXT),
    ANSWER(scale, .type = F_TEXT),
    ANSWER(reversed, .type = F_BOOL),
    FIELDS_END,
};
static const struct shape item_shape = ANSWER_SHAPE("sdq_item", item_fields);

static const struct field score_fields[] = {
    ANSWER(score, .type = F_TEXT),
    ANSWER(max, .type = F_INT, .min = 0, .max = 40),
    ANSWER(high_is_good, .type = F_BOOL),
    ANSWER(bands3, .type = F_ANY,
           .about = "The highest score of each band but the last; of prosocial, the lowest"),
    ANSWER(bands4, .type = F_ANY),
    ANSWER_OR_NULL(
        reliable_change, .type = F_INT, .min = 1, .max = 40,
        .about =
            "A difference from here on is more than chance explains; null where none is published"),
    FIELDS_END,
};
static const struct shape score_shape = ANSWER_SHAPE("sdq_cutoffs", score_fields);

static const struct field form_fields[] = {
    ANSWER(informant, .type = F_WORD, .words = informant_words),
    ANSWER(version, .type = F_WORD, .words = sdq_version_words),
    ANSWER(is_provisional, .type = F_BOOL),
    ANSWER(scores, .type = F_LIST, .of = &score_shape),
    FIELDS_END,
};
static const struct shape form_shape = ANSWER_SHAPE("sdq_form", form_fields);

static const struct field definition_fields[] = {
    ANSWER(items, .type = F_LIST, .of = &item_shape),
    ANSWER(forms, .type = F_LIST, .of = &form_shape),
    FIELDS_END,
};
const struct shape sdq_definition_shape = ANSWER_SHAPE("sdq_definition", definition_fields);

const struct route sdq_definition_routes[] = {
    {.method = METHOD_GET,
     .path = "/sdq/definition",
     .about = "The questionnaire as data: items without wording, cut-offs by informant and form",
     .need = NEED_SIGNED_IN,
     .handle = definition,
     .answer = &sdq_definition_shape},
    ROUTES_END,
};
