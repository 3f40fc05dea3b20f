#pragma once
/*
 * The front end's files, in memory: read once at the start, answered without a lane. A file may have beside it a copy compressed
 * by brotli (.br) or gzip (.gz). pages.tsv says which addresses are which page: a pattern, a tab, a file; a word of the pattern
 * that begins with ':' stands for any one word of the address. 404.html answers for what is not there.
 */
#include "request.h"

struct site;

/* NULL and a sentence on stderr when the folder cannot be read or has no pages.tsv. */
struct site *site_load(const char *dir);
void         site_free(struct site *s);
/* Fills req->reply; `accept_encoding` may be NULL. Sets the name that the log may say: the pattern or the file, never what was typed. */
void site_answer(const struct site *s, struct request *req, const char *accept_encoding,
                 const char **name);
/* Whether an Accept-Encoding header allows this coding (RFC 9110 section 12.5.3). */
bool site_accepts(const char *accept_encoding, const char *coding);
