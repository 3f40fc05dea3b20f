/* Files to lines that can go in, and everything that is wrong with them: what needs more than one line or file is looked at here. */
#include "import_read.h"

#include <stdlib.h>
#include <string.h>

/* --- what is wrong --- */

static void keep_problem(struct import *im, int32_t part, const struct ssda903_problem *is)
{
    if (im->problems_n == im->problems_room) {
        int32_t                room = im->problems_room ? im->problems_room * 2 : 512;
        struct import_problem *more = arena_alloc(im->arena, (size_t)room * sizeof *more);

        if (!more)
            return; /* the arena is exhausted, which import_read answers */
        if (im->problems_n)
            memcpy(more, im->problems, (size_t)im->problems_n * sizeof *more);
        im->problems = more;
        im->problems_room = room;
    }
    im->problems[im->problems_n++] = (struct import_problem){part, *is};
}

void import_keep(struct import *im, int32_t part, const struct ssda903_problems *p)
{
    for (int32_t i = 0; i < p->n; i++)
        keep_problem(im, part, &p->list[i]);
}

void import_say(struct import *im, int32_t part, enum ssda903_reason reason,
                enum ssda903_effect effect, int32_t line, int32_t column, int32_t other)
{
    keep_problem(im, part, &(struct ssda903_problem){reason, effect, line, column, other});
}

const char *import_field(const struct import *im, const struct import_problem *p)
{
    const struct import_part *part = &im->parts[p->part];

    return ssda903_column(part->module == SSDA903_MODULES ? part->like : part->module,
                          p->is.column);
}

static int by_place(const void *a, const void *b)
{
    const struct import_problem *x = a, *y = b;

    if (x->part != y->part)
        return x->part < y->part ? -1 : 1;
    if (x->is.line != y->is.line)
        return x->is.line < y->is.line ? -1 : 1;
    if (x->is.column != y->is.column)
        return x->is.column < y->is.column ? -1 : 1;
    return (x->is.reason > y->is.reason) - (x->is.reason < y->is.reason);
}

/* The first cause is the one that is said. */
static void stop(struct import *im, const char *why) { im->stops = im->stops ? im->stops : why; }

/* --- files --- */

int32_t import_part_of(const struct import *im, enum ssda903_module m)
{
    for (int32_t i = 0; i < im->parts_n; i++)
        if (im->parts[i].module == m)
            return i;
    return -1;
}

/* Which module it is, by its first line. */
static void recognise(struct import *im, int32_t i)
{
    struct import_part        *part = &im->parts[i];
    const struct ssda903_line *first = part->lines.line;
    enum ssda903_module        m = part->lines.n ? ssda903_module_of(first) : SSDA903_MODULES;
    int32_t                    column = -1;

    if (m != SSDA903_MODULES && import_part_of(im, m) >= 0) {
        import_say(im, i, SSDA903_MODULE_TWICE, SSDA903_SKIPPED, first->number, -1, 0);
        return;
    }
    part->module = m;
    if (m != SSDA903_MODULES)
        return;
    if (part->lines.n)
        part->like = ssda903_module_like(first, &column);
    import_say(im, i, part->like == SSDA903_MODULES ? SSDA903_NO_HEADER_ROW : SSDA903_HEADER_ROW,
               SSDA903_SKIPPED, part->lines.n ? first->number : 1, column, 0);
}

static bool open_part(struct import *im, const struct import_file *file)
{
    struct import_part *part = &im->parts[im->parts_n];

    *part = (struct import_part){.name = file->name,
                                 .module = SSDA903_MODULES,
                                 .like = SSDA903_MODULES};
    if (!import_csv(im->arena, file->bytes, file->n, &part->lines))
        return false;
    im->parts_n++;
    recognise(im, im->parts_n - 1);
    if (part->lines.is_open) {
        int32_t last = part->lines.n ? part->lines.line[part->lines.n - 1].number : 1;

        import_say(im, im->parts_n - 1, SSDA903_OPEN_QUOTE, SSDA903_SKIPPED, last, -1, 0);
        stop(im, "A quotation mark is not closed, so a file cannot be read to its end.");
    }
    return true;
}

/*
 * The latest year that a good part of the days in a column that have come fall into: the year of the return, for it tells of no
 * later one. A single wrong day, one in twenty or fewer, does not move it.
 */
