/*
 * `around postcodes`: the middles of postcodes from a CSV file of the operator's own source, as many at a time as a statement takes well, all of them or
 * none. After that the homes of which nobody said how far they are are measured anew.
 */
#include "identifier.h"
#include "job.h"
#include "json_out.h"
#include "owner.h"
#include "sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 5000, CELLS = 3, ARENA_MAX = 64 * 1024 * 1024 };

struct middle {
    char   area[IDENTIFIER_POSTCODE_SIZE];
    double latitude, longitude;
};

/* Three cells of a line, without the marks and spaces around them; false: there are not three. */
static bool split(char *line, char *cells[CELLS])
{
    int n = 0;

    for (char *at = line, *rest = NULL; n <= CELLS; at = NULL) {
        char  *cell = strtok_r(at, ",", &rest);
        size_t end;

        if (!cell)
            break;
        if (n == CELLS)
            return false;
        cell += strspn(cell, " \t\"");
        end = strlen(cell);
        while (end && strchr(" \t\"\r\n", cell[end - 1]))
            cell[--end] = '\0';
        cells[n++] = cell;
    }
    return n == CELLS;
}

/* A whole postcode, or one from which the second half was left out. */
static bool read_area(const char *text, char out[static IDENTIFIER_POSTCODE_SIZE])
{
    char whole[IDENTIFIER_POSTCODE_SIZE + CELLS];

    if (!identifier_postcode(text, strlen(text), out))
        return true;
    snprintf(whole, sizeof whole, "%.5s1AA", text);
    if (strlen(text) > 4 || identifier_postcode(whole, strlen(whole), out))
        return false;
    *strchr(out, ' ') = '\0';
    return true;
}

static bool read_degrees(const char *text, double from, double to, double *out)
{
    char *end;

    *out = strtod(text, &end);
    return *text && !*end && *out >= from && *out <= to;
}

static bool is_number(const char *text)
{
    char *end;

    return strtod(text, &end) != 0 || (end != text && !*end);
}

/* 1: one was read; 0: the row of names; -1: it is wrong. The British isles lie between these degrees. */
static int read_line(char *line, int64_t number, struct middle *out)
{
    enum { SOUTH = 49, NORTH = 61, WEST = -9, EAST = 2 };
    char *cells[CELLS];

    if (!split(line, cells))
        return -1;
    if (number == 1 && !is_number(cells[1]) && !is_number(cells[2]))
        return 0;
    return read_area(cells[0], out->area) && read_degrees(cells[1], SOUTH, NORTH, &out->latitude) &&
                   read_degrees(cells[2], WEST, EAST, &out->longitude)
               ? 1
               : -1;
}

static void put(struct json_out *j, const struct middle *m)
{
    char number[32];

    json_open(j, '{');
    json_pair(j, "area", m->area);
    snprintf(number, sizeof number, "%.5f", m->latitude);
    json_pair(j, "latitude", number);
    snprintf(number, sizeof number, "%.5f", m->longitude);
    json_pair(j, "longitude", number);
    json_close(j, '}');
}

struct load {
    FILE         *from;
    struct arena *arena; /* of one batch */
    char         *line;
    size_t        room;
    int64_t       number, taken; /* number: of the last line read */
    bool          is_bad;
};

/* The next lines as a JSON array; how many. */
static int next_batch(struct load *l, const char **json)
{
    struct buf      buf = {.arena = l->arena};
    struct json_out out = {.buf = &buf};
    struct middle   m;
    int             n = 0;

    json_open(&out, '[');
    while (n < BATCH && getline(&l->line, &l->room, l->from) >= 0) {
        int found = read_line(l->line, ++l->number, &m);

        l->is_bad = found < 0 && l->line[strspn(l->line, " \t\r\n")];
        if (l->is_bad)
            break;
        if (found > 0)
            put(&out, &m);
        n += found > 0;
    }
    json_close(&out, ']');
    *json = buf.s;
    return n;
}

static enum err load(struct request *req, struct load *l)
{
    const char *json;
    struct rows rows;
    enum err    e = ERR_NONE;

    for (int n = BATCH; !e && n == BATCH && !l->is_bad;) {
        n = next_batch(l, &json);
        if (!l->is_bad && n > 0)
            e = DB(req, postcode_put, &rows, P(json));
        l->taken += n;
        arena_reset(l->arena);
    }
    if (!e && l->is_bad)
        e = fail_field(req, ERR_BAD_BODY, "",
                       arena_printf(req->arena,
                                    "line %lld is not a postcode or its first half, degrees north, "
                                    "degrees east. Nothing was loaded.",
                                    (long long)l->number));
    if (!e && l->taken == 0)
        e = fail_field(req, ERR_BAD_BODY, "", "The file holds none. Nothing was loaded.");
    return e;
}

static enum err load_and_measure(struct request *req, struct load *l)
{
    struct rows rows;
    enum err    e = load(req, l);

    if (!e)
        e = DB(req, postcode_measure, &rows, P(l->taken));
    if (e)
        return e;

    int64_t homes = row_int(&rows, 0, 0);

    printf("%lld %s loaded; %lld %s measured anew\n", (long long)l->taken,
           l->taken == 1 ? "postcode" : "postcodes", (long long)homes,
           homes == 1 ? "home" : "homes");
    return ERR_NONE;
}

int job_postcodes(int argc, char **argv, const struct config *c)
{
    struct owner o;
    struct load  l = {0};
    enum err     e;

    if (argc != 1)
        return job_called_wrongly("postcodes");
    l.from = fopen(argv[0], "re");
    l.arena = arena_new(ARENA_MAX);
    if (!l.from || !l.arena)
        fprintf(stderr, "around postcodes: %s cannot be read\n", argv[0]);
    if (!l.from || !l.arena || !owner_begin(&o, c)) {
        if (l.from)
            fclose(l.from);
        arena_free(l.arena);
        return 1;
    }
    e = load_and_measure(&o.req, &l);
    free(l.line);
    fclose(l.from);
    arena_free(l.arena);
    return owner_end(&o, e);
}
