/* Batches in the database: staged, previewed, committed. */
#include "care_due.h"
#include "db.h"
#include "import.h"
#include "json_out.h"
#include "sdq_follow.h"
#include "sql.h"

#include <string.h>

/* --- lines and problems as JSON --- */

static void pair_day(struct json_out *j, const char *name, day_t d)
{
    char text[DAY_TEXT_SIZE];

    day_format(d, text);
    json_pair(j, name, d == DAY_NONE ? NULL : text);
}

static void open_line(struct json_out *j, const char *kind, int32_t line, const char *child)
{
    json_open(j, '{');
    json_pair(j, "kind", kind);
    json_pair_int(j, "line", line);
    json_pair(j, "local_id", child);
    json_name(j, "content");
    json_open(j, '{');
}

static void close_line(struct json_out *j)
{
    json_close(j, '}');
    json_close(j, '}');
}

static void write_child(struct json_out *j, const struct ssda903_child *c)
{
    open_line(j, "child", c->line, c->child);
    pair_day(j, "born_on", c->born);
    json_pair(j, "sex", (char[]){c->sex, 0});
    json_pair(j, "ethnicity", c->ethnicity);
    json_pair(j, "upn", c->upn[0] ? c->upn : NULL);
    pair_day(j, "died_on", c->died);
    close_line(j);
}

static void write_mother(struct json_out *j, const struct ssda903_child *c)
{
    open_line(j, "motherhood", c->line, c->child);
    pair_day(j, "from_on", c->mother);
    close_line(j);
}

static void write_episode(struct json_out *j, const struct ssda903_episode *e)
{
    open_line(j, "episode", e->line, e->child);
    pair_day(j, "from_on", e->from);
    pair_day(j, "until_on", e->until);
    json_pair(j, "entry_code", e->entry);
    json_pair(j, "legal_code", e->legal);
    json_pair(j, "need_code", e->need);
    json_pair(j, "place_code", e->place);
    json_pair(j, "provider_code", e->provider);
    json_pair(j, "ending_code", e->ending);
    json_pair(j, "change_code", e->change);
    json_pair(j, "urn", e->urn);
    json_pair(j, "home_post", e->home_post[0] ? e->home_post : NULL);
    json_pair(j, "pl_post", e->pl_post[0] ? e->pl_post : NULL);
    close_line(j);
}

static void write_review(struct json_out *j, const struct ssda903_review *r)
{
    open_line(j, "review", r->line, r->child);
    pair_day(j, "held_on", r->held);
    json_pair(j, "code", r->code);
    close_line(j);
}

/* The form is the one for the child's age at the end of the year: the return gives no day. */
static void write_sdq(struct json_out *j, const struct ssda903_oc2 *o, int32_t age)
{
    enum sdq_version version;

    if (!sdq_version_for(SDQ_PARENT, age, &version))
        version = SDQ_2_4;
    open_line(j, "sdq", o->line, o->child);
    json_pair(j, "form", sdq_version_name(version));
    json_pair_int(j, "total", o->score);
    json_pair(j, "band3_total",
              sdq_band3_name(sdq_band3(SDQ_PARENT, version, SDQ_TOTAL, o->score)));
    json_pair(j, "band4_total",
              sdq_band4_name(SDQ_TOTAL, sdq_band4(SDQ_PARENT, version, SDQ_TOTAL, o->score)));
    json_pair(j, "concern", sdq_concern_name(sdq_concern(SDQ_PARENT, version, o->score)));
    close_line(j);
}

static void write_no_sdq(struct json_out *j, const struct ssda903_oc2 *o)
{
    open_line(j, "sdq_none", o->line, o->child);
    json_pair(j, "code", o->reason);
    close_line(j);
}

static void write_answers(struct json_out *j, const struct ssda903_oc2 *o)
{
    static const char *const names[] = {
        [OC2_CONVICTED] = "convicted",
        [OC2_HEALTH_CHECK] = "health_check",
        [OC2_IMMUNISATIONS] = "immunisations",
        [OC2_TEETH_CHECK] = "teeth_check",
        [OC2_HEALTH_ASSESSMENT] = "health_assessment",
        [OC2_SUBSTANCE_MISUSE] = "misuse",
        [OC2_INTERVENTION_RECEIVED] = "received",
        [OC2_INTERVENTION_OFFERED] = "offered",
    };

    open_line(j, "answer", o->line, o->child);
    for (int32_t i = OC2_CONVICTED; i <= OC2_INTERVENTION_OFFERED; i++)
        if (o->flag[i])
            json_pair_bool(j, names[i], o->flag[i] == '1');
    close_line(j);
}

/* OC2 follows the children: both are in order of the child's number. */
static void write_oc2(struct json_out *j, const struct import *im)
{
    int32_t c = 0;

    for (int32_t i = 0; i < im->oc2_n; i++) {
        const struct ssda903_oc2 *o = &im->oc2[i];

        while (strcmp(im->children[c].child, o->child) < 0)
            c++;
        if (o->score >= 0)
            write_sdq(j, o, day_age(im->children[c].born, ssda903_year_end(im->year)));
        else if (o->reason)
            write_no_sdq(j, o);
        write_answers(j, o);
    }
}

