/* Where the children have lived: kinds of home by age, moves, addresses, some of them protected. */
#include "demo.h"

#include <string.h>

static const char *const women[] = {"Sandra",   "Yvonne", "Carol", "Mandy",  "Pat",    "Gloria",
                                    "Shirley",  "Dawn",   "Rita",  "Jackie", "Anjali", "Comfort",
                                    "Beverley", "Wendy",  "Lorna", "Eunice"};
static const char *const men[] = {"Trevor",  "Mick",  "Clive",    "Delroy", "Alan", "Raj",
                                  "Steve",   "Barry", "Emmanuel", "Geoff",  "Tony", "Ken",
                                  "Winston", "Ian",   "Pete",     "Roy"};
static const char *const families[] = {"Hartnell",  "Obuya",     "Cruikshank", "Bassey",
                                       "Tremlett",  "Sohota",    "Gillard",    "Ekwueme",
                                       "Marchbank", "Pocock",    "Larwood",    "Desai-Hart",
                                       "Penhale",   "Stubbings", "Quarmby"};
static const char *const houses[] = {"Larch House", "Beacon Lodge", "The Willows", "Quarry House",
                                     "Seaview House"};
static const char *const streets[] = {"Larch Rise",      "Chapel Row",   "Tannery Lane",
                                      "Harbour Terrace", "Mill Bank",    "Orchard Close",
                                      "Moor View",       "Station Road", "Priory Walk",
                                      "Cobbler's Yard",  "Fern Grove",   "Weir Street"};
static const char *const towns[] = {"Ashdown",  "Westport", "Thornby",
                                    "Millbeck", "Moorgate", "Vale St Mary"};

#define PICK(dice, list) (list)[dice_below((dice), sizeof(list) / sizeof *(list))]

enum { AREAS = 19 };

/* How often children have moved in a stay, of a hundred: none, once, twice, three and four times. */
static int moves(struct dice *dice, int days)
{
    int throw = dice_below(dice, 100), n = throw < 48   ? 0
                                           : throw < 76 ? 1
                                           : throw < 90 ? 2
                                           : throw < 96 ? 3
                                                        : 4;

    return days < 120 ? 0 : days < 400 && n > 1 ? 1 : n;
}

static const char *kind_at(struct dice *dice, int age)
{
    int throw = dice_below(dice, 100);

    if (age >= 16 && throw < 28)
        return "supported";
    if (age >= 11 && throw < 42)
        return throw < 38 ? "childrens_home" : "residential_school";
    return throw < 65   ? "foster"
           : throw < 85 ? "foster_agency"
           : throw < 95 ? "kinship"
                        : "parents";
}

static const char *carers_of(struct demo *d, struct dice *dice, const char *kind)
{
    const char *her = PICK(dice, women), *him = PICK(dice, men);

    if (!strcmp(kind, "childrens_home") || !strcmp(kind, "residential_school"))
        return arena_printf(d->arena, "Staff at %s", PICK(dice, houses));
    if (!strcmp(kind, "supported"))
        return dice_chance(dice, 50) ? "Harbour Court" : "Foundry Lane flats";
    if (!strcmp(kind, "independent"))
        return NULL;
    if (!strcmp(kind, "kinship") || !strcmp(kind, "special_guardian"))
        return arena_printf(d->arena, "%s %s", dice_chance(dice, 60) ? "Auntie" : "Nan", her);
    if (!strcmp(kind, "parents"))
        return "Mum";
    if (!strcmp(kind, "adoptive"))
        return "Mum and Dad";
    if (dice_chance(dice, 30))
        return arena_printf(d->arena, "%s %s", her, PICK(dice, families));
    return arena_printf(d->arena, "%s and %s %s", her, him, PICK(dice, families));
}

