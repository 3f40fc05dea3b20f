#include "secret.h"

#include "auth.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <oath.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct secret keys;
static bool          is_started;

static bool refuse(const char *file, const char *why)
{
    fprintf(stderr, "around: secret file %s: %s\n", file, why);
    return false;
}

static bool read_master(const char *file, unsigned char master[crypto_kdf_KEYBYTES])
{
    unsigned char bytes[crypto_kdf_KEYBYTES + 1];
    struct stat   st;
    int           fd = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

    if (fd < 0)
        return refuse(file, strerror(errno));

    bool    is_private = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (st.st_mode & 077) == 0;
    ssize_t n = read(fd, bytes, sizeof bytes);

    close(fd);
    if (!is_private)
        return refuse(file, "its owner alone may read it (mode 0400)");
    if (n != crypto_kdf_KEYBYTES)
        return refuse(file, "it must hold exactly 32 random bytes");
    memcpy(master, bytes, crypto_kdf_KEYBYTES);
    sodium_memzero(bytes, sizeof bytes);
    return true;
}

bool auth_start(const char *secret_file)
{
    unsigned char master[crypto_kdf_KEYBYTES];

    if (sodium_init() < 0 || oath_init() != OATH_OK) {
        fputs("around: the cryptographic libraries do not start\n", stderr);
        return false;
    }
    if (!read_master(secret_file, master))
        return false;
    crypto_kdf_derive_from_key(keys.csrf, sizeof keys.csrf, 1, "csrf    ", master);
    crypto_kdf_derive_from_key(keys.seal, sizeof keys.seal, 1, "seeds   ", master);
    crypto_kdf_derive_from_key(keys.sign, sizeof keys.sign, 1, "audit   ", master);
    sodium_memzero(master, sizeof master);
    is_started = true;
    return true;
}

const struct secret *secret(void)
{
    assert(is_started);
    return &keys;
}
