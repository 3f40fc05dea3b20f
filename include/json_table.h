#pragma once
/*
 * A list of the API as a table for spreadsheets: {"items": [...]} with one line an item. The columns are those of the
 * items' shape, whatever the items hold: service.name of {"service": {"name"}} is the column service_name; texts of
 * a list are joined with "; "; what is deeper stays JSON.
 *
 * CSV is RFC 4180 in UTF-8; a text that a spreadsheet would take for a formula gets an apostrophe before it. In a
 * workbook a text is a text whatever it begins with.
 */
#include "arena.h"
#include "shape.h"

struct table_cell {
    const char *text; /* NULL: no text; of a number that is not whole, as it was sent */
    int64_t     number;
    double      decimal;
    bool        is_number, is_decimal;
};

/* Takes the cells one by one, line by line from the left; line 0 has the names. */
typedef void table_put(void *to, int line, int column, const struct table_cell *cell);

/* False when `json` is no list. */
bool json_table(const struct shape *item, const char *json, size_t n, struct arena *arena,
                table_put *put, void *to);

bool table_csv(const struct shape *item, const char *json, size_t n, struct buf *out);
bool table_xlsx(const struct shape *item, const char *json, size_t n, struct buf *out);
