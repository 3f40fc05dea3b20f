/*
 * embed: turns files of the source tree into C for the build. A program of the build, never part of the service.
 *
 *     embed sql        OUT.h OUT.c FILE.sql ...     sql.h: SQL_<name>_PARAMS and sql_<name> for each statement
 *     embed migrations OUT.h OUT.c GUARD FILE.sql ... the migrations in order of name, and guard.sql apart
 *     embed tsv        OUT.h OUT.c FILE.tsv         one policy file as rows, as X-macros and as an SQL INSERT
 *     embed text NAME  OUT.h OUT.c FILE ...         any files: name and text
 *
 * File names become C names, so they are [a-z][a-z0-9_]*. Files are taken in order of their names, so the same
 * tree gives the same bytes. An output whose text would not change is left alone, so nothing is rebuilt for it.
 */
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
    char  *s;
    size_t n;
};

struct source {
    const char *path;
    char       *name; /* without folders and without the last suffix */
    struct text text;
};

__attribute__((format(printf, 2, 3), noreturn)) static void refuse(const char *path,
                                                                   const char *why, ...)
{
    va_list ap;

    fprintf(stderr, "%s: ", path);
    va_start(ap, why);
    vfprintf(stderr, why, ap);
    va_end(ap);
    fputc('\n', stderr);
    exit(1);
}

static struct text slurp(const char *path)
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
    return (struct text){s, n};
}

static struct source source_read(const char *path)
{
    const char   *slash = strrchr(path, '/');
    struct source src = {.path = path, .name = strdup(slash ? slash + 1 : path)};
    char         *dot = src.name ? strrchr(src.name, '.') : NULL;

    if (dot)
        *dot = '\0';
    src.text = slurp(path);
    return src;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct source *)a)->name, ((const struct source *)b)->name);
}

static struct source *sources_read(char **paths, int n)
{
    struct source *all = calloc((size_t)n + 1, sizeof *all);

    if (!all)
        refuse("embed", "out of memory");
    for (int i = 0; i < n; i++)
        all[i] = source_read(paths[i]);
    qsort(all, (size_t)n, sizeof *all, by_name);
    return all;
}

static void want_c_name(const struct source *src)
{
    const char *p = src->name;

    if (!islower((unsigned char)*p))
        refuse(src->path, "a name begins with a small letter");
    for (; *p; p++)
        if (!islower((unsigned char)*p) && !isdigit((unsigned char)*p) && *p != '_')
            refuse(src->path, "a name holds small letters, digits and _ only");
}

/* One C string literal of n bytes, a line of source for each line of text. */
static void put_literal(FILE *out, const char *s, size_t n)
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

/* ------------------------------------------------------------------ a statement's parameters */

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

