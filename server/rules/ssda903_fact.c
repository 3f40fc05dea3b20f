/* Modules of which a line says one thing of a child: UASC, OC3, AD1, PlacedAdoption, PrevPerm, Missing, SWEpisodes. */
#include "ssda903.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "pure.h"

enum { MISSING_KIND = 2, MISSING_START, MISSING_END };
enum { UASC_DUC = 3 };
enum { AD1_DATE_INT = 2, AD1_DATE_MATCH, AD1_FOSTER_CARE, AD1_NB, AD1_SEX, AD1_LS };
enum { PLACED_DATE = 2, PLACED_CEASED, PLACED_REASON };
enum { PREV_PERM_CODE = 2, PREV_PERM_LA, PREV_PERM_DATE };
enum { OC3_IN_TOUCH = 2, OC3_ACTIV, OC3_ACCOM };
enum { SW_ID = 2, SW_DECOM, SW_DEC, SW_REASON };
enum { UK_DAY = 10, ISO_MONTH = 7, ISO_YEAR = 4 };

static const char *const missing_codes[] = {"M", "A", NULL};
static const char *const flags[] = {"0", "1", NULL};
static const char *const counts[] = {"1", "2", NULL};
static const char *const sexes[] = {"M1", "F1", "MM", "FF", "MF", NULL};
static const char *const statuses[] = {"L0", "L11", "L12", "L2", "L3", "L4", NULL};
static const char *const stops[] = {"RD1", "RD2", "RD3", "RD4", NULL};
static const char *const touches[] = {"YES", "NO", "REFU", "NREQ", "RHOM", "DIED", NULL};
static const char *const activities[] = {"F1", "P1", "F2", "P2", "F4", "P4", "F5",
                                         "P5", "G4", "G5", "G6", "0",  NULL};
static const char *const changes[] = {"MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC", "ABSENC",
                                      "CHCHAN", "PCCHAN", "SWDIED", "OTHERS", NULL};
static const char *const before[] = {"P1", "P2", "P3", "P4", "Z1", NULL};

struct reading {
    const struct ssda903_line *line;
    struct ssda903_problems   *problems;
    int32_t                    year;
    day_t                      born;
};

static void say(const struct reading *r, enum ssda903_reason reason, enum ssda903_effect effect,
                int32_t column)
{
    ssda903_add(r->problems, reason, effect, r->line->number, column, 0);
}

static const struct ssda903_cell *cell(const struct reading *r, int32_t column)
{
    return &r->line->cell[column];
}

/* NULL, and said with `effect`, where the cell holds none of them; a blank one is said where it is needed. */
static const char *code(const struct reading *r, int32_t column, const char *const *list,
                        enum ssda903_effect effect)
{
    for (; cell(r, column)->n && *list; list++)
        if (!strcasecmp(*list, cell(r, column)->s))
            return *list;
    if (cell(r, column)->n)
        say(r, SSDA903_CODE, effect, column);
    else if (effect == SSDA903_SKIPPED)
        say(r, SSDA903_BLANK, effect, column);
    return NULL;
}

/* A day of the child's life up to the end of the year; one that is faulty is left out, or skips the line. */
static day_t day(const struct reading *r, int32_t column, enum ssda903_effect effect)
{
    day_t d = ssda903_day(r->line, column);

    if (d == DAY_NONE && (cell(r, column)->n || effect == SSDA903_SKIPPED))
        say(r, cell(r, column)->n ? SSDA903_NO_DAY : SSDA903_BLANK, effect, column);
    if (d == DAY_NONE || (d >= r->born && d <= ssda903_year_end(r->year)))
        return d;
    say(r,
        d < r->born                 ? SSDA903_BEFORE_BIRTH
        : effect == SSDA903_SKIPPED ? SSDA903_AFTER_YEAR
                                    : SSDA903_END_AFTER_YEAR,
        effect, column);
    return DAY_NONE;
}

static void check_order(const struct reading *r, const struct ssda903_fact *f, int32_t column)
{
    if (f->from != DAY_NONE && f->until != DAY_NONE && f->until < f->from)
        say(r, SSDA903_END_BEFORE_START, SSDA903_SKIPPED, column);
}

