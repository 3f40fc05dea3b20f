/* Which kind of output, from which files; nothing else. */
#include "embed.h"

#include <string.h>

int main(int argc, char **argv)
{
    const char    *kind = argc > 1 ? argv[1] : "";
    int            n = argc - 4;
    struct out     h, c;
    struct source *all;

    if (n < 1)
        refuse("embed", "usage: embed sql|migrations|guard|access OUT.h OUT.c FILE ...");
    out_open(&h, argv[2]);
    out_open(&c, argv[3]);
    all = sources_read(argv + 4, n);
    if (strcmp(kind, "sql") == 0)
        embed_sql(&h, &c, all, n);
    else if (strcmp(kind, "migrations") == 0)
        embed_migrations(&c, all, n);
    else if (strcmp(kind, "guard") == 0)
        embed_guard(&c, all, n);
    else if (strcmp(kind, "access") == 0 && n == 1)
        embed_access(&h, &c, all);
    else
        refuse("embed", "cannot make %s of %d files", kind, n);
    out_close(&h);
    out_close(&c);
    sources_free(all, n);
    return 0;
}
