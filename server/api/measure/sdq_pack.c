/*
 * Packs of SDQ questions (mission M31). The questions are copyright and none stands in this repository: a council that
 * has Youthinmind's permission for an electronic form loads them, and SDQs can be asked for by a link for as long as
 * the licence holds. Whoever keeps the settings (system_admin) loads a pack and ends it; nobody changes one: its next
 * version is another pack, and a link goes on with the one that it was made with.
 *
 * A pack is a JSON object, one for each language, informant and version of the form:
 *
 *   "language"        ISO 639: "en"
 *   "informant"       "parent" (whoever cares for the child), "teacher" or "self"
 *   "version"         "2-4", "4-17", "11-17" or "18+": for which ages; include/sdq.h says which informant has which
 *   "title", "about"  heading, and what stands above the questions (may be left out)
 *   "answers"         three texts: what is counted as 0, 1, 2
 *   "items"           25 texts in the order of the form; the published names of the items go by this order
 *   "impact"          the supplement: [{"code": "ebddiff", "words": "…", "choices": [four texts, counted 0 to 3]}, …],
 *                     ebddiff first. A teacher's has ebddiff, distres, impfrie and impclas; others imphome and impleis
 *                     as well. [] where the licence is for the 25 questions alone
 *   "notice"          the notice of copyright; it stands below the questions
 *   "licence_holder", "reference", "valid_from", "valid_until" (none or null: until it is ended)
 *
 * The application writes the wording and cannot read it back: no answer of these routes holds any.
 */
#include "route.h"
#include "sdq.h"
#include "sdq_shapes.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { ANSWERS = 3, CHOICES = 4, WORDS_MAX = 400, CHOICE_MAX = 100 };

struct impact_in {
    struct text code, words;
    struct list choices;
};

static const struct field impact_in_fields[] = {
    FIELD(impact_in, code, .type = F_TEXT, .flags = REQUIRED, .max = 10),
    FIELD(impact_in, words, .type = F_TEXT, .flags = REQUIRED, .max = WORDS_MAX),
    FIELD(impact_in, choices, .type = F_LIST, .flags = REQUIRED, .min = CHOICES, .max = CHOICES),
    FIELDS_END,
};
static const struct shape impact_in_shape =
    SHAPE("sdq_pack_impact_new", impact_in_fields, impact_in);

struct pack_in {
    struct text language, title, about, notice, licence_holder, reference;
    const char *informant, *version;
    struct list answers, items, impact;
    struct num  valid_from, valid_until;
};

