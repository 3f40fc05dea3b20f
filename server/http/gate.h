#pragma once
/*
 * The gate: a strict reader of the head of a request, pure, for bytes that nobody has judged yet.
 *
 * libmicrohttpd 0.9.75 reads HTTP loosely and hides what it forgave (a folded line becomes part of a name, a value ends
 * at a NUL, a bare LF ends a line, the first of two Content-Lengths wins), so nothing can be refused after it has read.
 * The gate therefore stands before it: door.c gives a head to libmicrohttpd only when every byte of it has passed here.
 *
 * What passes: RFC 9112 without its tolerances. METHOD SP path SP HTTP/1.1 (or 1.0), every line ended by CRLF, no folding,
 * names that are tokens without underscore, values without control bytes, one Host, at most one of every header that decides
 * something, its value printable ASCII without a blank at the end, Content-Length in plain digits or Transfer-Encoding: chunked but never both, no body on GET and HEAD, a path
 * that means one thing only (path.h).
 */
#include "errors.h"
#include "request.h"

#include <sys/types.h>

enum {
    GATE_HEAD_MAX =
        24 * 1024, /* bytes of a head; libmicrohttpd has 32 KiB for it and for its own use */
    GATE_LINE_MAX = 8 * 1024, /* the request line */
    GATE_HEADERS_MAX = 64,
    GATE_PAIRS_MAX = 64 /* parts of a query: libmicrohttpd keeps a note of each */
};

struct gate {           /* {0} before the first byte */
    size_t at, scanned; /* the line being read, and how far it was looked at */
    int    lines;
    struct {
        unsigned short at, n;
    } names[GATE_HEADERS_MAX];
    int  names_n;
    bool is_1_0, may_have_body, has_host, has_length;

    /* what was found, right when head_n is not 0 */
    size_t  head_n;                   /* bytes of the head with its empty line */
    int64_t length;                   /* of the body, 0 without one or when it is chunked */
    bool    is_chunked, is_expecting; /* a "100 Continue" */
};

/*
 * Goes on reading: `bytes` are all `n` bytes of the head so far, those of the last call and more. ERR_NONE and head_n 0: send
 * more. An error: refuse and close. The answer does not depend on how the bytes were cut into calls.
 */
enum err gate_feed(struct gate *g, const char *bytes, size_t n);

/* The chunked body after it, as strictly: no extensions, no trailers, CRLF only. */
struct gate_chunks { /* {0} at the first byte of the body */
    int     state;
    int     digits;
    int64_t left;     /* bytes of the chunk in hand */
    bool    is_whole; /* the last chunk has ended */
};

/* How many of the n bytes belong to this body; -1: refuse and close. */
ssize_t gate_chunks_feed(struct gate_chunks *c, const char *bytes, size_t n);
