#pragma once
/*
 * Bytes from outside become a checked C struct, or a list of everything that is wrong with them.
 *
 * Refused before anything is read: more than 16 levels, more than 20,000 values, duplicate names, NUL, broken
 * UTF-8, numbers that do not fit (security.md 9.2 explains why each). Unknown names are faults. Every fault of
 * a body is reported at once, with a JSON Pointer (RFC 6901).
 */
#include "arena.h"
#include "errors.h"
#include "shape.h"

struct fault { /* one thing that is wrong, as RFC 9457 shows it */
    const char *pointer, *detail;
};

struct faults {
    struct arena *arena;
    struct fault  list[40]; /* further ones are counted, not listed */
    int           n;
};

/* Adds a fault; pointer and detail are copied into the arena. */
void fault_add(struct faults *f, const char *pointer, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * Decodes `n` bytes of JSON as `shape` into arena memory. `is_patch`: no field is required.
 * ERR_BAD_JSON: not JSON (faults say where). ERR_BAD_BODY: faults listed. ERR_NO_MEMORY.
 */
enum err json_in(struct arena *arena, const struct shape *shape, bool is_patch, const char *bytes,
                 size_t n, struct faults *faults, const void **out);
