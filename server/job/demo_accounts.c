/* Passwords, one-time codes and the machine key: from the kernel's random numbers, and written once. */
#include "auth.h"
#include "demo.h"
#include "sql.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

enum { SYLLABLE_GROUPS = 4, KEY_DAYS = 365 };

static const char *const scopes[] = {"child:read",
                                     "child:write",
                                     "sdq:read",
                                     "sdq:write",
                                     "referral:read",
                                     "referral:write",
                                     "service:read",
                                     "episode:read",
                                     "episode:write",
                                     "home:read",
                                     "home:write",
                                     "school:read",
                                     "school:write",
                                     "task:read",
                                     "alert:read",
                                     "involvement:read",
                                     "pep:write",
                                     "school_term:read",
                                     "measure:write",
                                     "health:write",
                                     "visit:write",
                                     "missing:write",
                                     "permanence:write",
                                     "adoption:write",
                                     "leaver:write",
                                     "education:write",
                                     "youth_justice:write",
                                     "call_out:write",
                                     "speech_language:write",
                                     "data_set:write"};

enum { SCOPES = sizeof scopes / sizeof *scopes };

/* Four groups of two syllables, such as "bafo-tumi-rako-weli": 48 bits, and easy to type from paper. */
static bool new_password(char out[static 5 * SYLLABLE_GROUPS])
{
    static const char consonants[] = "bdfgklmnprstvwyz", vowels[] = "aeio";

    unsigned char bytes[4 * SYLLABLE_GROUPS];
    char         *s = out;

    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return false;
    for (size_t i = 0; i < sizeof bytes; i++) {
        if (i && i % 4 == 0)
            *s++ = '-';
        *s++ = i % 2 ? vowels[bytes[i] % 4] : consonants[bytes[i] % 16];
    }
    *s = 0;
    return true;
}

static enum err account(struct demo *d, int who, struct json_out *j)
{
    const struct demo_staff *p = &demo_people[who];
    struct request          *req = d->req;
    unsigned char            seed[AUTH_TOTP_SEED];
    char                     password[5 * SYLLABLE_GROUPS], hash[AUTH_PASSWORD_HASH];
    struct rows              none;
    enum err                 e;

    do {
        if (!new_password(password))
            return fail(req, ERR_INTERNAL);
    } while (auth_password_fault(password, strlen(password), p->username));
    auth_totp_seed(seed);
    e = auth_password_hash(password, strlen(password), hash);
    if (!e)
        e = DB(req, account_credential, &none, P(d->person[who]), P((const char *)hash),
               P(auth_seed_seal(d->arena, seed)));
    json_open(j, '{');
    json_pair(j, "username", p->username);
    json_pair(j, "password", password);
    json_pair(j, "totp_secret", auth_seed_base32(d->arena, seed));
    json_pair(j, "role", p->role);
    json_pair(j, "name", p->name);
    json_close(j, '}');
    return e;
}

/* A key of the council's own system, approved by whoever runs this. */
static enum err machine_key(struct demo *d, struct json_out *j)
{
    static const char name[] = "Westshire case system";

    struct request *req = d->req;
    struct uuid     id = uuid_new(), service = uuid_new();
    struct buf      joined = {.arena = d->arena};
    struct rows     none;
    char            token[AUTH_TOKEN_TEXT + 1], hash[AUTH_HASH_TEXT + 1];
    enum err        e;

    for (int i = 0; i < SCOPES; i++)
        buf_printf(&joined, "%s%s", i ? " " : "", scopes[i]);
    auth_token_new(token);
    auth_token_hash(token, hash);
    e = DB(req, account_create, &none, P(service), P(arena_printf(d->arena, "key.%s", service.s)),
           P((const char *)name), P(d->agency[A_COUNCIL]), P(true));
    if (!e)
        e = DB(req, key_role, &none, P(uuid_new()), P(service), P(d->agency[A_COUNCIL]));
    if (!e)
        e = DB(req, key_create, &none, P(id), P((const char *)hash), P(service),
               P(d->agency[A_COUNCIL]), P((const char *)name), P((const char *)joined.s),
               P((int)KEY_DAYS));
    if (!e)
        e = DB(req, key_approve, &none, P(id));
    json_open(j, '{');
    json_pair(j, "name", name);
    json_name(j, "scopes");
    json_open(j, '[');
    for (int i = 0; i < SCOPES; i++)
        json_text(j, scopes[i]);
    json_close(j, ']');
    json_pair(j, "key", token);
    json_close(j, '}');
    return e;
}

enum err demo_accounts(struct demo *d, const char *address, FILE *to)
{
    struct buf      b = {.arena = d->arena};
    struct json_out j = {.buf = &b};
    enum err        e = ERR_NONE;

    json_open(&j, '{');
    json_pair(&j, "address", address);
    json_name(&j, "accounts");
    json_open(&j, '[');
    for (int i = 0; !e && i < DEMO_PEOPLE; i++)
        if (demo_people[i].has_account)
            e = account(d, i, &j);
    json_close(&j, ']');
    json_name(&j, "keys");
    json_open(&j, '[');
    if (!e)
        e = machine_key(d, &j);
    json_close(&j, ']');
    json_close(&j, '}');
    buf_puts(&b, "\n");
    if (e)
        return e;
    if (arena_is_exhausted(d->arena))
        return fail(d->req, ERR_NO_MEMORY);
    if (fwrite(b.s, 1, b.n, to) == b.n && fflush(to) == 0)
        return ERR_NONE;
    perror("around demo: the accounts cannot be written");
    return fail(d->req, ERR_INTERNAL);
}
