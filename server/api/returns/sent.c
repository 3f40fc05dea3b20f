/* Returns that were sent: marked so, kept as they were, listed, downloaded again. */
#include "auth.h"
#include "read.h"
#include "return_parts.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

static const char *const formats[] = {"ssda903", "dfe_csc", NULL};
static const char *const weights[] = {"error", "warning", NULL};

static const struct field mark_fields[] = {
    FIELD(return_mark_in, digest, .type = F_TEXT, .flags = REQUIRED, .min = 64, .max = 64,
          .about = "Of the check that was looked at: what is kept is what stood there"),
    FIELD(return_mark_in, note, .type = F_TEXT, .flags = NULLABLE, .max = 1000),
    FIELDS_END,
};
const struct shape return_mark_shape = SHAPE("return_mark", mark_fields, return_mark_in);

static const struct field file_fields[] = {
    ANSWER(name, .type = F_TEXT),
    ANSWER(lines, .type = F_INT, .about = "Without the header row"),
    ANSWER(bytes, .type = F_INT),
    FIELDS_END,
};
static const struct shape file_shape = ANSWER_SHAPE("return_file", file_fields);

static const struct field sent_fields[] = {
    RECORD_ANSWERS,
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(format, .type = F_WORD, .words = formats),
    ANSWER_OR_NULL(year, .type = F_INT, .about = "Ends on 31 March of it; null: of the day"),
    ANSWER(children, .type = F_INT),
    ANSWER(errors, .type = F_INT, .about = "Known when it was sent"),
    ANSWER(warnings, .type = F_INT),
    ANSWER_OR_NULL(note, .type = F_TEXT),
    ANSWER(digest, .type = F_TEXT),
    ANSWER(files, .type = F_LIST, .of = &file_shape, .about = "For whoever may download them"),
    FIELDS_END,
};
const struct shape return_sent_shape = ANSWER_SHAPE("return_sent", sent_fields);

static const struct field problem_fields[] = {
    ANSWER(module, .type = F_TEXT),
    ANSWER(child, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(on, .type = F_DAY, .about = "First day of the line, where it has one"),
    ANSWER(field, .type = F_TEXT, .about = "Column of the file"),
    ANSWER_OR_NULL(number, .type = F_TEXT, .about = "Of the department's rule; null: our own"),
    ANSWER(weight, .type = F_WORD, .words = weights),
    ANSWER(says, .type = F_TEXT, .about = "What is wrong"),
    ANSWER(mend, .type = F_TEXT, .about = "What to do about it"),
    ANSWER(page, .type = F_TEXT, .about = "Which of the child's pages that is done on"),
    FIELDS_END,
};
const struct shape return_problem_shape = ANSWER_SHAPE("return_problem", problem_fields);

enum err return_keep_files(struct request *req, struct uuid id, const struct return_mark *mark)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    for (int32_t i = 0; !e && i < mark->files_n; i++)
        e = DB(req, return_file_create, &rows, P(id), P(mark->files[i].name),
               P((int64_t)mark->files[i].lines), P(mark->files[i].content));
    return e;
}

enum err return_keep(struct request *req, const struct return_mark *mark)
{
    const struct return_mark_in *in = req->body;
    struct uuid                  id = uuid_new();
    struct rows                  rows;
    enum err                     e;

    if (strcmp(mark->digest, in->digest.s) != 0)
        return fail_field(req, ERR_CONFLICT, "/digest",
                          "Records have changed since you looked. Look again, then mark it.");
    e = DB(req, return_create, &rows, P(id), P(req->who.agency), P(mark->format), P(mark->year),
           P(mark->digest), P(mark->children), P((int64_t)mark->errors), P((int64_t)mark->warnings),
           P(mark->problems), P(in->note));
    if (!e)
        e = return_keep_files(req, id, mark);
    return e ? e : reply_made(req, "/returns/sent/", id, &sql_return_one);
}

void return_put_look(struct json_out *j, const char *child)
{
    json_open(j, '{');
    json_pair(j, "child", child);
    json_pair(j, "type", "national_return");
    json_pair_int(j, "tier", 4);
    json_pair(j, "relation", "O");
    json_close(j, '}');
}

enum err return_download(struct request *req, const char *media, const char *name,
                         const struct buf *bytes)
{
    char digest[AUTH_HASH_TEXT + 1];

    auth_digest(bytes->s, bytes->n, digest);
    req->reply.status = 200;
    req->reply.type = media;
    req->reply.body = bytes->s;
    req->reply.body_n = bytes->n;
    req->reply.etag = arena_printf(req->arena, "\"%.32s\"", digest);
    req->reply.disposition = arena_printf(req->arena, "attachment; filename=\"%s\"", name);
    return ERR_NONE;
}

static enum err give(struct request *req)
{
    bool        is_csv = strlen(req->word) > 4 && !strcmp(strchr(req->word, 0) - 4, ".csv");
    struct rows rows;
    enum err    e = read_query_is_known(req);

    if (!e)
        e = DB(req, return_content, &rows, P(req->record), P(req->word));
    if (!e && rows.n == 0)
        e = fail(req, ERR_NOT_FOUND);
    if (e)
        return e;

    const char *content = row_text(&rows, 0, 0);
    struct buf  bytes = {.arena = req->arena, .s = (char *)content, .n = strlen(content)};

    req->looked = row_is_null(&rows, 0, 1) ? NULL : row_text(&rows, 0, 1); /* a file of nobody */
    req->purpose = "A national return that was sent";
    return return_download(req, is_csv ? "text/csv; charset=utf-8" : "application/json", req->word,
                           &bytes);
}

const struct route return_sent_routes[] = {
    READ("/returns/sent", NEED(national_return, view), return_list, return_sent_shape,
         .is_list = true, .about = "National returns that were sent, the newest first",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    READ("/returns/sent/:id", NEED(national_return, view), return_one, return_sent_shape,
         .about = "A return that was sent", .args = {{ARG_RECORD}}),
    READ("/returns/sent/:id/problems", NEED(national_return, export), return_problems,
         return_problem_shape, .is_list = true,
         .about = "What was known to be wrong with it when it was sent", .args = {{ARG_RECORD}}),
    {.method = METHOD_GET,
     .path = "/returns/sent/:id/:word",
     .about = "A file of it, byte by byte as it was sent",
     .need = NEED(national_return, export),
     .lane = LANE_REPORT,
     .media = "text/csv application/json",
     .handle = give,
     .answer = &return_sent_shape},
    ROUTES_END,
};
