/* Files of the national return, cut at the byte 1. Whatever comes in, what goes in is of a known child, in order, and within its year. */
#include "arena.h"
#include "import.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FILES = 8, YEAR = 2026, TODAY = 20779 /* 2026-11-22 */ };

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_child(const struct import *im, const char *child)
{
    bool is_known = false;

    for (int32_t i = 0; i < im->children_n; i++)
        is_known = is_known || !strcmp(im->children[i].child, child);
    check(is_known);
}

static void check_records(const struct import *im)
{
    day_t end = ssda903_year_end(im->year);

    for (int32_t i = 0; i < im->children_n; i++)
        check(day_is_valid(im->children[i].born) && im->children[i].born <= end &&
              (i == 0 || strcmp(im->children[i - 1].child, im->children[i].child) < 0));
    for (int32_t i = 0; i < im->episodes_n; i++) {
        const struct ssda903_episode *e = &im->episodes[i];

        check_child(im, e->child);
        check(e->entry && e->legal && e->from <= end &&
              (e->until == DAY_NONE || (e->until >= e->from && e->until <= end)));
    }
    for (int32_t i = 0; i < im->reviews_n; i++) {
        check_child(im, im->reviews[i].child);
        check(im->reviews[i].held <= end);
    }
    for (int32_t i = 0; i < im->oc2_n; i++) {
        check_child(im, im->oc2[i].child);
        check(im->oc2[i].score >= -1 && im->oc2[i].score <= 40);
    }
}

static void check_problems(const struct import *im)
{
    struct import_reason list[IMPORT_REASONS];
    char                 says[SSDA903_SAYS];

    for (int32_t i = 0; i < im->problems_n; i++) {
        const struct import_problem *p = &im->problems[i];

        ssda903_says(&p->is, says);
        check(says[0] && p->is.line > 0 && p->part >= 0 && p->part < im->parts_n);
        check(p->is.column < 0 || import_field(im, p));
    }
    check(import_reasons(im, list) <= im->problems_n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct import_file files[FILES];
    struct arena      *arena = arena_new(64u * 1024 * 1024);
    const char        *at = (const char *)data, *end = at + size;
    int32_t            n = 0;
    struct import      im;

    while (at < end && n < FILES) {
        const char *cut = memchr(at, 1, (size_t)(end - at));
        size_t      length = (size_t)((cut ? cut : end) - at);

        files[n++] = (struct import_file){"file.csv", at, length};
        at += length + 1;
    }
    if (arena && import_read(&im, arena, files, n, size % 2 ? YEAR : 0, TODAY)) {
        if (im.year)
            check_records(&im);
        check_problems(&im);
    }
    arena_free(arena);
    return 0;
}
