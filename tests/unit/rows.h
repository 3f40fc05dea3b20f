#pragma once
/* What the tests of rules share: days as they are written, rows of a data file, and running one suite. */
#include "day.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_CELLS = 64, ROWS_LINE = 1024 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* "" is DAY_NONE; anything else has to be a day. */
static inline day_t day(const char *iso)
{
    day_t d = day_parse(iso, strlen(iso));

    ck_assert_msg(d != DAY_NONE || iso[0] == '\0', "%s is no day", iso);
    return d;
}

/* A number and nothing after it. */
static inline int32_t number_of(const char *cell)
{
    char *end;
    long  n = strtol(cell, &end, 10);

    ck_assert_msg(end != cell && *end == '\0', "%s is no number", cell);
    return (int32_t)n;
}

static inline const char *text_of(day_t d)
{
    static char texts[4][DAY_TEXT_SIZE];
    static int  turn;
    char       *text = texts[turn++ % 4];

    day_format(d, text);
    return text[0] ? text : "no day";
}

struct rows {
    FILE *file;
    char  line[ROWS_LINE];
    char *cell[ROWS_CELLS];
    int   n, lines;
};

/* The next line of the file, cut at its commas; false, and the file closed, at its end. */
static inline bool rows_next(struct rows *rows)
{
    char *rest = rows->line, *cell;

    if (!fgets(rows->line, ROWS_LINE, rows->file)) {
        fclose(rows->file);
        return false;
    }
    rows->line[strcspn(rows->line, "\r\n")] = '\0';
    rows->n = 0;
    while ((cell = strsep(&rest, ",")) != NULL && rows->n < ROWS_CELLS)
        rows->cell[rows->n++] = cell;
    rows->lines++;
    return true;
}

static inline struct rows rows_open(const char *name)
{
    struct rows rows = {0};
    char        path[ROWS_LINE];

    snprintf(path, sizeof path, "%s/%s", TEST_DATA, name);
    rows.file = fopen(path, "r");
    ck_assert_msg(rows.file != NULL, "%s cannot be opened", path);
    return rows;
}

static inline int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    int      failed;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
