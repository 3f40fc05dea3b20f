#pragma once
/* One cookie out of a Cookie header (RFC 6265 section 4.2). Pure. */
#include <stdbool.h>
#include <stddef.h>

/*
 * The value of the cookie `name`, as it stands in the header; its length in n. NULL without one. `is_twice`: sent more than once,
 * so that nobody can say which is meant, and NULL.
 */
const char *cookie_find(const char *header, const char *name, size_t *n, bool *is_twice);
