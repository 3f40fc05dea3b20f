/*
 * "Why can I see this?": how the signed-in person stands to a child today, and through which relation and role each type of
 * record is theirs, up to which tier. The database answers, by what its policies read (sight and access_rule): what is said
 * here cannot differ from what is shown.
 */
#include "route.h"
#include "shapes.h"
#include "sql.h"

static const char *const relations[] = {"allocated", "team",      "involved", "named", "pending",
                                        "school",    "oversight", "broken",   "ended", NULL};

static const struct field stand_fields[] = {
    ANSWER(relation, .type = F_WORD, .words = relations),
    ANSWER(role, .type = F_TEXT),
    ANSWER_OR_NULL(through, .type = F_TEXT,
                   .about = "Kind of allocation, colleagues of the team, services, or school"),
    ANSWER(since, .type = F_DAY),
    ANSWER_OR_NULL(until, .type = F_DAY, .about = "The day from which it no longer holds"),
    FIELDS_END,
};
static const struct shape stand_shape = ANSWER_SHAPE("why_relation", stand_fields);

static const struct field record_fields[] = {
    ANSWER(record, .type = F_TEXT, .about = "Type of record, as the policy names it"),
    ANSWER_OR_NULL(tier, .type = F_INT, .min = 0, .max = 5,
                   .about = "Up to this tier now; null: not without a new code"),
    ANSWER_OR_NULL(with_code, .type = F_INT, .min = 0, .max = 5,
                   .about = "Up to this tier with a new code, where that is more"),
    ANSWER(role, .type = F_TEXT),
    ANSWER(relation, .type = F_WORD, .words = relations),
    ANSWER(unwished, .type = F_BOOL,
           .about =
               "The child does not want your agency to know these: they are hidden all the same"),
    FIELDS_END,
};
static const struct shape record_shape = ANSWER_SHAPE("why_record", record_fields);

static const struct field why_fields[] = {
    ANSWER(relations, .type = F_LIST, .of = &stand_shape),
    ANSWER(records, .type = F_LIST, .of = &record_shape),
    FIELDS_END,
};
static const struct shape why_shape = ANSWER_SHAPE("why", why_fields);

const struct route why_routes[] = {
    READ("/children/:child/why", NEED(child, view), child_why, why_shape,
         .about = "Why you can see this child: your relations, and what each lets you see",
         .args = {{ARG_CHILD}}),
    ROUTES_END,
};
