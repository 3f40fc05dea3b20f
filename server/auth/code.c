#include "auth.h"

#include <oath.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { STEP_SECONDS = 30, DIGITS = 6 };

void auth_totp_seed(unsigned char seed[AUTH_TOTP_SEED]) { randombytes_buf(seed, AUTH_TOTP_SEED); }

const char *auth_seed_base32(struct arena *a, const unsigned char seed[AUTH_TOTP_SEED])
{
    char  *text = NULL;
    size_t n = 0;

    if (oath_base32_encode((const char *)seed, AUTH_TOTP_SEED, &text, &n) != OATH_OK)
        return "";

    const char *copy = arena_copy(a, text, n);

    sodium_memzero(text, n);
    free(text);
    return copy ? copy : "";
}

static bool is_code_of(const unsigned char *seed, int64_t step, const char *code)
{
    char otp[DIGITS + 1];

    if (step < 0 || oath_hotp_generate((const char *)seed, AUTH_TOTP_SEED, (uint64_t)step, DIGITS,
                                       false, OATH_HOTP_DYNAMIC_TRUNCATION, otp) != OATH_OK)
        return false;
    return sodium_memcmp(otp, code, DIGITS) == 0;
}

int64_t auth_totp_step(const unsigned char seed[AUTH_TOTP_SEED], const char *code, int64_t now)
{
    int64_t found = -1;

    if (strlen(code) != DIGITS || strspn(code, "0123456789") != DIGITS)
        return -1;
    for (int64_t step = now / STEP_SECONDS + 1; step >= now / STEP_SECONDS - 1; step--)
        if (is_code_of(seed, step, code))
            found = step;
    return found;
}
