#include "form.h"

#include "child_facts.h"
#include "json_out.h"
#include "sdq.h"
#include "sdq_follow.h"
#include "sql.h"

#include <string.h>

/* A choice is numbered from 1, an answer of the form counts from 0. */
static void put_answer(struct sdq_form *form, const char *code, int64_t number)
{
    for (int i = 0; i < SDQ_ITEMS; i++)
        if (!strcmp(code, form->version == SDQ_2_4 ? sdq_items[i].name_2_4 : sdq_items[i].name))
            form->answers[i] = (int8_t)(number - 1);
    for (int i = 0; i < SDQ_IMPACT_ITEMS; i++)
        if (!strcmp(code, sdq_impact_name((enum sdq_impact_item)i)))
            form->impact[i] = (int8_t)(number - 1);
}

static void read_form(struct request *req, struct sdq_form *form, const char *informant,
                      const char *version, const struct list *answers)
{
    const struct form_answer_in *of = answers->items;

    *form = sdq_form_empty();
    form->entry = SDQ_FROM_ANSWERS;
    form->completed_on = req->today;
    sdq_informant_parse(informant, strlen(informant), &form->informant);
    sdq_version_parse(version, strlen(version), &form->version);
    for (size_t i = 0; i < answers->n; i++)
        if (of[i].code.s && of[i].number.is_set)
            put_answer(form, of[i].code.s, of[i].number.v);
}

static void put_score(struct json_out *j, const char *name, const struct sdq_result *r,
                      enum sdq_score which)
{
    if (r->score[which] == SDQ_MISSING)
        json_pair(j, name, NULL);
    else
        json_pair_int(j, name, r->score[which]);
}

/* As form_record() (0054) takes it. */
static const char *scored(struct request *req, struct uuid id, const struct sdq_form *form,
                          const struct sdq_result *r)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '{');
    json_pair(&j, "id", id.s);
    put_score(&j, "total", r, SDQ_TOTAL);
    json_pair(&j, "band3_total", sdq_band3_name(r->band3[SDQ_TOTAL]));
    json_pair(&j, "band4_total", sdq_band4_name(SDQ_TOTAL, r->band4[SDQ_TOTAL]));
    json_pair(&j, "concern",
              sdq_concern_name(sdq_concern(form->informant, form->version, r->score[SDQ_TOTAL])));
    json_name(&j, "bands3");
    json_raw(&j, sdq_bands(req, r, false));
    json_name(&j, "bands4");
    json_raw(&j, sdq_bands(req, r, true));
    json_name(&j, "scores");
    json_open(&j, '{');
    for (int s = 0; s < SDQ_SCORES; s++)
        put_score(&j, sdq_score_name((enum sdq_score)s), r, (enum sdq_score)s);
    json_close(&j, '}');
    json_pair(&j, "answers", sdq_numbers(req, form->answers, SDQ_ITEMS));
    json_pair(&j, "impact", sdq_numbers(req, form->impact, SDQ_IMPACT_ITEMS));
    json_close(&j, '}');
    return b.s;
}

enum err form_sdq_record(struct request *req, const char *hash, const char *informant,
                         const char *version, const struct list *answers)
{
    struct uuid        id = uuid_new();
    struct child_facts child;
    struct sdq_form    form;
    struct sdq_faults  faults;
    struct sdq_result  result;
    struct rows        rows;
    enum err           e = sdq_child(req, &child);

    if (e)
        return e;
    read_form(req, &form, informant, version, answers);
    sdq_check(&form, child.born, req->today, &faults);
    if (faults.n > 0) /* a day of birth has come since they were asked */
        return fail(req, ERR_FORM_CLOSED);
    sdq_score(&form, &result);
    /* While the link is open: what follows is done by whoever asked with it. */
    e = sdq_follow(req, id, &form, &result, &child);
    return e ? e : DB(req, form_record, &rows, P(hash), P(scored(req, id, &form, &result)));
}
