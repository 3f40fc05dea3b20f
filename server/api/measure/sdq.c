/*
 * SDQs: recorded as 25 answers, as five scale scores or as a total alone; scored when written, by the rules of
 * sdq.h, and never again. A high score opens what sdq_calendar.h says, in the same transaction.
 */
#include "sdq.h"

#include "child_facts.h"
#include "json_out.h"
#include "route.h"
#include "sdq_follow.h"
#include "sdq_shapes.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

/* --- what is sent --- */

enum { NAMES = SDQ_ITEMS + 2, ARGUES = SDQ_ITEMS, SPITE = SDQ_ITEMS + 1 };

struct
    answers_in { /* in the order of the items; argues and spite stand for items 18 and 22 at ages 2 to 4 */
    struct num item[NAMES];
};

struct impact_in {
    struct num item[SDQ_IMPACT_ITEMS];
};

struct scores_in {
    struct num scale[SDQ_SCALES], impact;
};

struct sdq_in {
    const char *informant, *version;
    struct num  completed_on, follow_up, total;
    struct part answers, impact, scores;
};

#define ITEM(name_, i)                                                                 \
    {                                                                                  \
        .name = #name_, .type = F_INT, .offset = offsetof(struct answers_in, item[i]), \
        .flags = NULLABLE, .min = 0, .max = 2                                          \
    }

static const struct field answers_fields[] = {
    ITEM(consid, 0),   ITEM(restles, 1),     ITEM(somatic, 2),   ITEM(shares, 3),
    ITEM(tantrum, 4),  ITEM(loner, 5),       ITEM(obeys, 6),     ITEM(worries, 7),
    ITEM(caring, 8),   ITEM(fidgety, 9),     ITEM(friend, 10),   ITEM(fights, 11),
    ITEM(unhappy, 12), ITEM(popular, 13),    ITEM(distrac, 14),  ITEM(clingy, 15),
    ITEM(kind, 16),    ITEM(lies, 17),       ITEM(bullied, 18),  ITEM(helpout, 19),
    ITEM(reflect, 20), ITEM(steals, 21),     ITEM(oldbest, 22),  ITEM(afraid, 23),
    ITEM(attends, 24), ITEM(argues, ARGUES), ITEM(spite, SPITE), FIELDS_END,
};
static const struct shape answers_shape = SHAPE("sdq_answers", answers_fields, answers_in);

#define IMPACT(name_, i)                                                              \
    {                                                                                 \
        .name = #name_, .type = F_INT, .offset = offsetof(struct impact_in, item[i]), \
        .flags = NULLABLE, .min = 0, .max = 3                                         \
    }

static const struct field impact_fields[] = {
    IMPACT(ebddiff, SDQ_EBDDIFF),
    IMPACT(distres, SDQ_DISTRES),
    IMPACT(imphome, SDQ_IMPHOME),
    IMPACT(impfrie, SDQ_IMPFRIE),
    IMPACT(impclas, SDQ_IMPCLAS),
    IMPACT(impleis, SDQ_IMPLEIS),
    FIELDS_END,
};
static const struct shape impact_shape = SHAPE("sdq_impact_answers", impact_fields, impact_in);

#define SCALE(name_, i)                                                                \
    {                                                                                  \
        .name = #name_, .type = F_INT, .offset = offsetof(struct scores_in, scale[i]), \
        .flags = NULLABLE, .min = 0, .max = 10                                         \
    }

static const struct field scores_fields[] = {
    SCALE(emotional, SDQ_EMOTIONAL),
    SCALE(conduct, SDQ_CONDUCT),
    SCALE(hyperactivity, SDQ_HYPERACTIVITY),
    SCALE(peer, SDQ_PEER),
    SCALE(prosocial, SDQ_PROSOCIAL),
    FIELD(scores_in, impact, .type = F_INT, .flags = NULLABLE, .min = 0, .max = 10),
    FIELDS_END,
};
static const struct shape scores_shape = SHAPE("sdq_scale_scores", scores_fields, scores_in);