/* The number of $n in a statement: $1 up to the highest without a gap, and one statement only. */
static int count_params(const struct source *src)
{
    const char *start = src->text.s, *p = start, *end = NULL;
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

/* ------------------------------------------------------------------ the kinds of output */

struct out {
    const char *path;
    char       *s;
    size_t      n;
    FILE       *f;
};

static void out_open(struct out *out, const char *path, const char *includes)
{
    out->path = path;
    out->f = open_memstream(&out->s, &out->n);
    if (!out->f)
        refuse(path, "out of memory");
    fprintf(out->f, "/* Made by cmake/embed.c; not to be edited. */\n%s", includes);
}

static void out_close(struct out *out)
{
    FILE *f = fopen(out->path, "rb");
    bool  same = false;

    fclose(out->f);
    if (f) {
        fclose(f);
        struct text old = slurp(out->path);

        same = old.n == out->n && memcmp(old.s, out->s, old.n) == 0;
        free(old.s);
    }
    if (!same) {
        f = fopen(out->path, "wb");
        if (!f || fwrite(out->s, 1, out->n, f) != out->n || fclose(f) != 0)
            refuse(out->path, "cannot be written: %s", strerror(errno));
    }
    free(out->s);
}

static void embed_sql(struct out *h, struct out *c, struct source *all, int n)
{
    fputs("#pragma once\n#include \"db.h\"\n\n", h->f);
    fputs("#include \"sql.h\"\n", c->f);
    for (int i = 0; i < n; i++) {
        want_c_name(&all[i]);
        int params = count_params(&all[i]);

        fprintf(h->f, "enum { SQL_%s_PARAMS = %d };\nextern const struct sql sql_%s;\n",
                all[i].name, params, all[i].name);
        fprintf(c->f, "\nconst struct sql sql_%s = {\n    \"%s\",", all[i].name, all[i].name);
        put_literal(c->f, all[i].text.s, all[i].text.n);
        fprintf(c->f, ",\n    %d,\n};\n", params);
    }
    fputs("\n/* Every statement, by name. */\nextern const struct sql *const sql_all[];\n"
          "extern const int sql_all_count;\n",
          h->f);
    fputs("\nconst struct sql *const sql_all[] = {\n", c->f);
    for (int i = 0; i < n; i++)
        fprintf(c->f, "    &sql_%s,\n", all[i].name);
    fprintf(c->f, "    0,\n};\nconst int sql_all_count = %d;\n", n);
}

static void put_table(FILE *f, struct source *all, int n)
{
    for (int i = 0; i < n; i++) {
        fprintf(f, "    {\n    \"%s\",", all[i].name);
        put_literal(f, all[i].text.s, all[i].text.n);
        fputs(",\n    },\n", f);
    }
    fputs("    {0, 0},\n", f);
}

static void embed_migrations(struct out *c, const struct source *guard, struct source *all, int n)
{
    for (int i = 0; i < n; i++) {
        const char *name = all[i].name;

        if (strspn(name, "0123456789") != 4 || name[4] != '_')
            refuse(all[i].path, "a migration is named NNNN_what.sql");
        if (i > 0 && strncmp(name, all[i - 1].name, 4) == 0)
            refuse(all[i].path, "has the number of %s", all[i - 1].path);
    }
    fputs("#include \"migrate.h\"\n\nconst struct migration migrations[] = {\n", c->f);
    put_table(c->f, all, n);
    fprintf(c->f, "};\nconst int migrations_count = %d;\n\nconst char guard_sql[] =", n);
    put_literal(c->f, guard->text.s, guard->text.n);
    fputs(";\n", c->f);
}

static void embed_text(struct out *h, struct out *c, const char *prefix, struct source *all, int n)
{
    fprintf(h->f,
            "#pragma once\n\nstruct %s_file {\n    const char *name, *text;\n};\n"
            "extern const struct %s_file %s_files[];\nextern const int %s_files_count;\n",
            prefix, prefix, prefix, prefix);
    fprintf(c->f, "#include \"%s.h\"\n\nconst struct %s_file %s_files[] = {\n", prefix, prefix,
            prefix);
    put_table(c->f, all, n);
    fprintf(c->f, "};\nconst int %s_files_count = %d;\n", prefix, n);
}

/* ------------------------------------------------------------------ a table of tab separated values */

enum { COLUMNS_MAX = 16 };

struct row {
    char *cell[COLUMNS_MAX];
};

struct table {
    struct row  names;
    int         columns, n, room;
    struct row *rows;
};

static int split(const struct source *src, int line, char *s, struct row *row)
{
    int n = 0;

    for (char *next = s; next; s = next) {
        next = strchr(s, '\t');
        if (next)
            *next++ = '\0';
        if (n == COLUMNS_MAX)
            refuse(src->path, "line %d has more than %d columns", line, COLUMNS_MAX);
        row->cell[n++] = s;
    }
    return n;
}

/* Empty lines and lines that begin with # are for the reader; the first other line names the columns. */
static struct table table_read(struct source *src)
{
    struct table t = {0};
    int          line = 0;

    for (char *s = src->text.s, *next; s && *s; s = next) {
        struct row row = {{NULL}};

        line++;
        next = strchr(s, '\n');
        if (next)
            *next++ = '\0';
        if (*s == '\0' || *s == '#')
            continue;
        int n = split(src, line, s, &row);

        if (t.columns == 0) {
            t.columns = n;
            t.names = row;
            continue;
        }
        if (n != t.columns)
            refuse(src->path, "line %d has %d columns, not %d", line, n, t.columns);
        if (t.n == t.room) {
            t.room = t.room ? 2 * t.room : 64;
            t.rows = realloc(t.rows, (size_t)t.room * sizeof *t.rows);
            if (!t.rows)
                refuse(src->path, "out of memory");
        }
        t.rows[t.n++] = row;
    }
    if (t.n == 0)
        refuse(src->path, "wants a line that names its columns, and rows");
    return t;
}

static bool is_first(const struct table *t, int row, int from, int columns)
{
    for (int i = 0; i < row; i++) {
        bool same = true;

        for (int c = from; c < from + columns; c++)
            same = same && strcmp(t->rows[i].cell[c], t->rows[row].cell[c]) == 0;
        if (same)
            return false;
    }
    return true;
}

static void put_value(FILE *f, const char *s)
{
    fputc('\'', f);
    for (; *s; s++) {
        if (*s == '\'')
            fputc('\'', f);
        fputc(*s, f);
    }
    fputc('\'', f);
}

static void put_insert(FILE *c, const char *name, const struct table *t)
{
    struct text sql = {NULL, 0};
    FILE       *f = open_memstream(&sql.s, &sql.n);

    if (!f)
        refuse(name, "out of memory");
    fprintf(f, "INSERT INTO %s (", name);
    for (int i = 0; i < t->columns; i++)
        fprintf(f, "%s%s", i ? ", " : "", t->names.cell[i]);
    fputs(")\nVALUES ", f);
    for (int r = 0; r < t->n; r++) {
        fputs(r ? ",\n       (" : "(", f);
        for (int i = 0; i < t->columns; i++) {
            fputs(i ? ", " : "", f);
            put_value(f, t->rows[r].cell[i]);
        }
        fputc(')', f);
    }
    fputc('\n', f);
    fclose(f);
    fprintf(c, "\nconst char %s_insert_sql[] =", name);
    put_literal(c, sql.s, sql.n);
    fputs(";\n", c);
    free(sql.s);
}

/* The different values of `columns` columns beginning with `from`, in order of first sight. */
static void put_macro(FILE *h, const char *name, const struct table *t, int from, int columns)
{
    fprintf(h, "\n#define %s(X)", name);
    for (int r = 0; r < t->n; r++) {
        if (!is_first(t, r, from, columns))
            continue;
        fputs(" \\\n    X(", h);
        for (int c = from; c < from + columns; c++)
            fprintf(h, "%s%s", c > from ? ", " : "", t->rows[r].cell[c]);
        fputs(")", h);
    }
    fputc('\n', h);
}

static void upper(char *out, size_t room, const char *a, const char *b)
{
    snprintf(out, room, "%s_%s", a, b);
    for (; *out; out++)
        *out = (char)toupper((unsigned char)*out);
}

static void embed_tsv(struct out *h, struct out *c, struct source *src)
{
    struct table t = table_read(src);
    char         name[128];

    fprintf(
        h->f,
        "#pragma once\n\n/* The rows of %s.tsv, in the order of the file. */\nstruct %s_row {\n",
        src->name, src->name);
    for (int i = 0; i < t.columns; i++)
        fprintf(h->f, "    const char *%s;\n", t.names.cell[i]);
    fprintf(h->f, "};\nextern const struct %s_row %s_rows[];\nenum { %s_rows_count = %d };\n",
            src->name, src->name, src->name, t.n);
    fprintf(h->f,
            "\n/* Writes every row into the table `%s`, which has columns of these names. */\n",
            src->name);
    fprintf(h->f, "extern const char %s_insert_sql[];\n", src->name);
    fputs(
        "\n/* The different values of each column, and of the first two together, as X-macros. */\n",
        h->f);
    for (int i = 0; i < t.columns; i++) {
        upper(name, sizeof name, src->name, t.names.cell[i]);
        put_macro(h->f, name, &t, i, 1);
    }
    if (t.columns > 1) {
        upper(name, sizeof name, src->name, "PAIRS");
        put_macro(h->f, name, &t, 0, 2);
    }
    fprintf(c->f, "#include \"%s_rows.h\"\n\nconst struct %s_row %s_rows[] = {\n", src->name,
            src->name, src->name);
    for (int r = 0; r < t.n; r++) {
        fputs("    {", c->f);
        for (int i = 0; i < t.columns; i++) {
            put_literal(c->f, t.rows[r].cell[i], strlen(t.rows[r].cell[i]));
            fputc(',', c->f);
        }
        fputs("},\n", c->f);
    }
    fputs("};\n", c->f);
    put_insert(c->f, src->name, &t);
    free(t.rows);
}

static void sources_free(struct source *all, int n)
{
    for (int i = 0; i < n; i++) {
        free(all[i].name);
        free(all[i].text.s);
    }
    free(all);
}

int main(int argc, char **argv)
{
    const char    *kind = argc > 1 ? argv[1] : "";
    bool           named = strcmp(kind, "text") == 0;
    const char    *prefix = named && argc > 2 ? argv[2] : "";
    int            first = named ? 3 : 2, n = argc - first - 2;
    struct out     h, c;
    struct source *all;

    if (n < 0)
        refuse("embed", "usage: embed sql|migrations|tsv|text [NAME] OUT.h OUT.c FILE ...");
    out_open(&h, argv[first], "");
    out_open(&c, argv[first + 1], "");
    all = sources_read(argv + first + 2, n);
    if (named)
        embed_text(&h, &c, prefix, all, n);
    else if (strcmp(kind, "sql") == 0)
        embed_sql(&h, &c, all, n);
    else if (strcmp(kind, "tsv") == 0 && n == 1)
        embed_tsv(&h, &c, all);
    else if (strcmp(kind, "migrations") == 0 && n >= 1 && strcmp(all[n - 1].name, "guard") == 0)
        embed_migrations(&c, &all[n - 1], all, n - 1);
    else
        refuse("embed", "cannot make %s of %d files", kind, n);
    out_close(&h);
    out_close(&c);
    sources_free(all, n);
    return 0;
}
