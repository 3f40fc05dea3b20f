/*
 * The policy, server/auth/access.tsv. Empty lines and lines that begin with # are for the reader. Each other line
 * has six values with one tab between:
 *
 *     record  action  role  relations  tier  fresh
 *
 * relations: letters with commas between, A allocated, T team, I involved, N named, P pending, S school,
 * O oversight, B broken (break-glass); or - for any. tier: 0 to 5. fresh: yes or no. The first line that is not a
 * comment holds exactly these six names.
 */
#include "embed.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { RECORD, ACTION, ROLE, RELATIONS, TIER, FRESH, COLUMNS };

static const char *const columns[COLUMNS] = {"record",    "action", "role",
                                             "relations", "tier",   "fresh"};

static const struct {
    char        letter;
    const char *name; /* enum relation of access.h */
} relations[] = {
    {'-', "any"},     {'A', "allocated"}, {'T', "team"},      {'I', "involved"}, {'N', "named"},
    {'P', "pending"}, {'S', "school"},    {'O', "oversight"}, {'B', "broken"},
};

struct rule {
    int   line;
    char *cell[COLUMNS];
};

struct policy {
    const char  *path;
    struct rule *rules;
    int          n;
};

static void split(const struct policy *p, char *s, struct rule *rule)
{
    int n = 0;

    for (char *next = s; next; s = next) {
        next = strchr(s, '\t');
        if (next)
            *next++ = '\0';
        if (n == COLUMNS)
            refuse(p->path, "line %d has more than %d values", rule->line, COLUMNS);
        rule->cell[n++] = s;
    }
    if (n < COLUMNS)
        refuse(p->path, "line %d has %d values, not %d", rule->line, n, COLUMNS);
}

