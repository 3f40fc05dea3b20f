/* What would be sent: lines of the modules, whose they are, which rules they break, and the files. */
#include "national_return.h"

#include "auth.h"
#include "db.h"
#include "json_out.h"
#include "return_parts.h"
#include "sql.h"

#include <stdlib.h>
#include <string.h>

enum { BEFORE_CELLS = 2 };

static const struct {
    enum ssda903_module m;
    const struct sql   *sql;
} sources[] = {
    {SSDA903_HEADER, &sql_return_header},
    {SSDA903_EPISODES, &sql_return_episodes},
    {SSDA903_REVIEWS, &sql_return_reviews},
    {SSDA903_OC2, &sql_return_oc2},
    {SSDA903_SW_EPISODES, &sql_return_sw_episodes},
    {SSDA903_UASC, &sql_return_uasc},
    {SSDA903_OC3, &sql_return_oc3},
    {SSDA903_AD1, &sql_return_ad1},
    {SSDA903_PLACED_ADOPTION, &sql_return_placed_adoption},
    {SSDA903_PREV_PERM, &sql_return_prev_perm},
    {SSDA903_MISSING, &sql_return_missing},
};

enum { SOURCES = sizeof sources / sizeof *sources };

bool national_return_has(enum ssda903_module m)
{
    for (int i = 0; i < SOURCES; i++)
        if (sources[i].m == m)
            return true;
    return false;
}

/* --- lines --- */

static void read_line(const struct rows *rows, int row, int32_t columns, struct ssda903_line *out)
{
    *out = (struct ssda903_line){.number = row + 2, .cells = columns};
    for (int i = 0; i < SSDA903_COLUMNS; i++) {
        const char *s = i < columns ? row_text(rows, row, i + BEFORE_CELLS) : "";

        out->cell[i] = (struct ssda903_cell){s, strlen(s)};
    }
}

static bool make_room(struct national_return *r, struct return_module *module, int n)
{
    size_t room = (size_t)n + 1;

    module->line = arena_alloc(r->arena, room * sizeof *module->line);
    module->child = arena_alloc(r->arena, room * sizeof *module->child);
    module->beside = arena_alloc(r->arena, room * sizeof *module->beside);
    return module->line && module->child && module->beside;
}

static enum err read_module(struct request *req, struct national_return *r, int source)
{
    enum ssda903_module   m = sources[source].m;
    struct return_module *module = &r->modules[m];
    const struct param    year[] = {P((int64_t)r->year)};
    struct rows           rows;
    enum err              e = db_run(req, sources[source].sql, year, &rows);

    if (!e && !make_room(r, module, rows.n))
        e = fail(req, ERR_NO_MEMORY);
    if (e)
        return e;
    for (module->n = 0; module->n < rows.n; module->n++) {
        read_line(&rows, module->n, ssda903_columns(m), &module->line[module->n]);
        module->child[module->n] = row_text(&rows, module->n, 0);
        module->beside[module->n] = row_text(&rows, module->n, 1);
    }
    return ERR_NONE;
}

/* --- rules --- */

static void keep_problem(struct national_return *r, const struct ssda903_rule *rule, int32_t child,
                         int32_t line)
{
    if (r->problems_n == r->problems_room) {
        int32_t                room = r->problems_room ? r->problems_room * 2 : 256;
        struct return_problem *more = arena_alloc(r->arena, (size_t)room * sizeof *more);

        if (!more)
            return; /* the arena is exhausted, which national_return_read answers */
        if (r->problems_n)
            memcpy(more, r->problems, (size_t)r->problems_n * sizeof *more);
        r->problems = more;
        r->problems_room = room;
    }
    r->problems[r->problems_n++] = (struct return_problem){rule, child, line};
    r->errors += rule->weight == SSDA903_ERROR;
    r->warnings += rule->weight == SSDA903_WARNING;
}

static void hold_against(struct national_return *r, const struct ssda903_subject *s, int32_t child)
{
    for (const struct ssda903_rule *const *t = ssda903_rules(); *t; t++)
        for (const struct ssda903_rule *rule = *t; rule->says; rule++)
            for (int32_t i = 0; i < s->n[rule->module]; i++)
                if (rule->is_broken(s, i))
                    keep_problem(r, rule, child,
                                 (int32_t)(s->lines[rule->module] - r->modules[rule->module].line) +
                                     i);
}

/* As the statements order their rows: by the council's number, then by the id. */
static int compare(const struct return_module *a, int32_t i, const struct return_module *b,
                   int32_t j)
{
    int order = strcmp(a->line[i].cell[0].s, b->line[j].cell[0].s);

    return order ? order : strcmp(a->child[i], b->child[j]);
}

/* The lines of the header's child in a module, from where the one before ended. */
static void take_lines(struct national_return *r, enum ssda903_module m, int32_t child, int32_t *at,
                       struct ssda903_subject *s)
{
    const struct return_module *header = &r->modules[SSDA903_HEADER], *module = &r->modules[m];

