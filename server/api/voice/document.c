/*
 * Letters, plans and reports of a child, as files. Of what tier one is its recorder says; whose it is is the recorder's agency, which alone changes what is
 * said of it, adds a version, or says that it should not be here. A version stays as it came.
 */
#include "child_facts.h"
#include "file.h"
#include "read.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <stdlib.h>
#include <string.h>

enum { TIER_USUAL = 2, TIER_MAX = 4, VERSIONS_MAX = 100 };

struct document_in {
    struct text title, written_by, content, error_reason, why;
    const char *kind;
    struct num  dated_on, tier;
};

static const char *const kinds[] = {"letter",      "plan",  "report", "assessment", "form",
                                    "certificate", "photo", "other",  NULL};

static const struct field document_in_fields[] = {
    FIELD(document_in, title, .type = F_TEXT, .flags = REQUIRED, .max = 200),
    FIELD(document_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds),
    FIELD(document_in, dated_on, .type = F_DAY, .flags = REQUIRED | PAST_DAY,
          .about = "The day that stands on it"),
    FIELD(document_in, written_by, .type = F_TEXT, .flags = NULLABLE, .max = 200,
          .about = "Who wrote it, where that is another"),
    FIELD(document_in, tier, .type = F_INT, .min = 1, .max = TIER_MAX,
          .about =
              "1 known, 2 working (where it is left out), 3 clinical or personal, 4 restricted"),
    FILE_FIELD(document_in, content, "a PDF, a PNG or a JPEG of 3 MB at most"),
    FIELDS_END,
};
static const struct shape document_in_shape =
    SHAPE("document_new", document_in_fields, document_in);

static const struct field change_fields[] = {
    FIELD(document_in, title, .type = F_TEXT, .max = 200),
    FIELD(document_in, kind, .type = F_WORD, .words = kinds),
    FIELD(document_in, dated_on, .type = F_DAY, .flags = PAST_DAY),
    FIELD(document_in, written_by, .type = F_TEXT, .flags = NULLABLE, .max = 200),
    FIELD(document_in, error_reason, .type = F_TEXT, .max = 500,
          .about = "Why it should not be here: its file is shown no longer"),
    FIELDS_END,
};
static const struct shape change_shape = SHAPE("document_change", change_fields, document_in);

static const struct field version_in_fields[] = {
    FIELD(document_in, why, .type = F_TEXT, .flags = REQUIRED, .max = 300,
          .about = "What is different"),
    FILE_FIELD(document_in, content, "a PDF, a PNG or a JPEG of 3 MB at most"),
    FIELDS_END,
};
static const struct shape version_in_shape =
    SHAPE("document_version_new", version_in_fields, document_in);

static const struct field file_fields[] = {
    ANSWER(number, .type = F_INT, .min = 1, .max = VERSIONS_MAX),
    ANSWER(media, .type = F_TEXT),
    ANSWER(bytes, .type = F_INT, .max = UPLOAD_MAX),
    ANSWER_OR_NULL(why, .type = F_TEXT),
    ANSWER(made_at, .type = F_TIME),
    ANSWER_OR_NULL(made_by, .type = F_OBJECT, .of = &person_shape),
    FIELDS_END,
};
static const struct shape file_shape = ANSWER_SHAPE("document_file", file_fields);

static const struct field document_fields[] = {
    RECORD_ANSWERS,
    ANSWER(title, .type = F_TEXT),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(dated_on, .type = F_DAY),
    ANSWER(tier, .type = F_INT, .max = TIER_MAX),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape, .about = "Whose it is"),
    ANSWER_OR_NULL(written_by, .type = F_TEXT),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT, .about = "Why its file is shown no longer"),
    ANSWER(is_own, .type = F_BOOL, .about = "Of an agency of whoever asks"),
    ANSWER(files, .type = F_LIST, .of = &file_shape, .about = "Versions, the last first"),
    FIELDS_END,
};
static const struct shape document_shape = ANSWER_SHAPE("document", document_fields);

/* --- a new one --- */

static enum err check(struct request *req)
{
    const struct document_in *in = req->body;
    enum err                  e = check_child_day(req, "/dated_on", in->dated_on);

    return e ? e : file_check(req, "/content", in->content, false);
}

static enum err add_file(struct request *req, struct arena *arena, struct uuid document)
{
    const struct document_in *in = req->body;
    struct file               file;
    struct rows               rows;
    enum err                  e = file_read(req, arena, in->content, &file);

    return e ? e
             : DB(req, document_file_create, &rows, P(uuid_new()), P(document), P(file.found.media),
                  P((int64_t)file.found.n), P(in->why), P(file.hex));
}

