#pragma once
/*
 * The shape of a JSON object, declared as a table: bodies that come in are checked and decoded by it, answers
 * that go out are described by it, and OpenAPI is generated from it. One field is one line.
 *
 * A decoded body is a C struct in the request's arena. Each field's offset is that of a member with the type
 * below; `present` says whether it was sent (needed for PATCH: absent leaves as it is, null clears).
 *
 *   F_TEXT  struct text   UTF-8 without NUL; min..max count characters; blank text counts as missing
 *   F_WORD  const char *  one of `words`
 *   F_INT   struct num    min..max; 14.0, 1e1 and "14" are refused, nothing wraps
 *   F_DECIMAL  struct num min..max, in hundredths in C; 23.4, never more than two places
 *   F_BOOL  struct num    0 or 1
 *   F_DAY   struct num    day_t; "2026-11-22"
 *   F_TIME  struct num    seconds since 1970 UTC; "2026-11-22T10:00:00Z"
 *   F_UUID  struct uuid
 *   F_OBJECT struct part  a nested struct of shape `of`, NULL when absent
 *   F_LIST  struct list   of shape `of` (objects), of ids with IDS, else of text; min..max items
 *   F_ANY   (answers only) any JSON
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum field_type {
    F_TEXT,
    F_WORD,
    F_INT,
    F_DECIMAL,
    F_BOOL,
    F_DAY,
    F_TIME,
    F_UUID,
    F_OBJECT,
    F_LIST,
    F_ANY
};

enum field_flag {
    REQUIRED = 1,  /* in: must be sent; out: always there */
    NULLABLE = 2,  /* null is allowed, and in a body means "none" or "not answered" */
    SECRET = 4,    /* never logged, never kept in a draft or an idempotency record */
    RAW = 8,       /* the text of a file: any character but NUL, nothing trimmed */
    PAST_DAY = 16, /* F_DAY: today or earlier */
    SINCE_BEGUN =
        32,  /* F_DAY: not before the first day of the record that the route changes (MATCH) */
    IDS = 64 /* F_LIST without `of`: of ids */
};

struct shape;

struct field {
    const char         *name;
    enum field_type     type;
    size_t              offset;
    unsigned            flags;
    int64_t             min, max;
    const char *const  *words; /* NULL-terminated */
    const struct shape *of;
    const char         *about; /* one plain sentence for OpenAPI; NULL where the name says it */
};

/* A table of fields ends with {0}. `size` is that of the C struct, 0 for shapes of answers. */
struct shape {
    const char         *name;
    const struct field *fields;
    size_t              size;
};

struct text { /* s NULL: absent or null */
    const char *s;
    size_t      n;
    bool        present;
};

struct num {
    int64_t v;
    bool    is_set;  /* a value was sent */
    bool    present; /* a value or null was sent */
};

struct part {
    const void *p;
    bool        present;
};

struct list {
    const void *items; /* n structs of the shape's size, or n struct uuid, or n struct text */
    size_t      n;
    bool        present;
};

/* FIELD(sdq_in, informant, .type = F_WORD, .words = informants, .flags = REQUIRED) */
#define FIELD(struct_, member_, ...)                                               \
    {                                                                              \
        .name = #member_, .offset = offsetof(struct struct_, member_), __VA_ARGS__ \
    }
/* ANSWER(total, .type = F_INT, .max = 40): always there; ANSWER_OR_NULL: always there, perhaps null. */
#define ANSWER(name_, ...)                             \
    {                                                  \
        .name = #name_, .flags = REQUIRED, __VA_ARGS__ \
    }
#define ANSWER_OR_NULL(name_, ...)                                \
    {                                                             \
        .name = #name_, .flags = REQUIRED | NULLABLE, __VA_ARGS__ \
    }
#define FIELDS_END   \
    {                \
        .name = NULL \
    }
#define SHAPE(name_, fields_, struct_)                                   \
    {                                                                    \
        .name = name_, .fields = fields_, .size = sizeof(struct struct_) \
    }
#define ANSWER_SHAPE(name_, fields_)     \
    {                                    \
        .name = name_, .fields = fields_ \
    }

/* Whether a word is one of a list that ends with NULL, as `words` of a field does. */
static inline bool word_is_of(const char *word, const char *const *words)
{
    while (*words && strcmp(*words, word) != 0)
        words++;
    return *words;
}
