/*
 * The C side's decisions in bulk, for the tests of tests/access: what access_check() says, without HTTP around it.
 *   access_decide names    the record types, then the actions, each with spaces between
 *   access_decide hashes   a token a line in, its hash out
 *   access_decide          "ROLE,…  session|key  fresh second factor 0|1  SCOPE,… or -" a line in; out a letter for each record type's
 *                          each action: y allowed, n refused, s beyond the key's scopes, c not without a new code
 */
#include "access.h"
#include "auth.h"
#include "request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 4096, NOW = 1000000 };

static char letter(enum err e)
{
    switch (e) {
    case ERR_NONE:
        return 'y';
    case ERR_FORBIDDEN:
        return 'n';
    case ERR_SCOPE:
        return 's';
    case ERR_STEP_UP:
        return 'c';
    default:
        return '?';
    }
}

static void take_roles(struct identity *who, char *list)
{
    for (char *rest = list, *word; (word = strtok_r(NULL, ",", &rest));) {
        enum role r = role_of_name(word);

        if (r == ROLE_COUNT) {
            fprintf(stderr, "no such role: %s\n", word);
            exit(2);
        }
        who->roles |= UINT64_C(1) << r;
    }
}

static void take_scopes(struct identity *who, char *list)
{
    if (!strcmp(list, "-"))
        return;
    for (char *rest = list, *word; (word = strtok_r(NULL, ",", &rest));)
        if (who->scopes_count < IDENTITY_SCOPES)
            snprintf(who->scopes[who->scopes_count++], SCOPE_NAME + 1, "%s", word);
}

static void decide(char *line)
{
    struct request req = {.now = NOW};
    char           roles[LINE], kind[16], scopes[LINE];
    int            is_fresh;

    if (sscanf(line, "%4095s %15s %d %4095s", roles, kind, &is_fresh, scopes) != 4)
        exit(2);
    req.who.kind = !strcmp(kind, "key") ? IDENTITY_KEY : IDENTITY_SESSION;
    req.who.second_factor_at = is_fresh ? NOW - 1 : 0;
    take_roles(&req.who, roles);
    take_scopes(&req.who, scopes);
    for (int r = 0; r < RECORD_COUNT; r++)
        for (int a = 0; a < ACTION_COUNT; a++) {
            struct need need = {NEED_KIND_RECORD, (enum record)r, (enum action)a};

            putchar(letter(access_check(&req, &need)));
        }
    putchar('\n');
}

static void print_hash(char *line)
{
    char hash[AUTH_HASH_TEXT + 1];

    line[strcspn(line, "\n")] = 0;
    auth_token_hash(line, hash);
    puts(hash);
}

static void print_names(void)
{
    for (int r = 0; r < RECORD_COUNT; r++)
        printf("%s%c", record_name((enum record)r), r == RECORD_COUNT - 1 ? '\n' : ' ');
    for (int a = 0; a < ACTION_COUNT; a++)
        printf("%s%c", action_name((enum action)a), a == ACTION_COUNT - 1 ? '\n' : ' ');
}

int main(int argc, char **argv)
{
    static char line[LINE];
    const char *what = argc > 1 ? argv[1] : "";

    if (!strcmp(what, "names"))
        print_names();
    else
        while (fgets(line, sizeof line, stdin))
            !strcmp(what, "hashes") ? print_hash(line) : decide(line);
    return 0;
}
