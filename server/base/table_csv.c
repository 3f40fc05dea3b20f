#include "json_table.h"

#include <string.h>

/* Spreadsheets take these for the beginning of a formula, whatever the quotes around the cell. */
static bool is_formula(const char *text) { return *text && strchr("=+-@\t\r", *text); }

static void put_quoted(struct buf *out, const char *text)
{
    buf_puts(out, "\"");
    for (size_t n; *text; text += n) {
        n = strcspn(text, "\"");
        buf_add(out, text, n);
        if (text[n]) {
            buf_puts(out, "\"\"");
            n++;
        }
    }
    buf_puts(out, "\"");
}

static void put_text(struct buf *out, const char *text)
{
    struct buf safe = {.arena = out->arena};

    buf_puts(&safe, is_formula(text) ? "'" : "");
    buf_puts(&safe, text);
    if (!safe.s)
        return;
    if (strpbrk(safe.s, ",\"\r\n") || *safe.s == ' ')
        put_quoted(out, safe.s);
    else
        buf_puts(out, safe.s);
}

static void put_cell(void *to, int line, int column, const struct table_cell *cell)
{
    struct buf *out = to;

    buf_puts(out, column ? "," : line ? "\r\n" : "");
    if (cell->is_number)
        buf_printf(out, "%lld", (long long)cell->number);
    else if (cell->is_decimal)
        buf_puts(out, cell->text);
    else if (cell->text)
        put_text(out, cell->text);
}

bool table_csv(const struct shape *item, const char *json, size_t n, struct buf *out)
{
    if (!json_table(item, json, n, out->arena, put_cell, out))
        return false;
    buf_puts(out, "\r\n");
    return true;
}
