/* Enough of SQL's lexer to tell a parameter from what stands in quotes and comments. */
#include "embed.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* After the end of a quoted piece that begins at p, or NULL when it never ends. */
static const char *after_quote(const char *p, bool escapes)
{
    char q = *p++;

    for (; *p; p++) {
        if (escapes && *p == '\\' && p[1])
            p++;
        else if (*p == q && p[1] == q)
            p++;
        else if (*p == q)
            return p + 1;
    }
    return NULL;
}

static const char *after_block_comment(const char *p)
{
    int depth = 0;

    do {
        if (p[0] == '/' && p[1] == '*')
            depth++, p += 2;
        else if (p[0] == '*' && p[1] == '/')
            depth--, p += 2;
        else if (*p)
            p++;
        else
            return NULL;
    } while (depth > 0);
    return p;
}

/* The length of a dollar quote's tag ($$ or $word$) at p, 0 where there is none. */
static size_t dollar_tag(const char *p)
{
    size_t n = 1;

    if (isdigit((unsigned char)p[1]))
        return 0;
    while (isalnum((unsigned char)p[n]) || p[n] == '_')
        n++;
    return p[n] == '$' ? n + 1 : 0;
}

static const char *after_dollar_quote(const char *p, size_t tag)
{
    for (const char *e = p + tag; *e; e++)
        if (*e == '$' && strncmp(e, p, tag) == 0)
            return e + tag;
    return NULL;
}

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* After the comment or quoted piece at p; p itself where there is none; NULL where one never ends. */
static const char *skip_quoted(const char *start, const char *p)
{
    bool escapes =
        p > start && (p[-1] == 'E' || p[-1] == 'e') && (p - 1 == start || !in_word(p[-2]));
    size_t tag;

    if (p[0] == '-' && p[1] == '-')
        return p + strcspn(p, "\n");
    if (p[0] == '/' && p[1] == '*')
        return after_block_comment(p);
    if (*p == '\'')
        return after_quote(p, escapes);
    if (*p == '"')
        return after_quote(p, false);
    if (*p == '$' && !(p > start && in_word(p[-1])) && (tag = dollar_tag(p)) > 0)
        return after_dollar_quote(p, tag);
    return p;
}

enum { PARAMS_MAX = 99 };

int statement_params(const struct source *src)
{
    const char *start = src->s, *p = start, *end = NULL;
    bool        seen[PARAMS_MAX + 1] = {false};
    int         max = 0;

    while (*p) {
        const char *after = skip_quoted(start, p);

        if (!after)
            refuse(src->path, "a quote or comment that begins at byte %zu never ends",
                   (size_t)(p - start));
        if (after > p) {
            p = after;
            continue;
        }
        if (end && !isspace((unsigned char)*p))
            refuse(src->path, "more than one statement");
        if (*p == ';')
            end = p;
        if (*p == '$' && isdigit((unsigned char)p[1])) {
            long n = strtol(p + 1, NULL, 10);

            if (n < 1 || n > PARAMS_MAX)
                refuse(src->path, "$%ld is out of range", n);
            seen[n] = true;
            max = n > max ? (int)n : max;
        }
        p++;
    }
    for (int i = 1; i <= max; i++)
        if (!seen[i])
            refuse(src->path, "$%d is missing below $%d", i, max);
    return max;
}
