/* `around key`: machine keys, by whoever runs the machine. A key that is made here needs nobody else's approval. */
#include "auth.h"
#include "job.h"
#include "owner.h"
#include "sql.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct key_options {
    const char *name, *agency, *scopes[IDENTITY_SCOPES];
    int         scopes_n;
    long        days;
};

static enum err scopes_of(struct request *req, const struct key_options *o, const char **out)
{
    struct buf b = {.arena = req->arena};

    for (int i = 0; i < o->scopes_n; i++) {
        if (strlen(o->scopes[i]) > SCOPE_NAME || !access_is_scope(o->scopes[i]))
            return fail_field(req, ERR_BAD_BODY, "",
                              arena_printf(req->arena, "%s is no scope, such as sdq:write.",
                                           o->scopes[i]));
        buf_printf(&b, "%s%s", i ? " " : "", o->scopes[i]);
    }
    *out = b.s;
    return ERR_NONE;
}

static enum err make_account(struct request *req, const char *name, struct uuid agency,
                             struct uuid account)
{
    const char *username = arena_printf(req->arena, "key.%s", account.s);
    struct rows rows;
    enum err    e =
        DB(req, account_create, &rows, P(account), P(username), P(name), P(agency), P(true));

    return e ? e : DB(req, key_role, &rows, P(uuid_new()), P(account), P(agency));
}

static enum err create(struct request *req, const struct key_options *o)
{
    struct uuid id = uuid_new(), account = uuid_new(), agency = {0};
    char        token[AUTH_TOKEN_TEXT + 1], hash[AUTH_HASH_TEXT + 1];
    const char *scopes = NULL;
    struct rows rows;
    enum err    e = owner_agency(req, o->agency, &agency);

    if (!e)
        e = scopes_of(req, o, &scopes);
    if (!e)
        e = make_account(req, o->name, agency, account);
    if (e)
        return e;
    auth_token_new(token);
    auth_token_hash(token, hash);
    e = DB(req, key_create, &rows, P(id), P((const char *)hash), P(account), P(agency), P(o->name),
           P(scopes), P((int64_t)o->days));
    if (!e)
        e = DB(req, key_approve, &rows, P(id));
    if (!e)
        printf("%s\n", token);
    return e;
}

static enum err revoke(struct request *req, const char *id)
{
    struct uuid key;
    struct rows rows;
    enum err    e;

    if (!uuid_parse(id, strlen(id), &key))
        return fail_field(req, ERR_BAD_BODY, "", "That is no id; `around key list` shows them.");
    e = DB(req, key_revoke, &rows, P(key));
    if (!e && rows.n == 0)
        e = fail_field(req, ERR_NOT_FOUND, "", "There is no such live key.");
    return e;
}

static enum err list(struct request *req)
{
    struct rows rows;
    enum err    e = db_run(req, &sql_key_all, NULL, &rows);

    for (int i = 0; !e && i < rows.n; i++)
        printf("%s\t%s\t%s\t%s\t%s\tuntil %s\n", row_text(&rows, i, 0), row_text(&rows, i, 4),
               row_text(&rows, i, 1), row_text(&rows, i, 2), row_text(&rows, i, 3),
               row_text(&rows, i, 5));
    return e;
}

static bool read_options(int argc, char **argv, struct key_options *o)
{
    static const struct option options[] = {
        {"name", required_argument, NULL, 'n'},
        {"agency", required_argument, NULL, 'a'},
        {"scope", required_argument, NULL, 's'},
        {"days", required_argument, NULL, 'd'},
        {0},
    };
    char *end = NULL;

    optind = 0; /* begins anew after main() */
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (c) {
        case 'n':
            o->name = optarg;
            break;
        case 'a':
            o->agency = optarg;
            break;
        case 'd':
            o->days = strtol(optarg, &end, 10);
            if (*end || o->days < 1 || o->days > 730)
                return false;
            break;
        case 's':
            if (o->scopes_n == IDENTITY_SCOPES)
                return false;
            o->scopes[o->scopes_n++] = optarg;
            break;
        default:
            return false;
        }
    }
    return true;
}

static enum err run(struct request *req, const char *word, const char *id,
                    const struct key_options *o)
{
    if (!strcmp(word, "create"))
        return create(req, o);
    return id ? revoke(req, id) : list(req);
}

int job_key(int argc, char **argv, const struct config *c)
{
    struct key_options o = {.days = 365};
    const char        *word = argc > 0 ? argv[0] : "";
    struct owner       owner;

    if (argc < 1 || !read_options(argc, argv, &o))
        return job_called_wrongly("key");

    bool makes = !strcmp(word, "create") && optind == argc && o.name && o.agency && o.scopes_n;
    bool revokes = !strcmp(word, "revoke") && optind == argc - 1;
    bool lists = !strcmp(word, "list") && optind == argc;

    if (!makes && !revokes && !lists)
        return job_called_wrongly("key");
    if (!owner_begin(&owner, c))
        return 1;
    return owner_end(&owner, run(&owner.req, word, revokes ? argv[optind] : NULL, &o));
}
