#pragma once
/* How the service is set up: a file (key = value), then AROUND_* environment, then options; later wins. */
#include <stdbool.h>

struct config {
    const char *listen; /* AROUND_LISTEN, 127.0.0.1:8080 */
    const char
        *base_url; /* AROUND_BASE_URL: what links in messages begin with, never the Host header */
    const char *database; /* AROUND_DATABASE, as around_app */
    const char *
        owner_database; /* AROUND_OWNER_DATABASE, as around_owner: migrate, demo, import, user, key */
    const char
        *audit_database; /* AROUND_AUDIT_DATABASE, as around_audit: audit verify and the sealer */
    const char *
        checkpoints; /* AROUND_CHECKPOINTS: the file of the audit's signed heads, away from the database */
    const char *static_dir;  /* AROUND_STATIC */
    const char *secret_file; /* AROUND_SECRET_FILE */
    const char *
        smtp_url; /* AROUND_SMTP_URL: the mail server that notices are handed to; none: none are sent */
    const char *smtp_from; /* AROUND_SMTP_FROM: the address that they come from */
    const char *smtp_user,
        *smtp_password_file; /* AROUND_SMTP_USER, AROUND_SMTP_PASSWORD_FILE: where it asks for them */
    int readers, writers;
};

/* Reads `file` (NULL: none) and the environment. False and a sentence on stderr when something is not right. */
bool config_load(const char *file, struct config *out);
/* Whether what the service needs is set; a sentence on stderr for each thing that is not. */
bool config_is_complete(const struct config *c);
