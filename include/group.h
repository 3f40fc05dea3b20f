#pragma once
/* Groups of several agencies: what their resources ask of one another. */
#include "request.h"
#include "shape.h"

/* For checks: whether the person sits in the group, or runs it, and it goes on. plans: it plans for single children.
 * ERR_NOT_FOUND, ERR_GROUP_OF_OTHERS, ERR_GROUP_RUN_BY_OTHERS, ERR_GROUP_ENDED. */
enum err group_open_to(struct request *req, struct uuid group, bool to_run, bool *plans);

/* A fault where text that all of a group read holds the number of a child. */
void group_check_text(struct request *req, const char *pointer, struct text text);
