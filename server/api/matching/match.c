/*
 * The matching desk: records that may be of one child, which whoever added the second could not see. The desk looks at
 * both side by side and says whether they are one. Then one is kept and every record of the other stands under it; an
 * address with the other's id answers with the kept one (dispatch.c). What was decided as two is never suspected again.
 * Taken apart, every record goes back where it was, and what was written since is listed for a person to decide.
 */
#include "route.h"
#include "shapes.h"
#include "sql.h"

#include <string.h>

struct settle_in {
    const char *state;
    struct text reason;
    struct uuid keep;
};

static const char *const answers[] = {"same", "different", NULL};
static const char *const states[] = {"open", "same", "different", NULL};
static const char *const whats[] = {"left", "stayed", NULL};

static const struct field settle_fields[] = {
    FIELD(settle_in, state, .type = F_WORD, .flags = REQUIRED, .words = answers),
    FIELD(settle_in, reason, .type = F_TEXT, .flags = REQUIRED, .max = 2000),
    FIELD(settle_in, keep, .type = F_UUID, .flags = NULLABLE,
          .about = "Of one child: the record that is kept, or else the one that was there before"),
    FIELDS_END,
};
static const struct shape settle_shape = SHAPE("match_settle", settle_fields, settle_in);

static const struct field part_fields[] = {
    FIELD(settle_in, reason, .type = F_TEXT, .flags = REQUIRED, .max = 2000),
    FIELDS_END,
};
static const struct shape part_shape = SHAPE("match_unmerge", part_fields, settle_in);

struct suspect_in {
    struct uuid child, other;
    struct text why;
};

static const struct field suspect_fields[] = {
    FIELD(suspect_in, child, .type = F_UUID, .flags = REQUIRED),
    FIELD(suspect_in, other, .type = F_UUID, .flags = REQUIRED),
    FIELD(suspect_in, why, .type = F_TEXT, .flags = REQUIRED, .max = 200, .about = "What is alike"),
    FIELDS_END,
};
static const struct shape suspect_shape = SHAPE("match_new", suspect_fields, suspect_in);

/* --- what is answered --- */

static const struct field said_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    ANSWER_OR_NULL(given_names, .type = F_TEXT),
    ANSWER_OR_NULL(family_name, .type = F_TEXT),
    ANSWER_OR_NULL(known_as, .type = F_TEXT),
    ANSWER(born_on, .type = F_DAY),
    ANSWER(sex, .type = F_TEXT),
    ANSWER_OR_NULL(local_id, .type = F_TEXT),
    ANSWER_OR_NULL(nhs_number, .type = F_TEXT),
    ANSWER_OR_NULL(upn, .type = F_TEXT),
    FIELDS_END,
};
static const struct shape said_shape = ANSWER_SHAPE("match_child", said_fields);

static const struct field merge_fields[] = {
    ANSWER(kept, .type = F_UUID),
    ANSWER(merged, .type = F_UUID),
    ANSWER_OR_NULL(undone_at, .type = F_TIME),
    ANSWER_OR_NULL(undone_by, .type = F_OBJECT, .of = &ref_shape),
    FIELDS_END,
};
static const struct shape merge_shape = ANSWER_SHAPE("match_merge", merge_fields);

static const struct field count_fields[] = {
    ANSWER(type, .type = F_TEXT),
    ANSWER(child, .type = F_INT, .min = 0, .max = 1000000),
    ANSWER(other, .type = F_INT, .min = 0, .max = 1000000),
    FIELDS_END,
};
static const struct shape count_shape = ANSWER_SHAPE("match_records", count_fields);

static const struct field decide_fields[] = {
    ANSWER(type, .type = F_TEXT),
    ANSWER(what, .type = F_WORD, .words = whats,
           .about =
               "Left with the one that was merged, since the kept one has the same; or written "
               "while the two were one, and stayed"),
    ANSWER(id, .type = F_UUID),
    ANSWER_OR_NULL(made_at, .type = F_TIME),
    ANSWER_OR_NULL(made_by, .type = F_OBJECT, .of = &ref_shape),
    FIELDS_END,
};
static const struct shape decide_shape = ANSWER_SHAPE("match_to_decide", decide_fields);

static const struct field match_fields[] = {
    RECORD_ANSWERS,
    ANSWER(child, .type = F_OBJECT, .of = &said_shape),
    ANSWER(other, .type = F_OBJECT, .of = &said_shape),
    ANSWER(why, .type = F_TEXT),
    ANSWER(state, .type = F_WORD, .words = states),
    ANSWER_OR_NULL(reason, .type = F_TEXT),
    ANSWER_OR_NULL(settled_at, .type = F_TIME),
    ANSWER_OR_NULL(settled_by, .type = F_OBJECT, .of = &ref_shape),
    ANSWER_OR_NULL(merge, .type = F_OBJECT, .of = &merge_shape),
    ANSWER_OR_NULL(records, .type = F_LIST, .of = &count_shape,
                   .about = "How many of each type, as far as one sees them; null in lists"),
    ANSWER_OR_NULL(to_decide, .type = F_LIST, .of = &decide_shape,
                   .about = "Records about which a person has to decide; null in lists"),
    FIELDS_END,
};
static const struct shape match_shape = ANSWER_SHAPE("match", match_fields);

