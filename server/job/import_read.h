#pragma once
/* What the two files that read an import share. */
#include "import.h"

int32_t import_part_of(const struct import *im, enum ssda903_module m); /* its file; -1: none */
struct ssda903_child *import_find_child(const struct import *im,
                                        const char          *child); /* NULL: none */

void import_say(struct import *im, int32_t part, enum ssda903_reason reason,
                enum ssda903_effect effect, int32_t line, int32_t column, int32_t other);
void import_keep(struct import *im, int32_t part, const struct ssda903_problems *p);

/* The child of a line of another module than the header; NULL and said when the line cannot be read, there is no such child, or
 * the days of birth differ. */
struct ssda903_child *import_child_of(struct import *im, int32_t part,
                                      const struct ssda903_line *l);

void import_read_episodes(struct import *im);
void import_read_reviews(struct import *im);
void import_read_oc2(struct import *im); /* after the episodes */
void import_read_facts(struct import *im);
