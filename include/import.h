#pragma once
/*
 * Importing the national return (SSDA903): files are read and checked as a whole, stand in the database as a batch, and are then
 * committed or not. The same for the command line and for the API.
 *
 *   import_read     no database: files to lines that can go in, and everything that is wrong with them
 *   import_stage    the batch, its lines and problems (migration 0010)
 *   import_preview  applies and takes back: figures of what a commit would do, kept with the batch
 *   import_commit   applies for good; ERR_CONFLICT when the figures are not those of the preview
 *
 * Applying is set-based SQL; the day of each child's next SDQ is the calendar's (sdq_calendar.h), here.
 */
#include "request.h"
#include "ssda903.h"

enum { IMPORT_FILES = 40, IMPORT_COUNTS = 20 };

/* A file as it came; the bytes need not end with NUL. */
struct import_file {
    const char *name, *bytes;
    size_t      n;
};

struct import_lines { /* of a CSV file, in an arena */
    struct ssda903_line *line;
    int32_t              n;
    bool                 is_open; /* a quotation mark was not closed */
};

/* Quoted cells, CRLF, LF or CR, a byte order mark; blank lines are passed over and counted. False: no room. */
bool import_csv(struct arena *arena, const char *bytes, size_t n, struct import_lines *out);

struct import_part { /* a file, read */
    const char         *name;
    enum ssda903_module module; /* SSDA903_MODULES: none, the file is left out */
    enum ssda903_module like;   /* then, the one that its header row is like */
    struct import_lines lines;
    int32_t             taken;
};

struct import_problem {
    int32_t                part; /* index of the file */
    struct ssda903_problem is;
};

/* Everything that was read. Of each kind the lines that go in. */
struct import {
    struct arena           *arena;
    int32_t                 year;          /* of the return; 0: not known */
    bool                    is_year_found; /* in the files, not given */
    struct import_part      parts[IMPORT_FILES];
    int32_t                 parts_n;
    struct ssda903_child   *children;
    struct ssda903_episode *episodes;
    struct ssda903_review  *reviews;
    struct ssda903_oc2     *oc2;
    struct ssda903_fact    *facts; /* of all other modules, by module, child and day */
    int32_t                 children_n, episodes_n, reviews_n, oc2_n, facts_n;
    struct import_problem  *problems; /* by file, line and column */
    int32_t                 problems_n, problems_room;
    const char             *stops; /* why nothing can be imported, a sentence; NULL */
};

/* `year` 0: found from the episodes. Nothing is freed: all is in the arena. False: no room, or too many files. */
bool import_read(struct import *im, struct arena *arena, const struct import_file *files, int32_t n,
                 int32_t year, day_t today);

struct import_count {
    const char *kind; /* child, episode, legal_status, home, review, sdq, sdq_none, missing, … */
    int64_t     made, changed, same;
};

struct import_counts {
    struct import_count list[IMPORT_COUNTS];
    int32_t             n;
};

enum err import_stage(struct request *req, const struct import *im, struct uuid batch,
                      struct uuid agency);
/* Does what the batch says, in this transaction. */
enum err import_apply(struct request *req, struct uuid batch, struct import_counts *out);
enum err import_preview(struct request *req, const struct import *im, struct uuid batch,
                        struct import_counts *out);
enum err import_commit(struct request *req, struct uuid batch);
/* Keeps what the preview found with the batch. */
enum err import_summary(struct request *req, const struct import *im, struct uuid batch,
                        const struct import_counts *counts);

/* The column that a problem is in; NULL: the whole line. */
const char *import_field(const struct import *im, const struct import_problem *p);
/* What of the files has no place here: {file, columns or "all lines"}; at most IMPORT_FILES. */
struct import_not_kept {
    const char *file, *what;
};
int32_t import_not_kept(const struct import *im, struct import_not_kept out[static IMPORT_FILES]);

/* Problems by file, column, reason and effect, the most frequent first; those past IMPORT_REASONS kinds are not counted here. */
enum { IMPORT_REASONS = 200 };
struct import_reason {
    const struct import_problem *first;
    int32_t                      n;
};
int32_t import_reasons(const struct import *im, struct import_reason out[static IMPORT_REASONS]);
