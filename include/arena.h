#pragma once
/*
 * The memory of one request: everything that is made while answering it lives here and is gone at once
 * after the answer, so handlers and rules never free.
 *
 * An arena has a hard maximum. Past it, and when the system has no memory, arena_alloc returns NULL and the
 * arena stays `exhausted`: the dispatcher answers 503 and nothing is committed. Helpers that return text
 * return "" rather than NULL then, so that callers need one check, at the end. Under AddressSanitizer memory
 * is poisoned when the arena is reset.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A new arena that gives at most `max` bytes; NULL when the system has no memory. The caller frees it. */
struct arena *arena_new(size_t max);
void          arena_reset(struct arena *a); /* forgets all that was given; keeps the first block */
void          arena_free(struct arena *a);  /* NULL is fine */
bool          arena_is_exhausted(const struct arena *a);
size_t        arena_used(const struct arena *a);

/* Zeroed, aligned for any type; NULL past the maximum. */
void *arena_alloc(struct arena *a, size_t size);
/* A NUL-terminated copy of n bytes of s. */
char *arena_copy(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * Text that grows in an arena. Starts as {.arena = a}; `s` is NUL-terminated as soon as anything was added.
 * After an allocation failed, adding does nothing and arena_is_exhausted tells.
 */
struct buf {
    struct arena *arena;
    char         *s;
    size_t        n, room;
};

void buf_add(struct buf *b, const char *s, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