/* The end of a status, which may be known before it comes. */
static void read_uasc(const struct reading *r, struct ssda903_fact *f)
{
    f->until = ssda903_day(r->line, UASC_DUC);
    if (f->until == DAY_NONE && cell(r, UASC_DUC)->n)
        say(r, SSDA903_NO_DAY, SSDA903_LEFT_OUT, UASC_DUC);
    if (f->until != DAY_NONE && f->until < r->born) {
        say(r, SSDA903_BEFORE_BIRTH, SSDA903_LEFT_OUT, UASC_DUC);
        f->until = DAY_NONE;
    }
}

static void read_missing(const struct reading *r, struct ssda903_fact *f)
{
    f->code = code(r, MISSING_KIND, missing_codes, SSDA903_SKIPPED);
    f->from = day(r, MISSING_START, SSDA903_SKIPPED);
    f->until = day(r, MISSING_END, SSDA903_LEFT_OUT);
    check_order(r, f, MISSING_END);
}

/* How many adopters there are and who they are says one thing: where the two differ neither is kept. */
static void read_ad1(const struct reading *r, struct ssda903_fact *f)
{
    f->from = day(r, AD1_DATE_INT, SSDA903_SKIPPED);
    f->until = day(r, AD1_DATE_MATCH, SSDA903_LEFT_OUT);
    check_order(r, f, AD1_DATE_MATCH);
    f->code = code(r, AD1_FOSTER_CARE, flags, SSDA903_LEFT_OUT);
    f->more[0] = code(r, AD1_NB, counts, SSDA903_LEFT_OUT);
    f->more[1] = code(r, AD1_SEX, sexes, SSDA903_LEFT_OUT);
    f->more[2] = code(r, AD1_LS, statuses, SSDA903_LEFT_OUT);
    if (!f->more[0] != !f->more[1] ||
        (f->more[0] && (f->more[0][0] == '1') != (f->more[1][1] == '1'))) {
        say(r, SSDA903_CODE, SSDA903_LEFT_OUT, AD1_SEX);
        f->more[0] = f->more[1] = NULL;
    }
}

static void read_placed(const struct reading *r, struct ssda903_fact *f)
{
    f->from = day(r, PLACED_DATE, SSDA903_SKIPPED);
    f->until = day(r, PLACED_CEASED, SSDA903_LEFT_OUT);
    check_order(r, f, PLACED_CEASED);
    f->code = code(r, PLACED_REASON, stops, SSDA903_LEFT_OUT);
    if (f->code && f->until == DAY_NONE)
        say(r, SSDA903_REASON_NO_END, SSDA903_LEFT_OUT, PLACED_REASON);
    else if (!f->code && f->until != DAY_NONE)
        say(r, SSDA903_END_NO_REASON, SSDA903_LEFT_OUT, PLACED_CEASED);
    if (!f->code || f->until == DAY_NONE) {
        f->code = NULL;
        f->until = DAY_NONE;
    }
}

/* 31/05/2019, zz/05/2019, zz/zz/2019, zz/zz/zzzz: as much as is known, written as years first. */
static bool known_day(const char *s, size_t n, char out[static SSDA903_SAID])
{
    char whole[UK_DAY + 1];

    *out = '\0';
    if (n != UK_DAY)
        return false;
    memcpy(whole, s, UK_DAY + 1);

    bool has_day = strncasecmp(whole, "zz", 2) != 0,
         has_month = strncasecmp(whole + 3, "zz", 2) != 0;

    if (!strcasecmp(whole, "zz/zz/zzzz"))
        return true;
    if (!has_day)
        memcpy(whole, "01", 2);
    if (!has_month)
        memcpy(whole + 3, "01", 2);
    if ((has_day && !has_month) || day_parse_uk(whole, UK_DAY) == DAY_NONE)
        return false;
    day_format(day_parse_uk(whole, UK_DAY), out);
    out[has_day ? UK_DAY : has_month ? ISO_MONTH : ISO_YEAR] = '\0';
    return true;
}

