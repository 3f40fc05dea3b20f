/* The audit for information governance: who did or saw what, and what was refused. It holds no content. */
#include "read.h"
#include "sql.h"

static const struct field entry_fields[] = {
    ANSWER(id, .type = F_TEXT, .about = "In order of arrival"),
    ANSWER(at, .type = F_TIME),
    ANSWER_OR_NULL(who, .type = F_TEXT),
    ANSWER_OR_NULL(person, .type = F_UUID, .about = "Null: nobody had signed in"),
    ANSWER_OR_NULL(agency, .type = F_TEXT),
    ANSWER(via, .type = F_TEXT, .about = "session, key, form, none; owner: the command line"),
    ANSWER(route, .type = F_TEXT),
    ANSWER(outcome, .type = F_INT, .min = 100, .max = 599, .about = "Status of the answer"),
    ANSWER_OR_NULL(child, .type = F_UUID),
    ANSWER_OR_NULL(type, .type = F_TEXT, .about = "Of the records shown or written"),
    ANSWER_OR_NULL(tier, .type = F_INT, .min = 0, .max = 5, .about = "The highest among them"),
    ANSWER_OR_NULL(relation, .type = F_TEXT, .about = "The relation that allowed it"),
    ANSWER(ids, .type = F_LIST, .about = "The records"),
    ANSWER_OR_NULL(purpose, .type = F_TEXT),
    ANSWER(request_id, .type = F_TEXT),
    ANSWER(is_sealed, .type = F_BOOL, .about = "Stands in the chain that audit verify works out"),
    FIELDS_END,
};
static const struct shape entry_shape = ANSWER_SHAPE("audit_entry", entry_fields);

const struct route audit_routes[] = {
    READ("/audit", NEED(audit, view), audit_list, entry_shape, .is_list = true,
         .about = "Who did or saw what, and what was refused, newest first",
         .args = {{ARG_UUID, "child"},
                  {ARG_UUID, "person"},
                  {ARG_DAY, "from"},
                  {ARG_DAY, "to"},
                  {ARG_LIMIT},
                  {ARG_AFTER}}),
    ROUTES_END,
};
