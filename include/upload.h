#pragma once
/*
 * What people send as files: letters and plans as PDF, drawings and photographs as PNG or JPEG. What a file is, its bytes
 * say, never its name or what the sender calls it; whatever else is refused, with a sentence that says what to do.
 *
 * Of a picture no more is kept than what is needed to show it: it is written anew from its parts, in place, so where and when a
 * photograph was taken, by whom and with what, what a text in it says, and whatever stands behind its end are gone. Of what a camera
 * notes, which way up a photograph is held stays, or it would lie on its side. No picture is decoded here, so none can fill the memory: its
 * size is read from its head and held against UPLOAD_PIXELS, and the pixels of a PNG are unpacked a piece at a time and counted, so that a
 * small file cannot unpack to more than its head says, nor carry anything else in their place.
 *
 * A PDF is kept as it is, with what its maker wrote into it. One that runs something, carries other files, is locked with a password,
 * or is another kind of file at the same time is refused.
 *
 * Files stand in the database, beside the row that they belong to: one transaction writes both, one backup holds both, one policy of row-level
 * security guards both, and nothing on a disk can be left behind or be served by mistake. A council's letters for ten years are some
 * gigabytes, which PostgreSQL holds out of the way of its tables (TOAST). They leave as attachments, in a sandbox, of the type found
 * here (server/api/voice/file.c).
 */
#include <stdbool.h>
#include <stddef.h>

enum {
    UPLOAD_MAX = 3 * 1024 * 1024, /* bytes */
    UPLOAD_SIDE = 10000,          /* pixels, each way */
    UPLOAD_PIXELS = 16 * 1000 * 1000
};

enum upload_kind { UPLOAD_NONE, UPLOAD_PNG, UPLOAD_JPEG, UPLOAD_PDF };

struct upload {
    enum upload_kind kind;
    const char      *media;         /* image/png, image/jpeg, application/pdf */
    const char      *refusal;       /* one sentence, where it is refused */
    size_t           n;             /* bytes that are left */
    int              width, height; /* of a picture */
};

/* Finds out what the n bytes are, and rewrites a picture in place. False: refused, and the bytes are not to be used. */
bool upload_check(unsigned char *bytes, size_t n, struct upload *out);
