/* Episodes, reviews, OC2 and what the other modules say: line by line, then beside each other. */
#include "import_read.h"

#include <stdlib.h>
#include <string.h>

/* --- episodes --- */

static int by_first_day(const void *a, const void *b)
{
    const struct ssda903_episode *x = a, *y = b;
    int                           order = strcmp(x->child, y->child);

    if (order)
        return order;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

static bool is_last_of_child(const struct import *im, int32_t i)
{
    return i + 1 == im->episodes_n || strcmp(im->episodes[i].child, im->episodes[i + 1].child) != 0;
}

/* Each episode beside the one before it, and the last of each child. */
static void check_sequence(struct import *im, int32_t part)
{
    int32_t kept = 0;

    qsort(im->episodes, (size_t)im->episodes_n, sizeof *im->episodes, by_first_day);
    for (int32_t i = 0; i < im->episodes_n; i++) {
        struct ssda903_problems p = {0};
        bool has_before = kept && !strcmp(im->episodes[kept - 1].child, im->episodes[i].child);

        if (has_before)
            ssda903_check_episodes(&im->episodes[kept - 1], &im->episodes[i], &p);
        import_keep(im, part, &p);
        if (!ssda903_is_skipped(&p))
            im->episodes[kept++] = im->episodes[i];
    }
    im->episodes_n = kept;
    for (int32_t i = 0; i < im->episodes_n; i++) {
        struct ssda903_problems p = {0};

        if (is_last_of_child(im, i))
            ssda903_check_episodes(&im->episodes[i], NULL, &p);
        import_keep(im, part, &p);
    }
}

/* The first of a child's episodes, which lie side by side; episodes_n when there is none. */
static int32_t first_episode(const struct import *im, const char *child)
{
    int32_t low = 0, high = im->episodes_n;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;

        if (strcmp(im->episodes[middle].child, child) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < im->episodes_n && !strcmp(im->episodes[low].child, child) ? low : im->episodes_n;
}

/* A care leaver stands in the header for OC3 alone. */
static bool is_in_oc3(const struct import *im, const char *child)
{
    int32_t i = import_part_of(im, SSDA903_OC3);

    for (int32_t l = 1; i >= 0 && l < im->parts[i].lines.n; l++)
        if (!strcmp(im->parts[i].lines.line[l].cell[0].s, child))
            return true;
    return false;
}

/* Who has died, and who has no episode at all. */
static void look_at_children(struct import *im)
{
    int32_t header = import_part_of(im, SSDA903_HEADER);

    for (int32_t c = 0; c < im->children_n; c++)
        if (first_episode(im, im->children[c].child) == im->episodes_n &&
            !is_in_oc3(im, im->children[c].child))
            import_say(im, header, SSDA903_NO_EPISODE, SSDA903_TAKEN, im->children[c].line,
                       HEADER_CHILD, 0);
    for (int32_t i = 0; i < im->episodes_n; i++)
        if (is_last_of_child(im, i) && im->episodes[i].ending &&
            !strcmp(im->episodes[i].ending, "E2"))
            import_find_child(im, im->episodes[i].child)->died = im->episodes[i].until;
}

void import_read_episodes(struct import *im)
{
    int32_t i = import_part_of(im, SSDA903_EPISODES);

    if (i < 0)
        return;

    const struct import_lines *lines = &im->parts[i].lines;

    im->episodes = arena_alloc(im->arena, (size_t)lines->n * sizeof *im->episodes);
    for (int32_t l = 1; im->episodes && l < lines->n; l++) {
        const struct ssda903_child *child = import_child_of(im, i, &lines->line[l]);
        struct ssda903_problems     p = {0};

        if (!child)
            continue;
        ssda903_read_episode(&lines->line[l], im->year, child->born, &im->episodes[im->episodes_n],
                             &p);
        import_keep(im, i, &p);
        im->episodes_n += !ssda903_is_skipped(&p);
    }
    if (!im->episodes)
        return;
    check_sequence(im, i);
    look_at_children(im);
    im->parts[i].taken = im->episodes_n;
}

/* --- reviews --- */

static int by_day(const void *a, const void *b)
{
    const struct ssda903_review *x = a, *y = b;
    int                          order = strcmp(x->child, y->child);

    if (order)
        return order;
    if (x->held != y->held)
        return x->held < y->held ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

static void drop_second_reviews(struct import *im, int32_t part)
{
    int32_t kept = 0;

    qsort(im->reviews, (size_t)im->reviews_n, sizeof *im->reviews, by_day);
    for (int32_t i = 0; i < im->reviews_n; i++) {
        struct ssda903_problems p = {0};

        if (kept && !strcmp(im->reviews[kept - 1].child, im->reviews[i].child))
            ssda903_check_reviews(&im->reviews[kept - 1], &im->reviews[i], &p);
        import_keep(im, part, &p);
        if (!ssda903_is_skipped(&p))
            im->reviews[kept++] = im->reviews[i];
    }
    im->reviews_n = kept;
}

void import_read_reviews(struct import *im)
{
    int32_t i = import_part_of(im, SSDA903_REVIEWS);

    if (i < 0)
        return;

    const struct import_lines *lines = &im->parts[i].lines;

    im->reviews = arena_alloc(im->arena, (size_t)lines->n * sizeof *im->reviews);
    for (int32_t l = 1; im->reviews && l < lines->n; l++) {
        const struct ssda903_child *child = import_child_of(im, i, &lines->line[l]);
        struct ssda903_problems     p = {0};

        if (!child)
            continue;
        ssda903_read_review(&lines->line[l], im->year, child->born, &im->reviews[im->reviews_n],
                            &p);
        import_keep(im, i, &p);
        im->reviews_n += !ssda903_is_skipped(&p);
    }
    if (im->reviews)
        drop_second_reviews(im, i);
    im->parts[i].taken = im->reviews_n;
}

/* --- OC2 --- */

/* Looked after for the whole year, as far as the episodes say: who has none is not said to be wrong here. */
static bool is_counted(const struct import *im, const char *child)
{
    for (int32_t i = first_episode(im, child);
         i < im->episodes_n && !strcmp(im->episodes[i].child, child); i++)
        if (!ssda903_counts(&im->episodes[i], im->year))
            return false;
    return true;
}

static int by_oc2_child(const void *a, const void *b)
{
    const struct ssda903_oc2 *x = a, *y = b;
    int                       order = strcmp(x->child, y->child);

    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void check_oc2(struct import *im, int32_t part)
{
    int32_t kept = 0;

    qsort(im->oc2, (size_t)im->oc2_n, sizeof *im->oc2, by_oc2_child);
    for (int32_t i = 0; i < im->oc2_n; i++) {
        const struct ssda903_oc2 *o = &im->oc2[i];
        struct ssda903_problems   p = {0};

        if (kept && !strcmp(im->oc2[kept - 1].child, o->child)) {
            import_say(im, part, SSDA903_CHILD_TWICE, SSDA903_SKIPPED, o->line, OC2_CHILD,
                       im->oc2[kept - 1].line);
            continue;
        }
        ssda903_check_sdq(o, import_find_child(im, o->child)->born, im->year,
                          is_counted(im, o->child), &p);
        import_keep(im, part, &p);
        im->oc2[kept++] = *o;
    }
    im->oc2_n = kept;
}

void import_read_oc2(struct import *im)
{
    int32_t i = import_part_of(im, SSDA903_OC2);

    if (i < 0)
        return;

    const struct import_lines *lines = &im->parts[i].lines;

    im->oc2 = arena_alloc(im->arena, (size_t)lines->n * sizeof *im->oc2);
    for (int32_t l = 1; im->oc2 && l < lines->n; l++) {
        struct ssda903_problems p = {0};

        if (!import_child_of(im, i, &lines->line[l]))
            continue;
        ssda903_read_oc2(&lines->line[l], &im->oc2[im->oc2_n++], &p);
        import_keep(im, i, &p);
    }
    if (im->oc2)
        check_oc2(im, i);
    im->parts[i].taken = im->oc2_n;
}

/* --- what the other modules say --- */

static int by_fact(const void *a, const void *b)
{
    const struct ssda903_fact *x = a, *y = b;
    int                        order =
        x->module != y->module ? (x->module < y->module ? -1 : 1) : strcmp(x->child, y->child);

    if (!order)
        order = (x->from > y->from) - (x->from < y->from);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* One of a child; of Missing and SWEpisodes one that begins on a day. */
static bool is_twice(const struct ssda903_fact *a, const struct ssda903_fact *b)
{
    bool is_by_day = a->module == SSDA903_MISSING || a->module == SSDA903_SW_EPISODES;

    return a->module == b->module && !strcmp(a->child, b->child) &&
           (!is_by_day || a->from == b->from);
}

static void drop_second_facts(struct import *im)
{
    int32_t kept = 0;

    qsort(im->facts, (size_t)im->facts_n, sizeof *im->facts, by_fact);
    for (int32_t i = 0; i < im->facts_n; i++) {
        const struct ssda903_fact *f = &im->facts[i];
        int32_t                    part = import_part_of(im, f->module);

        if (kept && is_twice(&im->facts[kept - 1], f)) {
            import_say(im, part, SSDA903_CHILD_TWICE, SSDA903_SKIPPED, f->line, 0,
                       im->facts[kept - 1].line);
            continue;
        }
        im->parts[part].taken++;
        im->facts[kept++] = *f;
    }
    im->facts_n = kept;
}

static void read_facts_of(struct import *im, int32_t part)
{
    const struct import_lines *lines = &im->parts[part].lines;

    for (int32_t l = 1; l < lines->n; l++) {
        const struct ssda903_child *child = import_child_of(im, part, &lines->line[l]);
        struct ssda903_problems     p = {0};

        if (!child)
            continue;
        ssda903_read_fact(&lines->line[l], im->parts[part].module, im->year, child->born,
                          &im->facts[im->facts_n], &p);
        import_keep(im, part, &p);
        im->facts_n += !ssda903_is_skipped(&p);
    }
}

void import_read_facts(struct import *im)
{
    size_t room = 1;

    for (int32_t i = 0; i < im->parts_n; i++)
        if (ssda903_is_fact(im->parts[i].module))
            room += (size_t)im->parts[i].lines.n;
    im->facts = arena_alloc(im->arena, room * sizeof *im->facts);
    for (int32_t i = 0; im->facts && i < im->parts_n; i++)
        if (ssda903_is_fact(im->parts[i].module))
            read_facts_of(im, i);
    if (im->facts)
        drop_second_facts(im);
}