    while (*at < module->n && compare(module, *at, header, child) < 0)
        ++*at;
    s->lines[m] = module->line + *at;
    while (*at < module->n && compare(module, *at, header, child) == 0) {
        s->n[m]++;
        ++*at;
    }
}

/* OC2 is for children who were in care for the whole year. Kept lines move up, to where the ones before them end. */
static void keep_counted(struct return_module *oc2, struct ssda903_subject *s, int32_t *kept)
{
    int32_t from = (int32_t)(s->lines[SSDA903_OC2] - oc2->line);

    if (!s->is_counted)
        s->n[SSDA903_OC2] = 0;
    for (int32_t i = 0; i < s->n[SSDA903_OC2]; i++) {
        oc2->line[*kept + i] = oc2->line[from + i];
        oc2->child[*kept + i] = oc2->child[from + i];
        oc2->beside[*kept + i] = oc2->beside[from + i];
    }
    s->lines[SSDA903_OC2] = oc2->line + *kept;
    s->is_unasked = s->n[SSDA903_OC2] > 0 && oc2->beside[*kept][0] == 't';
    *kept += s->n[SSDA903_OC2];
}

static void check_all(struct national_return *r)
{
    int32_t at[SSDA903_MODULES] = {0}, kept = 0;

    for (int32_t child = 0; child < r->modules[SSDA903_HEADER].n; child++) {
        struct ssda903_subject s = {.year = r->year};

        for (int m = 0; m < SSDA903_MODULES; m++)
            take_lines(r, (enum ssda903_module)m, child, &at[m], &s);
        ssda903_look(&s);
        keep_counted(&r->modules[SSDA903_OC2], &s, &kept);
        hold_against(r, &s, child);
    }
    r->modules[SSDA903_OC2].n = kept;
}

/* By module, column and child: what is mended in one place stands together. */
static int by_place(const void *a, const void *b)
{
    const struct return_problem *x = a, *y = b;

    if (x->rule->module != y->rule->module)
        return x->rule->module < y->rule->module ? -1 : 1;
    if (x->rule->weight != y->rule->weight)
        return x->rule->weight < y->rule->weight ? -1 : 1;
    if (x->rule->column != y->rule->column)
        return x->rule->column < y->rule->column ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

/* --- files --- */

/* Cells are written as they are: a file for a machine takes no apostrophe before what a spreadsheet would take for a formula. */
static void write_cell(struct buf *b, const char *s)
{
    if (!strpbrk(s, ",\"\r\n")) {
        buf_puts(b, s);
        return;
    }
    buf_puts(b, "\"");
    for (; *s; s++)
        buf_add(b, *s == '"' ? "\"\"" : s, *s == '"' ? 2 : 1);
    buf_puts(b, "\"");
}

void national_return_write(const struct national_return *r, enum ssda903_module m, struct buf *out)
{
    int32_t columns = ssda903_columns(m);

    for (int32_t c = 0; c < columns; c++)
        buf_printf(out, "%s%s", c ? "," : "", ssda903_column(m, c));
    buf_puts(out, "\r\n");
    for (int32_t i = 0; i < r->modules[m].n; i++) {
        for (int32_t c = 0; c < columns; c++) {
            buf_puts(out, c ? "," : "");
            write_cell(out, r->modules[m].line[i].cell[c].s);
        }
        buf_puts(out, "\r\n");
    }
}

static const char *digest_of(const struct national_return *r)
{
    struct buf all = {.arena = r->arena};
    char       digest[AUTH_HASH_TEXT + 1];

    for (int i = 0; i < SOURCES; i++)
        national_return_write(r, sources[i].m, &all);
    auth_digest(all.s, all.n, digest);
    return arena_copy(r->arena, digest, AUTH_HASH_TEXT);
}

const char *national_return_looked(struct request *req, const struct national_return *r)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '[');
    for (int32_t i = 0; i < r->modules[SSDA903_HEADER].n; i++)
        return_put_look(&j, r->modules[SSDA903_HEADER].child[i]);
    json_close(&j, ']');
    return b.s;
}

/* --- */

enum err national_return_read(struct request *req, struct arena *arena, int32_t year,
                              struct national_return *out)
{
    struct rows rows;
    enum err    e = db_run(req, &sql_return_begin, NULL, &rows);

    *out = (struct national_return){.arena = arena, .year = year};
    for (int i = 0; !e && i < SOURCES; i++)
        e = read_module(req, out, i);
    if (!e)
        e = db_run(req, &sql_return_withheld, NULL, &rows);
    if (e)
        return e;
    out->withheld = row_int(&rows, 0, 0);
    check_all(out);
    if (out->problems_n)
        qsort(out->problems, (size_t)out->problems_n, sizeof *out->problems, by_place);
    out->digest = digest_of(out);
    return arena_is_exhausted(arena) ? fail(req, ERR_NO_MEMORY) : ERR_NONE;
}