static int32_t year_of_column(const struct import *im, enum ssda903_module m, int32_t column,
                              day_t today)
{
    int32_t days[SSDA903_YEAR_LAST + 1] = {0}, all = 0, year = SSDA903_YEAR_LAST;
    int32_t i = import_part_of(im, m);

    for (int32_t l = 1; i >= 0 && l < im->parts[i].lines.n; l++) {
        day_t d = ssda903_day(&im->parts[i].lines.line[l], column);

        if (d == DAY_NONE || d > today)
            continue;
        all++;
        days[ssda903_year_of(d)]++;
    }
    while (year > 0 && days[year] <= all / 20)
        year--;
    return year;
}

static void find_year(struct import *im, int32_t year, day_t today)
{
    im->year = year;
    if (year == 0) {
        im->is_year_found = true;
        im->year = year_of_column(im, SSDA903_EPISODES, EPISODES_DECOM, today);
    }
    if (im->year == 0)
        im->year = year_of_column(im, SSDA903_REVIEWS, REVIEWS_REVIEW, today);
    if (im->year == 0)
        stop(im, "The files do not say of which year the return is: give the year.");
}

/* --- lines --- */

static bool is_plain(const struct ssda903_line *l)
{
    for (int32_t i = 0; i < l->cells && i < SSDA903_COLUMNS; i++)
        for (size_t c = 0; c < l->cell[i].n; c++)
            if (l->cell[i].s[c] < 0x20 || l->cell[i].s[c] > 0x7e)
                return false;
    return true;
}

/* Whether a line can be read at all; says why not. */
static bool is_fit(struct import *im, int32_t part, const struct ssda903_line *l)
{
    if (l->cells != ssda903_columns(im->parts[part].module))
        import_say(im, part, SSDA903_CELLS, SSDA903_SKIPPED, l->number, -1, 0);
    else if (!is_plain(l))
        import_say(im, part, SSDA903_BAD_TEXT, SSDA903_SKIPPED, l->number, -1, 0);
    else
        return true;
    return false;
}

static int by_child(const void *a, const void *b)
{
    const struct ssda903_child *x = a, *y = b;
    int                         order = strcmp(x->child, y->child);

    return order ? order : (x->line > y->line) - (x->line < y->line);
}

struct ssda903_child *import_find_child(const struct import *im, const char *child)
{
    struct ssda903_child key = {.child = child};
    int32_t              low = 0, high = im->children_n;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;

        if (strcmp(im->children[middle].child, key.child) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < im->children_n && !strcmp(im->children[low].child, child) ? &im->children[low]
                                                                           : NULL;
}

struct ssda903_child *import_child_of(struct import *im, int32_t part, const struct ssda903_line *l)
{
    struct ssda903_child *child;
    int32_t               born = ssda903_birth_column(im->parts[part].module);

