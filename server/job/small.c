/* The jobs that are one call. */
#include "auth.h"
#include "db.h"
#include "job.h"
#include "migrate.h"
#include "openapi.h"
#include "route.h"

#include <stdio.h>

enum { DOCUMENT_MAX = 16 * 1024 * 1024 };

int job_migrate(int argc, char **argv, const struct config *c)
{
    (void)argv;
    if (argc > 0 || !c->owner_database)
        return job_called_wrongly("migrate");
    return migrate_up(c->owner_database);
}

int job_routes(int argc, char **argv, const struct config *c)
{
    (void)argc, (void)argv, (void)c;
    if (!routes_check())
        return 1;
    routes_print();
    return 0;
}

int job_openapi(int argc, char **argv, const struct config *c)
{
    struct buf b = {.arena = arena_new(DOCUMENT_MAX)};

    (void)argc, (void)argv, (void)c;
    if (b.arena)
        openapi_write(&b);

    bool ok = b.s && !arena_is_exhausted(b.arena) && puts(b.s) >= 0;

    arena_free(b.arena);
    return ok ? 0 : 1;
}

int job_check_config(int argc, char **argv, const struct config *c)
{
    (void)argc, (void)argv;
    if (!config_is_complete(c) || !auth_start(c->secret_file) || !routes_check() ||
        !db_may_start(c->database))
        return 1;
    puts("The configuration is complete.");
    return 0;
}

int job_version(int argc, char **argv, const struct config *c)
{
    (void)argc, (void)argv, (void)c;
    puts("around " AROUND_VERSION);
    return 0;
}
