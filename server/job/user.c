/*
 * `around user`: accounts, by whoever runs the machine. The first service administrator and the first information
 * governance officer are made so; from then on people do it over the API, two of them for a role.
 */
#include "auth.h"
#include "job.h"
#include "owner.h"
#include "sql.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

enum { ROLES_MAX = 8 };

struct user_options {
    const char *name, *agency, *kind, *password_file;
    const char *roles[ROLES_MAX];
    int         roles_n;
    bool        wants_code, ends;
};

struct found { /* an account that is there */
    struct uuid person, agency;
    const char *name, *agency_name;
};

static enum err say(struct request *req, enum err e, const char *detail)
{
    return fail_field(req, e, "", detail);
}

/* --- what most of them need --- */

static enum err find(struct request *req, const char *username, struct found *out)
{
    struct rows rows;
    enum err    e = DB(req, account_named, &rows, P(username));

    if (e)
        return e;
    if (rows.n == 0)
        return say(req, ERR_NOT_FOUND, "There is no account of that user name.");
    *out = (struct found){row_uuid(&rows, 0, 0), row_uuid(&rows, 0, 2), row_text(&rows, 0, 1),
                          row_text(&rows, 0, 3)};
    return ERR_NONE;
}

/* With --agency-kind an agency that is not there is made. */
static enum err find_agency(struct request *req, const struct user_options *o, struct uuid *out)
{
    struct rows rows;
    enum err    e = owner_agency(req, o->agency, out);

    if (e != ERR_NOT_FOUND || !o->kind)
        return e;
    req->faults.n = 0;
    *out = uuid_new();
    return DB(req, account_agency_create, &rows, P(*out), P(o->kind), P(o->agency));
}

static enum err make_link(struct request *req, struct uuid person, const char *purpose,
                          const struct config *c)
{
    char        token[AUTH_TOKEN_TEXT + 1], hash[AUTH_HASH_TEXT + 1];
    struct rows rows;
    enum err    e;

    auth_token_new(token);
    auth_token_hash(token, hash);
    e = DB(req, invitation_end, &rows, P(person));
    if (!e)
        e = DB(req, invitation_create, &rows, P(uuid_new()), P((const char *)hash), P(person),
               P(purpose));
    if (!e)
        printf("%s/invitation#%s\n", c->base_url, token);
    return e;
}

static enum err give_roles(struct request *req, const struct user_options *o, struct uuid person,
                           struct uuid agency)
{
    struct rows rows;
    enum err    e = ERR_NONE;

    for (int i = 0; !e && i < o->roles_n; i++) {
        enum role r = role_of_name(o->roles[i]);

        if (r == ROLE_COUNT || r == ROLE_machine_key)
            e = say(req, ERR_BAD_BODY, "There is no such role.");
        else if (o->ends)
            e = DB(req, account_role_remove, &rows, P(person), P(o->roles[i]), P(agency));
        else
            e = DB(req, account_role_add, &rows, P(uuid_new()), P(person), P(o->roles[i]),
                   P(agency));
    }
    return e;
}

/* --- add --- */

/* The first line of a file, or of standard input for "-". */
static bool read_password(const char *file, char *line, size_t room)
{
    FILE *f = strcmp(file, "-") ? fopen(file, "r") : stdin;
    bool  ok = f && fgets(line, (int)room, f);

    if (ok)
        line[strcspn(line, "\n")] = 0;
    if (f && f != stdin)
        fclose(f);
    return ok;
}

static const char *new_seed(struct request *req)
{
    unsigned char seed[AUTH_TOTP_SEED];

    auth_totp_seed(seed);
    printf("%s\n", auth_seed_base32(req->arena, seed));
    return auth_seed_seal(req->arena, seed);
}

static enum err set_password(struct request *req, const struct user_options *o, struct uuid person,
                             const char *username)
{
    char        line[AUTH_PASSWORD_MAX + 3], hash[AUTH_PASSWORD_HASH];
    const char *why, *seed = NULL;
    struct rows rows;
    enum err    e;

    if (!read_password(o->password_file, line, sizeof line))
        return say(req, ERR_BAD_BODY, "The password file cannot be read.");
    why = auth_password_fault(line, strlen(line),
                              arena_printf(req->arena, "%s %s %s", username, o->name, o->agency));
    if (why)
        return say(req, ERR_BAD_BODY, why);
    e = auth_password_hash(line, strlen(line), hash);
    if (!e && o->wants_code)
        seed = new_seed(req);
    return e ? e : DB(req, account_credential, &rows, P(person), P((const char *)hash), P(seed));
}