static bool is_same(struct uuid a, struct uuid b) { return !strcmp(a.s, b.s); }

/* --- two records become one --- */

/* Held until the end of the transaction, so that of two people who decide at once the second is told. */
static enum err hold(struct request *req, const char *state, struct rows *rows)
{
    enum err e = DB(req, match_lock, rows, P(req->record));

    if (!e && rows->n == 0)
        return fail_untouched(req, req->record, &sql_match_one);
    return !e && strcmp(row_text(rows, 0, 0), state) != 0 ? fail(req, ERR_STATE) : e;
}

static enum err join(struct request *req, struct uuid keep)
{
    struct rows rows;
    enum err    e = DB(req, match_join, &rows, P(req->record), P(keep));

    if (e || !row_bool(&rows, 0, 0))
        return e;
    req->extra = arena_printf(req->arena, "\"conflicts\":%s", row_text(&rows, 0, 1));
    return fail(req, ERR_MERGE_CONFLICT);
}

static enum err settle(struct request *req)
{
    const struct settle_in *in = req->body;
    struct rows             rows;
    enum err                e = hold(req, "open", &rows);

    if (e)
        return e;

    struct uuid child = row_uuid(&rows, 0, 1), other = row_uuid(&rows, 0, 2);
    struct uuid keep = uuid_is_set(&in->keep) ? in->keep : other;

    if (!is_same(keep, child) && !is_same(keep, other))
        return fail_field(req, ERR_BAD_BODY, "/keep", "Choose one of the two.");
    if (!strcmp(in->state, "same"))
        e = join(req, keep);
    if (!e)
        e = DB(req, match_settle, &rows, P(req->record), P(in->state), P(in->reason));
    return e ? e : reply_record(req, req->record, &sql_match_one);
}

/* Two again: that is what was decided then, so nobody suspects it anew. */
static enum err unmerge(struct request *req)
{
    const struct settle_in *in = req->body;
    struct rows             rows;
    enum err                e = hold(req, "same", &rows);

    if (!e)
        e = DB(req, match_part, &rows, P(req->record));
    if (!e && rows.n == 0)
        e = fail(req, ERR_STATE);
    if (!e)
        e = DB(req, match_settle, &rows, P(req->record), P("different"), P(in->reason));
    return e ? e : reply_record(req, req->record, &sql_match_one);
}

/* --- the desk suspects it itself --- */

static enum err check_suspect(struct request *req)
{
    const struct suspect_in *in = req->body;
    struct rows              rows;
    enum err                 e;

    if (!uuid_is_set(&in->child) || !uuid_is_set(&in->other))
        return ERR_NONE;
    if (is_same(in->child, in->other)) {
        fail_note(req, "/other", "This is the same record. Choose another.");
        return ERR_NONE;
    }
    e = DB(req, match_standing, &rows, P(in->child), P(in->other));
    if (!e && !row_bool(&rows, 0, 0))
        e = fail(req, ERR_NOT_FOUND);
    return !e && row_bool(&rows, 0, 1) ? fail(req, ERR_STATE) : e;
}

static enum err suspect(struct request *req)
{
    const struct suspect_in *in = req->body;
    struct uuid              id = uuid_new();
    struct rows              rows;
    enum err e = DB(req, match_create, &rows, P(id), P(in->child), P(in->other), P(in->why));

    return e ? e : reply_made(req, "/matches/", id, &sql_match_one);
}

const struct route match_routes[] = {
    READ("/matches", NEED(match, view), match_list, match_shape, .is_list = true,
         .about = "Records that may be of one child, or what was decided about them",
         .args = {{ARG_TEXT, "state", .max = 10}, {ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(POST, "/matches", NEED(match, create), &suspect_shape, suspect, match_shape,
          .check = check_suspect, .about = "Say that two records may be of one child"),
    READ("/matches/:id", NEED(match, view), match_one, match_shape,
         .about = "Two records side by side", .args = {{ARG_RECORD}}),
    WRITE(
        POST, "/matches/:id/settle", NEED(match, change), &settle_shape, settle, match_shape,
        .status = 200,
        .about =
            "Say whether they are the same child; if so, one is kept and has the records of both"),
    WRITE(POST, "/matches/:id/unmerge", NEED(match, change), &part_shape, unmerge, match_shape,
          .status = 200, .about = "Make two records again of what was put together by mistake"),
    ROUTES_END,
};