    if (!is_fit(im, part, l))
        return NULL;
    child = import_find_child(im, l->cell[0].s);
    if (!child)
        import_say(im, part, l->cell[0].n ? SSDA903_CHILD_NO_HEADER : SSDA903_CHILD_BLANK,
                   SSDA903_SKIPPED, l->number, 0, 0);
    else if (born >= 0 && ssda903_day(l, born) != child->born) {
        import_say(im, part, SSDA903_BIRTH_DIFFERS, SSDA903_SKIPPED, l->number, born, child->line);
        return NULL;
    }
    return child;
}

/* --- the header --- */

static void drop_twins(struct import *im, int32_t part)
{
    int32_t kept = 0;

    qsort(im->children, (size_t)im->children_n, sizeof *im->children, by_child);
    for (int32_t i = 0; i < im->children_n; i++)
        if (kept && !strcmp(im->children[kept - 1].child, im->children[i].child))
            import_say(im, part, SSDA903_CHILD_TWICE, SSDA903_SKIPPED, im->children[i].line,
                       HEADER_CHILD, im->children[kept - 1].line);
        else
            im->children[kept++] = im->children[i];
    im->children_n = kept;
}

static int by_upn(const void *a, const void *b)
{
    const struct ssda903_child *const *x = a, *const *y = b;
    int                                order = strcmp((*x)->upn, (*y)->upn);

    return order ? order : ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

static void say_shared_upns(struct import *im, int32_t part)
{
    size_t                       n = (size_t)im->children_n;
    const struct ssda903_child **order = arena_alloc(im->arena, (n + 1) * sizeof(void *));

    if (!order)
        return;
    for (size_t i = 0; i < n; i++)
        order[i] = &im->children[i];
    qsort(order, n, sizeof(void *), by_upn);
    for (size_t i = 1; i < n; i++)
        if (order[i]->upn[0] && order[i]->upn[1] != 'N' &&
            !strcmp(order[i]->upn, order[i - 1]->upn))
            import_say(im, part, SSDA903_UPN_TWICE, SSDA903_TAKEN, order[i]->line, HEADER_UPN,
                       order[i - 1]->line);
}

static void read_header(struct import *im)
{
    int32_t i = import_part_of(im, SSDA903_HEADER);

    if (i < 0)
        return;

    const struct import_lines *lines = &im->parts[i].lines;

    im->children = arena_alloc(im->arena, (size_t)lines->n * sizeof *im->children);
    for (int32_t l = 1; im->children && l < lines->n; l++) {
        struct ssda903_problems p = {0};

        if (!is_fit(im, i, &lines->line[l]))
            continue;
        ssda903_read_child(&lines->line[l], im->year, &im->children[im->children_n], &p);
        import_keep(im, i, &p);
        im->children_n += !ssda903_is_skipped(&p);
    }
    if (!im->children)
        return;
    drop_twins(im, i);
    say_shared_upns(im, i);
    im->parts[i].taken = im->children_n;
}

/* --- all of it --- */

/* Modules that have no place here: whose lines they are is still looked at. */
static void read_others(struct import *im)
{
    for (int32_t i = 0; i < im->parts_n; i++)
        if (im->parts[i].module != SSDA903_MODULES && !ssda903_is_read(im->parts[i].module))
            for (int32_t l = 1; l < im->parts[i].lines.n; l++)
                import_child_of(im, i, &im->parts[i].lines.line[l]);
}

bool import_read(struct import *im, struct arena *arena, const struct import_file *files, int32_t n,
                 int32_t year, day_t today)
{
    *im = (struct import){.arena = arena};
    if (n > IMPORT_FILES)
        return false;
    for (int32_t i = 0; i < n; i++)
        if (!open_part(im, &files[i]))
            return false;
    find_year(im, year, today);
    if (import_part_of(im, SSDA903_HEADER) < 0)
        stop(im, "There is no header file (CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB), so no child is "
                 "known.");
    if (im->year == 0 || import_part_of(im, SSDA903_HEADER) < 0)
        return !arena_is_exhausted(arena);
    read_header(im);
    import_read_episodes(im);
    import_read_reviews(im);
    import_read_oc2(im);
    import_read_facts(im);
    read_others(im);
    if (im->children_n == 0)
        stop(im, "No line of the header file can be used, so no child is known.");
    if (im->problems_n)
        qsort(im->problems, (size_t)im->problems_n, sizeof *im->problems, by_place);
    return !arena_is_exhausted(arena);
}

int32_t import_not_kept(const struct import *im, struct import_not_kept out[static IMPORT_FILES])
{
    int32_t n = 0;

    for (int32_t i = 0; i < im->parts_n; i++) {
        enum ssda903_module m = im->parts[i].module;

        if (m != SSDA903_MODULES && !ssda903_is_read(m))
            out[n++] = (struct import_not_kept){im->parts[i].name, "all lines"};
    }
    return n;
}

static bool is_same_kind(const struct import_problem *a, const struct import_problem *b)
{
    return a->part == b->part && a->is.column == b->is.column && a->is.reason == b->is.reason &&
           a->is.effect == b->is.effect;
}

static int by_number(const void *a, const void *b)
{
    const struct import_reason *x = a, *y = b;

    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return by_place(x->first, y->first);
}

int32_t import_reasons(const struct import *im, struct import_reason out[static IMPORT_REASONS])
{
    int32_t n = 0;

    for (int32_t i = 0; i < im->problems_n; i++) {
        int32_t at = 0;

        while (at < n && !is_same_kind(out[at].first, &im->problems[i]))
            at++;
        if (at == n && n < IMPORT_REASONS)
            out[n++] = (struct import_reason){&im->problems[i], 0};
        if (at < n)
            out[at].n++;
    }
    if (n)
        qsort(out, (size_t)n, sizeof *out, by_number);
    return n;
}
