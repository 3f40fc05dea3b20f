#include "embed.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void refuse(const char *path, const char *why, ...)
{
    va_list ap;

    fprintf(stderr, "%s: ", path);
    va_start(ap, why);
    vfprintf(stderr, why, ap);
    va_end(ap);
    fputc('\n', stderr);
    exit(1);
}

/* The whole file with a NUL after it; the caller frees it. */
static char *slurp(const char *path, size_t *size)
{
    FILE  *f = fopen(path, "rb");
    size_t room = 1 << 16, got;
    char  *s = malloc(room);
    size_t n = 0;

    if (!f || !s)
        refuse(path, "cannot be read: %s", strerror(errno));
    while ((got = fread(s + n, 1, room - n - 1, f)) > 0) {
        n += got;
        if (n + 1 == room && !(s = realloc(s, room *= 2)))
            refuse(path, "too large");
    }
    if (ferror(f) || fclose(f) != 0)
        refuse(path, "cannot be read: %s", strerror(errno));
    s[n] = '\0';
    if (strlen(s) != n)
        refuse(path, "holds a NUL byte");
    *size = n;
    return s;
}

static struct source source_read(const char *path)
{
    const char   *slash = strrchr(path, '/');
    struct source src = {.path = path, .name = strdup(slash ? slash + 1 : path)};
    char         *dot = src.name ? strrchr(src.name, '.') : NULL;

    if (dot)
        *dot = '\0';
    src.s = slurp(path, &src.n);
    return src;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct source *)a)->name, ((const struct source *)b)->name);
}

struct source *sources_read(char **paths, int n)
{
    struct source *all = calloc((size_t)n + 1, sizeof *all);

    if (!all)
        refuse("embed", "out of memory");
    for (int i = 0; i < n; i++)
        all[i] = source_read(paths[i]);
    qsort(all, (size_t)n, sizeof *all, by_name);
    return all;
}

void sources_free(struct source *all, int n)
{
    for (int i = 0; i < n; i++) {
        free(all[i].name);
        free(all[i].s);
    }
    free(all);
}

void want_c_name(const struct source *src)
{
    const char *p = src->name;

    if (!islower((unsigned char)*p))
        refuse(src->path, "a name begins with a small letter");
    for (; *p; p++)
        if (!islower((unsigned char)*p) && !isdigit((unsigned char)*p) && *p != '_')
            refuse(src->path, "a name holds small letters, digits and _ only");
}

void put_literal(FILE *out, const char *s, size_t n)
{
    fputs("\n    \"", out);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];

        if (c == '\n')
            fputs(i + 1 < n ? "\\n\"\n    \"" : "\\n", out);
        else if (c == '"' || c == '\\' || c == '?')
            fprintf(out, "\\%c", c);
        else if (c < 0x20 || c >= 0x7f)
            fprintf(out, "\\%03o", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

void out_open(struct out *out, const char *path)
{
    out->path = path;
    out->f = open_memstream(&out->s, &out->n);
    if (!out->f)
        refuse(path, "out of memory");
    fputs("/* Made by cmake/embed; not to be edited. */\n", out->f);
}

static bool is_same(const struct out *out)
{
    bool   same = false;
    size_t n;

    if (access(out->path, F_OK) == 0) {
        char *old = slurp(out->path, &n);

        same = n == out->n && memcmp(old, out->s, n) == 0;
        free(old);
    }
    return same;
}

void out_close(struct out *out)
{
    fclose(out->f);
    if (!is_same(out)) {
        FILE *f = fopen(out->path, "wb");

        if (!f || fwrite(out->s, 1, out->n, f) != out->n || fclose(f) != 0)
            refuse(out->path, "cannot be written: %s", strerror(errno));
    }
    free(out->s);
}
