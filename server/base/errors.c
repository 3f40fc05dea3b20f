#include "errors.h"

#include <assert.h>
#include <stddef.h>

static const struct {
    int         status;
    const char *constant, *sentence;
} list[ERR_COUNT] = {
#define ERROR(name, status, sentence) [ERR_##name] = {status, #name, sentence},
#include "errors.def"
#undef ERROR
};

int err_status(enum err e)
{
    assert(e < ERR_COUNT);
    return list[e].status;
}

void err_name(enum err e, char name[40])
{
    size_t i = 0;

    assert(e < ERR_COUNT);
    for (const char *c = list[e].constant; *c && i < 39; c++)
        name[i++] = (char)(*c == '_' ? '-' : *c - 'A' + 'a');
    name[i] = 0;
}

const char *err_sentence(enum err e)
{
    assert(e < ERR_COUNT);
    return list[e].sentence;
}

/* A database name is the constant in lower case: referral_open is ERR_REFERRAL_OPEN. */
static int is_same_name(const char *constant, const char *lower)
{
    for (; *constant && *lower; constant++, lower++) {
        char c = *constant >= 'A' && *constant <= 'Z' ? (char)(*constant - 'A' + 'a') : *constant;

        if (c != *lower)
            return 0;
    }
    return !*constant && !*lower;
}

enum err err_of_constraint(const char *name)
{
    for (int e = 1; name && e < ERR_COUNT; e++)
        if (is_same_name(list[e].constant, name))
            return (enum err)e;
    return ERR_NONE;
}
