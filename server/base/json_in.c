#include "json_in.h"

#include "uuid.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 16, VALUES_MAX = 20000, POINTER_MAX = 200 };

struct reader {
    struct arena  *arena;
    struct faults *faults;
    bool           is_patch;
    day_t          today;
    char           pointer[POINTER_MAX];
};

bool fault_is_of_shape(const struct faults *f, const char *pointer)
{
    for (int i = 0; i < f->of_shape && i < FAULTS_LISTED; i++)
        if (!strcmp(f->list[i].pointer, pointer))
            return true;
    return false;
}

void fault_add(struct faults *f, const char *pointer, const char *format, ...)
{
    char    detail[400];
    va_list args;

    if (fault_is_of_shape(f, pointer) || f->n++ >= FAULTS_LISTED)
        return;
    va_start(args, format);
    vsnprintf(detail, sizeof detail, format, args);
    va_end(args);
    f->list[f->n - 1] = (struct fault){
        .pointer = arena_copy(f->arena, pointer, strlen(pointer)),
        .detail = arena_copy(f->arena, detail, strlen(detail)),
    };
}

/* --- before jansson: what would cost too much, or be read differently by two readers --- */

struct scan {
    int  depth, values;
    bool in_text, is_escaped;
};

static bool is_minus_zero(const char *s, size_t n)
{
    return n >= 2 && s[0] == '-' && s[1] == '0' && (n == 2 || !strchr("0123456789.eE", s[2]));
}

static const char *scan_byte(struct scan *s, const char *at, size_t left)
{
    if (s->in_text) {
        if (s->is_escaped)
            s->is_escaped = false;
        else if (*at == '\\')
            s->is_escaped = true;
        else if (*at == '"')
            s->in_text = false;
        return NULL;
    }
    if (*at == '"')
        s->in_text = true;
    if (strchr("{[,:", *at) && *at && ++s->values > VALUES_MAX)
        return "There are too many values in one request.";
    if ((*at == '{' || *at == '[') && ++s->depth > DEPTH_MAX)
        return "The JSON is nested too deeply.";
    if (*at == '}' || *at == ']')
        s->depth--;
    if (is_minus_zero(at, left))
        return "Write 0 without a minus sign.";
    return *at ? NULL : "A NUL byte is not allowed.";
}

static const char *scan(const char *bytes, size_t n)
{
    struct scan s = {0};

    for (size_t i = 0; i < n; i++) {
        const char *wrong = scan_byte(&s, bytes + i, n - i);

        if (wrong)
            return wrong;
    }
    return NULL;
}

/* --- pointers --- */

static size_t push(struct reader *r, const char *name)
{
    size_t n = strlen(r->pointer), at = n;

    if (at + 1 < POINTER_MAX)
        r->pointer[at++] = '/';
    for (; *name && at + 2 < POINTER_MAX; name++) {
        if (*name == '~' || *name == '/') {
            r->pointer[at++] = '~';
            r->pointer[at++] = *name == '~' ? '0' : '1';
        } else {
            r->pointer[at++] = *name;
        }
    }
    r->pointer[at] = 0;
    return n;
}

static size_t push_index(struct reader *r, size_t i)
{
    char text[24];

    snprintf(text, sizeof text, "%zu", i);
    return push(r, text);
}

static void pop(struct reader *r, size_t n) { r->pointer[n] = 0; }

#define WRONG(r, ...) fault_add((r)->faults, (r)->pointer, __VA_ARGS__)

/* --- values --- */

