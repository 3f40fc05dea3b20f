#pragma once
/*
 * What the program does besides serving: each is a word of the command line (`around WORD …`). A job gets the
 * words after its own, prints for people on stdout, and answers the program's exit status: 0 good, 1 failed,
 * 2 called wrongly.
 */
#include "config.h"

typedef int job(int argc, char **argv, const struct config *config);

job job_serve, job_work, job_audit, job_migrate, job_check_config, job_routes, job_openapi,
    job_version;
job job_user, job_key, job_demo, job_import, job_postcodes;

/* `around WORD --help`: on stdout, 0. The same on stderr and 2, for a job that was called wrongly. */
int job_help(const char *word);
int job_called_wrongly(const char *word);