static enum err keep_file(struct request *req, struct uuid document)
{
    struct arena *arena = arena_new(FILE_ARENA);
    enum err      e = arena ? add_file(req, arena, document) : fail(req, ERR_NO_MEMORY);

    arena_free(arena);
    return e;
}

static enum err create(struct request *req)
{
    const struct document_in *in = req->body;
    struct uuid               id = uuid_new();
    struct rows               rows;
    int64_t                   tier = in->tier.is_set ? in->tier.v : TIER_USUAL;
    enum err e = DB(req, document_create, &rows, P(id), P(req->child), P(tier), P(in->title),
                    P(in->kind), P_DAY(in->dated_on), P(req->who.agency), P(in->written_by));

    if (!e)
        e = keep_file(req, id);
    return e ? e : reply_made(req, "/documents/", id, &sql_document_one);
}

/* --- one that is there --- */

static enum err standing(struct request *req, bool *is_own)
{
    struct rows rows;
    enum err    e = DB(req, document_standing, &rows, P(req->record));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    *is_own = row_bool(&rows, 0, 1);
    return row_bool(&rows, 0, 0) ? fail(req, ERR_STATE) : ERR_NONE;
}

static enum err check_change(struct request *req)
{
    const struct document_in *in = req->body;
    bool                      is_own;
    enum err                  e = standing(req, &is_own);

    return e ? e : check_child_day(req, "/dated_on", in->dated_on);
}

static enum err change(struct request *req)
{
    const struct document_in *in = req->body;
    struct rows               rows;
    enum err                  e =
        DB(req, document_update, &rows, P(req->record), P(in->title), P(in->kind),
           P_DAY(in->dated_on), P(in->written_by.present), P(in->written_by), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_document_one);
}

static enum err check_version(struct request *req)
{
    const struct document_in *in = req->body;
    bool                      is_own;
    enum err                  e = standing(req, &is_own);

    if (e)
        return e;
    if (!is_own)
        return fail(req, ERR_FORBIDDEN);
    return file_check(req, "/content", in->content, false);
}

static enum err add_version(struct request *req)
{
    enum err e = keep_file(req, req->record);

    return e ? e : reply_made(req, "/documents/", req->record, &sql_document_one);
}

/* --- the file --- */

static enum err content(struct request *req)
{
    const char *version = request_query(req, "version");
    struct num  number = {.v = version ? strtol(version, NULL, 10) : 0, .is_set = version};
    struct rows rows;
    enum err    e = read_query_is_known(req);

    if (!e && version && (number.v < 1 || number.v > VERSIONS_MAX))
        e = fail_field(req, ERR_BAD_QUERY, "?version", "Send a whole number from 1 to 100.");
    if (!e)
        e = DB(req, document_content, &rows, P(req->record), P(number));
    return e ? e : file_reply(req, &rows);
}

/* Files go through the lane of what takes longer, and keep nobody else from writing. */
const struct route document_routes[] = {
    READ("/children/:child/documents", NEED(document, view), document_list, document_shape,
         .is_list = true, .withholds = true, .about = "The documents of a child, newest first",
         .args = {{ARG_CHILD}}),
    {.method = METHOD_POST,
     .path = "/children/:child/documents",
     .about = "Put in a letter, a plan or a report as a file",
     .need = NEED(document, create),
     .lane = LANE_REPORT,
     .body = &document_in_shape,
     .body_max = FILE_BODY_MAX,
     .check = check,
     .handle = create,
     .answer = &document_shape},
    READ("/documents/:id", NEED(document, view), document_one, document_shape,
         .about = "One document, with the versions of its file", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/documents/:id", NEED(document, edit), &change_shape, change, document_shape,
          .check = check_change, MATCH(document_version, document_one),
          .about = "Correct what is said of a document, or say that it should not be here"),
    {.method = METHOD_POST,
     .path = "/documents/:id/versions",
     .about = "Put in a later version of its file",
     .need = NEED(document, edit),
     .lane = LANE_REPORT,
     .body = &version_in_shape,
     .body_max = FILE_BODY_MAX,
     .check = check_version,
     .handle = add_version,
     .answer = &document_shape},
    {.method = METHOD_GET,
     .path = "/documents/:id/content",
     .about = "Its file: the last version, or the one that is asked for",
     .need = NEED(document, view),
     .lane = LANE_READ,
     .args = {{ARG_RECORD}, {ARG_INT, "version", .min = 1, .max = VERSIONS_MAX}},
     .media = FILE_MEDIA,
     .handle = content,
     .answer = &empty_shape},
    ROUTES_END,
};