static void write_fact(struct json_out *j, const struct ssda903_fact *f)
{
    static const char *const kinds[SSDA903_MODULES] = {
        [SSDA903_UASC] = "uasc",
        [SSDA903_AD1] = "adoption",
        [SSDA903_PLACED_ADOPTION] = "placed_adoption",
        [SSDA903_PREV_PERM] = "previous_permanence",
        [SSDA903_MISSING] = "missing",
        [SSDA903_OC3] = "leaver_contact",
        [SSDA903_SW_EPISODES] = "worker_told",
    };

    open_line(j, kinds[f->module], f->line, f->child);
    pair_day(j, "from_on", f->from);
    pair_day(j, "until_on", f->until);
    json_pair(j, "code", f->code);
    json_pair(j, "first", f->more[0]);
    json_pair(j, "second", f->more[1]);
    json_pair(j, "third", f->more[2]);
    json_pair(j, "said", f->said[0] ? f->said : NULL);
    close_line(j);
}

static const char *lines_of(const struct import *im)
{
    struct buf      b = {.arena = im->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '[');
    for (int32_t i = 0; i < im->children_n; i++)
        write_child(&j, &im->children[i]);
    for (int32_t i = 0; i < im->children_n; i++)
        if (im->children[i].mother != DAY_NONE)
            write_mother(&j, &im->children[i]);
    for (int32_t i = 0; i < im->episodes_n; i++)
        write_episode(&j, &im->episodes[i]);
    for (int32_t i = 0; i < im->reviews_n; i++)
        write_review(&j, &im->reviews[i]);
    write_oc2(&j, im);
    for (int32_t i = 0; i < im->facts_n; i++)
        write_fact(&j, &im->facts[i]);
    json_close(&j, ']');
    return b.s;
}

static const char *problems_of(const struct import *im)
{
    struct buf      b = {.arena = im->arena};
    struct json_out j = {.buf = &b};
    char            says[SSDA903_SAYS];

    json_open(&j, '[');
    for (int32_t i = 0; i < im->problems_n; i++) {
        const struct import_problem *p = &im->problems[i];

        ssda903_says(&p->is, says);
        json_open(&j, '{');
        json_pair_int(&j, "position", i + 1);
        json_pair(&j, "file", im->parts[p->part].name);
        json_pair_int(&j, "line", p->is.line);
        json_pair(&j, "field", import_field(im, p));
        json_pair(&j, "reason", says);
        json_pair(&j, "effect", ssda903_effect_name(p->is.effect));
        json_close(&j, '}');
    }
    json_close(&j, ']');
    return b.s;
}

enum err import_stage(struct request *req, const struct import *im, struct uuid batch,
                      struct uuid agency)
{
    const char *lines = im->stops ? "[]" : lines_of(im), *problems = problems_of(im);
    struct num  year = {.v = im->year, .is_set = im->year != 0};
    struct rows rows;
    enum err    e = db_run(req, &sql_import_time, NULL, &rows);

    if (arena_is_exhausted(im->arena))
        return fail(req, ERR_NO_MEMORY);
    if (!e)
        e = db_run(req, &sql_import_forgotten, NULL, &rows);
    if (!e)
        e = DB(req, import_create, &rows, P(batch), P(agency), P("ssda903"), P(year),
               P(im->stops ? "stopped" : "ready"));
    if (!e)
        e = DB(req, import_lines, &rows, P(batch), P(lines));
    return e ? e : DB(req, import_problems, &rows, P(batch), P(problems));
}

/* --- applying --- */

static void take_counts(struct request *req, const struct rows *rows, struct import_counts *out)
{
    for (int i = 0; i < rows->n && out->n < IMPORT_COUNTS; i++) {
        const char *kind = row_text(rows, i, 0);

        out->list[out->n++] =
            (struct import_count){arena_copy(req->arena, kind, strlen(kind)), row_int(rows, i, 1),
                                  row_int(rows, i, 2), row_int(rows, i, 3)};
    }
}

/* The day of the next SDQ, as sdq_follow sets it for one child. */
static const char *dues_of(struct request *req, const struct rows *facts,
                           const struct sdq_settings *settings)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '[');
    for (int i = 0; i < facts->n; i++) {
        const struct sdq_child child = {row_day(facts, i, 1), row_day(facts, i, 2),
                                        row_day(facts, i, 3), row_day(facts, i, 4),
                                        row_day(facts, i, 5)};
        struct sdq_due         due;

        sdq_next_due(&child, req->today, settings, &(struct calendar){0}, &due);
        json_open(&j, '{');
        json_pair(&j, "child", row_text(facts, i, 0));
        pair_day(&j, "due_on", due.due_on);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    return b.s;
}

enum err import_apply(struct request *req, struct uuid batch, struct import_counts *out)
{
    struct sdq_settings settings;
    struct rows         rows;
    enum err            e = DB(req, import_apply, &rows, P(batch));

