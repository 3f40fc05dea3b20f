#include "auth.h"

#include "secret.h"

#include <sodium.h>
#include <string.h>

enum {
    NONCE = crypto_secretbox_NONCEBYTES,
    BOX = crypto_secretbox_MACBYTES + AUTH_TOTP_SEED,
    SEALED = NONCE + BOX
};

const char *auth_seed_seal(struct arena *a, const unsigned char seed[AUTH_TOTP_SEED])
{
    unsigned char bytes[SEALED];
    char         *hex = arena_alloc(a, SEALED * 2 + 1);

    if (!hex)
        return "";
    randombytes_buf(bytes, NONCE);
    crypto_secretbox_easy(bytes + NONCE, seed, AUTH_TOTP_SEED, bytes, secret()->seal);
    return sodium_bin2hex(hex, SEALED * 2 + 1, bytes, SEALED);
}

bool auth_seed_open(const char *sealed, unsigned char seed[AUTH_TOTP_SEED])
{
    unsigned char bytes[SEALED];
    size_t        n = 0;

    if (sodium_hex2bin(bytes, SEALED, sealed, strlen(sealed), NULL, &n, NULL) != 0 || n != SEALED)
        return false;
    return crypto_secretbox_open_easy(seed, bytes + NONCE, BOX, bytes, secret()->seal) == 0;
}
