/* Options, and which job is meant; nothing else. */
#include "job.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    job        *run;
    const char *about;
} jobs[] = {
    {"serve", job_serve, "answer requests"},
    {"work", job_work, "seal the audit, and what else has to happen by itself"},
    {"audit", job_audit, "verify: work the audit's chain out anew"},
    {"migrate", job_migrate, "bring the database to this version"},
    {"check-config", job_check_config, "say whether the configuration is complete"},
    {"routes", job_routes, "print every route with what it needs"},
    {"openapi", job_openapi, "print the OpenAPI document"},
    {"user", job_user, "accounts and their roles, by whoever runs the machine"},
    {"key", job_key, "machine keys"},
    {"demo", job_demo, "make the fictional council Westshire, once"},
    {"import", job_import, "files of the national return: what they would do, and doing it"},
    {"postcodes", job_postcodes, "the middles of postcodes, to tell how far homes are"},
    {"version", job_version, "print the version"},
};

enum { JOBS = sizeof jobs / sizeof *jobs };

static int usage(FILE *to)
{
    fputs("usage: around [--config FILE] [--listen ADDRESS] WORD …\n\n", to);
    for (int i = 0; i < JOBS; i++)
        fprintf(to, "  %-13s %s\n", jobs[i].name, jobs[i].about);
    fputs("\n`around WORD --help` says more.\n", to);
    return to == stderr ? 2 : 0;
}

static int run(int argc, char **argv, const struct config *c)
{
    for (int i = 0; i < JOBS; i++)
        if (argc > 0 && !strcmp(jobs[i].name, argv[0]))
            return jobs[i].run(argc - 1, argv + 1, c);
    return usage(stderr);
}

/* Asked for help about a word: said without a configuration. */
static bool wants_help(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
            return true;
    return false;
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"config", required_argument, NULL, 'c'},
        {"listen", required_argument, NULL, 'l'},
        {"help", no_argument, NULL, 'h'},
        {0},
    };
    const char   *file = NULL, *listen = NULL;
    struct config config;

    /* '+': the words after the job are the job's own. */
    for (int o; (o = getopt_long(argc, argv, "+", options, NULL)) != -1;) {
        if (o == 'h')
            return usage(stdout);
        if (o == '?')
            return usage(stderr);
        *(o == 'c' ? &file : &listen) = optarg;
    }
    if (wants_help(argc - optind, argv + optind))
        return job_help(argv[optind]) == 0 ? 0 : usage(stderr);
    if (!config_load(file, &config))
        return 2;
    if (listen)
        config.listen = listen;
    return run(argc - optind, argv + optind, &config);
}