static void add(struct demo *d, struct demo_child *c, struct dice *dice, day_t from,
                const char *kind, const char *carers)
{
    if (c->homes > 0)
        c->home[c->homes - 1].until = from;
    c->home[c->homes++] = (struct demo_home){
        .kind = kind,
        .carers = carers ? carers : carers_of(d, dice, kind),
        .from = from,
        .until = DAY_NONE,
        .lines = c->is & IS_OUT_OF_AREA
                     ? arena_printf(d->arena, "%d %s\nNorthmoor\nCalderfell",
                                    dice_between(dice, 1, 90), PICK(dice, streets))
                     : arena_printf(d->arena, "%d %s\n%s", dice_between(dice, 1, 120),
                                    PICK(dice, streets), PICK(dice, towns)),
        .postcode = arena_printf(d->arena, "WE%d %d%c%c", dice_between(dice, 1, 19),
                                 dice_between(dice, 1, 9), "ABDEFGHJ"[dice_below(dice, 8)],
                                 "LNPQRSTU"[dice_below(dice, 8)]),
    };
}

/* What the last home in care is: the one that the list of the cast names, or one for the age. */
static void last_in_care(struct demo *d, struct demo_child *c, struct dice *dice, day_t from,
                         const struct demo_home *named)
{
    if (c->care == CARE_IN && named->kind)
        add(d, c, dice, from, named->kind, named->carers);
    else if (c->care == CARE_ADOPTED || c->way == WAY_PLACED)
        add(d, c, dice, from, "adoptive", named->carers);
    else if (c->care == CARE_GUARDIAN)
        add(d, c, dice, from, "special_guardian", named->carers);
    else
        add(d, c, dice, from, kind_at(dice, day_age(c->born, from)), NULL);
}

/* Two of those outside the county went there lately, so that steps are open and late. */
static int moved_lately(const struct demo_child *c)
{
    return !(c->is & IS_OUT_OF_AREA) ? 0 : c->is & IS_AMIRAS ? 33 : c->is & IS_DISABLED ? 12 : 0;
}

static void homes_in_care(struct demo *d, struct demo_child *c, struct dice *dice)
{
    struct demo_home named = c->homes ? c->home[0] : (struct demo_home){0};
    day_t            end = demo_earlier(c->left, d->today), from = c->entered;
    bool             has_moved_once = c->is & IS_JAY || moved_lately(c) || c->way == WAY_PLACED;
    int              n = has_moved_once ? 1 : moves(dice, end - from);

    c->homes = 0;
    for (int i = 0; i < n; i++) {
        add(d, c, dice, from, kind_at(dice, day_age(c->born, from)), NULL);
        from += (end - from) / (n + 2 - i) + dice_between(dice, -20, 20);
    }
    if (moved_lately(c))
        from = d->today - moved_lately(c);
    if (c->way == WAY_PLACED)
        from = c->entered + (end - c->entered) * 4 / 5;
    last_in_care(d, c, dice, from, &named);
    if (c->care == CARE_LEFT)
        add(d, c, dice, c->left, dice_chance(dice, 60) ? "independent" : "supported", named.carers);
}

/* Where the family lives: one half of a postcode, so that brothers and sisters come from the same place. */
static const char *origin(struct demo *d, const struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "origin", demo_family(d, c));
    int         area = dice_between(&dice, 1, AREAS), sector = dice_between(&dice, 1, 9);

    return arena_printf(d->arena, "WE%d %dXA", area, sector);
}

/* How far it is from there: as the worker said, where the home is not in the county; else the postcodes tell it. Of an adoptive family nothing is told. */
static void put_distance(struct demo *d, struct demo_child *c, const struct demo_home *h,
                         struct json_out *j, bool has_address)
{
    struct dice dice = dice_of(d->seed, "miles", c->n * DEMO_HOMES + (int)(h - c->home));
    bool        is_in_care = c->entered != DAY_NONE && h->from >= c->entered &&
                      (c->left == DAY_NONE || h->from < c->left);
    bool is_said = c->is & IS_OUT_OF_AREA || dice_chance(&dice, 20);

