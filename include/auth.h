#pragma once
/*
 * Who is asking: cookies, machine keys, passwords, one-time codes. The only part of the server that knows
 * libsodium and liboath.
 */
#include "identity.h"
#include "request.h"

/* Once, before any thread. `secret_file`: 32 random bytes, readable by its owner alone; false and a sentence
 * on stderr otherwise. Its keys: CSRF tokens, and the seeds of one-time codes at rest. */
bool auth_start(const char *secret_file);

/*
 * Turns the cookie or the Authorization header of the request into req->who. A cache, at most one second old,
 * saves the round trip; the database decides again with every statement. A key is never a session: it gets no
 * cookie and needs no CSRF token, and beside a key a cookie is not looked at.
 *
 * A write, whoever sends it, must come from this service's own pages where the browser says where from (Origin);
 * a write with a cookie must carry the session's CSRF token. A public route has no identity, whatever was sent,
 * so that an old cookie does not stand in the way of signing in.
 *
 * No token at all: ERR_NONE with IDENTITY_NONE (the access check refuses where it must). ERR_NOT_SIGNED_IN: a token
 * that is not, or no longer, valid. ERR_CSRF. ERR_DB.
 */
enum err auth_identify(struct request *req);
/* The identity of a token that was made in this very request, past the cache. */
enum err auth_take_on(struct request *req, enum identity_kind kind, const char *hash);
void     auth_forget(const char *hash); /* drops a token from the cache: signed out, changed */

/*
 * The session's cookie: unreadable for scripts, never sent from other sites, gone with the browser. Its name is
 * `__Host-around` where people use https and `around` where not. auth_cookie_secure is called once, before any
 * thread; set_cookie and clear_cookie fill req->reply.
 */
void        auth_cookie_secure(bool is_https);
const char *auth_cookie_name(void);
void        auth_cookie_set(struct request *req, const char *token);
void        auth_cookie_clear(struct request *req);
/* The browser's own cookie, for half a year: it opens nothing, but a browser in which somebody has signed in is not
 * slowed down by strangers who fail on purpose elsewhere. */
const char *auth_device_name(void);
const char *auth_device(struct request *req);      /* its token: the one that came, or a new one */
const char *auth_device_hash(struct request *req); /* of the one that came; NULL where none did */
void        auth_device_set(struct request *req, const char *token);

enum { AUTH_TOKEN_TEXT = 43, AUTH_CSRF_TEXT = 43, AUTH_HASH_TEXT = 64, AUTH_PASSWORD_HASH = 128 };

void auth_token_new(char token[AUTH_TOKEN_TEXT + 1]); /* 32 random bytes, base64url */
bool auth_token_is_one(const char *token); /* of that form; says nothing about whether it is live */
void auth_token_hash(const char *token, char hash[AUTH_HASH_TEXT + 1]);
void auth_csrf(const char *token,
               char        csrf[AUTH_CSRF_TEXT + 1]);          /* keyed hash of the session's token */
bool auth_csrf_is(const char *token, const char *sent); /* compared in constant time; NULL is not */
/* BLAKE2b-256 of any bytes, hex: ETags, request bodies of idempotency records. */
void auth_digest(const void *bytes, size_t n, char hex[AUTH_HASH_TEXT + 1]);

/*
 * The part of an address that says from which network somebody comes, for limits and for asking again when it
 * changes: three numbers of an IPv4 address, three groups of an IPv6 address; "unix" for a socket.
 */
enum { AUTH_NETWORK = 47 };
void auth_network(const char *peer, char network[AUTH_NETWORK + 1]);

/*
 * argon2id at libsodium's interactive limits: 64 MiB and about 80 ms each, so only on the sign-in lane or in a job.
 * Without a hash (NULL: no such account) the same work is done and the answer is no.
 */
enum err auth_password_hash(const char *password, size_t n,
                            char hash[AUTH_PASSWORD_HASH]); /* ERR_NO_MEMORY */
bool     auth_password_is(const char *hash, const char *password, size_t n);

/* Bytes. No rule about kinds of characters: they make passwords weaker (NCSC, Password policy, 2018). */
enum { AUTH_PASSWORD_MIN = 12, AUTH_PASSWORD_MAX = 1024 };
/*
 * Why a new password is refused, as a sentence, or NULL: too short or long, one of the most common ones whatever
 * digits and signs dress it up, a run of the keyboard, or one that holds a word of `about` (user name, name, agency).
 */
const char *auth_password_fault(const char *password, size_t n, const char *about);

enum { AUTH_TOTP_SEED = 20 }; /* bytes */
void auth_totp_seed(unsigned char seed[AUTH_TOTP_SEED]);
/* The seed sealed for the database, hex in the arena; and opened again (false: not ours). */
const char *auth_seed_seal(struct arena *a, const unsigned char seed[AUTH_TOTP_SEED]);
bool        auth_seed_open(const char *sealed, unsigned char seed[AUTH_TOTP_SEED]);
const char *auth_seed_base32(struct arena *a, const unsigned char seed[AUTH_TOTP_SEED]);
/* RFC 6238, 6 digits, 30 s, one step either side. Gives the step, so that a code is used once; -1: wrong. */
int64_t auth_totp_step(const unsigned char seed[AUTH_TOTP_SEED], const char *code, int64_t now);

enum { AUTH_SIGNATURE_TEXT = 128 };
/* Ed25519 with a key of the service's secret: the checkpoints of the audit. Signature as hex. */
void auth_sign(const char *text, char signature[AUTH_SIGNATURE_TEXT + 1]);
bool auth_is_signed(const char *text, const char *signature);
