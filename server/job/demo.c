/* `around demo`: the fictional council Westshire in an empty database, in one transaction. */
#include "demo.h"

#include "auth.h"
#include "job.h"
#include "owner.h"
#include "sql.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    ARENA_MAX = 512 * 1024 * 1024,
    CHILDREN = 120,
    CHILDREN_MIN = 10,
    CHILDREN_MAX = 2000,
    NOON = 12 * 3600
};

struct options {
    uint64_t    seed;
    int         children;
    day_t       today; /* DAY_NONE: London's */
    const char *address, *accounts;
};

static int usage(void)
{
    fputs(
        "usage: around demo [--seed N] [--children 120] [--today YYYY-MM-DD] [--address URL] [--accounts FILE]\n\n"
        "Makes the fictional council Westshire, once. Accounts and their passwords go into FILE, else to the screen.\n",
        stderr);
    return 2;
}

static bool read_number(const char *text, unsigned long long min, unsigned long long max,
                        unsigned long long *out)
{
    char *end = NULL;

    *out = strtoull(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == 0 && *out >= min && *out <= max;
}

static bool read_options(int argc, char **argv, struct options *o)
{
    static const struct option options[] = {
        {"seed", required_argument, NULL, 's'},     {"children", required_argument, NULL, 'n'},
        {"today", required_argument, NULL, 't'},    {"address", required_argument, NULL, 'a'},
        {"accounts", required_argument, NULL, 'f'}, {0},
    };
    unsigned long long n = 0;

    optind = 0; /* begins anew after main() */
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (c) {
        case 's':
            if (!read_number(optarg, 0, UINT64_MAX, &n))
                return false;
            o->seed = n;
            break;
        case 'n':
            if (!read_number(optarg, CHILDREN_MIN, CHILDREN_MAX, &n))
                return false;
            o->children = (int)n;
            break;
        case 't':
            o->today = day_parse(optarg, strlen(optarg));
            if (o->today == DAY_NONE)
                return false;
            break;
        case 'a':
            o->address = optarg;
            break;
        case 'f':
            o->accounts = optarg;
            break;
        default:
            return false;
        }
    }
    return optind == argc;
}

/* The address is the only thing printed of what is in the file. */
static void say(const struct demo *d)
{
    printf("Westshire: %d children, %d SDQs, %d referrals, %d people.\n", d->children,
           d->rows[T_SDQ].n, d->rows[T_REFERRAL].n, d->rows[T_PERSON].n);
}

static enum err fill(struct demo *d, const struct options *o, const char *file, bool *is_new)
{
    struct request *req = d->req;
    struct rows     rows;
    enum err        e = db_run(req, &sql_demo_is_there, NULL, &rows);

    *is_new = !e && !row_bool(&rows, 0, 0);
    if (*is_new)
        e = demo_council(d, o->children);
    if (!e && *is_new)
        e = demo_write(d);
    if (!e && *is_new)
        e = demo_accounts(d, o->address, file);
    if (!e && *is_new)
        say(d);
    return e;
}

static int run(struct owner *owner, const struct options *o)
{
    struct demo d = {.req = &owner->req, .arena = arena_new(ARENA_MAX), .seed = o->seed};
    const char *beside = NULL;
    bool        is_new = false;
    int         status;

    if (!d.arena)
        return owner_end(owner, ERR_NO_MEMORY);
    d.today = o->today == DAY_NONE ? owner->req.today : o->today;
    d.now = o->today == DAY_NONE ? owner->req.now : day_london_start(o->today) + NOON;
    if (o->accounts)
        beside = arena_printf(d.arena, "%s.new", o->accounts);
    status = owner_end(owner, fill(&d, o, beside, &is_new));
    if (status == 0 && !is_new)
        puts("Westshire is here already; nothing was changed.");
    if (is_new && beside && status)
        unlink(beside);
    if (is_new && beside && !status && rename(beside, o->accounts) != 0) {
        perror("around demo: the accounts are in FILE.new, for FILE");
        status = 1;
    }
    arena_free(d.arena);
    return status;
}

int job_demo(int argc, char **argv, const struct config *c)
{
    struct options o = {.seed = 1, .children = CHILDREN, .today = DAY_NONE, .address = c->base_url};
    struct owner   owner;

    if (!read_options(argc + 1, argv - 1, &o)) /* getopt skips the first word: the job's own */
        return usage();
    if (!c->secret_file || !auth_start(c->secret_file)) {
        fputs("around demo: set AROUND_SECRET_FILE\n", stderr);
        return 2;
    }
    return owner_begin(&owner, c) ? run(&owner, &o) : 1;
}
