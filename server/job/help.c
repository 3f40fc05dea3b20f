/* What each word of the command line says about itself: asked for with --help, or after it was called wrongly. */
#include "job.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *word, *says;
} helps[] = {
    {"serve",
     "usage: around serve\n\n"
     "  Answers requests until SIGTERM. Wants AROUND_DATABASE, AROUND_SECRET_FILE and AROUND_STATIC; listens on\n"
     "  AROUND_LISTEN (HOST:PORT of this machine, or unix:PATH).\n"},
    {"work",
     "usage: around work\n\n"
     "  Seals the audit and signs its heads, until SIGTERM. Wants AROUND_AUDIT_DATABASE, AROUND_SECRET_FILE and\n"
     "  AROUND_CHECKPOINTS. With AROUND_OWNER_DATABASE it keeps what the data set counts up to date, so that nobody who\n"
     "  opens it waits. With AROUND_SMTP_URL (smtp://HOST:PORT or smtps://HOST:PORT) it also tells people by e-mail that\n"
     "  something waits for them, and wants AROUND_SMTP_FROM, AROUND_BASE_URL and AROUND_OWNER_DATABASE; where the mail\n"
     "  server asks who we are, AROUND_SMTP_USER and AROUND_SMTP_PASSWORD_FILE.\n"},
    {"audit",
     "usage: around audit verify\n\n"
     "  Works the audit's chain out anew and compares it with the signed heads. Wants AROUND_AUDIT_DATABASE,\n"
     "  AROUND_SECRET_FILE and AROUND_CHECKPOINTS.\n"},
    {"migrate",
     "usage: around migrate\n\n"
     "  Brings the database to this version; again, and nothing changes. Wants AROUND_OWNER_DATABASE.\n"},
    {"check-config",
     "usage: around check-config\n\n"
     "  Says whether what serve wants is set, and whether the routes fit the policy.\n"},
    {"routes",
     "usage: around routes\n\n"
     "  Prints every route: method, path, what it needs, body and statement, with tabs between.\n"},
    {"openapi", "usage: around openapi\n\n"
                "  Prints the OpenAPI 3.1 document that the service gives at /api/openapi.json.\n"},
    {"user",
     "usage: around user add USERNAME --name NAME --agency AGENCY [--agency-kind KIND] [--role ROLE]…\n"
     "                           [--password-file FILE [--code]]\n"
     "       around user invite USERNAME        a link for the first password\n"
     "       around user reset USERNAME         a link for a new password\n"
     "       around user disable USERNAME\n"
     "       around user enable USERNAME\n"
     "       around user role USERNAME --role ROLE… [--agency AGENCY] [--end]\n"},
    {"key",
     "usage: around key create --agency AGENCY --name NAME --scope RECORD:read|write… [--days N]\n"
     "       around key revoke ID\n"
     "       around key list\n"},
    {"demo",
     "usage: around demo [--seed N] [--children 120] [--today YYYY-MM-DD] [--address URL] [--accounts FILE]\n\n"
     "  Makes the fictional council Westshire, once. Accounts and their passwords go into FILE, else to the screen.\n"},
    {"import",
     "usage: around import ssda903 DIR [--council AGENCY] [--year YYYY] [--short] [--preview | --commit]\n\n"
     "  Reads the CSV files of DIR, shows what is wrong with them and what an import would do. --commit then does it.\n"
     "  --year: the return's, which ends on 31 March of it; else found from the episodes. --short: problems by kind, not by line.\n"},
    {"postcodes",
     "usage: around postcodes FILE\n\n"
     "  Loads the middles of postcodes from a CSV file, a line each: a postcode or its first half, degrees north, degrees east;\n"
     "  a row of names on top is passed over. What is there already is replaced, and homes of which no worker said how far\n"
     "  they are from the home address are measured anew. None come with the service. Wants AROUND_OWNER_DATABASE.\n"},
    {"version", "usage: around version\n"},
};

static const char *help_of(const char *word)
{
    for (size_t i = 0; i < sizeof helps / sizeof *helps; i++)
        if (!strcmp(helps[i].word, word))
            return helps[i].says;
    return NULL;
}

int job_help(const char *word)
{
    const char *says = help_of(word);

    if (!says)
        return 2;
    fputs(says, stdout);
    return 0;
}

int job_called_wrongly(const char *word)
{
    fputs(help_of(word), stderr);
    return 2;
}
