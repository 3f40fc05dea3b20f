#include "arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif
#ifdef HAS_ASAN
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

enum { ALIGN = 16, BLOCK = 16 * 1024 };

struct block {
    struct block *next;
    size_t        room, used;
    _Alignas(ALIGN) char bytes[];
};

struct arena {
    struct block *first, *last;
    size_t        max, taken; /* bytes held by blocks */
    bool          is_exhausted;
};

static struct block *block_new(struct arena *a, size_t room)
{
    struct block *b;

    if (room > a->max - a->taken || !(b = malloc(sizeof *b + room))) {
        a->is_exhausted = true;
        return NULL;
    }
    *b = (struct block){.room = room};
    ASAN_POISON_MEMORY_REGION(b->bytes, room);
    a->taken += room;
    return b;
}

struct arena *arena_new(size_t max)
{
    struct arena *a = calloc(1, sizeof *a);

    if (!a)
        return NULL;
    a->max = max;
    a->first = a->last = block_new(a, max < BLOCK ? max : BLOCK);
    if (!a->first) {
        free(a);
        return NULL;
    }
    return a;
}

static void free_blocks_after(struct arena *a, struct block *kept)
{
    struct block *b = kept->next;

    while (b) {
        struct block *next = b->next;

        a->taken -= b->room;
        ASAN_UNPOISON_MEMORY_REGION(b->bytes, b->room);
        free(b);
        b = next;
    }
    kept->next = NULL;
}

void arena_reset(struct arena *a)
{
    free_blocks_after(a, a->first);
    a->last = a->first;
    a->first->used = 0;
    a->is_exhausted = false;
    ASAN_POISON_MEMORY_REGION(a->first->bytes, a->first->room);
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    free_blocks_after(a, a->first);
    ASAN_UNPOISON_MEMORY_REGION(a->first->bytes, a->first->room);
    free(a->first);
    free(a);
}

bool arena_is_exhausted(const struct arena *a) { return a->is_exhausted; }

size_t arena_used(const struct arena *a) { return a->taken; }

void *arena_alloc(struct arena *a, size_t size)
{
    size_t        need = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct block *b = a->last;

    if (need < size || a->is_exhausted)
        return NULL;
    if (need > b->room - b->used) {
        b = block_new(a, need > BLOCK ? need : BLOCK);
        if (!b)
            return NULL;
        a->last->next = b;
        a->last = b;
    }
    char *p = b->bytes + b->used;

    b->used += need;
    ASAN_UNPOISON_MEMORY_REGION(p, size);
    memset(p, 0, size);
    return p;
}

char *arena_copy(struct arena *a, const char *s, size_t n)
{
    static char nothing[1];
    char       *p = arena_alloc(a, n + 1);

    if (!p)
        return nothing;
    if (n)
        memcpy(p, s, n);
    return p;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    int     n;

    va_start(args, format);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);

    char *s = n < 0 ? NULL : arena_alloc(a, (size_t)n + 1);

    if (!s)
        return arena_copy(a, "", 0);
    va_start(args, format);
    vsnprintf(s, (size_t)n + 1, format, args);
    va_end(args);
    return s;
}

/* Room for n more bytes and the closing NUL. Growing copies: the old text stays in the arena until reset. */
static bool buf_reserve(struct buf *b, size_t n)
{
    if (b->s && n < b->room - b->n)
        return true;

    size_t room = b->room ? b->room : 256;

    while (room - b->n <= n)
        room *= 2;

    char *s = arena_alloc(b->arena, room);

    if (!s)
        return false;
    if (b->s)
        memcpy(s, b->s, b->n);
    b->s = s;
    b->room = room;
    return true;
}

void buf_add(struct buf *b, const char *s, size_t n)
{
    if (!buf_reserve(b, n))
        return;
    memcpy(b->s + b->n, s, n);
    b->n += n;
    b->s[b->n] = 0;
}

void buf_puts(struct buf *b, const char *s) { buf_add(b, s, strlen(s)); }

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    int     n;

    va_start(args, format);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0 || !buf_reserve(b, (size_t)n))
        return;
    va_start(args, format);
    vsnprintf(b->s + b->n, (size_t)n + 1, format, args);
    va_end(args);
    b->n += (size_t)n;
}
