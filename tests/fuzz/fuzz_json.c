/* Bodies, against a shape with every type of field. What passes is within its limits; what does not says why. */
#include "json_in.h"
#include "day.h"
#include "uuid.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TODAY = 20000 };

static void check(bool holds)
{
    if (!holds)
        abort();
}

struct inner {
    struct num  score;
    struct text note;
};

static const struct field inner_fields[] = {
    FIELD(inner, score, .type = F_INT, .min = 0, .max = 2, .flags = REQUIRED | NULLABLE),
    FIELD(inner, note, .type = F_TEXT, .min = 0, .max = 3),
    FIELDS_END,
};
static const struct shape inner_shape = SHAPE("inner", inner_fields, inner);

struct outer {
    struct text text;
    const char *word;
    struct num  count, flag, day, past, time;
    struct uuid id;
    struct part part;
    struct list list, texts, ids;
};

static const char *const  words[] = {"parent", "teacher", "self", NULL};
static const struct field outer_fields[] = {
    FIELD(outer, text, .type = F_TEXT, .min = 1, .max = 10, .flags = REQUIRED),
    FIELD(outer, word, .type = F_WORD, .words = words),
    FIELD(outer, count, .type = F_INT, .min = -5, .max = 40, .flags = NULLABLE),
    FIELD(outer, flag, .type = F_BOOL),
    FIELD(outer, day, .type = F_DAY, .flags = NULLABLE),
    FIELD(outer, past, .type = F_DAY, .flags = PAST_DAY),
    FIELD(outer, time, .type = F_TIME),
    FIELD(outer, id, .type = F_UUID),
    FIELD(outer, part, .type = F_OBJECT, .of = &inner_shape),
    FIELD(outer, list, .type = F_LIST, .of = &inner_shape, .max = 4),
    FIELD(outer, texts, .type = F_LIST, .max = 4),
    FIELD(outer, ids, .type = F_LIST, .flags = IDS, .max = 4),
    FIELDS_END,
};
static const struct shape outer_shape = SHAPE("outer", outer_fields, outer);

static void check_inner(const struct inner *in)
{
    check(!in->score.is_set || (in->score.v >= 0 && in->score.v <= 2));
    check(!in->note.s || strlen(in->note.s) == in->note.n);
}

static void check_outer(const struct outer *out, bool is_patch)
{
    check(is_patch || (out->text.s && out->text.n > 0));
    check(!out->text.s || (strlen(out->text.s) == out->text.n && out->text.n <= 40));
    check(!out->count.is_set || (out->count.v >= -5 && out->count.v <= 40));
    check(!out->flag.is_set || out->flag.v == 0 || out->flag.v == 1);
    check(!out->day.is_set || day_is_valid((day_t)out->day.v));
    check(!out->past.is_set || out->past.v <= TODAY);
    for (size_t i = 0; i < out->ids.n; i++)
        check(uuid_is_set((const struct uuid *)out->ids.items + i));
    check(out->list.n <= 4 && out->texts.n <= 4);
    if (out->part.p)
        check_inner(out->part.p);
    for (size_t i = 0; i < out->list.n; i++)
        check_inner((const struct inner *)out->list.items + i);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new(4 << 20);
    char         *bytes = malloc(size + 1);
    bool          is_patch = size > 0 && data[size - 1] == '\n';
    struct faults faults = {.arena = arena};
    const void   *out = NULL;

    if (arena && bytes) {
        memcpy(bytes, data, size);
        bytes[size] = '\0';
        enum err e = json_in(arena, &outer_shape, is_patch, TODAY, bytes, size, &faults, &out);

        if (e == ERR_NONE)
            check_outer(out, is_patch);
        else
            check(e == ERR_NO_MEMORY || faults.n > 0);
        check(e == ERR_BAD_JSON || faults.of_shape == faults.n);
    }
    free(bytes);
    arena_free(arena);
    return 0;
}
