#pragma once
/*
 * Files in bodies and in answers. In a body a file is base64 (RFC 4648, with padding) in a JSON member, so that it comes through the same door, the
 * same checks and the same transaction as what is said of it. What may come is upload.h's to say.
 *
 * An answer is an attachment, in a sandbox, of the type that its bytes have: a browser shows the picture where a page of ours puts it, and runs
 * nothing of it where somebody opens it.
 */
#include "db.h"
#include "request.h"
#include "upload.h"

/* Bytes of a body that holds one: base64 of the largest, and the rest. */
enum { FILE_BODY_MAX = (UPLOAD_MAX + 2) / 3 * 4 + 64 * 1024 };

/* The field of a body that is one: FILE_FIELD(document_in, content). */
#define FILE_FIELD(struct_, member_, ...)                                                  \
    FIELD(struct_, member_, .type = F_TEXT, .flags = REQUIRED | RAW, .max = FILE_BODY_MAX, \
          .about = "The file in base64: " __VA_ARGS__)

/* What is wrong with a file becomes a fault at its pointer. For a route's check; it keeps nothing. ERR_NO_MEMORY. */
enum err file_check(struct request *req, const char *pointer, struct text content, bool is_picture);

struct arena;

struct file {
    struct upload found;
    const char   *hex; /* as decode(…, 'hex') takes it */
};

/* The same file once more, for the handler: it is as checked. What it gives lives in `arena`, which has to have room for three times
 * the file (FILE_ARENA). ERR_BAD_BODY, ERR_NO_MEMORY. */
enum { FILE_ARENA = 3 * UPLOAD_MAX + 64 * 1024 };
enum err file_read(struct request *req, struct arena *arena, struct text content, struct file *out);

/* Answers with a file. Its row: the media type, what it is called for whoever keeps it, without an end ("" is "file"), its bytes as hex, and what was
 * looked at. ERR_NOT_FOUND without a row; ERR_NO_MEMORY. */
enum err file_reply(struct request *req, const struct rows *rows);

/* The types that such an answer may have, for a route's .media. */
#define FILE_MEDIA "application/pdf image/png image/jpeg"
