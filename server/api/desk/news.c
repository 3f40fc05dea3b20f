/*
 * What is new for the person who is signed in: what others did that concerns them by name, their services or their own
 * children. Whoever asked or referred is told each outcome here, and why; whoever waits for an urgent one sees it first.
 */
#include "carer_shape.h"
#include "route.h"
#include "shapes.h"
#include "sql.h"

/* Microseconds, as whole numbers that every reader of JSON keeps exactly. */
#define MARK_MAX INT64_C(9007199254740991)

static const struct field link_fields[] = {
    ANSWER(type, .type = F_TEXT,
           .about = "Type of record to open: referral, words, sdq, form, plan"),
    ANSWER(id, .type = F_UUID),
    FIELDS_END,
};
static const struct shape link_shape = ANSWER_SHAPE("news_link", link_fields);

static const struct field news_fields[] = {
    ANSWER(at, .type = F_TIME),
    ANSWER(title, .type = F_TEXT),
    ANSWER_OR_NULL(text, .type = F_TEXT, .about = "What was said with it, where that is shared"),
    ANSWER(who, .type = F_TEXT),
    ANSWER(is_urgent, .type = F_BOOL),
    ANSWER(is_new, .type = F_BOOL, .about = "Since you last said how far you have looked"),
    ANSWER(mark, .type = F_INT, .min = 0, .max = MARK_MAX,
           .about = "Send it back to say that you have looked this far"),
    ANSWER(link, .type = F_OBJECT, .of = &link_shape),
    WHOM,
    FIELDS_END,
};
static const struct shape news_shape = ANSWER_SHAPE("news", news_fields);

struct seen_in {
    struct num mark;
};

static const struct field seen_fields[] = {
    FIELD(seen_in, mark, .type = F_INT, .flags = REQUIRED, .min = 0, .max = MARK_MAX,
          .about = "The mark of the newest line that was shown"),
    FIELDS_END,
};
static const struct shape seen_shape = SHAPE("news_seen", seen_fields, seen_in);

static enum err seen(struct request *req)
{
    const struct seen_in *in = req->body;
    struct rows           rows;
    enum err              e = DB(req, news_seen_put, &rows, P(in->mark));

    return e ? e : reply_empty(req);
}

const struct route news_routes[] = {
    READ("/me/news", NEED(child, view), me_news, news_shape, .is_list = true,
         .about = "What others did that concerns me, newest first",
         .args = {{ARG_LIMIT}, {ARG_AFTER}}),
    WRITE(PUT, "/me/news/seen", NEED(child, view), &seen_shape, seen, empty_shape,
          .about = "I have looked this far"),
    ROUTES_END,
};
