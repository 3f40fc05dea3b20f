/* CSV to lines of cells, through libcsv. */
#include "import.h"

#include <csv.h>
#include <string.h>

struct reader {
    struct arena        *arena;
    struct import_lines *out;
    int32_t              room, number; /* number: of the physical line that is being read */
    struct ssda903_line  line;
    int                  last_end;
    bool                 is_full;
};

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static void take_cell(void *s, size_t n, void *to)
{
    struct reader *r = to;
    const char    *at = s;

    for (size_t i = 0; i < n; i++)
        r->number += at[i] == '\n';
    while (n && is_space(*at)) {
        at++;
        n--;
    }
    while (n && is_space(at[n - 1]))
        n--;
    if (r->line.cells < SSDA903_COLUMNS)
        r->line.cell[r->line.cells] = (struct ssda903_cell){arena_copy(r->arena, at, n), n};
    r->line.cells++;
}

static void keep_line(struct reader *r)
{
    struct import_lines *out = r->out;

    if (out->n == r->room) {
        int32_t              room = r->room ? r->room * 2 : 256;
        struct ssda903_line *more = arena_alloc(r->arena, (size_t)room * sizeof *more);

        if (!more) {
            r->is_full = true;
            return;
        }
        if (out->n)
            memcpy(more, out->line, (size_t)out->n * sizeof *more);
        out->line = more;
        r->room = room;
    }
    out->line[out->n++] = r->line;
}

static void start_line(struct reader *r)
{
    r->line = (struct ssda903_line){.number = r->number};
    for (int i = 0; i < SSDA903_COLUMNS; i++)
        r->line.cell[i].s = "";
}

/* CSV_REPALL_NL gives every CR and LF, so that blank lines are counted; -1 is the end of a file without one. */
static void end_line(int end, void *to)
{
    struct reader *r = to;
    bool           is_blank = r->line.cells == 0 || (r->line.cells == 1 && r->line.cell[0].n == 0);
    bool           is_second_half = end == '\n' && r->last_end == '\r' && r->line.cells == 0;

    if (!is_blank)
        keep_line(r);
    r->last_end = is_second_half ? 0 : end;
    if (!is_second_half)
        r->number++;
    start_line(r);
}

static size_t mark_size(const char *bytes, size_t n)
{
    return n >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

bool import_csv(struct arena *arena, const char *bytes, size_t n, struct import_lines *out)
{
    struct reader     r = {.arena = arena, .out = out, .number = 1};
    struct csv_parser parser;
    size_t            mark = mark_size(bytes, n), left = n - mark;
    bool              ok;

    *out = (struct import_lines){0};
    if (csv_init(&parser, CSV_REPALL_NL))
        return false;
    start_line(&r);
    ok = csv_parse(&parser, bytes + mark, left, take_cell, end_line, &r) == left;
    /* Strict now: of all that is not, only a quotation mark that is still open is left. */
    csv_set_opts(&parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
    if (ok && csv_fini(&parser, take_cell, end_line, &r))
        out->is_open = csv_error(&parser) == CSV_EPARSE;
    csv_free(&parser);
    return ok && !r.is_full && !arena_is_exhausted(arena);
}
