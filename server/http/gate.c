#include "gate.h"

#include "path.h"

#include <string.h>
#include <strings.h>

struct slice {
    const char *s;
    size_t      n;
};

static bool is_word(struct slice s, const char *word)
{
    return s.n == strlen(word) && !strncasecmp(s.s, word, s.n);
}

/* RFC 9110 section 5.6.2 */
static bool is_token(struct slice s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.s[i];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              (c && strchr("!#$%&'*+-.^_`|~", c))))
            return false;
    }
    return s.n > 0;
}

/* --- the request line --- */

/* Those that may be asked; OPTIONS and TRACE get their 405 with Allow from the router. */
static bool is_known_method(struct slice m)
{
    static const char *const known[] = {"GET", "HEAD",   "POST",    "PATCH",
                                        "PUT", "DELETE", "OPTIONS", "TRACE"};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (m.n == strlen(known[i]) && !memcmp(m.s, known[i], m.n))
            return true;
    return false;
}

static enum err check_version(struct gate *g, struct slice v)
{
    if (v.n != 8 || memcmp(v.s, "HTTP/", 5) != 0 || v.s[6] != '.')
        return ERR_BAD_REQUEST;
    for (int i = 5; i < 8; i += 2)
        if (v.s[i] < '0' || v.s[i] > '9')
            return ERR_BAD_REQUEST;
    if (v.s[5] != '1' || v.s[7] > '1')
        return ERR_HTTP_VERSION;
    g->is_1_0 = v.s[7] == '0';
    return ERR_NONE;
}

/* Cuts what stands before the next single space. */
static bool cut(struct slice *line, struct slice *word)
{
    const char *space = memchr(line->s, ' ', line->n);

    if (!space)
        return false;
    *word = (struct slice){line->s, (size_t)(space - line->s)};
    *line = (struct slice){space + 1, line->n - word->n - 1};
    return word->n > 0;
}

static int count(struct slice s, char c)
{
    int n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += s.s[i] == c;
    return n;
}

static enum err request_line(struct gate *g, struct slice line)
{
    struct slice method, target;

    if (!cut(&line, &method) || !is_token(method) || !cut(&line, &target))
        return ERR_BAD_REQUEST;
    enum err e = check_version(g, line);

    if (!e && !is_known_method(method))
        e = ERR_NOT_IMPLEMENTED;
    if (!e)
        e = path_check(target.s, target.n);
    if (!e && count(target, '&') >= GATE_PAIRS_MAX)
        e = ERR_URI_TOO_LONG;
    g->may_have_body =
        !is_word(method, "GET") && !is_word(method, "HEAD") && !is_word(method, "TRACE");
    return e;
}

/* --- the header lines --- */

static enum err host(struct gate *g, struct slice v)
{
    for (size_t i = 0; i < v.n; i++)
        if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]_", v.s[i]))
            return ERR_BAD_REQUEST;
    g->has_host = true;
    return v.n > 0 && v.n <= 255 ? ERR_NONE : ERR_BAD_REQUEST;
}

static enum err content_length(struct gate *g, struct slice v)
{
    g->has_length = true;
    for (size_t i = 0; i < v.n; i++)
        if (v.s[i] < '0' || v.s[i] > '9')
            return ERR_BAD_REQUEST;
    if (v.n == 0)
        return ERR_BAD_REQUEST;
    if (v.n > 18)
        return ERR_TOO_LARGE;
    for (size_t i = 0; i < v.n; i++)
        g->length = g->length * 10 + (v.s[i] - '0');
    return ERR_NONE;
}

static enum err transfer_encoding(struct gate *g, struct slice v)
{
    g->is_chunked = true;
    return is_word(v, "chunked") && !g->is_1_0 ? ERR_NONE : ERR_BAD_REQUEST;
}

static enum err expect(struct gate *g, struct slice v)
{
    g->is_expecting = true;
    return is_word(v, "100-continue") ? ERR_NONE : ERR_EXPECTATION;
}

static enum err no_rule(struct gate *g, struct slice v)
{
    (void)g;
    (void)v;
    return ERR_NONE;
}

/* No byte that a reader may treat in its own way: libmicrohttpd, for one, keeps a blank at the end. */
static bool is_plain(struct slice v)
{
    for (size_t i = 0; i < v.n; i++)
        if (v.s[i] < ' ' || v.s[i] > '~')
            return false;
    return !v.n || v.s[v.n - 1] != ' ';
}

/* Headers that decide something: at most one of each. */
static const struct {
    const char *name;
    enum err (*check)(struct gate *g, struct slice value);
} singles[] = {
    {"Host", host},
    {"Content-Length", content_length},
    {"Transfer-Encoding", transfer_encoding},
    {"Expect", expect},
    {"Authorization", no_rule},
    {"Connection", no_rule},
    {"Content-Encoding", no_rule},
    {"Content-Type", no_rule},
    {"Cookie", no_rule},
    {"Forwarded", no_rule},
    {"Idempotency-Key", no_rule},
    {"If-Match", no_rule},
    {"If-None-Match", no_rule},
    {"Origin", no_rule},
    {"X-CSRF-Token", no_rule},
};

