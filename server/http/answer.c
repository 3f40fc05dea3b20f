#include "front.h"

#include "json_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* In every answer. The policy is the one that the front end is built for: nothing from elsewhere, nothing inline. */
static const char *const always[][2] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
     "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
     "require-trusted-types-for 'script'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
};

static const char hsts[] = "max-age=31536000; includeSubDomains";

enum { ALWAYS = sizeof always / sizeof *always };

/* Never given twice: a number that is drawn once, then one that counts. */
void answer_id(char id[33])
{
    static unsigned long long drawn, count;
    struct uuid               u;

    if (!drawn) {
        u = uuid_new();
        u.s[8] = 0;
        drawn = strtoull(u.s, NULL, 16) << 32 | strtoull(u.s + 24, NULL, 16) >> 16 | 1;
    }
    snprintf(id, 33, "%016llx%016llx", drawn, ++count);
}

/* --- problems (RFC 9457) --- */

static void put_faults(struct json_out *j, const struct faults *f)
{
    json_name(j, "errors");
    json_open(j, '[');
    for (int i = 0; i < f->n && i < FAULTS_LISTED; i++) {
        json_open(j, '{');
        json_pair(j, "pointer", f->list[i].pointer);
        json_pair(j, "detail", f->list[i].detail);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_problem(struct json_out *j, enum err e, const char *id)
{
    char name[40], type[64];

    err_name(e, name);
    snprintf(type, sizeof type, "/problems/%s", name);
    json_open(j, '{');
    json_pair(j, "type", type);
    json_pair(j, "title", err_sentence(e));
    json_pair_int(j, "status", err_status(e));
    json_pair(j, "request_id", id);
}

/* Seconds; 0: not worth another try. */
static int retry_after(enum err e)
{
    int status = err_status(e);

    return status == 503 ? 2 : status == 429 ? 60 : 0;
}

static const char no_room[] = "{\"type\":\"/problems/no-memory\",\"status\":503}";

static void become_problem(struct request *req)
{
    struct buf      text = {.arena = req->arena};
    struct json_out j = {.buf = &text};

    if (arena_is_exhausted(req->arena))
        req->err = ERR_NO_MEMORY;
    put_problem(&j, req->err, req->id);
    put_faults(&j, &req->faults);
    if (req->extra)
        json_raw(&j, req->extra);
    json_close(&j, '}');
    req->reply.status = err_status(req->err);
    req->reply.type = "application/problem+json";
    if (!req->reply.retry_after)
        req->reply.retry_after = retry_after(req->err);
    req->reply.disposition = req->reply.policy = NULL;
    req->reply.body = no_room;
    req->reply.body_n = sizeof no_room - 1;
    if (!arena_is_exhausted(req->arena)) {
        req->reply.body = text.s;
        req->reply.body_n = text.n;
    }
}

/* --- headers --- */

static void put(struct MHD_Response *r, const char *name, const char *value)
{
    if (value)
        MHD_add_response_header(r, name, value);
}

/* A file that somebody sent has a policy of its own, in the place of the first. */
static void put_always(const struct http *h, struct MHD_Response *r, const char *policy)
{
    put(r, always[0][0], policy ? policy : always[0][1]);
    for (int i = 1; i < ALWAYS; i++)
        put(r, always[i][0], always[i][1]);
    if (h->o.is_tls)
        put(r, "Strict-Transport-Security", hsts);
}

static void put_link(struct MHD_Response *r, struct request *req)
{
    if (req->reply.next)
        put(r, "Link", arena_printf(req->arena, "<%s>; rel=\"next\"", req->reply.next));
}

static void put_headers(const struct http *h, struct MHD_Response *r, struct request *req)
{
    const struct reply *reply = &req->reply;
    char                number[16];

    put_always(h, r, reply->policy);
    put(r, "X-Request-Id", req->id);
    put(r, "Content-Type", reply->type);
    put(r, "Cache-Control", reply->cache ? reply->cache : "no-store");
    put(r, "ETag", reply->etag);
    put(r, "Location", reply->location);
    put(r, "Content-Location", reply->status < 300 ? req->content_location : NULL);
    put(r, "Set-Cookie", reply->set_cookie[0]);
    put(r, "Set-Cookie", reply->set_cookie[1]);
    put(r, "Allow", reply->allow);
    put(r, "Content-Disposition", reply->disposition);
    put(r, "Content-Encoding", reply->encoding);
    put(r, "Vary", reply->vary);
    put(r, "WWW-Authenticate", reply->status == 401 ? "Bearer" : NULL);
    put(r, "Clear-Site-Data", reply->clear_site ? "\"cache\", \"storage\"" : NULL);
    put_link(r, req);
    if (reply->retry_after > 0) {
        snprintf(number, sizeof number, "%d", reply->retry_after);
        put(r, "Retry-After", number);
    }
}

/* Whether If-None-Match names this ETag (RFC 9110 section 13.1.2, weak comparison). */
static bool has_match(const char *list, const char *etag)
{
    size_t n = etag ? strlen(etag) : 0;

    if (!list || !n)
        return false;
    if (!strcmp(list, "*"))
        return true;
    for (const char *at = strstr(list, etag); at; at = strstr(at + 1, etag))
        if (strchr(", \t", at[n]) && (at == list || strchr(", \t/", at[-1])))
            return true;
    return false;
}

static void become_not_modified(struct request *req)
{
    bool is_read = req->method == METHOD_GET || req->method == METHOD_HEAD;

    if (!is_read || req->reply.status != 200 || !has_match(req->if_none_match, req->reply.etag))
        return;
    req->reply.status = 304;
    req->reply.type = NULL;
    req->reply.body_n = 0;
}

enum MHD_Result answer_queue(struct http *h, struct MHD_Connection *m, struct request *req)
{
    if (!req->err && arena_is_exhausted(req->arena))
        req->err = ERR_NO_MEMORY;
    if (req->err)
        become_problem(req);
    else
        become_not_modified(req);

    /* The body stays where it is until NOTIFY_COMPLETED. */
    struct MHD_Response *r =
        MHD_create_response_from_buffer(req->reply.body_n, (void *)(uintptr_t)req->reply.body,
                                        MHD_RESPMEM_PERSISTENT);

    if (!r)
        return MHD_NO;
    put_headers(h, r, req);
    if (h->is_ending)
        put(r, "Connection", "close");

    enum MHD_Result ok = MHD_queue_response(m, (unsigned)req->reply.status, r);

    MHD_destroy_response(r);
    return ok;
}

/* --- refusals, without libmicrohttpd --- */

static const char *reason(int status)
{
    const char *s = MHD_get_reason_phrase_for((unsigned)status);

    return s ? s : "Error";
}

static void put_date(char out[40])
{
    time_t    now = time(NULL);
    struct tm t;

    gmtime_r(&now, &t);
    strftime(out, 40, "%a, %d %b %Y %H:%M:%S GMT", &t);
}

int answer_refusal(const struct http *h, enum err e, const char *id, char *out, size_t room)
{
    char body[512], name[40], date[40];
    int  body_n, n;

    put_date(date);
    err_name(e, name);
    body_n =
        snprintf(body, sizeof body,
                 "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d,\"request_id\":\"%s\"}",
                 name, err_sentence(e), err_status(e), id);
    n = snprintf(
        out, room,
        "HTTP/1.1 %d %s\r\nDate: %s\r\nConnection: close\r\nCache-Control: no-store\r\nX-Request-Id: %s\r\n",
        err_status(e), reason(err_status(e)), date, id);
    for (int i = 0; i < ALWAYS; i++)
        n += snprintf(out + n, room - (size_t)n, "%s: %s\r\n", always[i][0], always[i][1]);
    if (h->o.is_tls)
        n += snprintf(out + n, room - (size_t)n, "Strict-Transport-Security: %s\r\n", hsts);
    if (retry_after(e))
        n += snprintf(out + n, room - (size_t)n, "Retry-After: %d\r\n", retry_after(e));
    n += snprintf(out + n, room - (size_t)n,
                  "Content-Type: application/problem+json\r\nContent-Length: %d\r\n\r\n%s", body_n,
                  body);
    return n;
}