static void want_word(const struct policy *p, const struct rule *rule, int column)
{
    const char *s = rule->cell[column];

    if (!islower((unsigned char)*s) ||
        s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0')
        refuse(p->path, "line %d: the %s '%s' is not a name", rule->line, columns[column], s);
}

static const char *relation_name(char letter)
{
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (relations[i].letter == letter)
            return relations[i].name;
    return NULL;
}

static void want_rule(const struct policy *p, const struct rule *rule)
{
    const char *s = rule->cell[RELATIONS];

    for (int c = RECORD; c <= ROLE; c++)
        want_word(p, rule, c);
    for (size_t i = 0; s[i] || i % 2 == 0; i++)
        if (i % 2 == 0 ? !s[i] || !relation_name(s[i]) : s[i] != ',')
            refuse(p->path, "line %d: '%s' are not relations", rule->line, s);
    s = rule->cell[TIER];
    if (*s < '0' || *s > '5' || s[1])
        refuse(p->path, "line %d: the tier is 0 to 5, not '%s'", rule->line, s);
    s = rule->cell[FRESH];
    if (strcmp(s, "yes") != 0 && strcmp(s, "no") != 0)
        refuse(p->path, "line %d: fresh is yes or no, not '%s'", rule->line, s);
    for (const struct rule *r = p->rules; r < rule; r++) {
        bool same = true;

        for (int c = RECORD; c <= RELATIONS; c++)
            same = same && strcmp(r->cell[c], rule->cell[c]) == 0;
        if (same)
            refuse(p->path, "line %d says again what line %d says", rule->line, r->line);
    }
}

static struct policy policy_read(const struct source *src)
{
    struct policy p = {.path = src->path, .rules = calloc(src->n + 1, sizeof *p.rules)};
    bool          named = false;
    int           line = 0;

    if (!p.rules)
        refuse(src->path, "out of memory");
    for (char *s = src->s, *next; s && *s; s = next) {
        struct rule *rule = &p.rules[p.n];

        rule->line = ++line;
        next = strchr(s, '\n');
        if (next)
            *next++ = '\0';
        if (*s == '\0' || *s == '#')
            continue;
        split(&p, s, rule);
        for (int c = 0; !named && c < COLUMNS; c++)
            if (strcmp(rule->cell[c], columns[c]) != 0)
                refuse(src->path, "line %d: column %d is to be named %s", line, c + 1, columns[c]);
        if (!named) {
            named = true;
            continue;
        }
        want_rule(&p, rule);
        p.n++;
    }
    if (p.n == 0)
        refuse(src->path, "holds no rule");
    return p;
}

static bool is_first(const struct policy *p, int rule, int column)
{
    for (int i = 0; i < rule; i++)
        if (strcmp(p->rules[i].cell[column], p->rules[rule].cell[column]) == 0)
            return false;
    return true;
}

/* enum <name> { <NAME>_<value>, … <NAME>_COUNT } in the order of first sight, and the names themselves. */
static void put_names(struct out *h, struct out *c, const struct policy *p, int column,
                      const char *upper)
{
    fprintf(h->f, "\nenum %s {\n", columns[column]);
    fprintf(c->f, "\nconst char *const %s_names[] = {\n", columns[column]);
    for (int i = 0; i < p->n; i++) {
        if (!is_first(p, i, column))
            continue;
        fprintf(h->f, "    %s_%s,\n", upper, p->rules[i].cell[column]);
        fprintf(c->f, "    \"%s\",\n", p->rules[i].cell[column]);
    }
    fprintf(h->f, "    %s_COUNT\n};\nextern const char *const %s_names[]; /* %s_COUNT */\n", upper,
            columns[column], upper);
    fputs("    0,\n};\n", c->f);
}

static void put_rows(struct out *c, const struct policy *p)
{
    fputs("\nconst struct access_rule access_rules[] = {\n", c->f);
    for (int i = 0; i < p->n; i++) {
        char *const *cell = p->rules[i].cell;

        fprintf(c->f, "    {RECORD_%s, ACTION_%s, ROLE_%s, (uint16_t)(0", cell[RECORD],
                cell[ACTION], cell[ROLE]);
        for (const char *s = cell[RELATIONS]; *s; s++)
            if (*s != ',')
                fprintf(c->f, " | 1 << RELATION_%s", relation_name(*s));
        fprintf(c->f, "), %s, %s},\n", cell[TIER], cell[FRESH][0] == 'y' ? "true" : "false");
    }
    fprintf(c->f, "};\nconst int access_rules_count = %d;\n", p->n);
}

/* The names are checked, so none holds a quote. */
static void put_sql(struct out *c, const struct policy *p)
{
    fputs(
        "\nconst char access_sql[] =\n    \"DELETE FROM access_rule;\\n\"\n"
        "    \"INSERT INTO access_rule (record, action, role, relations, tier, fresh) VALUES\\n\"\n",
        c->f);
    for (int i = 0; i < p->n; i++) {
        char *const *cell = p->rules[i].cell;
        const char  *before = "";

        fprintf(c->f, "    \"('%s', '%s', '%s', '{", cell[RECORD], cell[ACTION], cell[ROLE]);
        for (const char *s = cell[RELATIONS]; *s; s++)
            if (*s != ',') {
                fprintf(c->f, "%s%s", before, relation_name(*s));
                before = ",";
            }
        fprintf(c->f, "}', %s, %s)%s\\n\"\n", cell[TIER], cell[FRESH][0] == 'y' ? "true" : "false",
                i + 1 < p->n ? "," : ";");
    }
    fputs("    ;\n", c->f);
}

void embed_access(struct out *h, struct out *c, const struct source *src)
{
    struct policy p = policy_read(src);

    fputs("#pragma once\n", h->f);
    fputs("#include \"access.h\"\n#include \"migrate.h\"\n", c->f);
    put_names(h, c, &p, RECORD, "RECORD");
    put_names(h, c, &p, ACTION, "ACTION");
    put_names(h, c, &p, ROLE, "ROLE");
    put_rows(c, &p);
    put_sql(c, &p);
    free(p.rules);
}
