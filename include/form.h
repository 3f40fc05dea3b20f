#pragma once
/*
 * Forms by link: what the side that asks (form_link.c) and the side that answers (form.c) both name, and the scoring of an SDQ that came by a link.
 */
#include "request.h"
#include "shape.h"

extern const char *const form_kinds[], *const form_whom[],
                                           *const form_states[]; /* NULL-terminated */

struct form_answer_in {
    struct text code, text;
    struct num  number;
};

/*
 * Scores what the holder of a link sent, by the rules of sdq.h, opens and settles what follows (sdq_follow.h) under the name of whoever asked, and keeps
 * it; the link is used up. `answers` are of struct form_answer_in and known to fit the questions. ERR_FORM_CLOSED where the child has outgrown this version.
 */
enum err form_sdq_record(struct request *req, const char *hash, const char *informant,
                         const char *version, const struct list *answers);
