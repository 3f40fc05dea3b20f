#pragma once
/*
 * Writes JSON into a buffer, for the few answers that do not come from the database as JSON already.
 * Commas are put by the writer; texts must be UTF-8.
 */
#include "arena.h"

#include <stdint.h>

struct json_out {
    struct buf *buf;
    bool        needs_comma;
};

void json_open(struct json_out *j, char bracket);  /* '{' or '[' */
void json_close(struct json_out *j, char bracket); /* '}' or ']' */
void json_name(struct json_out *j, const char *name);
void json_text(struct json_out *j, const char *text); /* NULL writes null */
void json_int(struct json_out *j, int64_t v);
void json_bool(struct json_out *j, bool v);
void json_raw(struct json_out *j, const char *json); /* JSON made elsewhere, as it is */
/* name and value in one */
void json_pair(struct json_out *j, const char *name, const char *text);
void json_pair_int(struct json_out *j, const char *name, int64_t v);
/* 2340 is written 23.4 */
void json_pair_hundredths(struct json_out *j, const char *name, int64_t v);
void json_pair_bool(struct json_out *j, const char *name, bool v);
