/* Dice that fall the same from the same seed. */
#include "demo.h"

#include <stdio.h>

/* splitmix64: small, and every state is a good one. */
static uint64_t next(struct dice *d)
{
    uint64_t z = d->state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

struct dice dice_of(uint64_t seed, const char *topic, int n)
{
    struct dice d = {seed ^ 0xcbf29ce484222325u};

    for (; *topic; topic++)
        d.state = (d.state ^ (unsigned char)*topic) * 0x100000001b3u;
    d.state += next(&d) ^ (uint64_t)n;
    next(&d);
    return d;
}

int dice_below(struct dice *d, int n) { return (int)(next(d) % (uint64_t)n); }

int dice_between(struct dice *d, int from, int to) { return from + dice_below(d, to - from + 1); }

bool dice_chance(struct dice *d, int percent) { return dice_below(d, 100) < percent; }

struct uuid dice_uuid(struct dice *d)
{
    uint64_t    a = next(d), b = next(d);
    struct uuid u;

    snprintf(u.s, sizeof u.s, "%08x-%04x-4%03x-%x%03x-%012llx", (unsigned)(a >> 32),
             (unsigned)(a >> 16) & 0xffff, (unsigned)a & 0xfff, 8 + ((unsigned)(b >> 60) & 3),
             (unsigned)(b >> 48) & 0xfff, (unsigned long long)b & 0xffffffffffffu);
    return u;
}
