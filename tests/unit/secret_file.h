#pragma once
/* The secret file that the tests of auth start from. */
#include "auth.h"

#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file of n bytes with that mode; the caller unlinks it. */
static inline void secret_file_make(char path[32], size_t n, mode_t mode)
{
    static const char bytes[64] = "0123456789abcdefghijklmnopqrstuvwxyz";

    snprintf(path, 32, "/tmp/around-secret-XXXXXX");

    int fd = mkstemp(path);

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, bytes, n), (ssize_t)n);
    ck_assert_int_eq(fchmod(fd, mode), 0);
    close(fd);
}

static inline void secret_file_start(void)
{
    char path[32];

    secret_file_make(path, 32, 0400);
    ck_assert(auth_start(path));
    unlink(path);
}
