#include "standing.h"

#include <string.h>

struct num stood_int(struct num sent, const struct rows *now, int column)
{
    if (sent.present || row_is_null(now, 0, column))
        return sent;
    return (struct num){.v = row_int(now, 0, column), .is_set = true};
}

struct num stood_bool(struct num sent, const struct rows *now, int column)
{
    if (sent.present || row_is_null(now, 0, column))
        return sent;
    return (struct num){.v = row_bool(now, 0, column), .is_set = true};
}

struct num stood_day(struct num sent, const struct rows *now, int column)
{
    if (sent.present || row_is_null(now, 0, column))
        return sent;
    return (struct num){.v = row_day(now, 0, column), .is_set = true};
}

struct text stood_text(struct text sent, const struct rows *now, int column)
{
    const char *s;

    if (sent.present || row_is_null(now, 0, column))
        return sent;
    s = row_text(now, 0, column);
    return (struct text){.s = s, .n = strlen(s)};
}

const char *stood_word(const char *sent, const struct rows *now, int column)
{
    return sent || row_is_null(now, 0, column) ? sent : row_text(now, 0, column);
}
