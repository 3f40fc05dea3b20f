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
 * saves the round trip; the database decides again with every statement. A write with a cookie must carry the
 * session's CSRF token. No token at all: ERR_NONE with IDENTITY_NONE (the access check refuses where it must).
 * ERR_NOT_SIGNED_IN: a token that is not, or no longer, valid. ERR_CSRF.
 */
enum err auth_identify(struct request *req);
void     auth_forget(const char *hash); /* drops a token from the cache: signed out, changed */

enum { AUTH_TOKEN_TEXT = 43, AUTH_CSRF_TEXT = 43, AUTH_HASH_TEXT = 64, AUTH_PASSWORD_HASH = 128 };

void auth_token_new(char token[AUTH_TOKEN_TEXT + 1]); /* 32 random bytes, base64url */
void auth_token_hash(const char *token, char hash[AUTH_HASH_TEXT + 1]);
void auth_csrf(const char *token, char csrf[AUTH_CSRF_TEXT + 1]); /* keyed hash of the session's token */
/* BLAKE2b-256 of any bytes, hex: ETags, request bodies of idempotency records. */
void auth_digest(const void *bytes, size_t n, char hex[AUTH_HASH_TEXT + 1]);

/* argon2id at libsodium's interactive limits. ERR_NO_MEMORY. Only on the sign-in lane, or in the CLI. */
enum err auth_password_hash(const char *password, size_t n, char hash[AUTH_PASSWORD_HASH]);
bool     auth_password_is(const char *hash, const char *password, size_t n);

enum { AUTH_TOTP_SEED = 20 }; /* bytes */
void auth_totp_seed(unsigned char seed[AUTH_TOTP_SEED]);
/* The seed sealed for the database, hex in the arena; and opened again (false: not ours). */
const char *auth_seed_seal(struct arena *a, const unsigned char seed[AUTH_TOTP_SEED]);
bool        auth_seed_open(const char *sealed, unsigned char seed[AUTH_TOTP_SEED]);
const char *auth_seed_base32(struct arena *a, const unsigned char seed[AUTH_TOTP_SEED]);
/* RFC 6238, 6 digits, 30 s, one step either side. Gives the step, so that a code is used once; -1: wrong. */
int64_t auth_totp_step(const unsigned char seed[AUTH_TOTP_SEED], const char *code, int64_t now);
