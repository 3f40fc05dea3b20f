#include "email.h"

#include <string.h>

#include "pure.h"

enum { LOCAL_MAX = 64, LABEL_MAX = 63 };

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_alnum(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/* "a.b": parts of these letters with single dots between. */
static bool is_local(const char *s, size_t n)
{
    bool was_dot = true;

    for (size_t i = 0; i < n; i++) {
        if (s[i] == '.' && was_dot)
            return false;
        was_dot = s[i] == '.';
        if (!was_dot && !is_alnum(s[i]) && (!s[i] || !strchr("!#$%&'*+/=?^_`{|}~-", s[i])))
            return false;
    }
    return n <= LOCAL_MAX && !was_dot;
}

static bool is_label(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_alnum(s[i]) && s[i] != '-')
            return false;
    return n > 0 && n <= LABEL_MAX && s[0] != '-' && s[n - 1] != '-';
}

/* At least two labels, the last of which begins with a letter and is no single one. */
static bool is_domain(const char *s, size_t n)
{
    size_t from = 0;
    int    labels = 0;

    for (size_t i = 0; i <= n; i++) {
        if (i < n && s[i] != '.')
            continue;
        if (!is_label(s + from, i - from))
            return false;
        labels++;
        if (i < n)
            from = i + 1;
    }
    return labels >= 2 && n - from >= 2 && is_letter(s[from]);
}

bool email_is_address(const char *text, size_t len)
{
    const char *at = memchr(text, '@', len);
    size_t      local = at ? (size_t)(at - text) : 0;

    return at && len <= EMAIL_MAX && is_local(text, local) && is_domain(at + 1, len - local - 1);
}
