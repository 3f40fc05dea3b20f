#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

void log_line(enum log_level level, const char *event, const char *format, ...)
{
    static const char *const names[] = {"info", "warn", "error"};
    char                     pairs[800], at[32];
    struct timespec          now;
    struct tm                utc;
    va_list                  args;

    va_start(args, format);
    vsnprintf(pairs, sizeof pairs, format, args);
    va_end(args);
    for (char *c = pairs; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            *c = '?';
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &utc);
    strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%S", &utc);
    /* One call, so that lines of several threads do not mix. */
    fprintf(stderr, "%s.%03ldZ %s event=%s %s\n", at, now.tv_nsec / 1000000, names[level], event,
            pairs);
}
