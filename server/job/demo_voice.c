/* Drawings that children made, what they prefer, maps of their people, documents, and what they do not want an agency to know. */
#include "demo.h"
#include "png.h"

#include <stdlib.h>
#include <string.h>

/* --- files, as hexadecimal --- */

static void put_hex(struct demo *d, struct json_out *j, const unsigned char *bytes, size_t n)
{
    struct buf b = {.arena = d->arena};

    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%02x", bytes[i]);
    json_pair(j, "content", b.s ? b.s : "");
}

/* --- a drawing: a house, the sun, grass, and whoever belongs there --- */

enum { WIDE = 320, HIGH = 220, ROOM = 16384 };
enum colour { PAPER, GRASS, SUN, WALL, ROOF, DOOR, RED, BLUE, VIOLET, INK, COLOURS };

static const unsigned char palette[COLOURS][3] = {{255, 253, 248}, {92, 158, 74},  {245, 200, 60},
                                                  {222, 184, 135}, {176, 72, 58},  {110, 74, 48},
                                                  {205, 60, 70},   {60, 105, 190}, {128, 80, 170},
                                                  {60, 55, 60}};

struct canvas {
    unsigned char at[HIGH][WIDE];
};

static void dot(struct canvas *c, int x, int y, int r, enum colour with)
{
    for (int v = -r; v <= r; v++)
        for (int u = -r; u <= r; u++)
            if (u * u + v * v <= r * r && x + u >= 0 && x + u < WIDE && y + v >= 0 && y + v < HIGH)
                c->at[y + v][x + u] = (unsigned char)with;
}

static void stroke(struct canvas *c, int x, int y, int to_x, int to_y, int r, enum colour with)
{
    int far = abs(to_x - x) > abs(to_y - y) ? abs(to_x - x) : abs(to_y - y);

    for (int i = 0; i <= far; i++)
        dot(c, x + (to_x - x) * i / (far ? far : 1), y + (to_y - y) * i / (far ? far : 1), r, with);
}

static void somebody(struct canvas *c, int x, int size, enum colour with)
{
    int foot = HIGH - 24, hip = foot - size / 3, neck = foot - 2 * size / 3;

    stroke(c, x, hip, x - size / 6, foot, 2, with);
    stroke(c, x, hip, x + size / 6, foot, 2, with);
    stroke(c, x, hip, x, neck, 2, with);
    stroke(c, x - size / 5, neck + size / 8, x + size / 5, neck + size / 8, 2, with);
    dot(c, x, neck - size / 7, size / 7, with);
}

static void house(struct canvas *c, struct dice *dice)
{
    int x = dice_between(dice, 30, 60), top = 90;

    for (int y = top; y < HIGH - 24; y++)
        stroke(c, x, y, x + 96, y, 0, WALL);
    for (int i = 0; i < 48; i++)
        stroke(c, x + i - 6, top - i, x + 102 - i, top - i, 0, ROOF);
    for (int y = HIGH - 66; y < HIGH - 24; y++)
        stroke(c, x + 38, y, x + 60, y, 0, DOOR);
    dot(c, x + 20, top + 34, 10, BLUE);
    dot(c, x + 78, top + 34, 10, BLUE);
}

static size_t draw(struct dice *dice, int people, unsigned char out[ROOM])
{
    static const enum colour wears[] = {RED, BLUE, VIOLET, INK};
    struct canvas            c = {0};

    for (int x = 0; x < WIDE; x += 4)
        stroke(&c, x, HIGH - 22, x + dice_between(dice, -3, 3), HIGH - 4, 2, GRASS);
    dot(&c, dice_between(dice, 250, 290), dice_between(dice, 30, 45), 18, SUN);
    house(&c, dice);
    for (int i = 0; i < people; i++)
        somebody(&c, 175 + i * 130 / people, dice_between(dice, 40, 76),
                 wears[dice_below(dice, 4)]);
    return png_write(&c.at[0][0], WIDE, HIGH, palette, COLOURS, out, ROOM);
}

void demo_drawing(struct demo *d, struct demo_child *c, struct dice *dice, struct uuid words,
                  const char *about, int people, int tier, int64_t at)
{
    unsigned char    file[ROOM];
    size_t           n = draw(dice, people, file);
    struct uuid      id = dice_uuid(dice);
    struct json_out *j = row_of(d, T_WORDS_PICTURE, id, c, tier, at, c->worker);

    put_id(j, "words_id", words);
    json_pair(j, "kind", "drawing");
    json_pair(j, "about", about);
    json_pair(j, "media", "image/png");
    json_pair_int(j, "width", WIDE);
    json_pair_int(j, "height", HIGH);
    json_pair_int(j, "bytes", (int64_t)n);
    row_end(j);
    j = row_of(d, T_WORDS_PICTURE_FILE, dice_uuid(dice), c, tier, at, c->worker);
    put_id(j, "picture_id", id);
    put_hex(d, j, file, n);
    row_end(j);
}

