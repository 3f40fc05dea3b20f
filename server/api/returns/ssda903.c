/*
 * The yearly return of children looked after: the check, the files, and that it was sent. Each reads the return anew; a mark
 * names the digest of the check, so that what is kept is what somebody looked at.
 */
#include "json_out.h"
#include "read.h"
#include "return_parts.h"
#include "shapes.h"
#include "sql.h"

#include <stdlib.h>
#include <string.h>

enum { PROBLEMS_SHOWN = 2000 };

static const size_t ARENA_MAX = 256ul * 1024 * 1024;

/* What is done with a return once it is read. */
typedef enum err use(struct request *req, const struct national_return *r);

/* --- which year --- */

static enum err year_of(struct request *req, int32_t *year)
{
    char *end = NULL;
    long  v = strlen(req->word) == 4 ? strtol(req->word, &end, 10) : 0;

    *year = (int32_t)v;
    if (!end || *end || ssda903_year_end(*year) == DAY_NONE)
        return fail(req, ERR_NOT_FOUND);
    if (ssda903_year_start(*year) > req->today)
        return fail_field(req, ERR_BAD_QUERY, "year", "Choose a year that has begun.");
    return read_query_is_known(req);
}

static enum err with_arena(struct request *req, int32_t year, use *then)
{
    struct national_return r;
    struct arena          *arena = arena_new(ARENA_MAX);
    enum err e = arena ? national_return_read(req, arena, year, &r) : fail(req, ERR_NO_MEMORY);

    req->purpose = arena_printf(req->arena, "National return SSDA903 of %d", year);
    if (!e)
        req->looked = national_return_looked(req, &r);
    if (!e)
        e = then(req, &r);
    arena_free(arena);
    return e;
}

/* A read is a transaction of its own here: what it is for holds until its end. */
static enum err read_return(struct request *req, use *then)
{
    int32_t  year;
    enum err e = year_of(req, &year);

    if (!e)
        e = db_begin(req);
    if (!e)
        e = with_arena(req, year, then);
    if (e)
        db_rollback(req);
    else
        e = db_commit(req);
    return e;
}

/* --- the check --- */

static void put_day(struct json_out *j, const char *name, day_t day)
{
    char text[DAY_TEXT_SIZE];

    day_format(day, text);
    json_pair(j, name, day == DAY_NONE ? NULL : text);
}

/* The day by which a line is told from the child's others. */
static day_t day_of(const struct national_return *r, const struct return_problem *p)
{
    enum { SW_DECOM = 3 };

    const struct ssda903_line *line = &r->modules[p->rule->module].line[p->line];

    switch (p->rule->module) {
    case SSDA903_EPISODES:
        return ssda903_day(line, EPISODES_DECOM);
    case SSDA903_REVIEWS:
        return ssda903_day(line, REVIEWS_REVIEW);
    case SSDA903_SW_EPISODES:
        return ssda903_day(line, SW_DECOM);
    default:
        return DAY_NONE;
    }
}

static const char *page_of(const struct ssda903_rule *rule)
{
    switch (rule->module) {
    case SSDA903_HEADER:
        return rule->column >= HEADER_MOTHER ? "permanence" : "details";
    case SSDA903_REVIEWS:
        return "reviews";
    case SSDA903_OC2:
        return rule->column <= OC2_SDQ_REASON ? "sdqs" : "health";
    case SSDA903_MISSING:
    case SSDA903_PREV_PERM:
    case SSDA903_UASC:
    case SSDA903_AD1:
    case SSDA903_PLACED_ADOPTION:
        return "permanence";
    default:
        return "details";
    }
}

static void put_problem(struct json_out *j, const struct national_return *r,
                        const struct return_problem *p)
{
    const struct return_module *header = &r->modules[SSDA903_HEADER];

    json_open(j, '{');
    json_pair(j, "module", ssda903_module_name(p->rule->module));
    json_name(j, "child");
    json_open(j, '{');
    json_pair(j, "id", header->child[p->child]);
    json_pair(j, "name", header->beside[p->child]);
    json_close(j, '}');
    put_day(j, "on", day_of(r, p));
    json_pair(j, "field", ssda903_column(p->rule->module, p->rule->column));
    json_pair(j, "number", p->rule->number);
    json_pair(j, "weight", p->rule->weight == SSDA903_ERROR ? "error" : "warning");
    json_pair(j, "says", p->rule->says);
    json_pair(j, "mend", p->rule->mend);
    json_pair(j, "page", page_of(p->rule));
    json_close(j, '}');
}

