#pragma once
/*
 * Paths and queries: checked once, decoded once. Pure.
 */
#include "request.h"

/*
 * Whether a request target can mean one thing only: begins with '/', has no empty or dot segment, no blank, no backslash, no '#', and
 * its percent-escapes are whole, give valid UTF-8 and hide no control byte, slash, backslash or second escape in the path.
 * ERR_BAD_REQUEST otherwise.
 */
enum err path_check(const char *target, size_t n);

/* The value of a hexadecimal digit; -1: it is none. */
int hex_digit(char c);

/* Decodes %XX; `out` has room for n + 1 bytes. False for a broken escape, a NUL or broken UTF-8. '+' is a space in a query. */
bool path_decode(const char *s, size_t n, bool is_query, char *out);

/* Whether the bytes are UTF-8: shortest form, no surrogates, at most U+10FFFF. */
bool path_is_utf8(const char *s, size_t n);

/* Takes a query apart into req->query. ERR_BAD_QUERY, with a fault, for more than 16 names and for a name sent twice. */
enum err path_query(struct request *req, const char *query);
