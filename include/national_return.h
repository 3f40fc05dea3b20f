#pragma once
/*
 * The national return of a year as it would be sent now: read in one go, held against the rules (ssda903_rule.h), written as files.
 *
 * Whoever makes it reads all children of their council for this purpose; that is recorded of each. What is kept from them by
 * name (a conflict of interest) stands in no return of theirs, which the answer says.
 */
#include "request.h"
#include "ssda903_rule.h"

/* Beside a line of the header stands the child's name; of OC2, "t" where of drugs and alcohol nobody recorded anything. */
struct return_module {
    struct ssda903_line *line;
    const char **child, **beside; /* of each line: whose it is, the id; what stands beside it */
    int32_t      n;
};

struct return_problem {
    const struct ssda903_rule *rule;
    int32_t                    child, line; /* of the header's lines; of the rule's module */
};

struct national_return {
    struct arena          *arena;
    int32_t                year;
    struct return_module   modules[SSDA903_MODULES];
    struct return_problem *problems;
    int32_t                problems_n, problems_room, errors, warnings;
    int64_t                withheld;
    const char            *digest; /* of all files, SHA-256 */
};

/* Within the request's transaction. All is in `arena` and in the request's results. */
enum err national_return_read(struct request *req, struct arena *arena, int32_t year,
                              struct national_return *out);

/* Which modules there are; the others have no records here. */
bool national_return_has(enum ssda903_module m);
/* A module's file: its header row and lines, cells as they are. */
void national_return_write(const struct national_return *r, enum ssda903_module m, struct buf *out);
/* Keeps it as sent on a day that has been, as the fictional council does; routes keep what is sent now. */
struct national_return_sent {
    struct uuid id, person, agency;
    day_t       on;
    const char *note;
};
enum err national_return_keep(struct request *req, const struct national_return *r,
                              const struct national_return_sent *sent);
/* The children in it, as the audit takes what was looked at. */
const char *national_return_looked(struct request *req, const struct national_return *r);