static const char *problems_of(const struct national_return *r, struct arena *arena)
{
    struct buf      b = {.arena = arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '[');
    for (int32_t i = 0; i < r->problems_n && i < PROBLEMS_SHOWN; i++)
        put_problem(&j, r, &r->problems[i]);
    json_close(&j, ']');
    return b.s;
}

static void put_module(struct json_out *j, const struct national_return *r, enum ssda903_module m)
{
    int32_t n[2] = {0};

    for (int32_t i = 0; i < r->problems_n; i++)
        if (r->problems[i].rule->module == m)
            n[r->problems[i].rule->weight]++;
    json_open(j, '{');
    json_pair(j, "name", ssda903_module_name(m));
    json_pair_int(j, "lines", r->modules[m].n);
    json_pair_int(j, "errors", n[SSDA903_ERROR]);
    json_pair_int(j, "warnings", n[SSDA903_WARNING]);
    json_close(j, '}');
}

/* What a return asks and no record holds: deprivation of liberty, from 2026-27 on. */
static void put_not_held(struct json_out *j, int32_t year)
{
    enum { LIBERTY_FROM = 2027 };

    json_name(j, "not_held");
    json_open(j, '[');
    if (year >= LIBERTY_FROM) {
        json_open(j, '{');
        json_pair(j, "module", ssda903_module_name(SSDA903_DOLO));
        json_pair(j, "columns", "all columns");
        json_close(j, '}');
    }
    json_close(j, ']');
}

static enum err answer_check(struct request *req, const struct national_return *r)
{
    struct buf      b = {.arena = req->arena};
    struct json_out j = {.buf = &b};

    json_open(&j, '{');
    json_pair_int(&j, "year", r->year);
    put_day(&j, "from", ssda903_year_start(r->year));
    put_day(&j, "to", ssda903_year_end(r->year));
    json_pair_bool(&j, "has_ended", ssda903_year_end(r->year) < req->today);
    json_pair_int(&j, "children", r->modules[SSDA903_HEADER].n);
    json_pair_int(&j, "withheld", r->withheld);
    json_pair(&j, "digest", r->digest);
    json_pair_int(&j, "errors", r->errors);
    json_pair_int(&j, "warnings", r->warnings);
    json_name(&j, "modules");
    json_open(&j, '[');
    for (int m = 0; m < SSDA903_MODULES; m++)
        if (national_return_has((enum ssda903_module)m))
            put_module(&j, r, (enum ssda903_module)m);
    json_close(&j, ']');
    put_not_held(&j, r->year);
    json_name(&j, "problems");
    json_raw(&j, problems_of(r, r->arena));
    json_close(&j, '}');
    return reply_json(req, 200, &b);
}

static enum err check(struct request *req) { return read_return(req, answer_check); }

/* --- the files --- */

/* The module that the path ends with: /returns/ssda903/2026/Episodes.csv. */
static enum ssda903_module module_asked(const struct request *req)
{
    const char *file = strrchr(req->route->path, '/') + 1;
    size_t      n = strcspn(file, ".");

    for (int m = 0; m < SSDA903_MODULES; m++) {
        const char *name = ssda903_module_name((enum ssda903_module)m);

        if (strlen(name) == n && !memcmp(name, file, n))
            return (enum ssda903_module)m;
    }
    return SSDA903_MODULES;
}

static enum err answer_file(struct request *req, const struct national_return *r)
{
    enum ssda903_module m = module_asked(req);
    struct buf          file = {.arena = req->arena};

    national_return_write(r, m, &file);
    return return_download(req, "text/csv; charset=utf-8; header=present",
                           arena_printf(req->arena, "%s.csv", ssda903_module_name(m)), &file);
}

static enum err file(struct request *req) { return read_return(req, answer_file); }

/* --- sent --- */

static const char *children_of(const struct national_return *r)
{
    const struct return_module *header = &r->modules[SSDA903_HEADER];
    struct buf                  b = {.arena = r->arena};

    buf_puts(&b, "{");
    for (int32_t i = 0; i < header->n; i++)
        buf_printf(&b, "%s%s", i ? "," : "", header->child[i]);
    buf_puts(&b, "}");
    return b.s;
}

/* All that is kept of it, in the return's arena. */
static struct return_mark mark_of(const struct national_return *r)
{
    struct return_kept *files = arena_alloc(r->arena, SSDA903_MODULES * sizeof *files);
    int32_t             n = 0;

    for (int m = 0; files && m < SSDA903_MODULES; m++) {
        struct buf content = {.arena = r->arena};

        if (!national_return_has((enum ssda903_module)m))
            continue;
        national_return_write(r, (enum ssda903_module)m, &content);
        files[n++] = (struct return_kept){arena_printf(r->arena, "%s.csv",
                                                       ssda903_module_name((enum ssda903_module)m)),
                                          content.s, r->modules[m].n};
    }