    *out = (struct import_counts){0};
    if (e)
        return e;
    take_counts(req, &rows, out);
    e = sdq_settings_of(req, &settings);
    if (!e)
        e = DB(req, import_facts, &rows, P(batch));
    if (!e)
        e = DB(req, import_due, &rows, P(batch), P(SDQ_NEXT_FROM_CARER),
               P(dues_of(req, &rows, &settings)));
    if (!e)
        take_counts(req, &rows, out);
    return e ? e : care_set_due_of(req, batch);
}

/* --- preview and commit --- */

static const char *counts_of(struct arena *arena, const struct import_counts *counts)
{
    struct buf      b = {.arena = arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '[');
    for (int32_t i = 0; i < counts->n; i++) {
        json_open(&j, '{');
        json_pair(&j, "kind", counts->list[i].kind);
        json_pair_int(&j, "new", counts->list[i].made);
        json_pair_int(&j, "changed", counts->list[i].changed);
        json_pair_int(&j, "unchanged", counts->list[i].same);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    return b.s;
}

static void write_files(struct json_out *j, const struct import *im)
{
    json_name(j, "files");
    json_open(j, '[');
    for (int32_t i = 0; i < im->parts_n; i++) {
        json_open(j, '{');
        json_pair(j, "name", im->parts[i].name);
        json_pair(j, "module", ssda903_module_name(im->parts[i].module));
        json_pair_int(j, "lines", im->parts[i].lines.n ? im->parts[i].lines.n - 1 : 0);
        json_pair_int(j, "taken", im->parts[i].taken);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void write_not_kept(struct json_out *j, const struct import *im)
{
    struct import_not_kept list[IMPORT_FILES];
    int32_t                n = import_not_kept(im, list);

    json_name(j, "not_kept");
    json_open(j, '[');
    for (int32_t i = 0; i < n; i++) {
        json_open(j, '{');
        json_pair(j, "file", list[i].file);
        json_pair(j, "what", list[i].what);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void write_reasons(struct json_out *j, const struct import *im)
{
    struct import_reason list[IMPORT_REASONS];
    int32_t              n = import_reasons(im, list);
    char                 says[SSDA903_SAYS];

    json_name(j, "reasons");
    json_open(j, '[');
    for (int32_t i = 0; i < n; i++) {
        struct ssda903_problem any = list[i].first->is;

        any.other = 0;
        ssda903_says(&any, says);
        json_open(j, '{');
        json_pair(j, "file", im->parts[list[i].first->part].name);
        json_pair(j, "column", import_field(im, list[i].first));
        json_pair(j, "reason", says);
        json_pair(j, "effect", ssda903_effect_name(list[i].first->is.effect));
        json_pair_int(j, "n", list[i].n);
        json_close(j, '}');
    }
    json_close(j, ']');
}

enum err import_summary(struct request *req, const struct import *im, struct uuid batch,
                        const struct import_counts *counts)
{
    struct buf      b = {.arena = im->arena};
    struct json_out j = {.buf = &b};
    struct rows     rows;

    json_open(&j, '{');
    json_pair(&j, "stops", im->stops);
    json_name(&j, "counts");
    json_raw(&j, counts_of(im->arena, counts));
    write_files(&j, im);
    write_not_kept(&j, im);
    json_pair_int(&j, "problems", im->problems_n);
    write_reasons(&j, im);
    json_close(&j, '}');
    return DB(req, import_summary, &rows, P(batch), P(b.s));
}

enum err import_preview(struct request *req, const struct import *im, struct uuid batch,
                        struct import_counts *out)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    *out = (struct import_counts){0};
    if (!im->stops) {
        e = db_run(req, &sql_import_try, NULL, &rows);
        if (!e)
            e = import_apply(req, batch, out);
        if (!e)
            e = db_run(req, &sql_import_back, NULL, &rows);
    }
    return e ? e : import_summary(req, im, batch, out);
}

static enum err end_batch(struct request *req, struct uuid batch)
{
    struct rows rows;
    enum err    e = DB(req, import_looked, &rows, P(batch));

    if (e)
        return e;
    req->looked = row_is_null(&rows, 0, 0) ? NULL : row_text(&rows, 0, 0);
    return DB(req, import_end, &rows, P(batch), P(true));
}

enum err import_commit(struct request *req, struct uuid batch)
{
    struct import_counts counts;
    struct rows          before, rows;
    enum err             e = db_run(req, &sql_import_time, NULL, &rows);

    if (!e)
        e = DB(req, import_counts, &before, P(batch));
    if (!e && before.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (!e)
        e = import_apply(req, batch, &counts);
    if (e)
        return e;
    if (strcmp(counts_of(req->arena, &counts), row_text(&before, 0, 0)) != 0)
        return fail_field(
            req, ERR_CONFLICT, "",
            "Records have changed since the preview. Discard this import and send the files again.");
    return end_batch(req, batch);
}
