/* Cookie headers and tokens: what is found stands in the header behind its own name, and a token has one form alone. */
#include "../../server/http/cookie.h"
#include "auth.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* "name=" in the header, at a place where a cookie may begin. */
static int count(const char *header, const char *name)
{
    size_t n = strlen(name);
    int    found = 0;

    for (const char *at = header; (at = strstr(at, name)); at++) {
        const char *before = at;

        while (before > header && (before[-1] == ' ' || before[-1] == '\t'))
            before--;
        found += at[n] == '=' && (before == header || before[-1] == ';');
    }
    return found;
}

static void find(const char *header, const char *name)
{
    bool        is_twice;
    size_t      n;
    const char *found = cookie_find(header, name, &n, &is_twice);
    size_t      name_n = strlen(name);

    check(is_twice == (count(header, name) > 1));
    check((found != NULL) == (count(header, name) == 1));
    if (!found)
        return;
    check(found > header + name_n && found + n <= header + strlen(header));
    check(found[-1] == '=' && !memcmp(found - 1 - name_n, name, name_n));
    check(!memchr(found, ';', n));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);

    if (!text)
        return 0;
    memcpy(text, data, size);
    text[size] = 0;
    find(text, "around");
    find(text, "around-device");
    if (auth_token_is_one(text))
        check(strlen(text) == AUTH_TOKEN_TEXT && !strpbrk(text, "=;, \t\"\\"));
    free(text);
    return 0;
}
