#pragma once
/*
 * What people say of a service in an evaluation, and of a session of training (migrations/0084): what both answer with, the links by which people say it
 * without an account, and forms that are typed in from paper.
 */
#include "request.h"
#include "shape.h"

extern const char *const feedback_whom[], *const feedback_kinds[]; /* NULL-terminated */

extern const struct shape feedback_table_shape;   /* averages by question, of everybody or a role */
extern const struct shape feedback_comment_shape; /* a line as it was written */
extern const struct shape feedback_link_shape, feedback_link_made_shape, feedback_shape;

struct feedback_link_in {
    const char *kind, *for_whom;
    struct text name;
    struct num  most, until;
};

/* What a link is about, or a form. */
struct feedback_of {
    struct uuid service, evaluation, session;
    const char *kind, *called;
    day_t       from;  /* first day on which a form can have come */
    day_t       until; /* last day on which it can be asked for; DAY_NONE: any */
};

extern const struct shape feedback_link_in_shape; /* of an evaluation: without kind */
extern const struct shape training_link_in_shape;

/* Makes a link and answers with it, and with the path that opens it, which is told this once. */
enum err feedback_link_make(struct request *req, const struct feedback_of *of);

struct feedback_in {
    const char *kind, *for_whom;
    struct num  came_on;
    struct list answers;
};

extern const struct shape feedback_in_shape, training_form_in_shape, training_later_in_shape;

/* Notes what is wrong with the answers of the body; then keeps them as a form that came on a day. */
enum err feedback_check(struct request *req, const struct feedback_of *of, const char *for_whom);
enum err feedback_keep(struct request *req, const struct feedback_of *of, const char *for_whom,
                       day_t came_on, struct uuid *id);