    if (!is_in_care || !strcmp(h->kind, "adoptive") || !strcmp(h->kind, "parents"))
        return;
    json_pair(j, "home_postcode", origin(d, c));
    if (is_said)
        json_pair_int(j, "miles",
                      c->is & IS_OUT_OF_AREA ? dice_between(&dice, 34, 72)
                                             : dice_between(&dice, 2, 17));
    json_pair(j, "miles_from", is_said ? "entered" : has_address ? "postcodes" : NULL);
    json_pair(j, "postcode", has_address ? h->postcode : NULL);
}

/* The first halves of the county's made-up postcodes, on a grid. */
static void areas(struct demo *d)
{
    for (int i = 1; i <= AREAS; i++) {
        struct json_out *j = row_bare(d, T_POSTCODE);

        json_pair(j, "area", arena_printf(d->arena, "WE%d", i));
        json_pair(j, "latitude", arena_printf(d->arena, "50.%02d", 60 + i % 5 * 7));
        json_pair(j, "longitude", arena_printf(d->arena, "-2.%02d", 90 - i / 5 * 17));
        row_end(j);
    }
}

static void write_home(struct demo *d, struct demo_child *c, const struct demo_home *h,
                       struct dice *dice)
{
    bool             is_last = h->until == DAY_NONE;
    bool             is_protected = is_last && c->is & IS_HIDDEN;
    bool             has_address = is_protected || dice_chance(dice, is_last ? 95 : 60);
    struct uuid      id = dice_uuid(dice);
    int64_t          made = demo_at(dice, h->from);
    struct json_out *j = row_of(d, T_HOME, id, c, 2, made, c->worker);

    json_pair(j, "kind", h->kind);
    json_pair(j, "carers", h->carers);
    put_day(j, "from_on", h->from);
    put_day(j, "until_on", h->until);
    json_pair_bool(j, "has_address", has_address);
    put_distance(d, c, h, j, has_address);
    row_end(j);
    if (c->is & IS_OUT_OF_AREA)
        demo_outside(d, c, h, id, is_protected ? 4 : 2);
    if (!has_address)
        return;
    j = row_of(d, T_HOME_ADDRESS, dice_uuid(dice), c, is_protected ? 4 : 2, made, c->worker);
    put_id(j, "home_id", id);
    json_pair(j, "lines", h->lines);
    json_pair(j, "postcode", h->postcode);
    json_pair_bool(j, "is_protected", is_protected);
    row_end(j);
}

/* A return says the kind of home alone. */
static void imported_home(struct demo *d, const struct demo_child *c, struct dice *dice)
{
    struct json_out *j = row_of(d, T_HOME, dice_uuid(dice), c, 2, d->now, P_NOBODY);

    json_pair(j, "kind", "other");
    put_day(j, "from_on", c->entered);
    json_pair_bool(j, "has_address", false);
    row_end(j);
}

void demo_homes(struct demo *d, struct demo_child *c)
{
    struct dice dice = dice_of(d->seed, "home", c->n);

    if (c->n == 0)
        areas(d);
    if (c->is & IS_IMPORTED)
        imported_home(d, c, &dice);
    if (c->is & (IS_EMPTY | IS_IMPORTED))
        return;
    if (c->care == CARE_NONE) {
        c->homes = 0;
        add(d, c, &dice, d->today - 500, "parents", "Mum");
    } else if (c->sibling_of >= 0 && c->entered == d->child[c->sibling_of].entered &&
               !(c->is & IS_KAYLEIGH)) {
        const struct demo_child *other = &d->child[c->sibling_of];

        memcpy(c->home, other->home, sizeof c->home);
        c->homes = other->homes;
    } else {
        homes_in_care(d, c, &dice);
    }
    for (int i = 0; i < c->homes; i++)
        write_home(d, c, &c->home[i], &dice);
}
