#include "cookie.h"

#include <string.h>

const char *cookie_find(const char *header, const char *name, size_t *n, bool *is_twice)
{
    const char *found = NULL;
    size_t      name_n = strlen(name);

    *is_twice = false;
    *n = 0;
    while (header && *header) {
        header += strspn(header, " \t;");

        size_t length = strcspn(header, ";");

        if (length > name_n && header[name_n] == '=' && !memcmp(header, name, name_n)) {
            *is_twice = found != NULL;
            if (*is_twice)
                return NULL;
            found = header + name_n + 1;
            *n = length - name_n - 1;
            while (*n && (found[*n - 1] == ' ' || found[*n - 1] == '\t'))
                --*n;
        }
        header += length;
    }
    return found;
}