static bool is_authority(const struct ssda903_cell *c)
{
    return c->n >= 2 && c->n <= 6 && strspn(c->s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == c->n;
}

static void read_before(const struct reading *r, struct ssda903_fact *f)
{
    const struct ssda903_cell *said = cell(r, PREV_PERM_DATE), *place = cell(r, PREV_PERM_LA);

    f->code = code(r, PREV_PERM_CODE, before, SSDA903_SKIPPED);
    if (f->code && !strcmp(f->code, "Z1"))
        return;
    if (said->n && !known_day(said->s, said->n, f->said))
        say(r, SSDA903_NO_DAY, SSDA903_LEFT_OUT, PREV_PERM_DATE);
    if (place->n && !is_authority(place))
        say(r, SSDA903_CODE, SSDA903_LEFT_OUT, PREV_PERM_LA);
    else if (place->n)
        f->more[0] = place->s;
}

/* A letter and whether it is suitable, 1 or 2; 0: not known. */
static const char *accommodation(const struct reading *r)
{
    const struct ssda903_cell *c = cell(r, OC3_ACCOM);
    bool is_place = c->n == 2 && ((strchr("BCDEGHKRTUVWYZ", c->s[0]) && strchr("12", c->s[1])) ||
                                  (strchr("SX", c->s[0]) && c->s[1] == '2'));

    if (is_place || (c->n == 1 && c->s[0] == '0'))
        return c->s;
    if (c->n)
        say(r, SSDA903_CODE, SSDA903_LEFT_OUT, OC3_ACCOM);
    return NULL;
}

/* Of who turned 17 to 21 in the year. */
static void read_leaver(const struct reading *r, struct ssda903_fact *f)
{
    enum { FROM_AGE = 17, TO_AGE = 21 };

    int32_t age = day_age(r->born, ssda903_year_end(r->year));

    f->code = code(r, OC3_IN_TOUCH, touches, SSDA903_SKIPPED);
    f->more[0] = code(r, OC3_ACTIV, activities, SSDA903_LEFT_OUT);
    f->more[1] = accommodation(r);
    if (age < FROM_AGE || age > TO_AGE)
        say(r, SSDA903_OC3_AGE, SSDA903_SKIPPED, OC3_IN_TOUCH);
}

static bool is_worker(const struct ssda903_cell *c)
{
    enum { LEAST = 3, MOST = 12 };

    bool   is_registered = !strncmp(c->s, "SW", 2), is_own = !strncmp(c->s, "XX", 2);
    size_t n = 0;

    if (is_registered)
        n = strspn(c->s + 2, "0123456789");
    else if (is_own)
        n = strspn(c->s + 2, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return c->n >= LEAST && c->n <= MOST && n == c->n - 2;
}

static void read_worker(const struct reading *r, struct ssda903_fact *f)
{
    if (!is_worker(cell(r, SW_ID)))
        say(r, cell(r, SW_ID)->n ? SSDA903_WORKER : SSDA903_BLANK, SSDA903_SKIPPED, SW_ID);
    f->more[0] = cell(r, SW_ID)->s;
    f->from = day(r, SW_DECOM, SSDA903_SKIPPED);
    f->until = day(r, SW_DEC, SSDA903_LEFT_OUT);
    check_order(r, f, SW_DEC);
    f->code = code(r, SW_REASON, changes, SSDA903_LEFT_OUT);
}

void ssda903_read_fact(const struct ssda903_line *l, enum ssda903_module m, int32_t year,
                       day_t born, struct ssda903_fact *out, struct ssda903_problems *p)
{
    const struct reading r = {l, p, year, born};

    *out = (struct ssda903_fact){
        .line = l->number, .module = m, .child = l->cell[0].s, .from = DAY_NONE, .until = DAY_NONE};
    switch (m) {
    case SSDA903_UASC:
        read_uasc(&r, out);
        break;
    case SSDA903_AD1:
        read_ad1(&r, out);
        break;
    case SSDA903_PLACED_ADOPTION:
        read_placed(&r, out);
        break;
    case SSDA903_PREV_PERM:
        read_before(&r, out);
        break;
    case SSDA903_OC3:
        read_leaver(&r, out);
        break;
    case SSDA903_SW_EPISODES:
        read_worker(&r, out);
        break;
    default:
        read_missing(&r, out);
    }
}
