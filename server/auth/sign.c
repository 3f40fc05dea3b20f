#include "auth.h"
#include "secret.h"

#include <sodium.h>
#include <string.h>

_Static_assert(AUTH_SIGNATURE_TEXT == 2 * crypto_sign_BYTES, "a signature is 64 bytes");
_Static_assert(SECRET_KEY == crypto_sign_SEEDBYTES, "the key is made from a seed of 32 bytes");

static void key_pair(unsigned char public_key[crypto_sign_PUBLICKEYBYTES],
                     unsigned char secret_key[crypto_sign_SECRETKEYBYTES])
{
    crypto_sign_seed_keypair(public_key, secret_key, secret()->sign);
}

void auth_sign(const char *text, char signature[AUTH_SIGNATURE_TEXT + 1])
{
    unsigned char public_key[crypto_sign_PUBLICKEYBYTES], secret_key[crypto_sign_SECRETKEYBYTES];
    unsigned char bytes[crypto_sign_BYTES];

    key_pair(public_key, secret_key);
    crypto_sign_detached(bytes, NULL, (const unsigned char *)text, strlen(text), secret_key);
    sodium_memzero(secret_key, sizeof secret_key);
    sodium_bin2hex(signature, AUTH_SIGNATURE_TEXT + 1, bytes, sizeof bytes);
}

bool auth_is_signed(const char *text, const char *signature)
{
    unsigned char public_key[crypto_sign_PUBLICKEYBYTES], secret_key[crypto_sign_SECRETKEYBYTES];
    unsigned char bytes[crypto_sign_BYTES];
    size_t        n;

    if (sodium_hex2bin(bytes, sizeof bytes, signature, strlen(signature), NULL, &n, NULL) ||
        n != sizeof bytes)
        return false;
    key_pair(public_key, secret_key);
    sodium_memzero(secret_key, sizeof secret_key);
    return crypto_sign_verify_detached(bytes, (const unsigned char *)text, strlen(text),
                                       public_key) == 0;
}
