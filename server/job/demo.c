/* `around demo`: the fictional council Westshire in an empty database, in one transaction. */
#include "demo.h"

#include "auth.h"
#include "care_due.h"
#include "job.h"
#include "owner.h"
#include "sql.h"

#include <errno.h>
#include <fcntl.h>
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

static void say(const struct demo *d, FILE *to)
{
    fprintf(to, "Westshire: %d children, %d SDQs, %d referrals, %d people.\n", d->children,
            d->rows[T_SDQ].n, d->rows[T_REFERRAL].n, d->rows[T_PERSON].n);
}

/* The file of the accounts: written beside its place, for its owner alone, and put there when the council is committed. */
struct place {
    const char *file, *beside;
    FILE       *to;
};

static bool place_open(struct place *p, const char *file, struct arena *a)
{
    int fd = -1;

    *p = (struct place){.file = file, .to = stdout};
    if (!file)
        return true;
    p->beside = arena_printf(a, "%s.new", file);
    unlink(p->beside);
    fd = open(p->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    p->to = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (!p->to)
        fprintf(stderr, "around demo: %s cannot be written: %s\n", p->beside, strerror(errno));
    return p->to != NULL;
}

static bool place_close(struct place *p, bool is_good)
{
    if (!p->beside)
        return true;
    is_good = fsync(fileno(p->to)) == 0 && is_good;
    is_good = fclose(p->to) == 0 && is_good;
    if (!is_good)
        return unlink(p->beside) == 0;
    if (rename(p->beside, p->file) == 0)
        return true;
    fprintf(stderr, "around demo: the accounts are in %s and could not be moved: %s\n", p->beside,
            strerror(errno));
    return false;
}

static enum err fill(struct demo *d, const struct options *o, FILE *to, bool *is_new)
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
        e = demo_therapy(d);
    if (!e && *is_new)
        e = demo_merge(d);
    if (!e && *is_new)
        e = care_set_due_of_all(d->req, demo_service_account);
    if (!e && *is_new)
        e = demo_data_set(d);
    if (!e && *is_new)
        e = demo_sent(d);
    if (!e && *is_new)
        e = demo_accounts(d, o->address, to);
    return e;
}

static int run(struct owner *owner, const struct options *o, struct demo *d)
{
    bool         is_new = false, is_placed;
    int          status;
    struct place place;

    d->today = o->today == DAY_NONE ? owner->req.today : o->today;
    d->now = o->today == DAY_NONE ? owner->req.now : day_london_start(o->today) + NOON;
    if (!place_open(&place, o->accounts, d->arena))
        return owner_end(owner, ERR_INTERNAL);
    status = owner_end(owner, fill(d, o, place.to, &is_new));
    is_placed = place_close(&place, is_new && status == 0);
    if (status == 0 && is_new)
        say(d, o->accounts ? stdout : stderr); /* the accounts are on stdout then */
    else if (status == 0)
        puts("Westshire is here already; nothing was changed.");
    return status == 0 && is_placed ? 0 : 1;
}

int job_demo(int argc, char **argv, const struct config *c)
{
    struct options o = {.seed = 1, .children = CHILDREN, .today = DAY_NONE, .address = c->base_url};
    struct owner   owner;

    if (!read_options(argc + 1, argv - 1, &o)) /* getopt skips the first word: the job's own */
        return job_called_wrongly("demo");
    if (!c->secret_file || !auth_start(c->secret_file)) {
        fputs("around demo: set AROUND_SECRET_FILE\n", stderr);
        return 2;
    }
    if (!owner_begin(&owner, c))
        return 1;

    struct demo d = {.req = &owner.req, .arena = arena_new(ARENA_MAX), .seed = o.seed};
    int         status = d.arena ? run(&owner, &o, &d) : owner_end(&owner, ERR_NO_MEMORY);

    arena_free(d.arena);
    return status;
}
