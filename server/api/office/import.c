/*
 * Imports over the API: the files of a national return come in one body, are checked and previewed in the same request, and wait
 * as a batch until somebody commits or discards them. What is done to children is the import's own (import.h): it makes no child
 * twice that the importer may not see.
 */
#include "import.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

enum { BODY_MAX = 4 * 1024 * 1024 };

static const size_t ARENA_MAX = 256ul * 1024 * 1024;

struct file_in {
    struct text name, text;
};

struct import_in {
    struct num  year;
    struct list files;
};

static const struct field file_fields[] = {
    FIELD(file_in, name, .type = F_TEXT, .flags = REQUIRED, .max = 255),
    FIELD(file_in, text, .type = F_TEXT, .flags = REQUIRED | RAW, .max = BODY_MAX,
          .about = "The CSV file as it is"),
    FIELDS_END,
};
static const struct shape file_shape = SHAPE("import_file", file_fields, file_in);

static const struct field import_fields[] = {
    FIELD(
        import_in, year, .type = F_INT, .min = SSDA903_YEAR_FIRST, .max = SSDA903_YEAR_LAST,
        .about =
            "Of the return: the one that ends on 31 March of it. Left out, the days of the episodes say it"),
    FIELD(import_in, files, .type = F_LIST, .flags = REQUIRED, .min = 1, .max = IMPORT_FILES,
          .of = &file_shape, .about = "In any order; which module each one is its header row says"),
    FIELDS_END,
};
static const struct shape import_shape = SHAPE("import_new", import_fields, import_in);

static const char *const formats[] = {"ssda903", NULL};
static const char *const states[] = {"ready", "stopped", "committed", "discarded", NULL};
static const char *const effects[] = {"skipped", "left_out", "taken", NULL};
static const char *const kinds[] = {
    "child", "episode", "legal_status",        "home", "review",   "sdq", "sdq_none", "match",
    "task",  "missing", "previous_permanence", "uasc", "adoption", NULL};

static const struct field part_fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(module, .type = F_TEXT,
                   .about = "Null: its header row is of no module, so it is left out"),
    ANSWER(lines, .type = F_INT, .about = "Without the header row"),
    ANSWER(taken, .type = F_INT, .about = "How many of them go in"),
    FIELDS_END,
};
static const struct shape part_shape = ANSWER_SHAPE("import_part", part_fields);

static const struct field count_fields[] = {
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(new, .type = F_INT),
    ANSWER(changed, .type = F_INT),
    ANSWER(unchanged, .type = F_INT),
    FIELDS_END,
};
static const struct shape count_shape = ANSWER_SHAPE("import_count", count_fields);

static const struct field not_kept_fields[] = {
    ANSWER(file, .type = F_TEXT),
    ANSWER(what, .type = F_TEXT, .about = "Columns, or all lines"),
    FIELDS_END,
};
static const struct shape not_kept_shape = ANSWER_SHAPE("import_not_kept", not_kept_fields);

static const struct field reason_fields[] = {
    ANSWER(file, .type = F_TEXT),
    ANSWER_OR_NULL(column, .type = F_TEXT),
    ANSWER(reason, .type = F_TEXT),
    ANSWER(effect, .type = F_WORD, .words = effects),
    ANSWER(n, .type = F_INT, .about = "How many lines"),
    FIELDS_END,
};
static const struct shape reason_shape = ANSWER_SHAPE("import_reason", reason_fields);