static const struct field sdq_in_fields[] = {
    FIELD(sdq_in, informant, .type = F_WORD, .flags = REQUIRED, .words = informant_words,
          .about = "parent: whoever cares for the child"),
    FIELD(sdq_in, completed_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY),
    FIELD(sdq_in, version, .type = F_WORD, .flags = REQUIRED, .words = sdq_version_words),
    FIELD(sdq_in, follow_up, .type = F_BOOL, .about = "The follow-up form, about the last month"),
    FIELD(sdq_in, answers, .type = F_OBJECT, .of = &answers_shape,
          .about = "Raw answers 0, 1, 2 by item; null or left out: not answered"),
    FIELD(sdq_in, impact, .type = F_OBJECT, .of = &impact_shape),
    FIELD(sdq_in, scores, .type = F_OBJECT, .of = &scores_shape, .about = "Instead of answers"),
    FIELD(sdq_in, total, .type = F_INT, .min = 0, .max = 40,
          .about = "Alone, where nothing else is known"),
    FIELDS_END,
};
static const struct shape sdq_in_shape = SHAPE("sdq_new", sdq_in_fields, sdq_in);

/* --- from what is sent to a form --- */

static int8_t value_of(struct num n) { return n.is_set ? (int8_t)n.v : (int8_t)SDQ_MISSING; }

/* At ages 2 to 4 items 18 and 22 have names of their own. */
static void put_answers(struct request *req, const struct answers_in *in, struct sdq_form *form)
{
    static const struct {
        int         place, other;
        const char *pointer;
    } twins[] = {{17, ARGUES, "/answers/argues"}, {21, SPITE, "/answers/spite"}};

    for (int i = 0; i < SDQ_ITEMS; i++)
        form->answers[i] = value_of(in->item[i]);
    for (int t = 0; t < 2; t++) {
        if (!in->item[twins[t].other].is_set)
            continue;
        if (in->item[twins[t].place].is_set)
            fail_note(req, twins[t].pointer, "This item was sent under both of its names.");
        form->answers[twins[t].place] = value_of(in->item[twins[t].other]);
    }
}

static void put_scores(const struct scores_in *in, struct sdq_form *form)
{
    for (int i = 0; i < SDQ_SCALES; i++)
        form->scales[i] = value_of(in->scale[i]);
    form->impact_score = value_of(in->impact);
}

/* Exactly one of answers, scores and total says what the form holds; impact goes beside answers. */
static void check_entry(struct request *req, const struct sdq_in *in)
{
    int given = in->answers.present + in->scores.present + in->total.present;

    if (given == 0)
        fail_note(req, "/answers", "Send the answers, or the scale scores, or the total.");
    else if (given > 1)
        fail_note(req, in->total.present ? "/total" : "/scores",
                  "Send only one of answers, scores and total.");
    if (in->impact.present && !in->answers.present)
        fail_note(req, "/impact", "Impact answers go with the 25 answers.");
}

/* The form as far as the body is right: what is not known of it is missing, a form by answers, by a carer. */
static void read_form(struct request *req, const struct sdq_in *in, struct sdq_form *form)
{
    const struct impact_in *impact = in->impact.p;

    *form = sdq_form_empty();
    form->entry = in->total.is_set ? SDQ_FROM_TOTAL
                  : in->scores.p   ? SDQ_FROM_SCALES
                                   : SDQ_FROM_ANSWERS;
    form->completed_on = in->completed_on.is_set ? (day_t)in->completed_on.v : DAY_NONE;
    form->total = value_of(in->total);
    if (in->informant)
        sdq_informant_parse(in->informant, strlen(in->informant), &form->informant);
    if (in->version)
        sdq_version_parse(in->version, strlen(in->version), &form->version);
    if (in->answers.p)
        put_answers(req, in->answers.p, form);
    if (in->scores.p)
        put_scores(in->scores.p, form);
    for (int i = 0; impact && i < SDQ_IMPACT_ITEMS; i++)
        form->impact[i] = value_of(impact->item[i]);
}

static void check_form(struct request *req, const struct sdq_form *form, day_t born)
{
    struct sdq_faults faults;
    char              pointer[SDQ_POINTER_SIZE];

    sdq_check(form, born, req->today, &faults);
    for (int i = 0; i < faults.n; i++) {
        sdq_fault_pointer(&faults.list[i], pointer);
        fail_note(req, pointer, sdq_reason_says(faults.list[i].reason));
    }
}

struct found {
    struct child_facts child;
    struct sdq_form    form;
};

static enum err check(struct request *req)
{
    struct found *found = req->found = arena_alloc(req->arena, sizeof *found);
    enum err      e = found ? sdq_child(req, &found->child) : ERR_NO_MEMORY;

