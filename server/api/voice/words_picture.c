/* Drawings and photographs that belong to something the child said: each by itself, put in or entered in error, never changed. */
#include "file.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

enum { PICTURES_MAX = 6 };

struct picture_in {
    const char *kind;
    struct text about, content;
};

static const char *const kinds[] = {"drawing", "photo", NULL};

static const struct field picture_in_fields[] = {
    FIELD(picture_in, kind, .type = F_WORD, .flags = REQUIRED, .words = kinds,
          .about = "drawing: by the child"),
    FIELD(picture_in, about, .type = F_TEXT, .flags = REQUIRED, .max = 300,
          .about = "What is on it, for whoever cannot see it"),
    FILE_FIELD(picture_in, content, "a PNG or a JPEG of 3 MB and 16 million pixels at most"),
    FIELDS_END,
};
static const struct shape picture_in_shape =
    SHAPE("words_picture_new", picture_in_fields, picture_in);

struct error_in {
    struct text error_reason;
};

static const struct field error_fields[] = {
    FIELD(error_in, error_reason, .type = F_TEXT, .flags = REQUIRED, .max = 500,
          .about = "Why it should not be here"),
    FIELDS_END,
};
static const struct shape error_shape = SHAPE("words_picture_error", error_fields, error_in);

static const struct field picture_fields[] = {
    RECORD_ANSWERS,
    ANSWER(words, .type = F_UUID, .about = "What was said with it"),
    ANSWER(kind, .type = F_WORD, .words = kinds),
    ANSWER(about, .type = F_TEXT),
    ANSWER(media, .type = F_TEXT),
    ANSWER(width, .type = F_INT),
    ANSWER(height, .type = F_INT),
    ANSWER(bytes, .type = F_INT, .max = UPLOAD_MAX),
    ANSWER_OR_NULL(error_reason, .type = F_TEXT, .about = "Why it is shown no longer"),
    FIELDS_END,
};
static const struct shape picture_shape = ANSWER_SHAPE("words_picture", picture_fields);

static enum err check(struct request *req)
{
    const struct picture_in *in = req->body;
    struct rows              rows;
    enum err                 e = DB(req, words_picture_facts, &rows, P(req->record));

    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_FOUND);
    if (row_int(&rows, 0, 1) >= PICTURES_MAX)
        fail_note(req, "/content", "Six pictures at most belong to one thing said.");
    return file_check(req, "/content", in->content, true);
}

static enum err keep(struct request *req, struct arena *arena)
{
    const struct picture_in *in = req->body;
    struct uuid              id = uuid_new();
    struct file              file;
    struct rows              rows;
    enum err                 e = file_read(req, arena, in->content, &file);

    if (!e)
        e = DB(req, words_picture_create, &rows, P(id), P(req->record), P(in->kind), P(in->about),
               P(file.found.media), P(file.found.width), P(file.found.height),
               P((int64_t)file.found.n));
    if (!e)
        e = DB(req, words_picture_file_create, &rows, P(uuid_new()), P(id), P(file.hex));
    return e ? e : reply_made(req, "/pictures/", id, &sql_words_picture_one);
}

static enum err create(struct request *req)
{
    struct arena *arena = arena_new(FILE_ARENA);
    enum err      e = arena ? keep(req, arena) : fail(req, ERR_NO_MEMORY);

    arena_free(arena);
    return e;
}

static enum err mistaken(struct request *req)
{
    const struct error_in *in = req->body;
    struct rows            rows;
    enum err e = DB(req, words_picture_update, &rows, P(req->record), P(in->error_reason));

    return e ? e : reply_record(req, req->record, &sql_words_picture_one);
}

static enum err content(struct request *req)
{
    struct rows rows;
    enum err    e = DB(req, words_picture_content, &rows, P(req->record));

    return e ? e : file_reply(req, &rows);
}

/* Files go through the lane of what takes longer, and keep nobody else from writing. */
const struct route words_picture_routes[] = {
    {.method = METHOD_POST,
     .path = "/words/:id/pictures",
     .about = "Put in a drawing or a photograph that belongs to something the child said",
     .need = NEED(words, create),
     .lane = LANE_REPORT,
     .body = &picture_in_shape,
     .body_max = FILE_BODY_MAX,
     .check = check,
     .handle = create,
     .answer = &picture_shape},
    READ("/pictures/:id", NEED(words, view), words_picture_one, picture_shape,
         .about = "One picture, without its bytes", .args = {{ARG_RECORD}}),
    WRITE(PATCH, "/pictures/:id", NEED(words, create), &error_shape, mistaken, picture_shape,
          MATCH(words_picture_version, words_picture_one),
          .about = "A picture was put in by mistake: it is shown no longer"),
    {.method = METHOD_GET,
     .path = "/pictures/:id/content",
     .about = "The picture itself",
     .need = NEED(words, view),
     .lane = LANE_READ,
     .media = FILE_MEDIA,
     .handle = content,
     .answer = &empty_shape},
    ROUTES_END,
};