static const struct field pack_in_fields[] = {
    FIELD(pack_in, language, .type = F_TEXT, .flags = REQUIRED, .min = 2, .max = 3),
    FIELD(pack_in, informant, .type = F_WORD, .flags = REQUIRED, .words = informant_words),
    FIELD(pack_in, version, .type = F_WORD, .flags = REQUIRED, .words = sdq_version_words),
    FIELD(pack_in, title, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(pack_in, about, .type = F_TEXT, .flags = NULLABLE, .max = 2000),
    FIELD(pack_in, answers, .type = F_LIST, .flags = REQUIRED, .min = ANSWERS, .max = ANSWERS,
          .about = "What is counted as 0, 1 and 2"),
    FIELD(pack_in, items, .type = F_LIST, .flags = REQUIRED, .min = SDQ_ITEMS, .max = SDQ_ITEMS,
          .about = "The questions in the order of the form"),
    FIELD(pack_in, impact, .type = F_LIST, .flags = REQUIRED, .of = &impact_in_shape,
          .max = SDQ_IMPACT_ITEMS),
    FIELD(pack_in, notice, .type = F_TEXT, .flags = REQUIRED, .max = 1000),
    FIELD(pack_in, licence_holder, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(pack_in, reference, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(pack_in, valid_from, .type = F_DAY, .flags = REQUIRED),
    FIELD(pack_in, valid_until, .type = F_DAY, .flags = NULLABLE),
    FIELDS_END,
};
static const struct shape pack_in_shape = SHAPE("sdq_pack_new", pack_in_fields, pack_in);

static const char *const states[] = {"coming", "valid", "expired", "ended", NULL};

static const struct field pack_fields[] = {
    RECORD_ANSWERS,
    ANSWER(language, .type = F_TEXT),
    ANSWER(informant, .type = F_WORD, .words = informant_words),
    ANSWER(version, .type = F_WORD, .words = sdq_version_words),
    ANSWER(title, .type = F_TEXT),
    ANSWER(licence_holder, .type = F_TEXT),
    ANSWER(reference, .type = F_TEXT),
    ANSWER(valid_from, .type = F_DAY),
    ANSWER_OR_NULL(valid_until, .type = F_DAY),
    ANSWER_OR_NULL(ended_on, .type = F_DAY),
    ANSWER(state, .type = F_WORD, .words = states,
           .about = "Whether it may be used today: valid, or why it may not"),
    FIELDS_END,
};
static const struct shape pack_shape = ANSWER_SHAPE("sdq_pack", pack_fields);

/* --- what can be wrong with one, beside its shape --- */

static void note_at(struct request *req, const char *list, size_t i, const char *rest,
                    const char *detail)
{
    fail_note(req, arena_printf(req->arena, "/%s/%zu%s", list, i, rest), detail);
}

static void check_texts(struct request *req, const char *name, const struct list *texts, size_t max)
{
    const struct text *of = texts->items;

    for (size_t i = 0; i < texts->n; i++)
        if (!of[i].s || of[i].n == 0 || of[i].n > max)
            note_at(req, name, i, "",
                    arena_printf(req->arena, "Send a text of at most %zu characters.", max));
}

static int impact_of(const char *code)
{
    for (int i = 0; i < SDQ_IMPACT_ITEMS; i++)
        if (code && !strcmp(sdq_impact_name((enum sdq_impact_item)i), code))
            return i;
    return -1;
}

static void check_impact(struct request *req, const struct pack_in *in)
{
    const struct impact_in *of = in->impact.items;
    bool                    has[SDQ_IMPACT_ITEMS] = {false};
    bool                    is_teacher = in->informant && !strcmp(in->informant, "teacher");
    size_t                  wanted = is_teacher ? SDQ_IMPACT_ITEMS - 2 : SDQ_IMPACT_ITEMS;

    for (size_t i = 0; i < in->impact.n; i++) {
        int which = impact_of(of[i].code.s);

        if (which < 0)
            note_at(req, "impact", i, "/code", "The supplement has no such item.");
        else if (has[which])
            note_at(req, "impact", i, "/code", "This item is here twice.");
        else if (is_teacher && (which == SDQ_IMPHOME || which == SDQ_IMPLEIS))
            note_at(req, "impact", i, "/code", "A teacher is not asked this.");
        else
            has[which] = true;
        check_texts(req, arena_printf(req->arena, "impact/%zu/choices", i), &of[i].choices,
                    CHOICE_MAX);
    }
    if (in->informant && in->impact.n > 0 && in->impact.n != wanted)
        fail_note(req, "/impact", "Send the whole supplement, or none of it.");
    else if (in->impact.n > 0 && impact_of(of[0].code.s) != SDQ_EBDDIFF)
        fail_note(req, "/impact", "ebddiff comes first: the others are asked by its answer.");
}

static enum err check(struct request *req)
{
    const struct pack_in *in = req->body;
    enum sdq_informant    who;
    enum sdq_version      version;

    if (in->language.s && strspn(in->language.s, "abcdefghijklmnopqrstuvwxyz") != in->language.n)
        fail_note(req, "/language", "Send the ISO 639 code of a language, such as en.");
    if (in->informant && in->version &&
        sdq_informant_parse(in->informant, strlen(in->informant), &who) &&
        sdq_version_parse(in->version, strlen(in->version), &version) &&
        !sdq_version_has(version, who))
        fail_note(req, "/version", "There is no such form for this informant.");
    if (in->valid_from.is_set && in->valid_until.is_set && in->valid_until.v < in->valid_from.v)
        fail_note(req, "/valid_until", "This day is before the first one.");
    check_texts(req, "answers", &in->answers, CHOICE_MAX);
    check_texts(req, "items", &in->items, WORDS_MAX);
    check_impact(req, in);
    return ERR_NONE;
}

static enum err create(struct request *req)
{
    const struct text sent = {.s = req->bytes, .n = req->bytes_n, .present = true};
    struct uuid       id = uuid_new();
    struct rows       rows;
    enum err          e;

    req->idempotency_key = NULL; /* what was sent is kept nowhere else */
    e = DB(req, sdq_pack_create, &rows, P(id), P(sent));
    return e ? e : reply_made(req, "/sdq-packs/", id, &sql_sdq_pack_one);
}

struct end_in {
    struct num ended;
};

static const struct field end_in_fields[] = {
    FIELD(end_in, ended, .type = F_BOOL, .about = "true: it is used no longer from today on"),
    FIELDS_END,
};
static const struct shape end_in_shape = SHAPE("sdq_pack_change", end_in_fields, end_in);

static enum err check_end(struct request *req)
{
    const struct end_in *in = req->body;

    if (!in->ended.is_set || !in->ended.v)
        fail_note(req, "/ended", "A pack can be ended, and nothing else of it changes.");
    return ERR_NONE;
}

static enum err end(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, sdq_pack_end, &rows, P(req->record));

    if (!e && rows.n == 0)
        e = fail(req, ERR_STATE);
    return e ? e : reply_record(req, req->record, &sql_sdq_pack_one);
}

const struct route sdq_pack_routes[] = {
    READ("/sdq-packs", NEED_SIGNED_IN, sdq_packs, pack_shape, .is_list = true,
         .about = "The licensed packs of SDQ questions that were loaded, without the questions"),
    READ("/sdq-packs/:id", NEED_SIGNED_IN, sdq_pack_one, pack_shape, .about = "One pack",
         .args = {{ARG_RECORD}}),
    WRITE(POST, "/sdq-packs", NEED(setting, edit), &pack_in_shape, create, pack_shape,
          .check = check,
          .about = "Load a pack of SDQ questions under a licence of the council's own"),
    WRITE(PATCH, "/sdq-packs/:id", NEED(setting, edit), &end_in_shape, end, pack_shape,
          MATCH(sdq_pack_version, sdq_pack_one), .check = check_end,
          .about = "End a pack: links that were not sent say so, and open nothing more"),
    ROUTES_END,
};
