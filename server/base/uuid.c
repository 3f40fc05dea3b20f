#include "uuid.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

static const char digits[] = "0123456789abcdef";

static bool is_hyphen_place(size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

struct uuid uuid_new(void)
{
    struct uuid u = {0};
    uint8_t     b[16];
    size_t      at = 0;

    if (getrandom(b, sizeof b, 0) != (ssize_t)sizeof b) {
        fputs("around: the kernel gives no random numbers\n", stderr);
        abort();
    }
    b[6] = (uint8_t)((b[6] & 0x0f) | 0x40);
    b[8] = (uint8_t)((b[8] & 0x3f) | 0x80);
    for (size_t i = 0; i < sizeof b; i++) {
        if (is_hyphen_place(at))
            u.s[at++] = '-';
        u.s[at++] = digits[b[i] >> 4];
        u.s[at++] = digits[b[i] & 15];
    }
    return u;
}

bool uuid_is_set(const struct uuid *u) { return u->s[0] != 0; }

bool uuid_parse(const char *s, size_t n, struct uuid *out)
{
    struct uuid u = {0};

    *out = u;
    if (n != UUID_TEXT)
        return false;
    for (size_t i = 0; i < UUID_TEXT; i++) {
        char c = s[i] >= 'A' && s[i] <= 'F' ? (char)(s[i] - 'A' + 'a') : s[i];
        bool is_hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');

        if (is_hyphen_place(i) ? c != '-' : !is_hex)
            return false;
        u.s[i] = c;
    }
    *out = u;
    return true;
}
