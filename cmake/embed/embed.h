#pragma once
/*
 * embed: turns files of the source tree into C for the build. A program of the build, never part of the service.
 *
 *     embed sql        OUT.h OUT.c FILE.sql ...   SQL_<name>_PARAMS and sql_<name> for each statement, and sql_all
 *     embed migrations OUT.h OUT.c FILE.sql ...   the migrations in order of their numbers
 *     embed guard      OUT.h OUT.c FILE.sql ...   guard_sql: its parts one after another, in order of their numbers
 *     embed access     OUT.h OUT.c access.tsv     the policy: enums of its names, its rows in C, its rows as SQL
 *
 * Files are taken in order of their names, so the same tree gives the same bytes. An output that would not change
 * is left alone, so that nothing is compiled again for it. Whatever is wrong in a file ends the build with the
 * file's name and a sentence.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct source {
    const char *path;
    char       *name; /* without folders and without the last suffix */
    char       *s;    /* the whole text, without NUL bytes in it */
    size_t      n;
};

struct out {
    const char *path;
    char       *s;
    size_t      n;
    FILE       *f; /* what is written here becomes the file at out_close */
};

/* Says why and ends the program, and with it the build. */
__attribute__((format(printf, 2, 3), noreturn)) void refuse(const char *path, const char *why, ...);

/* The files, sorted by name. */
struct source *sources_read(char **paths, int n);
void           sources_free(struct source *all, int n);
void           want_c_name(const struct source *src);

void out_open(struct out *out, const char *path);
void out_close(struct out *out);
/* One C string literal of n bytes, a line of source for each line of text. */
void put_literal(FILE *f, const char *s, size_t n);

/* The number of parameters of a statement: $1 up to the highest without a gap. Refuses a second statement. */
int statement_params(const struct source *src);

void embed_sql(struct out *h, struct out *c, const struct source *all, int n);
void embed_migrations(struct out *c, const struct source *all, int n);
void embed_guard(struct out *c, const struct source *all, int n);
void embed_access(struct out *h, struct out *c, const struct source *src);
