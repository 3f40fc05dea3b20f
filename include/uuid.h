#pragma once
/*
 * Ids of records: random UUIDs (RFC 9562 version 4), made by this program and never by the database, because
 * an INSERT under row-level security cannot return a row that its own trigger makes visible.
 */
#include <stdbool.h>
#include <stddef.h>

enum { UUID_TEXT = 36 };

/* Lower-case text with hyphens, as stored in JSON, paths and parameters. All zero bytes: no id. */
struct uuid {
    char s[UUID_TEXT + 1];
};

struct uuid uuid_new(
    void); /* from the kernel's random numbers; ends the program when there are none */
bool uuid_is_set(const struct uuid *u);
/* Exactly 36 characters in the usual form, either case; false and no id otherwise. */
bool uuid_parse(const char *s, size_t n, struct uuid *out);
