#include "json_out.h"

#include <stdio.h>

static void separate(struct json_out *j)
{
    if (j->needs_comma)
        buf_add(j->buf, ",", 1);
    j->needs_comma = true;
}

void json_open(struct json_out *j, char bracket)
{
    separate(j);
    buf_add(j->buf, &bracket, 1);
    j->needs_comma = false;
}

void json_close(struct json_out *j, char bracket)
{
    buf_add(j->buf, &bracket, 1);
    j->needs_comma = true;
}

static void quoted(struct buf *b, const char *s)
{
    const char *plain = s;

    buf_add(b, "\"", 1);
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;

        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_add(b, plain, (size_t)(s - plain));
        if (c < 0x20)
            buf_printf(b, "\\u%04x", c);
        else
            buf_printf(b, "\\%c", c);
        plain = s + 1;
    }
    buf_add(b, plain, (size_t)(s - plain));
    buf_add(b, "\"", 1);
}

void json_name(struct json_out *j, const char *name)
{
    separate(j);
    quoted(j->buf, name);
    buf_add(j->buf, ":", 1);
    j->needs_comma = false;
}

void json_text(struct json_out *j, const char *text)
{
    separate(j);
    if (text)
        quoted(j->buf, text);
    else
        buf_puts(j->buf, "null");
}

void json_int(struct json_out *j, int64_t v)
{
    separate(j);
    buf_printf(j->buf, "%lld", (long long)v);
}

void json_bool(struct json_out *j, bool v)
{
    separate(j);
    buf_puts(j->buf, v ? "true" : "false");
}

void json_raw(struct json_out *j, const char *json)
{
    separate(j);
    buf_puts(j->buf, json);
}

void json_pair(struct json_out *j, const char *name, const char *text)
{
    json_name(j, name);
    json_text(j, text);
}

void json_pair_int(struct json_out *j, const char *name, int64_t v)
{
    json_name(j, name);
    json_int(j, v);
}

void json_pair_hundredths(struct json_out *j, const char *name, int64_t v)
{
    int64_t size = v < 0 ? -v : v, part = size % 100;

    json_name(j, name);
    separate(j);
    buf_printf(j->buf, "%s%lld", v < 0 ? "-" : "", (long long)(size / 100));
    if (part % 10)
        buf_printf(j->buf, ".%02lld", (long long)part);
    else if (part)
        buf_printf(j->buf, ".%lld", (long long)(part / 10));
}

void json_pair_bool(struct json_out *j, const char *name, bool v)
{
    json_name(j, name);
    json_bool(j, v);
}