/* --- what is preferred --- */

static void prefers(struct demo *d, struct demo_child *c, struct dice *dice, const char *kind,
                    const char *text, const char *instead, const char *way, day_t on, day_t until)
{
    struct json_out *j =
        row_of(d, T_PREFERENCE, dice_uuid(dice), c, 2, demo_at(dice, on), c->worker);

    json_pair(j, "kind", kind);
    json_pair(j, "text", text);
    json_pair(j, "instead", instead);
    json_pair(j, "way", way);
    put_day(j, "said_on", on);
    put_day(j, "until_on", until);
    row_end(j);
}

static void preferences(struct demo *d, struct demo_child *c, struct dice *dice, day_t on)
{
    static const struct {
        const char *kind, *text, *instead, *way;
    } some[] = {
        {"word", "my family", "birth family", NULL},
        {"word", "home", "the unit", NULL},
        {"word", "family time", "contact", NULL},
        {"along", "My carer, to the doctor and the dentist", NULL, NULL},
        {"along", "My brother, if it is about both of us", NULL, NULL},
        {"along", "Nobody. I would rather go in by myself", NULL, NULL},
        {"first", "Talking to somebody who has been in care", NULL, "peer"},
        {"first", "Boxing on Tuesdays. It helps more than talking", NULL, "community"},
        {"first", "The sleep app, before I see anybody", NULL, "self_help"},
    };

    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        if (dice_chance(dice, 22))
            prefers(d, c, dice, some[i].kind, some[i].text, some[i].instead, some[i].way, on,
                    dice_chance(dice, 15) ? on + 30 : DAY_NONE);
}

/* --- maps, the people of which are read from the table --- */

static void map(struct demo *d, struct demo_child *c, struct dice *dice, day_t on, bool by_child,
                int shift)
{
    const char      *worker = demo_people[c->worker].name;
    struct json_out *j =
        row_of(d, T_PEOPLE_MAP, dice_uuid(dice), c, 1, demo_at(dice, on), c->worker);

    put_day(j, "drawn_on", on);
    json_pair(j, "drawn_with", arena_copy(d->arena, worker, strcspn(worker, " ")));
    json_pair_bool(j, "by_child", by_child);
    json_pair_int(j, "shift", shift);
    row_end(j);
}

/* --- documents --- */

