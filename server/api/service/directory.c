/* Who there is to work with: people with accounts. */
#include "route.h"
#include "shapes.h"
#include "sql.h"

static const struct field colleague_fields[] = {
    ANSWER(id, .type = F_UUID),
    ANSWER(name, .type = F_TEXT),
    ANSWER(agency, .type = F_OBJECT, .of = &ref_shape),
    ANSWER(roles, .type = F_LIST),
    FIELDS_END,
};
static const struct shape colleague_shape = ANSWER_SHAPE("colleague", colleague_fields);

const struct route directory_routes[] = {
    READ("/people", NEED(agency, view), person_list, colleague_shape, .is_list = true,
         .about =
             "People with an account, by role or agency; with role=none those who hold none yet",
         .args = {{ARG_TEXT, "role", .max = 40}, {ARG_UUID, "agency"}, {ARG_LIMIT}, {ARG_AFTER}}),
    ROUTES_END,
};