static const struct field batch_fields[] = {
    RECORD_ANSWERS,
    ANSWER(format, .type = F_WORD, .words = formats),
    ANSWER_OR_NULL(year, .type = F_INT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER_OR_NULL(ended_at, .type = F_TIME),
    ANSWER_OR_NULL(stops, .type = F_TEXT, .about = "Why it cannot be committed"),
    ANSWER(files, .type = F_LIST, .of = &part_shape),
    ANSWER(counts, .type = F_LIST, .of = &count_shape, .about = "What a commit does, or did"),
    ANSWER(not_kept, .type = F_LIST, .of = &not_kept_shape),
    ANSWER(problems, .type = F_INT, .about = "How many there are"),
    ANSWER(reasons, .type = F_LIST, .of = &reason_shape,
           .about = "Problems by kind, the most frequent first"),
    FIELDS_END,
};
static const struct shape batch_shape = ANSWER_SHAPE("import", batch_fields);

static const struct field problem_fields[] = {
    ANSWER(file, .type = F_TEXT),
    ANSWER(line, .type = F_INT),
    ANSWER_OR_NULL(column, .type = F_TEXT, .about = "Null: the whole line"),
    ANSWER(reason, .type = F_TEXT),
    ANSWER(
        effect, .type = F_WORD, .words = effects,
        .about =
            "The line is skipped, its value is left out, or it is taken as it is and somebody should look"),
    FIELDS_END,
};
static const struct shape problem_shape = ANSWER_SHAPE("import_problem", problem_fields);

/* --- */

static enum err read_all(struct request *req, struct import *im, struct arena *arena)
{
    const struct import_in *in = req->body;
    const struct file_in   *sent = in->files.items;
    struct import_file      files[IMPORT_FILES];

    for (size_t i = 0; i < in->files.n; i++)
        files[i] = (struct import_file){sent[i].name.s, sent[i].text.s, sent[i].text.n};
    if (!import_read(im, arena, files, (int32_t)in->files.n, (int32_t)in->year.v, req->today))
        return fail(req, ERR_TOO_LARGE);
    return ERR_NONE;
}

static enum err preview(struct request *req, struct arena *arena)
{
    struct import        im;
    struct import_counts counts;
    struct uuid          batch = uuid_new();
    enum err             e = read_all(req, &im, arena);

    if (!e)
        e = import_stage(req, &im, batch, req->who.agency);
    if (!e)
        e = import_preview(req, &im, batch, &counts);
    if (!e)
        e = reply_made(req, "/imports/", batch, &sql_import_one);
    req->reply.status = 202;
    return e;
}

static enum err create(struct request *req)
{
    const char   *format = request_query(req, "format");
    struct arena *arena;
    enum err      e;

    if (format && strcmp(format, "ssda903") != 0)
        return fail_field(req, ERR_BAD_QUERY, "?format", "Choose one of: ssda903.");
    arena =
        arena_new(ARENA_MAX); /* the request's own is too small for what a return is read into */
    e = arena ? preview(req, arena) : fail(req, ERR_NO_MEMORY);
    arena_free(arena);
    return e;
}

static enum err commit(struct request *req)
{
    enum err    e = import_commit(req, req->record);
    const char *looked = req->looked;

    if (!e)
        e = reply_record(req, req->record, &sql_import_one);
    req->looked = looked;
    return e;
}

static enum err discard(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, import_end, &rows, P(req->record), P(false));

    return e ? e : reply_empty(req);
}

/* What takes seconds works in the lane of the reports, and keeps nobody else from writing. */
const struct route import_routes[] = {
    READ("/imports", NEED(import, view), import_list, batch_shape, .is_list = true,
         .about = "Imports, the newest first", .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    {.method = METHOD_POST,
     .path = "/imports",
     .about =
         "Send the files of a return: checked and previewed, nothing about children is changed",
     .need = NEED(import, create),
     .lane = LANE_REPORT,
     .args = {{ARG_TEXT, "format", .max = 20}},
     .body = &import_shape,
     .body_max = BODY_MAX,
     .handle = create,
     .answer = &batch_shape,
     .status = 202},
    READ("/imports/:id", NEED(import, view), import_one, batch_shape,
         .about = "An import: its preview and where it stands", .args = {{ARG_RECORD}}),
    READ("/imports/:id/problems", NEED(import, view), import_problem_list, problem_shape,
         .is_list = true, .about = "What is wrong with its lines",
         .args = {{ARG_RECORD}, {ARG_LIMIT}, {ARG_AFTER}}),
    {.method = METHOD_POST,
     .path = "/imports/:id/commit",
     .about = "Do what the preview showed, all of it or nothing",
     .need = NEED(import, change),
     .lane = LANE_REPORT,
     .body = &empty_shape,
     .handle = commit,
     .answer = &batch_shape,
     .status = 200},
    WRITE(DELETE, "/imports/:id", NEED(import, change), &empty_shape, discard, empty_shape,
          .about = "Discard an import"),
    ROUTES_END,
};