/* Characters that hide or turn text around, and controls other than tab and line ends. */
static bool is_unwanted(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff ||
           (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* The code point at *s, which jansson has checked to be UTF-8, and steps over it. */
static uint32_t next_character(const char **s)
{
    const unsigned char *b = (const unsigned char *)*s;
    int                  more = *b >= 0xf0 ? 3 : *b >= 0xe0 ? 2 : *b >= 0xc0 ? 1 : 0;
    uint32_t             c = more == 3 ? *b & 7u : more == 2 ? *b & 15u : more == 1 ? *b & 31u : *b;

    for (int i = 1; i <= more; i++)
        c = c << 6 | (b[i] & 63u);
    *s += 1 + more;
    return c;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static bool check_characters(struct reader *r, const struct field *f, const char *s, size_t n)
{
    int64_t     characters = 0;
    const char *end = s + n;

    while (s < end) {
        if (is_unwanted(next_character(&s)) && !(f->flags & RAW)) {
            WRONG(r, "Take out the control characters.");
            return false;
        }
        characters++;
    }
    if (f->max && characters > f->max)
        WRONG(r, "Use %lld characters or fewer.", (long long)f->max);
    else if (characters < f->min)
        WRONG(r, "Use at least %lld characters.", (long long)f->min);
    else
        return true;
    return false;
}

static void read_text(struct reader *r, const struct field *f, const json_t *v, struct text *out)
{
    if (!json_is_string(v)) {
        WRONG(r, "Send text.");
        return;
    }
    const char *s = json_string_value(v);
    size_t      n = json_string_length(v);

    while (n && is_blank(*s) && !(f->flags & (SECRET | RAW)))
        s++, n--;
    while (n && is_blank(s[n - 1]) && !(f->flags & (SECRET | RAW)))
        n--;
    if (n == 0) {
        if (f->flags & REQUIRED)
            WRONG(r, "Fill this in.");
        return;
    }
    if (check_characters(r, f, s, n)) {
        out->s = arena_copy(r->arena, s, n);
        out->n = n;
    }
}

static void read_word(struct reader *r, const struct field *f, const json_t *v, const char **out)
{
    struct buf list = {.arena = r->arena};

    for (const char *const *w = f->words; json_is_string(v) && *w; w++)
        if (json_string_length(v) == strlen(*w) && !strcmp(json_string_value(v), *w)) {
            *out = *w;
            return;
        }
    for (const char *const *w = f->words; *w; w++)
        buf_printf(&list, "%s%s", w == f->words ? "" : ", ", *w);
    WRONG(r, "Choose one of: %s.", list.s ? list.s : "");
}

static void read_int(struct reader *r, const struct field *f, const json_t *v, struct num *out)
{
    if (!json_is_integer(v))
        WRONG(r, "Send a whole number.");
    else if (json_integer_value(v) < f->min || json_integer_value(v) > f->max)
        WRONG(r, "Send a whole number from %lld to %lld.", (long long)f->min, (long long)f->max);
    else
        *out = (struct num){.v = json_integer_value(v), .is_set = true, .present = true};
}

/* A double holds what has two places to far less than a hundredth, so the nearest one is what was sent. */
static void read_decimal(struct reader *r, const struct field *f, const json_t *v, struct num *out)
{
    double  hundredths = json_number_value(v) * 100;
    int64_t near;

    if (!json_is_number(v))
        WRONG(r, "Send a number.");
    else if (!(hundredths >= (double)f->min * 100 && hundredths <= (double)f->max * 100))
        WRONG(r, "Send a number from %lld to %lld.", (long long)f->min, (long long)f->max);
    else {
        near = (int64_t)(hundredths + (hundredths < 0 ? -0.5 : 0.5));
        if (hundredths - (double)near > 1e-6 || hundredths - (double)near < -1e-6)
            WRONG(r, "Send a number with two decimal places at the most.");
        else
            *out = (struct num){.v = near, .is_set = true, .present = true};
    }
}

static void read_bool(struct reader *r, const json_t *v, struct num *out)
{
    if (json_is_boolean(v))
        *out = (struct num){.v = json_is_true(v), .is_set = true, .present = true};
    else
        WRONG(r, "Send true or false.");
}

static void read_day(struct reader *r, const struct field *f, const json_t *v, struct num *out)
{
    day_t d = json_is_string(v) ? day_parse(json_string_value(v), json_string_length(v)) : DAY_NONE;

    if (d == DAY_NONE)
        WRONG(r, "Give a real date as YYYY-MM-DD.");
    else if ((f->flags & PAST_DAY) && d > r->today)
        WRONG(r, "This day is in the future.");
    else
        *out = (struct num){.v = d, .is_set = true, .present = true};
}

static void read_time(struct reader *r, const json_t *v, struct num *out)
{
    int64_t t = json_is_string(v) ? day_instant_parse(json_string_value(v), json_string_length(v))
                                  : INSTANT_NONE;

    if (t == INSTANT_NONE)
        WRONG(r, "Give a time as YYYY-MM-DDThh:mm:ssZ.");
    else
        *out = (struct num){.v = t, .is_set = true, .present = true};
}

static void read_uuid(struct reader *r, const json_t *v, struct uuid *out)
{
    if (!json_is_string(v) || !uuid_parse(json_string_value(v), json_string_length(v), out))
        WRONG(r, "Send an id.");
}

static void *read_object(struct reader *r, const struct shape *shape, const json_t *v);

static size_t item_size(const struct field *f)
{
    return f->of ? f->of->size : f->flags & IDS ? sizeof(struct uuid) : sizeof(struct text);
}

static void read_item(struct reader *r, const struct field *f, const json_t *v, void *item)
{
    static const struct field line = {.name = "", .type = F_TEXT, .flags = REQUIRED, .max = 1000};

    if (f->of) {
        void *object = read_object(r, f->of, v);

        if (object)
            memcpy(item, object, f->of->size);
    } else if (f->flags & IDS) {
        read_uuid(r, v, item);
    } else {
        read_text(r, &line, v, item);
    }
}

static void read_list(struct reader *r, const struct field *f, const json_t *v, struct list *out)
{
    size_t n = json_array_size(v);
    size_t size = item_size(f);

    if (!json_is_array(v)) {
        WRONG(r, "Send a list.");
        return;
    }
    if ((int64_t)n < f->min || (f->max && (int64_t)n > f->max)) {
        WRONG(r, "Send %lld to %lld items.", (long long)f->min, (long long)f->max);
        return;
    }
    char *items = arena_alloc(r->arena, n * size + 1);
    bool  is_patch = r->is_patch;

    r->is_patch = false; /* a merge patch replaces a list: its items are whole */
    for (size_t i = 0; items && i < n; i++) {
        size_t at = push_index(r, i);

        read_item(r, f, json_array_get(v, i), items + i * size);
        pop(r, at);
    }
    r->is_patch = is_patch;
    out->items = items;
    out->n = n;
}

static void mark_present(const struct field *f, void *member)
{
    switch (f->type) {
    case F_TEXT:
        ((struct text *)member)->present = true;
        break;
    case F_OBJECT:
        ((struct part *)member)->present = true;
        break;
    case F_LIST:
        ((struct list *)member)->present = true;
        break;
    case F_INT:
    case F_DECIMAL:
    case F_BOOL:
    case F_DAY:
    case F_TIME:
        ((struct num *)member)->present = true;
        break;
    case F_WORD:
    case F_UUID:
    case F_ANY:
        break;
    }
}

static void read_value(struct reader *r, const struct field *f, const json_t *v, char *member)
{
    mark_present(f, member);
    if (json_is_null(v)) {
        if (!(f->flags & NULLABLE))
            WRONG(r, "This cannot be empty.");
        return;
    }
    void *p = member;

    switch (f->type) {
    case F_TEXT:
        read_text(r, f, v, p);
        break;
    case F_WORD:
        read_word(r, f, v, p);
        break;
    case F_INT:
        read_int(r, f, v, p);
        break;
    case F_DECIMAL:
        read_decimal(r, f, v, p);
        break;
    case F_BOOL:
        read_bool(r, v, p);
        break;
    case F_DAY:
        read_day(r, f, v, p);
        break;
    case F_TIME:
        read_time(r, v, p);
        break;
    case F_UUID:
        read_uuid(r, v, p);
        break;
    case F_LIST:
        read_list(r, f, v, p);
        break;
    case F_OBJECT:
        ((struct part *)p)->p = read_object(r, f->of, v);
        break;
    case F_ANY: {
        char *text = json_dumps(v, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));

        ((struct text *)p)->s = text ? arena_copy(r->arena, text, strlen(text)) : NULL;
        ((struct text *)p)->n = text ? strlen(text) : 0;
        free(text);
        break;
    }
    }
}

static const struct field *field_of(const struct shape *shape, const char *name)
{
    for (const struct field *f = shape->fields; f->name; f++)
        if (!strcmp(f->name, name))
            return f;
    return NULL;
}

static void refuse_unknown(struct reader *r, const struct shape *shape, const json_t *v)
{
    const char *name;
    json_t     *value;

    json_object_foreach((json_t *)v, name, value)
    {
        size_t at;

        if (field_of(shape, name))
            continue;
        at = push(r, name);
        WRONG(r, "This name is not known here.");
        pop(r, at);
    }
}

static void *read_object(struct reader *r, const struct shape *shape, const json_t *v)
{
    char *out = arena_alloc(r->arena, shape->size + 1);

    if (!json_is_object(v)) {
        WRONG(r, "Send an object.");
        return NULL;
    }
    refuse_unknown(r, shape, v);
    for (const struct field *f = shape->fields; out && f->name; f++) {
        const json_t *value = json_object_get(v, f->name);
        size_t        at = push(r, f->name);

        if (value)
            read_value(r, f, value, out + f->offset);
        else if ((f->flags & REQUIRED) && !r->is_patch)
            WRONG(r, "Fill this in.");
        pop(r, at);
    }
    return out;
}

/* Said by us: the library's own message echoes the input. */
static const char *what_is_broken(const json_error_t *e)
{
    switch (json_error_code(e)) {
    case json_error_duplicate_key:
        return "A name stands twice in one object";
    case json_error_premature_end_of_input:
        return "The JSON ends too early";
    case json_error_end_of_input_expected:
        return "Something follows after the JSON";
    case json_error_numeric_overflow:
        return "A number is too large";
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return "A NUL character is not allowed";
    case json_error_invalid_utf8:
        return "The text is not UTF-8";
    default:
        return "The JSON is broken";
    }
}

enum err json_in(struct arena *arena, const struct shape *shape, bool is_patch, day_t today,
                 const char *bytes, size_t n, struct faults *faults, const void **out)
{
    const char   *wrong = scan(bytes, n);
    struct reader r = {.arena = arena, .faults = faults, .is_patch = is_patch, .today = today};
    json_error_t  error;

    faults->arena = arena;
    if (wrong) {
        fault_add(faults, "", "%s", wrong);
        return ERR_BAD_JSON;
    }
    json_t *v = json_loadb(bytes, n, JSON_REJECT_DUPLICATES, &error);

    if (!v) {
        fault_add(faults, "", "%s near line %d, column %d.", what_is_broken(&error), error.line,
                  error.column);
        return ERR_BAD_JSON;
    }
    *out = read_object(&r, shape, v);
    json_decref(v);
    faults->of_shape = faults->n;
    if (arena_is_exhausted(arena))
        return ERR_NO_MEMORY;
    return faults->n ? ERR_BAD_BODY : ERR_NONE;
}