    return (struct return_mark){.format = "ssda903",
                                .year = {.v = r->year, .is_set = true},
                                .digest = r->digest,
                                .children = children_of(r),
                                .problems = problems_of(r, r->arena),
                                .errors = r->errors,
                                .warnings = r->warnings,
                                .files = files,
                                .files_n = n};
}

static enum err keep(struct request *req, const struct national_return *r)
{
    const struct return_mark mark = mark_of(r);
    const char              *looked = req->looked;
    enum err                 e = return_keep(req, &mark);

    req->looked = looked;
    return e;
}

enum err national_return_keep(struct request *req, const struct national_return *r,
                              const struct national_return_sent *sent)
{
    const struct return_mark mark = mark_of(r);
    struct rows              rows;
    enum err                 e =
        DB(req, demo_return_sent, &rows, P(sent->id), P(sent->person), P_DAY(sent->on),
           P(sent->agency), P(mark.year), P(mark.digest), P(mark.children), P((int64_t)mark.errors),
           P((int64_t)mark.warnings), P(mark.problems), P(sent->note));

    return e ? e : return_keep_files(req, sent->id, &mark);
}

static enum err mark(struct request *req)
{
    int32_t  year;
    enum err e = year_of(req, &year);

    return e ? e : with_arena(req, year, keep);
}

/* --- how it is described --- */

static const struct field module_fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER(lines, .type = F_INT),
    ANSWER(errors, .type = F_INT, .about = "The department would refuse the file"),
    ANSWER(warnings, .type = F_INT, .about = "It would take it, and somebody should look"),
    FIELDS_END,
};
static const struct shape module_shape = ANSWER_SHAPE("return_module", module_fields);

static const struct field not_held_fields[] = {
    ANSWER(module, .type = F_TEXT),
    ANSWER(columns, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape not_held_shape = ANSWER_SHAPE("return_not_held", not_held_fields);

static const struct field check_fields[] = {
    ANSWER(year, .type = F_INT),
    ANSWER(from, .type = F_DAY),
    ANSWER(to, .type = F_DAY),
    ANSWER(has_ended, .type = F_BOOL, .about = "Before, what is there is not the whole year"),
    ANSWER(children, .type = F_INT),
    ANSWER(withheld, .type = F_INT,
           .about = "Children who are kept from you by name: somebody else has to make the return"),
    ANSWER(digest, .type = F_TEXT, .about = "Of all files: to mark this, and nothing newer"),
    ANSWER(errors, .type = F_INT),
    ANSWER(warnings, .type = F_INT),
    ANSWER(modules, .type = F_LIST, .of = &module_shape),
    ANSWER(not_held, .type = F_LIST, .of = &not_held_shape,
           .about = "What the return asks and no record here holds: blank, or without a file"),
    ANSWER(problems, .type = F_LIST, .of = &return_problem_shape,
           .about = "The first 2,000, by module and column"),
    FIELDS_END,
};
static const struct shape check_shape = ANSWER_SHAPE("return_check", check_fields);

#define MODULE_FILE(name_)                                                                \
    {                                                                                     \
        .method = METHOD_GET, .path = "/returns/ssda903/:word/" name_ ".csv",             \
        .about = "File " name_ " of the return", .need = NEED(national_return, export),   \
        .lane = LANE_REPORT, .media = "text/csv", .handle = file, .answer = &module_shape \
    }

const struct route ssda903_routes[] = {
    {.method = METHOD_GET,
     .path = "/returns/ssda903/:word",
     .about = "The national return of the year that ends on 31 March of this one, checked",
     .need = NEED(national_return, export),
     .lane = LANE_REPORT,
     .handle = check,
     .answer = &check_shape},
    MODULE_FILE("Header"),
    MODULE_FILE("Episodes"),
    MODULE_FILE("Reviews"),
    MODULE_FILE("OC2"),
    MODULE_FILE("UASC"),
    MODULE_FILE("OC3"),
    MODULE_FILE("AD1"),
    MODULE_FILE("PlacedAdoption"),
    MODULE_FILE("PrevPerm"),
    MODULE_FILE("Missing"),
    MODULE_FILE("SWEpisodes"),
    {.method = METHOD_POST,
     .path = "/returns/ssda903/:word",
     .about = "Mark it as sent: its files are kept as they are, with what is wrong with them",
     .need = NEED(national_return, create),
     .lane = LANE_REPORT,
     .body = &return_mark_shape,
     .handle = mark,
     .answer = &return_sent_shape},
    ROUTES_END,
};
