/* `around import`: files of the national return, by whoever runs the machine. Shows a preview; changes nothing without --commit. */
#include "import.h"

#include "job.h"
#include "owner.h"
#include "sql.h"

#include <dirent.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t ARENA_MAX = 1024ul * 1024 * 1024, FILE_MAX = 64ul * 1024 * 1024;

struct import_options {
    const char *dir, *council;
    int32_t     year;
    bool        commits, is_short;
};

/* --- files --- */

static bool read_file(int dir, const char *name, struct arena *arena, struct import_file *out)
{
    int         fd = openat(dir, name, O_RDONLY | O_CLOEXEC);
    struct stat st;
    char       *bytes = NULL;
    ssize_t     got = -1;
    size_t      n = 0;

    if (fd >= 0 && !fstat(fd, &st) && S_ISREG(st.st_mode) && (size_t)st.st_size <= FILE_MAX)
        bytes = arena_alloc(arena, (size_t)st.st_size + 1);
    while (bytes && n < (size_t)st.st_size &&
           (got = read(fd, bytes + n, (size_t)st.st_size - n)) > 0)
        n += (size_t)got;
    if (fd >= 0)
        close(fd);
    *out = (struct import_file){arena_copy(arena, name, strlen(name)), bytes, n};
    if (!bytes || n != (size_t)st.st_size)
        fprintf(stderr, "around import: %s cannot be read, or is larger than 64 MB\n", name);
    return bytes && n == (size_t)st.st_size;
}

static int is_csv(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);

    return n > 4 && entry->d_name[0] != '.' && !strcasecmp(entry->d_name + n - 4, ".csv");
}

/* The CSV files of a folder by name; their number, or -1 after a sentence on stderr. */
static int read_folder(const char *path, struct arena *arena, struct import_file *files)
{
    struct dirent **list = NULL;
    int             dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int             n = dir >= 0 ? scandir(path, &list, is_csv, alphasort) : -1;
    bool            ok = n > 0 && n <= IMPORT_FILES;

    if (n < 0)
        fprintf(stderr, "around import: %s is no folder that can be read\n", path);
    else if (!ok)
        fprintf(stderr, "around import: %s holds %d files *.csv; 1 to %d are read\n", path, n,
                IMPORT_FILES);
    for (int i = 0; i < n; i++) {
        ok = ok && read_file(dir, list[i]->d_name, arena, &files[i]);
        free(list[i]);
    }
    free(list);
    if (dir >= 0)
        close(dir);
    return ok ? n : -1;
}

/* --- what is said --- */

static const char *effect_says(enum ssda903_effect effect)
{
    static const char *const says[] = {"line skipped", "value left out", "taken as it is"};

    return says[effect];
}

static void print_problems(const struct import *im)
{
    char says[SSDA903_SAYS];

    for (int32_t i = 0; i < im->problems_n; i++) {
        const struct import_problem *p = &im->problems[i];
        const char                  *field = import_field(im, p);

        ssda903_says(&p->is, says);
        printf("%s:%d: %s%s%s [%s]\n", im->parts[p->part].name, p->is.line, field ? field : "",
               field ? ": " : "", says, effect_says(p->is.effect));
    }
}

static void print_reasons(const struct import *im)
{
    struct import_reason list[IMPORT_REASONS];
    int32_t              n = import_reasons(im, list);
    char                 says[SSDA903_SAYS];

    printf("\n%d problems%s\n", im->problems_n, im->problems_n ? ":" : ".");
    for (int32_t i = 0; i < n; i++) {
        struct ssda903_problem any = list[i].first->is;
        const char            *field = import_field(im, list[i].first);

        any.other = 0;
        ssda903_says(&any, says);
        printf("%8d  %s %s: %s [%s]\n", list[i].n, im->parts[list[i].first->part].name,
               field ? field : "line", says, effect_says(any.effect));
    }
}

static void print_files(const struct import *im, const char *council)
{
    char start[DAY_TEXT_SIZE], end[DAY_TEXT_SIZE];

    day_format_uk(ssda903_year_start(im->year), start);
    day_format_uk(ssda903_year_end(im->year), end);
    printf("\nReturn of %s for the year from %s to %s%s\n\n", council, start, end,
           im->is_year_found ? ", as the days of the episodes say" : "");
    printf("%-40s %-16s %8s %8s\n", "File", "Module", "Lines", "Go in");
    for (int32_t i = 0; i < im->parts_n; i++) {
        const struct import_part *p = &im->parts[i];
        const char               *module = ssda903_module_name(p->module);

        printf("%-40s %-16s %8d %8d\n", p->name, module ? module : "left out",
               p->lines.n ? p->lines.n - 1 : 0, p->taken);
    }
}