static size_t letter(const char *title, const char *name, char out[ROOM])
{
    static const char sheet[] =
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>";
    char text[1024];
    int  n = snprintf(text, sizeof text,
                      "BT /F1 16 Tf 72 760 Td (%s) Tj /F1 11 Tf 0 -40 Td (About %s) Tj 0 -24 Td "
                       "(A made-up document of the fictional council Westshire.) Tj ET",
                      title, name),
        at[6], used = 0;
    const char *parts[] = {"<< /Type /Catalog /Pages 2 0 R >>",
                           "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", sheet, NULL,
                           "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};

    used += snprintf(out + used, (size_t)(ROOM - used), "%%PDF-1.4\n");
    for (int i = 0; i < 5; i++) {
        at[i] = used;
        used += parts[i] ? snprintf(out + used, (size_t)(ROOM - used), "%d 0 obj\n%s\nendobj\n",
                                    i + 1, parts[i])
                         : snprintf(out + used, (size_t)(ROOM - used),
                                    "%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n",
                                    i + 1, n, text);
    }
    at[5] = used;
    used += snprintf(out + used, (size_t)(ROOM - used), "xref\n0 6\n0000000000 65535 f \n");
    for (int i = 0; i < 5; i++)
        used += snprintf(out + used, (size_t)(ROOM - used), "%010d 00000 n \n", at[i]);
    used += snprintf(out + used, (size_t)(ROOM - used),
                     "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", at[5]);
    return (size_t)used;
}

struct paper {
    const char      *title, *kind, *written_by, *error;
    int              tier, days, versions;
    enum demo_person by;
};

static void document(struct demo *d, struct demo_child *c, struct dice *dice, const struct paper *p)
{
    char             file[ROOM];
    size_t           n = letter(p->title, c->known_as ? c->known_as : c->given, file);
    struct uuid      id = dice_uuid(dice);
    day_t            on = d->today - p->days;
    int64_t          at = demo_at(dice, on);
    struct json_out *j = row_of(d, T_DOCUMENT, id, c, p->tier, at, p->by);

    json_pair(j, "title", p->title);
    json_pair(j, "kind", p->kind);
    put_day(j, "dated_on", on);
    put_id(j, "agency_id", d->agency[demo_people[p->by].agency]);
    json_pair(j, "written_by", p->written_by);
    json_pair(j, "error_reason", p->error);
    row_end(j);
    for (int i = 1; i <= p->versions; i++) {
        j = row_of(d, T_DOCUMENT_FILE, dice_uuid(dice), c, p->tier, at + (i - 1) * 600, p->by);
        put_id(j, "document_id", id);
        json_pair_int(j, "number", i);
        json_pair(j, "media", "application/pdf");
        json_pair_int(j, "bytes", (int64_t)n);
        json_pair(j, "why", i > 1 ? "Signed by everybody" : NULL);
        put_hex(d, j, (const unsigned char *)file, n);
        row_end(j);
    }
}

/* --- Jay shows each state --- */

static void jays(struct demo *d, struct demo_child *c, struct dice *dice)
{
    const struct paper papers[] = {
        {"Delegated authority: who signs what", "form", NULL, NULL, 2, 40, 2, c->worker},
        {"Letter to school about quiet starts", "letter", "Mr Osei", NULL, 2, 62, 1, c->worker},
        {"Report for the second review", "report", NULL, NULL, 2, 120, 1, c->worker},
        {"Letter after the first appointment", "letter", "Core CAMHS", NULL, 3, 25, 1, c->worker},
        {"Minutes of the strategy discussion", "report", NULL, NULL, 4, 300, 1, c->worker},
        {"Passport of somebody else", "certificate", NULL, "Put in for the wrong child", 2, 9, 1,
         c->worker},
    };

    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        document(d, c, dice, &papers[i]);
    prefers(d, c, dice, "word", "family time", "contact", NULL, d->today - 19, DAY_NONE);
    prefers(d, c, dice, "word", "Ruth and Dev’s", "the placement", NULL, d->today - 19, DAY_NONE);
    prefers(d, c, dice, "along", "Ruth, to anything at the clinic. She waits outside", NULL, NULL,
            d->today - 19, DAY_NONE);
    prefers(d, c, dice, "along", "Nan", NULL, NULL, d->today - 200, d->today - 60);
    prefers(d, c, dice, "first", "Football with Coach Jo, then talking", NULL, "community",
            d->today - 19, DAY_NONE);
    map(d, c, dice, d->today - 190, false, 2);
    map(d, c, dice, d->today - 80, true, 1);
    map(d, c, dice, d->today - 19, true, 0);
}

/* Two who do not want their school to know how they are, or where they live. */
static void wish(struct demo *d, struct demo_child *c, struct dice *dice, const char *kind)
{
    day_t            on = d->today - dice_between(dice, 5, 40);
    struct json_out *j =
        row_of(d, T_SHARING_WISH, dice_uuid(dice), c, 1, demo_at(dice, on), c->worker);

    json_pair(j, "whose", "child");
    put_id(j, "agency_id", d->agency[c->school]);
    json_pair(j, "kind", kind);
    json_pair_bool(j, "share", false);
    put_day(j, "said_on", on);
    put_day(j, "until_on", DAY_NONE);
    row_end(j);
}

void demo_voice(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "voice", c->n);
    day_t       on = d->today - dice_between(&dice, 10, 90);
    int         age = day_age(c->born, d->today);

    if (c->is & (IS_EMPTY | IS_IMPORTED | IS_NEWBORN) || c->worker == P_NOBODY)
        return;
    if (c->is & IS_JAY) {
        jays(d, c, &dice);
        return;
    }
    if (age >= 7)
        preferences(d, c, &dice, on);
    if (age >= 4 && dice_chance(&dice, 40)) {
        map(d, c, &dice, on - 100, false, 1);
        map(d, c, &dice, on, age >= 6, 0);
    }
    if (dice_chance(&dice, 30))
        document(d, c, &dice,
                 &(struct paper){"Report for the review", "report", NULL, NULL, 2, 30 + c->n % 60,
                                 1, c->worker});
    if (age >= 12 && c->school != A_NONE && dice_chance(&dice, 10))
        wish(d, c, &dice, dice_chance(&dice, 50) ? "sdq" : "documents");
}