    if (e)
        return fail(req, e);
    check_entry(req, req->body);
    read_form(req, req->body, &found->form);
    check_form(req, &found->form, found->child.born);
    return ERR_NONE;
}

/* --- storing --- */

const char *sdq_numbers(struct request *req, const int8_t *values, int n)
{
    struct buf b = {.arena = req->arena};

    buf_puts(&b, "{");
    for (int i = 0; i < n; i++)
        if (values[i] == SDQ_MISSING)
            buf_printf(&b, "%sNULL", i ? "," : "");
        else
            buf_printf(&b, "%s%d", i ? "," : "", values[i]);
    buf_puts(&b, "}");
    return b.s;
}

static struct num score_of(const struct sdq_result *r, enum sdq_score which)
{
    return (struct num){.v = r->score[which], .is_set = r->score[which] != SDQ_MISSING};
}

const char *sdq_bands(struct request *req, const struct sdq_result *r, bool is_four)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '{');
    for (int s = 0; s < SDQ_SCORES; s++)
        json_pair(&j, sdq_score_name((enum sdq_score)s),
                  is_four ? sdq_band4_name((enum sdq_score)s, r->band4[s])
                          : sdq_band3_name(r->band3[s]));
    json_close(&j, '}');
    return b.s;
}

static enum err store(struct request *req, struct uuid id, const struct sdq_in *in,
                      const struct sdq_form *form, const struct sdq_result *r)
{
    static const char *const sources[] = {"answers", "scores", "total"};

    struct rows rows;
    enum err    e =
        DB(req, sdq_create, &rows, P(id), P(req->child), P(in->informant), P(in->version),
           P_DAY(form->completed_on), P((bool)(in->follow_up.v != 0)), P(sources[form->entry]),
           P(score_of(r, SDQ_TOTAL)), P(sdq_band3_name(r->band3[SDQ_TOTAL])),
           P(sdq_band4_name(SDQ_TOTAL, r->band4[SDQ_TOTAL])),
           P(sdq_concern_name(sdq_concern(form->informant, form->version, r->score[SDQ_TOTAL]))));

    if (!e && form->entry != SDQ_FROM_TOTAL) /* a total alone is no part of what is held back */
        e = DB(req, sdq_score_create, &rows, P(id), P(req->child), P(in->informant),
               P(score_of(r, SDQ_EMOTIONAL)), P(score_of(r, SDQ_CONDUCT)),
               P(score_of(r, SDQ_HYPERACTIVITY)), P(score_of(r, SDQ_PEER)),
               P(score_of(r, SDQ_PROSOCIAL)), P(score_of(r, SDQ_EXTERNALISING)),
               P(score_of(r, SDQ_INTERNALISING)), P(score_of(r, SDQ_IMPACT)),
               P(sdq_bands(req, r, false)), P(sdq_bands(req, r, true)));
    if (!e && form->entry == SDQ_FROM_ANSWERS)
        e = DB(req, sdq_answer_create, &rows, P(id), P(req->child), P(in->informant),
               P(sdq_numbers(req, form->answers, SDQ_ITEMS)),
               P(sdq_numbers(req, form->impact, SDQ_IMPACT_ITEMS)));
    return e;
}

static enum err create(struct request *req)
{
    const struct found *found = req->found;
    struct sdq_result   result;
    struct uuid         id = uuid_new();
    enum err            e;

    sdq_score(&found->form, &result);
    e = store(req, id, req->body, &found->form, &result);
    if (!e)
        e = sdq_follow(req, id, &found->form, &result, &found->child);
    return e ? e : reply_made(req, "/sdqs/", id, &sql_sdq_one);
}

const struct route sdq_routes[] = {
    READ("/children/:child/sdqs", NEED_OR_OWN(sdq, view, create), sdq_list, sdq_answer_shape,
         .is_list = true, .about = "The SDQs of a child, newest first",
         .args = {{ARG_CHILD}, {ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/children/:child/sdqs", NEED(sdq, create), &sdq_in_shape, create, sdq_answer_shape,
          .check = check,
          .about = "Record an SDQ; the answer holds its scores, its bands and what they opened"),
    READ("/sdqs/:id", NEED_OR_OWN(sdq, view, create), sdq_one, sdq_answer_shape, .about = "One SDQ",
         .args = {{ARG_RECORD}}),
    ROUTES_END,
};
