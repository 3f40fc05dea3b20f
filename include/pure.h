#pragma once
/*
 * Included last in every file of server/rules/, after the system's headers: a rule that does I/O,
 * allocates, asks what time it is or draws a random number does not compile. What a rule needs to
 * know ("today", "now", the settings) is passed in.
 */
#pragma GCC poison malloc calloc realloc reallocarray aligned_alloc free alloca strdup strndup \
    asprintf vasprintf
#pragma GCC poison fopen fdopen freopen fclose fread fwrite fgets fputs fprintf vfprintf printf \
    vprintf puts putchar
#pragma GCC poison open openat creat read pread write pwrite sendto recv recvfrom socket connect \
    ioctl mmap
#pragma GCC poison time clock clock_gettime gettimeofday localtime localtime_r gmtime gmtime_r \
    mktime                                                               strftime
#pragma GCC poison rand srand random srandom rand_r getrandom getentropy arc4random
#pragma GCC poison getenv setenv setlocale system popen fork             pthread_create
#pragma GCC poison PQexec PQexecParams PQexecPrepared                    PQsendQueryPrepared
#pragma GCC poison json_object json_array json_loads json_loadb          json_dumps
#pragma GCC poison MHD_queue_response MHD_start_daemon sodium_init       randombytes_buf
