#pragma once
/* What the routes of national returns share. */
#include "json_out.h"
#include "national_return.h"
#include "route.h"

/* A file of a return that is kept. */
struct return_kept {
    const char *name, *content;
    int32_t     lines;
};

/* Keeps a return as sent and answers 201 with it. `children`: an array of ids as the database writes it. */
struct return_mark {
    const char               *format; /* ssda903, dfe_csc */
    struct num                year;
    const char               *digest, *children, *problems;
    int32_t                   errors, warnings, files_n;
    const struct return_kept *files;
};
enum err return_keep(struct request *req, const struct return_mark *mark);
enum err return_keep_files(struct request *req, struct uuid id, const struct return_mark *mark);

/* The body of both: {"digest", "note"}. */
struct return_mark_in {
    struct text digest, note;
};
extern const struct shape return_mark_shape, return_sent_shape, return_problem_shape;

/* That a child was looked at for a return, as look.h keeps it. */
void return_put_look(struct json_out *j, const char *child);

/* Bytes for download under this name. */
enum err return_download(struct request *req, const char *media, const char *name,
                         const struct buf *bytes);
