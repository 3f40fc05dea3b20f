#include "file.h"

#include "auth.h"

#include <ctype.h>
#include <string.h>

/* --- base64 --- */

static int sextet(char c)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(letters, c) : NULL;

    return at ? (int)(at - letters) : -1;
}

/* Whole groups of four, the last one perhaps padded; false: it is not base64. */
static bool decode(const char *s, size_t n, unsigned char *out, size_t *out_n)
{
    size_t pads = n >= 2 && s[n - 1] == '=' ? 1 + (s[n - 2] == '=') : 0;

    *out_n = 0;
    if (n % 4 != 0)
        return false;
    for (size_t i = 0; i < n; i += 4) {
        unsigned v = 0;
        size_t   given = i + 4 == n ? 4 - pads : 4;

        for (size_t k = 0; k < 4; k++) {
            int six = k < given ? sextet(s[i + k]) : 0;

            if (six < 0)
                return false;
            v = v << 6 | (unsigned)six;
        }
        for (size_t k = 0; k + 1 < given; k++)
            out[(*out_n)++] = (unsigned char)(v >> (16 - 8 * k));
    }
    return true;
}

/* --- in --- */

static bool look_at(struct arena *arena, struct text content, unsigned char **bytes,
                    struct upload *found)
{
    size_t n = 0;

    *found = (struct upload){.refusal = "This file is too large: 3 MB at most."};
    if (content.n / 4 * 3 > UPLOAD_MAX + 2)
        return false;
    *bytes = arena_alloc(arena, content.n / 4 * 3 + 3);
    if (!*bytes)
        return false;
    if (!decode(content.s, content.n, *bytes, &n)) {
        found->refusal = "Send the file in base64.";
        return false;
    }
    return upload_check(*bytes, n, found);
}

enum err file_check(struct request *req, const char *pointer, struct text content, bool is_picture)
{
    struct arena  *arena;
    unsigned char *bytes = NULL;
    struct upload  found;
    bool           is_good;

    if (!content.s)
        return ERR_NONE;
    if (!(arena = arena_new(FILE_ARENA)))
        return fail(req, ERR_NO_MEMORY);
    is_good = look_at(arena, content, &bytes, &found);
    if (is_good && is_picture && found.kind == UPLOAD_PDF) {
        is_good = false;
        found.refusal = "This is a PDF. Choose a picture: PNG or JPEG.";
    }
    if (!is_good)
        fail_note(req, pointer, found.refusal);
    arena_free(arena);
    return ERR_NONE;
}

enum err file_read(struct request *req, struct arena *arena, struct text content, struct file *out)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char    *bytes = NULL;
    char             *hex;

    if (!look_at(arena, content, &bytes, &out->found))
        return fail(req, arena_is_exhausted(arena) ? ERR_NO_MEMORY : ERR_BAD_BODY);
    hex = arena_alloc(arena, out->found.n * 2 + 1);
    if (!hex)
        return fail(req, ERR_NO_MEMORY);
    for (size_t i = 0; i < out->found.n; i++) {
        hex[2 * i] = digits[bytes[i] >> 4];
        hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    out->hex = hex;
    return ERR_NONE;
}

/* --- out --- */

static unsigned nibble(char c) { return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10); }

/* Letters and digits of it, with one line between words: what every system takes for a name, and no header is broken by. */
static const char *plain(struct request *req, const char *name, const char *media)
{
    struct buf b = {.arena = req->arena};

    for (; *name && b.n < 60; name++)
        if (isascii(*name) && isalnum((unsigned char)*name))
            buf_add(&b, name, 1);
        else if (b.n && b.s[b.n - 1] != '-')
            buf_puts(&b, "-");
    while (b.n && b.s[b.n - 1] == '-')
        b.s[--b.n] = 0;
    if (!b.n)
        buf_puts(&b, "file");
    buf_puts(&b, !strcmp(media, "application/pdf") ? ".pdf"
                 : !strcmp(media, "image/png")     ? ".png"
                                                   : ".jpg");
    return b.s;
}

static enum err reply(struct request *req, const char *media, const char *name, const char *hex)
{
    size_t n = strlen(hex) / 2;
    char  *bytes = arena_alloc(req->arena, n + 1);
    char   digest[AUTH_HASH_TEXT + 1];

    if (!bytes)
        return fail(req, ERR_NO_MEMORY);
    for (size_t i = 0; i < n; i++)
        bytes[i] = (char)(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
    auth_digest(bytes, n, digest);
    req->reply.status = 200;
    req->reply.type = arena_copy(req->arena, media, strlen(media));
    req->reply.body = bytes;
    req->reply.body_n = n;
    req->reply.etag = arena_printf(req->arena, "\"%.32s\"", digest);
    req->reply.policy = "sandbox; default-src 'none'; frame-ancestors 'none'";
    req->reply.disposition =
        arena_printf(req->arena, "attachment; filename=\"%s\"", plain(req, name, media));
    return ERR_NONE;
}

enum err file_reply(struct request *req, const struct rows *rows)
{
    if (rows->n == 0)
        return fail(req, ERR_NOT_FOUND);
    req->looked = row_text(rows, 0, 3);
    return reply(req, row_text(rows, 0, 0), row_text(rows, 0, 1), row_text(rows, 0, 2));
}