static bool is_seen(const struct gate *g, const char *bytes, struct slice name)
{
    for (int i = 0; i < g->names_n; i++)
        if (g->names[i].n == name.n && !strncasecmp(bytes + g->names[i].at, name.s, name.n))
            return true;
    return false;
}

static enum err check_header(struct gate *g, bool is_again, struct slice name, struct slice value)
{
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
        if (is_word(name, singles[i].name))
            return is_again || !is_plain(value) ? ERR_BAD_REQUEST : singles[i].check(g, value);
    return is_again && name.n > 12 && !strncasecmp(name.s, "X-Forwarded-", 12) ? ERR_BAD_REQUEST
                                                                               : ERR_NONE;
}

static struct slice without_blanks_before(struct slice v)
{
    while (v.n && (*v.s == ' ' || *v.s == '\t'))
        v = (struct slice){v.s + 1, v.n - 1};
    return v;
}

static enum err header_line(struct gate *g, const char *bytes, struct slice line)
{
    const char  *colon = memchr(line.s, ':', line.n);
    struct slice name = {line.s, colon ? (size_t)(colon - line.s) : 0};

    /* A folded line begins with a blank, which is no token; an underscore reads as a hyphen to some gateways. */
    if (!is_token(name) || memchr(name.s, '_', name.n))
        return ERR_BAD_REQUEST;
    if (g->names_n == GATE_HEADERS_MAX)
        return ERR_HEADERS_TOO_LARGE;

    bool is_again = is_seen(g, bytes, name);

    g->names[g->names_n].at = (unsigned short)(line.s - bytes);
    g->names[g->names_n].n = (unsigned short)name.n;
    g->names_n++;
    return check_header(g, is_again, name,
                        without_blanks_before((struct slice){colon + 1, line.n - name.n - 1}));
}

static enum err whole_head(struct gate *g, size_t n)
{
    if (!g->has_host && !g->is_1_0)
        return ERR_BAD_REQUEST;
    if (g->is_chunked && g->has_length)
        return ERR_BAD_REQUEST;
    if (!g->may_have_body && (g->is_chunked || g->length > 0))
        return ERR_BAD_REQUEST;
    g->head_n = n;
    return ERR_NONE;
}

/* --- bytes into lines --- */

/* A line ends with CRLF, and neither stands anywhere else; nor does any control byte but the tab. */
static bool is_fine(char before, char c)
{
    if (c == '\n')
        return before == '\r';
    if (before == '\r')
        return false;
    return ((unsigned char)c >= 0x20 && c != 0x7f) || c == '\t' || c == '\r';
}

static enum err take_line(struct gate *g, const char *bytes, size_t end)
{
    struct slice line = {bytes + g->at, end - 1 - g->at};

    g->at = end + 1;
    if (g->lines++ == 0)
        return request_line(g, line);
    return line.n ? header_line(g, bytes, line) : whole_head(g, end + 1);
}

enum err gate_feed(struct gate *g, const char *bytes, size_t n)
{
    for (size_t i = g->scanned; i < n && !g->head_n; i++) {
        enum err e = ERR_NONE;

        g->scanned = i + 1;
        if (!is_fine(i ? bytes[i - 1] : 0, bytes[i]))
            e = ERR_BAD_REQUEST;
        else if (g->lines == 0 && i >= GATE_LINE_MAX)
            e = ERR_URI_TOO_LONG;
        else if (i >= GATE_HEAD_MAX)
            e = ERR_HEADERS_TOO_LARGE;
        else if (bytes[i] == '\n')
            e = take_line(g, bytes, i);
        if (e)
            return e;
    }
    return ERR_NONE;
}

/* --- a chunked body --- */

enum { SIZE, SIZE_LF, DATA, DATA_CR, DATA_LF, LAST_CR, LAST_LF };

static bool size_byte(struct gate_chunks *c, char b)
{
    if (b == '\r') {
        c->state = SIZE_LF;
        return c->digits > 0;
    }
    c->left = c->left * 16 + hex_digit(b);
    return hex_digit(b) >= 0 && ++c->digits <= 12;
}

/* One byte that is not data. */
static bool frame_byte(struct gate_chunks *c, char b)
{
    switch (c->state) {
    case SIZE:
        return size_byte(c, b);
    case SIZE_LF:
        c->state = c->left ? DATA : LAST_CR;
        c->digits = 0;
        return b == '\n';
    case DATA_CR:
        c->state = DATA_LF;
        return b == '\r';
    case DATA_LF:
        c->state = SIZE;
        return b == '\n';
    case LAST_CR:
        c->state = LAST_LF;
        return b == '\r';
    default:
        c->is_whole = true;
        return b == '\n';
    }
}

ssize_t gate_chunks_feed(struct gate_chunks *c, const char *bytes, size_t n)
{
    size_t i = 0;

    while (i < n && !c->is_whole) {
        if (c->state != DATA) {
            if (!frame_byte(c, bytes[i++]))
                return -1;
            continue;
        }
        size_t some = (int64_t)(n - i) < c->left ? n - i : (size_t)c->left;

        c->left -= (int64_t)some;
        i += some;
        if (!c->left)
            c->state = DATA_CR;
    }
    return (ssize_t)i;
}
