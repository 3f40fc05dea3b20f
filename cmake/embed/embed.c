#include "embed.h"

#include <string.h>

void embed_sql(struct out *h, struct out *c, const struct source *all, int n)
{
    fputs("#pragma once\n#include \"db.h\"\n\n", h->f);
    fputs("#include \"sql.h\"\n", c->f);
    for (int i = 0; i < n; i++) {
        want_c_name(&all[i]);
        int params = statement_params(&all[i]);

        fprintf(h->f, "enum { SQL_%s_PARAMS = %d };\nextern const struct sql sql_%s;\n",
                all[i].name, params, all[i].name);
        fprintf(c->f, "\nconst struct sql sql_%s = {\n    \"%s\",", all[i].name, all[i].name);
        put_literal(c->f, all[i].s, all[i].n);
        fprintf(c->f, ",\n    %d,\n    %d,\n};\n", params, i);
    }
    fputs("\nconst struct sql *const sql_all[] = {\n", c->f);
    for (int i = 0; i < n; i++)
        fprintf(c->f, "    &sql_%s,\n", all[i].name);
    fprintf(c->f, "    0,\n};\nconst int sql_all_count = %d;\n", n);
}

static void want_number(const struct source *migration, const struct source *before)
{
    if (strspn(migration->name, "0123456789") != 4 || migration->name[4] != '_')
        refuse(migration->path, "a migration is named NNNN_what.sql");
    if (before && strncmp(migration->name, before->name, 4) == 0)
        refuse(migration->path, "has the number of %s", before->path);
}

void embed_migrations(struct out *c, const struct source *all, int n)
{
    fputs("#include \"migrate.h\"\n\nconst struct migration migrations[] = {\n", c->f);
    for (int i = 0; i < n; i++) {
        want_number(&all[i], i > 0 ? &all[i - 1] : NULL);
        fprintf(c->f, "    {\n    \"%s\",", all[i].name);
        put_literal(c->f, all[i].s, all[i].n);
        fputs(",\n    },\n", c->f);
    }
    fprintf(c->f, "    {0, 0},\n};\nconst int migrations_count = %d;\n", n);
}

void embed_guard(struct out *c, const struct source *all, int n)
{
    fputs("#include \"migrate.h\"\n\nconst char guard_sql[] =", c->f);
    for (int i = 0; i < n; i++) {
        if (strspn(all[i].name, "0123456789") != 2 || all[i].name[2] != '_')
            refuse(all[i].path, "a part of the guard is named NN_what.sql");
        put_literal(c->f, all[i].s, all[i].n);
    }
    fputs(";\n", c->f);
}
