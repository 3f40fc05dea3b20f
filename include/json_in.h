#pragma once
/*
 * Bytes from outside become a checked C struct, or a list of everything that is wrong with them.
 *
 * Refused before anything is read: more than 16 levels, more than 20,000 values, duplicate names, NUL, broken
 * UTF-8, numbers that do not fit (security.md 9.2 explains why each). Unknown names are faults. Every fault of
 * a body is reported at once, with a JSON Pointer (RFC 6901).
 *
 * A faulty body is decoded as far as it goes, so that a route's rules can look at the rest of it (route.h): what was
 * faulty is not set, though it is `present`. Whatever a rule then says at the place of such a fault is its
 * consequence, and is not added.
 */
#include "arena.h"
#include "day.h"
#include "errors.h"
#include "shape.h"

struct fault { /* one thing that is wrong, as RFC 9457 shows it */
    const char *pointer, *detail;
};

enum { FAULTS_LISTED = 40 };

struct faults {
    struct arena *arena;
    struct fault  list[FAULTS_LISTED]; /* further ones are counted, not listed */
    int           n;
    int           of_shape; /* the first ones, which json_in found */
};

/* Adds a fault, unless json_in found one there; pointer and detail are copied into the arena. */
void fault_add(struct faults *f, const char *pointer, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Whether json_in found a fault at this pointer. */
bool fault_is_of_shape(const struct faults *f, const char *pointer);

/*
 * Decodes `n` bytes of JSON as `shape` into arena memory. `is_patch`: no field is required but in the items of a list.
 * `today`: for PAST_DAY. ERR_BAD_JSON: not JSON (faults say where). ERR_BAD_BODY: faults listed; `out` NULL where it is
 * no object. ERR_NO_MEMORY.
 */
enum err json_in(struct arena *arena, const struct shape *shape, bool is_patch, day_t today,
                 const char *bytes, size_t n, struct faults *faults, const void **out);
