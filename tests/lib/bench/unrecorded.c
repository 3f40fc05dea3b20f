/*
 * In the place of server/look.c in the program around_unrecorded, which tests/bench makes to measure what the record
 * of looks costs: answers leave at once and nothing records them. Nothing else builds or installs it.
 */
#include "look.h"

#include "http.h"

bool looks_start(const char *conninfo) { return conninfo != NULL; }

void look_hold(struct request *req) { http_answer(req); }

enum err look_with_write(struct request *req)
{
    (void)req;
    return ERR_NONE;
}

void looks_stop(void) {}
