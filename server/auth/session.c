/*
 * From a token to an identity, through a small cache. What the cache says is at most a second old and decides only
 * what a handler may begin; the database looks at the token again with every statement.
 */
#include "auth.h"

#include "db.h"
#include "monotonic.h"
#include "route.h"
#include "sql.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* --- the cache: one place for a hash, found by its first digits --- */

enum { PLACES = 512, LIFE_MS = 900 };

struct known { /* a live token */
    struct identity who;
    char            network[AUTH_NETWORK + 1]; /* where its session began; empty for a key */
};

struct place {
    int64_t      until; /* monotonic milliseconds */
    struct known known;
};

static struct place    places[PLACES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct place *place_of(const char *hash)
{
    char digits[5];

    memcpy(digits, hash, 4);
    digits[4] = 0;
    return &places[strtoul(digits, NULL, 16) % PLACES];
}

static bool is_remembered(const char *hash, enum identity_kind kind, struct known *out)
{
    struct place *p = place_of(hash);
    bool          found;

    pthread_mutex_lock(&lock);
    found =
        p->until > monotonic_ms() && p->known.who.kind == kind && !strcmp(p->known.who.hash, hash);
    if (found)
        *out = p->known;
    pthread_mutex_unlock(&lock);
    return found;
}

static void remember(const struct known *known)
{
    struct place *p = place_of(known->who.hash);

    pthread_mutex_lock(&lock);
    *p = (struct place){.until = monotonic_ms() + LIFE_MS, .known = *known};
    pthread_mutex_unlock(&lock);
}

void auth_forget(const char *hash)
{
    struct place *p = place_of(hash);

    pthread_mutex_lock(&lock);
    if (!strcmp(p->known.who.hash, hash))
        p->until = 0;
    pthread_mutex_unlock(&lock);
}

/* --- from the database --- */

/* Calls put for each of the words of a text, which a space parts. */
static void each_word(const char *s, struct identity *who,
                      void (*put)(struct identity *, const char *))
{
    char word[SCOPE_NAME + 1];

    while (*s) {
        size_t n = strcspn(s, " ");

        if (n <= SCOPE_NAME) {
            memcpy(word, s, n);
            word[n] = 0;
            put(who, word);
        }
        s += n + (s[n] == ' ');
    }
}

static void put_role(struct identity *who, const char *word)
{
    enum role r = role_of_name(word);

    if (r < ROLE_COUNT)
        who->roles |= UINT64_C(1) << r;
}

static void put_scope(struct identity *who, const char *word)
{
    if (who->scopes_count < IDENTITY_SCOPES)
        memcpy(who->scopes[who->scopes_count++], word, strlen(word) + 1);
}

_Static_assert(ROLE_COUNT <= 64, "the roles of a person are one word of bits");

static void copy_name(char out[IDENTITY_NAME + 1], const char *s)
{
    size_t n = strnlen(s, IDENTITY_NAME);

    while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
        n--; /* not in the middle of a letter */
    memcpy(out, s, n);
    out[n] = 0;
}

static void read_row(const struct rows *rows, struct known *known)
{
    struct identity *who = &known->who;
    const char      *at = row_text(rows, 0, 8);
    size_t           n = strnlen(at, AUTH_NETWORK);

    who->person = row_uuid(rows, 0, 0);
    copy_name(who->name, row_text(rows, 0, 1));
    who->agency = row_uuid(rows, 0, 2);
    copy_name(who->agency_name, row_text(rows, 0, 3));
    each_word(row_text(rows, 0, 4), who, put_role);
    each_word(row_text(rows, 0, 5), who, put_scope);
    who->second_factor_at = row_int(rows, 0, 6);
    who->expires_at = row_int(rows, 0, 7);
    who->must_enrol = row_bool(rows, 0, 9);
    memcpy(known->network, at, n);
    known->network[n] = 0;
}

static enum err look_up(struct request *req, enum identity_kind kind, const char *hash,
                        struct known *out)
{
    struct rows rows;
    enum err    e = DB(req, session_lookup, &rows, P(hash), P(identity_kind_name(kind)));

    *out = (struct known){.who.kind = kind};
    if (e)
        return e;
    if (rows.n == 0)
        return fail(req, ERR_NOT_SIGNED_IN);
    memcpy(out->who.hash, hash, AUTH_HASH_TEXT + 1);
    read_row(&rows, out);
    return ERR_NONE;
}

/* From another network than the session's own its second factor does not count. */
static void take_on(struct request *req, const struct known *known)
{
    char network[AUTH_NETWORK + 1];

    auth_network(req->peer, network);
    req->who = known->who;
    if (strcmp(network, known->network) != 0)
        req->who.second_factor_at = 0;
}

enum err auth_take_on(struct request *req, enum identity_kind kind, const char *hash)
{
    struct known known;
    enum err     e;

    req->who = (struct identity){0};
    e = look_up(req, kind, hash, &known);
    if (!e)
        take_on(req, &known);
    return e;
}

/* --- the request --- */

static bool is_write(const struct request *req)
{
    return req->method != METHOD_GET && req->method != METHOD_HEAD;
}

/* "https://host:port" and the Host header name the same place. No Origin: no browser, or an old one. */
static bool is_own_origin(const struct request *req)
{
    const char *at = req->origin ? strstr(req->origin, "://") : NULL;

    return !req->origin || (at && req->host && !strcasecmp(at + 3, req->host));
}

static enum err identify(struct request *req, enum identity_kind kind, const char *token)
{
    char         hash[AUTH_HASH_TEXT + 1];
    struct known known;
    enum err     e = ERR_NONE;

    if (!auth_token_is_one(token))
        return fail(req, ERR_NOT_SIGNED_IN);
    auth_token_hash(token, hash);
    if (!is_remembered(hash, kind, &known)) {
        e = look_up(req, kind, hash, &known);
        if (!e)
            remember(&known);
    }
    if (!e)
        take_on(req, &known);
    return e;
}

/* The address of a calendar ends as calendar programs expect it, and one that opens nothing was never there. */
static enum err identify_calendar(struct request *req)
{
    size_t   n = strlen(req->word);
    enum err e;

    if (n < 4 || strcmp(req->word + n - 4, ".ics") != 0)
        return fail(req, ERR_NOT_FOUND);
    e = identify(req, IDENTITY_CALENDAR, arena_copy(req->arena, req->word, n - 4));
    return e == ERR_NOT_SIGNED_IN ? fail(req, ERR_NOT_FOUND) : e;
}

enum err auth_identify(struct request *req)
{
    enum err e;

    req->who = (struct identity){0};
    if (is_write(req) && !is_own_origin(req))
        return fail(req, ERR_CSRF);
    if (req->route->need.kind == NEED_KIND_PUBLIC)
        return ERR_NONE;
    if (req->route->need.kind == NEED_KIND_CALENDAR)
        return identify_calendar(req);
    if (req->bearer)
        return identify(req, IDENTITY_KEY, req->bearer);
    if (!req->cookie_token)
        return ERR_NONE;
    e = identify(req, IDENTITY_SESSION, req->cookie_token);
    if (!e && is_write(req) && !auth_csrf_is(req->cookie_token, req->csrf)) {
        req->who = (struct identity){0};
        return fail(req, ERR_CSRF);
    }
    return e;
}

/* --- where from --- */

void auth_network(const char *peer, char network[AUTH_NETWORK + 1])
{
    char   mark = strchr(peer, ':') ? ':' : '.';
    int    parts = 0;
    size_t n = 0;

    for (; peer[n] && n < AUTH_NETWORK && parts < 3; n++)
        parts += peer[n] == mark;
    if (parts == 3)
        n--;
    memcpy(network, peer, n);
    network[n] = 0;
}

/* --- the cookie --- */

static bool is_secure;

void auth_cookie_secure(bool is_https) { is_secure = is_https; }

const char *auth_cookie_name(void) { return is_secure ? "__Host-around" : "around"; }

static const char *cookie(struct request *req, const char *name, const char *value,
                          const char *more)
{
    return arena_printf(req->arena, "%s=%s; Path=/; HttpOnly; SameSite=Strict%s%s", name, value,
                        is_secure ? "; Secure" : "", more);
}

void auth_cookie_set(struct request *req, const char *token)
{
    req->reply.set_cookie[0] = cookie(req, auth_cookie_name(), token, "");
}

void auth_cookie_clear(struct request *req)
{
    req->reply.set_cookie[0] = cookie(req, auth_cookie_name(), "", "; Max-Age=0");
    req->reply.clear_site = true;
}

/* --- the browser's own cookie --- */

const char *auth_device_name(void) { return is_secure ? "__Host-around-device" : "around-device"; }

static bool has_device(const struct request *req)
{
    return req->device && auth_token_is_one(req->device);
}

const char *auth_device(struct request *req)
{
    char token[AUTH_TOKEN_TEXT + 1];

    if (has_device(req))
        return req->device;
    auth_token_new(token);
    return arena_printf(req->arena, "%s", token);
}

const char *auth_device_hash(struct request *req)
{
    char hash[AUTH_HASH_TEXT + 1];

    if (!has_device(req))
        return NULL;
    auth_token_hash(req->device, hash);
    return arena_printf(req->arena, "%s", hash);
}

void auth_device_set(struct request *req, const char *token)
{
    req->reply.set_cookie[1] = cookie(req, auth_device_name(), token, "; Max-Age=15552000");
}