static enum err add(struct request *req, const char *username, const struct user_options *o,
                    const struct config *c)
{
    struct uuid person = uuid_new(), agency = {0};
    struct rows rows;
    enum err    e;

    if (!o->name || !o->agency)
        return say(req, ERR_BAD_BODY, "Give --name and --agency.");
    e = find_agency(req, o, &agency);
    if (!e)
        e = DB(req, account_create, &rows, P(person), P(username), P(o->name), P(agency), P(false));
    if (!e)
        e = give_roles(req, o, person, agency);
    if (e)
        return e;
    return o->password_file ? set_password(req, o, person, username)
                            : make_link(req, person, "invite", c);
}

/* --- the others --- */

static enum err set_disabled(struct request *req, const char *username, bool is_disabled)
{
    const struct param null = {NULL};
    struct found       who;
    struct rows        rows;
    enum err           e = find(req, username, &who);

    return e ? e
             : db_run(req, &sql_account_update,
                      (struct param[]){P(who.person), null, P(is_disabled), P(false), null}, &rows);
}

static enum err link_for(struct request *req, const char *username, const char *purpose,
                         const struct config *c)
{
    struct found who;
    enum err     e = find(req, username, &who);

    return e ? e : make_link(req, who.person, purpose, c);
}

static enum err role(struct request *req, const char *username, const struct user_options *o)
{
    struct found who;
    enum err     e = find(req, username, &who);

    if (!e && o->agency)
        e = find_agency(req, o, &who.agency);
    if (!e && o->roles_n == 0)
        e = say(req, ERR_BAD_BODY, "Give --role.");
    return e ? e : give_roles(req, o, who.person, who.agency);
}

static enum err run(struct request *req, const char *word, const char *username,
                    const struct user_options *o, const struct config *c)
{
    if (!strcmp(word, "add"))
        return add(req, username, o, c);
    if (!strcmp(word, "role"))
        return role(req, username, o);
    if (!strcmp(word, "invite") || !strcmp(word, "reset"))
        return link_for(req, username, word, c);
    return set_disabled(req, username, !strcmp(word, "disable"));
}

static bool is_word(const char *word)
{
    static const char *const words[] = {"add", "invite", "reset", "disable", "enable", "role"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i], word))
            return true;
    return false;
}

static bool read_options(int argc, char **argv, struct user_options *o)
{
    static const struct option options[] = {
        {"name", required_argument, NULL, 'n'},
        {"agency", required_argument, NULL, 'a'},
        {"agency-kind", required_argument, NULL, 'k'},
        {"role", required_argument, NULL, 'r'},
        {"password-file", required_argument, NULL, 'p'},
        {"code", no_argument, NULL, 'c'},
        {"end", no_argument, NULL, 'e'},
        {0},
    };

    optind = 0; /* begins anew after main() */
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (c) {
        case 'n':
            o->name = optarg;
            break;
        case 'a':
            o->agency = optarg;
            break;
        case 'k':
            o->kind = optarg;
            break;
        case 'p':
            o->password_file = optarg;
            break;
        case 'c':
            o->wants_code = true;
            break;
        case 'e':
            o->ends = true;
            break;
        case 'r':
            if (o->roles_n == ROLES_MAX)
                return false;
            o->roles[o->roles_n++] = optarg;
            break;
        default:
            return false;
        }
    }
    return optind == argc - 1 && (!o->wants_code || o->password_file);
}

int job_user(int argc, char **argv, const struct config *c)
{
    struct user_options o = {0};
    struct owner        owner;

    if (argc < 2 || !is_word(argv[0]) || !read_options(argc, argv, &o))
        return job_called_wrongly("user");
    if (!c->secret_file || !auth_start(c->secret_file)) {
        fputs("around user: set AROUND_SECRET_FILE\n", stderr);
        return 2;
    }
    if (!owner_begin(&owner, c))
        return 1;
    return owner_end(&owner, run(&owner.req, argv[0], argv[optind], &o, c));
}