static const char *kind_says(const char *kind)
{
    static const char *const says[][2] = {{"child", "Children"},
                                          {"episode", "Care episodes"},
                                          {"legal_status", "Legal status"},
                                          {"home", "Homes"},
                                          {"review", "Reviews"},
                                          {"sdq", "SDQ totals of the year"},
                                          {"sdq_none", "Reasons for no SDQ"},
                                          {"missing", "Times missing"},
                                          {"previous_permanence", "Permanent homes before"},
                                          {"uasc", "Who came alone"},
                                          {"adoption", "Adoptions"},
                                          {"postcode", "Postcodes of homes"},
                                          {"answer", "Answers about health and convictions"},
                                          {"motherhood", "Mothers"},
                                          {"leaver_contact", "Care leavers around their birthday"},
                                          {"worker_told", "Social workers"},
                                          {"match", "Tasks of the matching desk"},
                                          {"task", "Next SDQ due"}};

    for (size_t i = 0; i < sizeof says / sizeof *says; i++)
        if (!strcmp(says[i][0], kind))
            return says[i][1];
    return kind;
}

static void print_counts(const struct import_counts *counts)
{
    printf("\n%-40s %8s %8s %10s\n", "", "New", "Changed", "Unchanged");
    for (int32_t i = 0; i < counts->n; i++)
        printf("%-40s %8lld %8lld %10lld\n", kind_says(counts->list[i].kind),
               (long long)counts->list[i].made, (long long)counts->list[i].changed,
               (long long)counts->list[i].same);
}

static void print_not_kept(const struct import *im)
{
    struct import_not_kept list[IMPORT_FILES];
    int32_t                n = import_not_kept(im, list);

    for (int32_t i = 0; i < n; i++)
        printf("%s%s: %s\n", i ? "" : "\nNot kept, for there is no record that holds it:\n",
               list[i].file, list[i].what);
}

/* --- */

static enum err find_council(struct request *req, const char *name, struct uuid *out,
                             const char **called)
{
    struct rows rows;
    enum err    e = name ? DB(req, account_agency, &rows, P(name))
                         : db_run(req, &sql_import_council, NULL, &rows);

    if (!e && rows.n != 1)
        e = fail_field(
            req, ERR_NOT_FOUND, "",
            rows.n ? "There are several: give --council with its id."
            : name
                ? "There is no agency of this name or id."
                : "There is no council yet. `around user add` makes one with its first account.");
    if (e)
        return e;
    *out = row_uuid(&rows, 0, 0);
    *called = name ? name : row_text(&rows, 0, 1);
    return ERR_NONE;
}

static enum err end_for_good(struct request *req, const struct import *im, struct uuid batch,
                             const struct import_counts *counts)
{
    struct rows rows;
    enum err    e = import_summary(req, im, batch, counts);

    return e ? e : DB(req, import_end, &rows, P(batch), P(true));
}

/* A preview is the import itself, with everything rolled back. */
static enum err run(struct request *req, const struct import *im, const struct import_options *o)
{
    struct uuid          council, batch = uuid_new();
    struct import_counts counts = {0};
    const char          *called = "";
    enum err             e = find_council(req, o->council, &council, &called);

    if (e)
        return e;
    if (!o->is_short)
        print_problems(im);
    print_reasons(im);
    print_files(im, called);
    if (im->stops)
        return fail_field(req, ERR_BAD_BODY, "", im->stops);
    e = import_stage(req, im, batch, council);
    if (!e)
        e = import_apply(req, batch, &counts);
    if (!e && o->commits)
        e = end_for_good(req, im, batch, &counts);
    if (e)
        return e;
    print_counts(&counts);
    print_not_kept(im);
    if (!o->commits)
        db_rollback(req);
    return ERR_NONE;
}

static bool read_options(int argc, char **argv, struct import_options *o)
{
    static const struct option options[] = {
        {"council", required_argument, NULL, 'c'}, {"year", required_argument, NULL, 'y'},
        {"commit", no_argument, NULL, 'C'},        {"preview", no_argument, NULL, 'p'},
        {"short", no_argument, NULL, 's'},         {0},
    };
    char *end = NULL;

    optind = 0; /* begins anew after main() */
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (c == '?')
            return false;
        if (c == 'c')
            o->council = optarg;
        o->commits = c == 'C' || (o->commits && c != 'p');
        o->is_short = o->is_short || c == 's';
        if (c == 'y')
            o->year = (int32_t)strtol(optarg, &end, 10);
        if (c == 'y' && (*end || ssda903_year_end(o->year) == DAY_NONE))
            return false;
    }
    o->dir = optind + 1 == argc ? argv[optind] : NULL;
    return o->dir != NULL;
}

static int import(const struct import_options *o, struct arena *arena, const struct config *c)
{
    struct import      im;
    struct import_file files[IMPORT_FILES];
    struct owner       owner;
    int                n = read_folder(o->dir, arena, files), status;

    if (n < 0 || !owner_begin(&owner, c))
        return 1;
    if (!import_read(&im, arena, files, n, o->year, owner.req.today))
        return owner_end(&owner, fail(&owner.req, ERR_NO_MEMORY));
    status = owner_end(&owner, run(&owner.req, &im, o));
    if (status == 0)
        puts(o->commits ? "\nImported."
                        : "\nNothing has been changed. With --commit this is done.");
    return status;
}

int job_import(int argc, char **argv, const struct config *c)
{
    struct import_options o = {0};
    struct arena         *arena;
    int                   status;

    if (argc < 2 || strcmp(argv[0], "ssda903") != 0 || !read_options(argc, argv, &o))
        return job_called_wrongly("import");
    arena = arena_new(ARENA_MAX);
    status = arena ? import(&o, arena, c) : 1;
    arena_free(arena);
    return status;
}
