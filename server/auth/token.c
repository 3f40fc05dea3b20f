#include "auth.h"

#include "secret.h"

#include <sodium.h>
#include <string.h>

enum { HASH = 32, VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING };

_Static_assert(sodium_base64_ENCODED_LEN(HASH, VARIANT) == AUTH_TOKEN_TEXT + 1,
               "32 bytes are 43 letters");

void auth_token_new(char token[AUTH_TOKEN_TEXT + 1])
{
    unsigned char bytes[HASH];

    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2base64(token, AUTH_TOKEN_TEXT + 1, bytes, sizeof bytes, VARIANT);
    sodium_memzero(bytes, sizeof bytes);
}

bool auth_token_is_one(const char *token)
{
    size_t n = 0;

    while (n <= AUTH_TOKEN_TEXT && token[n] &&
           strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", token[n]))
        n++;
    return n == AUTH_TOKEN_TEXT && !token[n];
}

void auth_digest(const void *bytes, size_t n, char hex[AUTH_HASH_TEXT + 1])
{
    unsigned char hash[HASH];

    crypto_generichash(hash, sizeof hash, bytes, n, NULL, 0);
    sodium_bin2hex(hex, AUTH_HASH_TEXT + 1, hash, sizeof hash);
}

void auth_token_hash(const char *token, char hash[AUTH_HASH_TEXT + 1])
{
    auth_digest(token, strlen(token), hash);
}

void auth_csrf(const char *token, char csrf[AUTH_CSRF_TEXT + 1])
{
    unsigned char hash[HASH];

    crypto_generichash(hash, sizeof hash, (const unsigned char *)token, strlen(token),
                       secret()->csrf, SECRET_KEY);
    sodium_bin2base64(csrf, AUTH_CSRF_TEXT + 1, hash, sizeof hash, VARIANT);
}

bool auth_csrf_is(const char *token, const char *sent)
{
    char want[AUTH_CSRF_TEXT + 1];

    auth_csrf(token, want);
    return sent && strlen(sent) == AUTH_CSRF_TEXT && sodium_memcmp(want, sent, AUTH_CSRF_TEXT) == 0;
}
