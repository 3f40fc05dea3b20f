#include "ssda903.h"

#include <string.h>
#include <strings.h>

#include "pure.h"

/* A code of the return; from and until (no longer) are all zero where it was always and is still valid. */
struct code {
    const char  *s;
    struct civil from, until;
};

#define ALWAYS(code_) \
    {                 \
        .s = code_    \
    }
#define END       \
    {             \
        .s = NULL \
    }

static const struct code ethnicities[] = {ALWAYS("WBRI"), ALWAYS("WIRI"), ALWAYS("WOTH"),
                                          ALWAYS("WIRT"), ALWAYS("WROM"), ALWAYS("MWBC"),
                                          ALWAYS("MWBA"), ALWAYS("MWAS"), ALWAYS("MOTH"),
                                          ALWAYS("AIND"), ALWAYS("APKN"), ALWAYS("ABAN"),
                                          ALWAYS("AOTH"), ALWAYS("BCRB"), ALWAYS("BAFR"),
                                          ALWAYS("BOTH"), ALWAYS("CHNE"), ALWAYS("OOTH"),
                                          ALWAYS("REFU"), ALWAYS("NOBT"), END};
static const struct code entries[] = {ALWAYS("S"), ALWAYS("L"), ALWAYS("P"), ALWAYS("T"),
                                      ALWAYS("B"), ALWAYS("U"), END};
static const struct code statuses[] = {ALWAYS("C1"), ALWAYS("C2"), ALWAYS("D1"), ALWAYS("E1"),
                                       ALWAYS("V2"), ALWAYS("V3"), ALWAYS("V4"), ALWAYS("L1"),
                                       ALWAYS("L2"), ALWAYS("L3"), ALWAYS("J1"), ALWAYS("J2"),
                                       ALWAYS("J3"), END};
static const struct code needs[] = {ALWAYS("N1"), ALWAYS("N2"), ALWAYS("N3"),
                                    ALWAYS("N4"), ALWAYS("N5"), ALWAYS("N6"),
                                    ALWAYS("N7"), ALWAYS("N8"), END};
static const struct code places[] = {ALWAYS("A3"),
                                     ALWAYS("A4"),
                                     ALWAYS("A5"),
                                     ALWAYS("A6"),
                                     {"H5", .until = {2025, 4, 1}},
                                     ALWAYS("K1"),
                                     ALWAYS("K2"),
                                     {"K3", .from = {2024, 4, 1}},
                                     ALWAYS("P1"),
                                     {"P2", .until = {2023, 10, 28}},
                                     ALWAYS("P3"),
                                     ALWAYS("R1"),
                                     ALWAYS("R2"),
                                     ALWAYS("R3"),
                                     ALWAYS("R5"),
                                     ALWAYS("S1"),
                                     ALWAYS("T0"),
                                     ALWAYS("T1"),
                                     ALWAYS("T2"),
                                     ALWAYS("T3"),
                                     ALWAYS("T4"),
                                     ALWAYS("U1"),
                                     ALWAYS("U2"),
                                     ALWAYS("U3"),
                                     ALWAYS("U4"),
                                     ALWAYS("U5"),
                                     ALWAYS("U6"),
                                     {"Z1", .until = {2025, 4, 1}},
                                     {"Z11", .from = {2025, 4, 1}},
                                     {"Z12", .from = {2025, 4, 1}},
                                     {"Z13", .from = {2025, 4, 1}},
                                     {"Z14", .from = {2025, 4, 1}},
                                     END};
static const struct code providers[] = {
    ALWAYS("PR0"), ALWAYS("PR1"), ALWAYS("PR2"), ALWAYS("PR3"), ALWAYS("PR4"), ALWAYS("PR5"), END};
static const struct code endings[] = {ALWAYS("X1"),
                                      ALWAYS("E11"),
                                      ALWAYS("E12"),
                                      ALWAYS("E2"),
                                      ALWAYS("E3"),
                                      ALWAYS("E4A"),
                                      ALWAYS("E4B"),
                                      ALWAYS("E13"),
                                      ALWAYS("E41"),
                                      ALWAYS("E45"),
                                      ALWAYS("E46"),
                                      ALWAYS("E47"),
                                      ALWAYS("E48"),
                                      ALWAYS("E5"),
                                      ALWAYS("E6"),
                                      ALWAYS("E7"),
                                      ALWAYS("E8"),
                                      ALWAYS("E9"),
                                      ALWAYS("E14"),
                                      ALWAYS("E15"),
                                      ALWAYS("E16"),
                                      ALWAYS("E17"),
                                      END};
static const struct code changes[] = {ALWAYS("CARPL"),
                                      ALWAYS("CLOSE"),
                                      ALWAYS("ALLEG"),
                                      ALWAYS("STAND"),
                                      ALWAYS("APPRR"),
                                      ALWAYS("CREQB"),
                                      ALWAYS("CREQO"),
                                      ALWAYS("CHILD"),
                                      ALWAYS("LAREQ"),
                                      ALWAYS("PLACE"),
                                      ALWAYS("CUSTOD"),
                                      ALWAYS("OTHER"),
                                      END};
static const struct code review_codes[] = {ALWAYS("PN0"), ALWAYS("PN1"), ALWAYS("PN2"),
                                           ALWAYS("PN3"), ALWAYS("PN4"), ALWAYS("PN5"),
                                           ALWAYS("PN6"), ALWAYS("PN7"), END};
static const struct code no_sdq[] = {ALWAYS("SDQ1"), ALWAYS("SDQ2"), ALWAYS("SDQ3"),
                                     ALWAYS("SDQ4"), ALWAYS("SDQ5"), END};

/* A line that is being read. */
struct reading {
    const struct ssda903_line *line;
    struct ssda903_problems   *problems;
};

static void say(const struct reading *r, enum ssda903_reason reason, enum ssda903_effect effect,
                int32_t column)
{
    ssda903_add(r->problems, reason, effect, r->line->number, column, 0);
}

static bool is_blank(const struct reading *r, int32_t column)
{
    return r->line->cell[column].n == 0;
}

static const struct code *find(const struct code *list, const char *s)
{
    for (; list->s; list++)
        if (!strcasecmp(list->s, s))
            return list;
    return NULL;
}

/* The code of a column; NULL, and said with `effect`, where it is none, or blank and may not be. */
static const struct code *code_of(const struct reading *r, int32_t column, const struct code *list,
                                  enum ssda903_effect effect, bool may_be_blank)
{
    const struct code *code = find(list, r->line->cell[column].s);

    if (is_blank(r, column)) {
        if (!may_be_blank)
            say(r, SSDA903_BLANK, effect, column);
        return NULL;
    }
    if (!code)
        say(r, SSDA903_CODE, effect, column);
    return code;
}

static const char *text_of(const struct code *code) { return code ? code->s : NULL; }

day_t ssda903_day(const struct ssda903_line *l, int32_t column)
{
    return column < l->cells ? day_parse_uk(l->cell[column].s, l->cell[column].n) : DAY_NONE;
}

/* A day without which the line is of no use. */
static day_t day_needed(const struct reading *r, int32_t column)
{
    day_t d = ssda903_day(r->line, column);

    if (d == DAY_NONE)
        say(r, is_blank(r, column) ? SSDA903_BLANK : SSDA903_NO_DAY, SSDA903_SKIPPED, column);
    return d;
}

/* One that is after birth and within the year or before it. */
static day_t day_lived(const struct reading *r, int32_t column, int32_t year, day_t born)
{
    day_t d = day_needed(r, column);

    if (d == DAY_NONE)
        return d;
    if (d < born)
        say(r, SSDA903_BEFORE_BIRTH, SSDA903_SKIPPED, column);
    else if (d > ssda903_year_end(year))
        say(r, SSDA903_AFTER_YEAR, SSDA903_SKIPPED, column);
    return d;
}

static const char *child_of(const struct reading *r)
{
    const struct ssda903_cell *c = &r->line->cell[0];

    if (c->n == 0)
        say(r, SSDA903_CHILD_BLANK, SSDA903_SKIPPED, 0);
    else if (c->n > SSDA903_CHILD_MAX)
        say(r, SSDA903_CHILD_LONG, SSDA903_SKIPPED, 0);
    return c->s;
}

/* --- Header --- */

/* 1 and 2 up to 2023-24, letters from 2024-25; the other of the two is understood. */
static char sex_of(const struct reading *r, int32_t year)
{
    enum { LETTERS_FROM = 2025 };

    const struct ssda903_cell *c = &r->line->cell[HEADER_SEX];
    const char                *known = "MFU12", *at = c->n == 1 ? strchr(known, c->s[0]) : NULL;

    if (!at) {
        say(r, is_blank(r, HEADER_SEX) ? SSDA903_BLANK : SSDA903_CODE, SSDA903_LEFT_OUT,
            HEADER_SEX);
        return 'U';
    }
    if ((at - known >= 3) == (year >= LETTERS_FROM))
        say(r, SSDA903_CODE_YEAR, SSDA903_TAKEN, HEADER_SEX);
    return "MFUMF"[at - known];
}

static day_t birth_of(const struct reading *r, int32_t year)
{
    enum { AGE_MAX = 25 };

    day_t born = day_needed(r, HEADER_DOB);

    if (born == DAY_NONE)
        return born;
    if (born > ssda903_year_end(year))
        say(r, SSDA903_BIRTH_LATE, SSDA903_SKIPPED, HEADER_DOB);
    else if (day_age(born, ssda903_year_start(year)) > AGE_MAX)
        say(r, SSDA903_BIRTH_EARLY, SSDA903_SKIPPED, HEADER_DOB);
    return born;
}

static void upn_of(const struct reading *r, char out[static IDENTIFIER_UPN_SIZE])
{
    const struct ssda903_cell *c = &r->line->cell[HEADER_UPN];
    struct upn                 upn;
    enum identifier_fault      fault = identifier_upn(c->s, c->n, &upn);

    memset(out, 0, IDENTIFIER_UPN_SIZE);
    if (c->n == 0)
        say(r, SSDA903_BLANK, SSDA903_TAKEN, HEADER_UPN);
    else if (fault)
        say(r, fault == IDENTIFIER_UPN_CHECK ? SSDA903_UPN_CHECK : SSDA903_UPN_SHAPE,
            SSDA903_LEFT_OUT, HEADER_UPN);
    else if (upn.unknown_reason)
        memcpy(out, (char[]){'U', 'N', (char)('0' + upn.unknown_reason)}, 3);
    else
        memcpy(out, upn.number, IDENTIFIER_UPN_SIZE);
}

/* The day of birth of her first child, where she is a mother; without it that is not kept. */
static day_t mother_of(const struct reading *r, int32_t year, day_t born)
{
    const struct ssda903_cell *mother = &r->line->cell[HEADER_MOTHER];
    day_t                      day = ssda903_day(r->line, HEADER_MC_DOB);
    bool                       is_one = mother->n == 1 && mother->s[0] == '1';

    if (mother->n && !is_one && (mother->n != 1 || mother->s[0] != '0'))
        say(r, SSDA903_FLAG, SSDA903_LEFT_OUT, HEADER_MOTHER);
    if (day == DAY_NONE && (is_one || !is_blank(r, HEADER_MC_DOB)))
        say(r, is_blank(r, HEADER_MC_DOB) ? SSDA903_BLANK : SSDA903_NO_DAY, SSDA903_LEFT_OUT,
            HEADER_MC_DOB);
    if (!is_one || day == DAY_NONE || (day > born && day <= ssda903_year_end(year)))
        return is_one ? day : DAY_NONE;
    say(r, day <= born ? SSDA903_BEFORE_BIRTH : SSDA903_END_AFTER_YEAR, SSDA903_LEFT_OUT,
        HEADER_MC_DOB);
    return DAY_NONE;
}

void ssda903_read_child(const struct ssda903_line *l, int32_t year, struct ssda903_child *out,
                        struct ssda903_problems *p)
{
    const struct reading r = {l, p};

    *out = (struct ssda903_child){.line = l->number, .died = DAY_NONE};
    out->child = child_of(&r);
    out->sex = sex_of(&r, year);
    out->born = birth_of(&r, year);
    out->ethnicity = text_of(code_of(&r, HEADER_ETHNIC, ethnicities, SSDA903_LEFT_OUT, false));
    upn_of(&r, out->upn);
    out->mother = mother_of(&r, year, out->born);
}

/* --- Episodes --- */

/* The end and its reason; a return knows nothing of what came after its year. */
static void end_of(const struct reading *r, int32_t year, struct ssda903_episode *out)
{
    out->until = DAY_NONE;
    out->ending = text_of(code_of(r, EPISODES_REC, endings, SSDA903_LEFT_OUT, true));
    if (is_blank(r, EPISODES_DEC)) {
        if (out->ending)
            say(r, SSDA903_REASON_NO_END, SSDA903_LEFT_OUT, EPISODES_REC);
        out->ending = NULL;
        return;
    }
    out->until = day_needed(r, EPISODES_DEC);
    if (out->until == DAY_NONE)
        return;
    if (out->until < out->from)
        say(r, SSDA903_END_BEFORE_START, SSDA903_SKIPPED, EPISODES_DEC);
    if (out->until > ssda903_year_end(year)) {
        say(r, SSDA903_END_AFTER_YEAR, SSDA903_LEFT_OUT, EPISODES_DEC);
        out->until = DAY_NONE;
        out->ending = NULL;
    } else if (is_blank(r, EPISODES_REC)) {
        say(r, SSDA903_END_NO_REASON, SSDA903_TAKEN, EPISODES_REC);
    }
}

/* Whether the code was valid on some day of the episode. */
static bool is_of_its_time(const struct code *code, const struct ssda903_episode *e)
{
    day_t from = code->from.year ? day_from_civil(code->from) : DAY_FIRST;
    day_t until = code->until.year ? day_from_civil(code->until) : DAY_LAST;

    return e->from < until && (e->until == DAY_NONE || e->until >= from);
}

static void place_of(const struct reading *r, int32_t year, struct ssda903_episode *out)
{
    bool is_break = out->legal && (!strcmp(out->legal, "V3") || !strcmp(out->legal, "V4"));
    const struct code *place = code_of(r, EPISODES_PLACE, places, SSDA903_SKIPPED, is_break);
    day_t              latest = out->until == DAY_NONE ? ssda903_year_end(year) : out->until;

    out->place = text_of(place);
    out->provider = text_of(code_of(r, EPISODES_PLACE_PROVIDER, providers, SSDA903_LEFT_OUT, true));
    if (place && out->from != DAY_NONE &&
        !is_of_its_time(place, &(struct ssda903_episode){.from = out->from, .until = latest}))
        say(r, SSDA903_CODE_DAY, SSDA903_SKIPPED, EPISODES_PLACE);
}

static bool are_digits(const char *s, size_t n) { return strspn(s, "0123456789") >= n; }

static const char *urn_of(const struct reading *r)
{
    const struct ssda903_cell *c = &r->line->cell[EPISODES_URN];
    bool                       is_unknown = c->n == 7 && strspn(c->s, "X") == 7;
    bool                       is_number = c->n == 7 && are_digits(c->s, 7);
    bool is_care_home = c->n == 8 && !strncmp(c->s, "SC", 2) && are_digits(c->s + 2, 6);

    if (c->n == 0 || is_unknown || is_number || is_care_home)
        return c->n ? c->s : NULL;
    say(r, SSDA903_URN_SHAPE, SSDA903_LEFT_OUT, EPISODES_URN);
    return NULL;
}

static void postcode_of(const struct reading *r, int32_t column,
                        char out[static IDENTIFIER_POSTCODE_SIZE])
{
    const struct ssda903_cell *c = &r->line->cell[column];

    memset(out, 0, IDENTIFIER_POSTCODE_SIZE);
    if (c->n && identifier_postcode(c->s, c->n, out))
        say(r, SSDA903_POSTCODE, SSDA903_LEFT_OUT, column);
}

void ssda903_read_episode(const struct ssda903_line *l, int32_t year, day_t born,
                          struct ssda903_episode *out, struct ssda903_problems *p)
{
    const struct reading r = {l, p};

    *out = (struct ssda903_episode){.line = l->number, .child = l->cell[0].s};
    out->from = day_lived(&r, EPISODES_DECOM, year, born);
    out->entry = text_of(code_of(&r, EPISODES_RNE, entries, SSDA903_SKIPPED, false));
    out->legal = text_of(code_of(&r, EPISODES_LS, statuses, SSDA903_SKIPPED, false));
    out->need = text_of(code_of(&r, EPISODES_CIN, needs, SSDA903_LEFT_OUT, false));
    end_of(&r, year, out);
    place_of(&r, year, out);
    out->change =
        text_of(code_of(&r, EPISODES_REASON_PLACE_CHANGE, changes, SSDA903_LEFT_OUT, true));
    out->urn = urn_of(&r);
    postcode_of(&r, EPISODES_HOME_POST, out->home_post);
    postcode_of(&r, EPISODES_PL_POST, out->pl_post);
}

/* --- Reviews --- */

void ssda903_read_review(const struct ssda903_line *l, int32_t year, day_t born,
                         struct ssda903_review *out, struct ssda903_problems *p)
{
    enum { SPEAKS_FROM = 4 };

    const struct reading r = {l, p};

    *out = (struct ssda903_review){.line = l->number, .child = l->cell[0].s};
    out->held = day_lived(&r, REVIEWS_REVIEW, year, born);
    out->code = text_of(code_of(&r, REVIEWS_REVIEW_CODE, review_codes, SSDA903_LEFT_OUT, false));
    if (ssda903_is_skipped(p) || !out->code)
        return;

    bool is_young = day_age(born, out->held) < SPEAKS_FROM, says_young = !strcmp(out->code, "PN0");

    if (is_young != says_young)
        say(&r, is_young ? SSDA903_REVIEW_YOUNG : SSDA903_REVIEW_OLD, SSDA903_TAKEN,
            REVIEWS_REVIEW_CODE);
}

/* --- OC2 --- */

static int32_t score_of(const struct reading *r)
{
    const struct ssda903_cell *c = &r->line->cell[OC2_SDQ_SCORE];
    int32_t                    v = 0;

    if (c->n == 0)
        return -1;
    for (size_t i = 0; i < c->n && v <= 40; i++)
        v = c->s[i] >= '0' && c->s[i] <= '9' ? v * 10 + (c->s[i] - '0') : 41;
    if (v <= 40)
        return v;
    say(r, SSDA903_SCORE_RANGE, SSDA903_LEFT_OUT, OC2_SDQ_SCORE);
    return -1;
}

/* Of help with drugs or alcohol only what fits the answer before it is kept. */
static void read_flags(const struct reading *r, struct ssda903_oc2 *out)
{
    for (int32_t i = OC2_CONVICTED; i <= OC2_INTERVENTION_OFFERED; i++) {
        const struct ssda903_cell *c = &r->line->cell[i];

        if (c->n == 1 && strchr("01", c->s[0]))
            out->flag[i] = c->s[0];
        else if (c->n)
            say(r, SSDA903_FLAG, SSDA903_LEFT_OUT, i);
    }
    if (out->flag[OC2_SUBSTANCE_MISUSE] != '1')
        out->flag[OC2_INTERVENTION_RECEIVED] = 0;
    if (out->flag[OC2_INTERVENTION_RECEIVED] != '0')
        out->flag[OC2_INTERVENTION_OFFERED] = 0;
}

void ssda903_read_oc2(const struct ssda903_line *l, struct ssda903_oc2 *out,
                      struct ssda903_problems *p)
{
    const struct reading r = {l, p};

    *out = (struct ssda903_oc2){.line = l->number, .child = l->cell[0].s};
    out->score = score_of(&r);
    out->reason = text_of(code_of(&r, OC2_SDQ_REASON, no_sdq, SSDA903_LEFT_OUT, true));
    if (out->score >= 0 && out->reason) {
        say(&r, SSDA903_SCORE_AND_REASON, SSDA903_LEFT_OUT, OC2_SDQ_REASON);
        out->reason = NULL;
    }
    read_flags(&r, out);
}

/* --- codes as they are sent --- */

static const struct code *codes_of(enum ssda903_module m, int32_t column)
{
    static const struct {
        enum ssda903_module m;
        int32_t             column;
        const struct code  *list;
    } of[] = {
        {SSDA903_HEADER, HEADER_ETHNIC, ethnicities},
        {SSDA903_EPISODES, EPISODES_RNE, entries},
        {SSDA903_EPISODES, EPISODES_LS, statuses},
        {SSDA903_EPISODES, EPISODES_CIN, needs},
        {SSDA903_EPISODES, EPISODES_PLACE, places},
        {SSDA903_EPISODES, EPISODES_PLACE_PROVIDER, providers},
        {SSDA903_EPISODES, EPISODES_REC, endings},
        {SSDA903_EPISODES, EPISODES_REASON_PLACE_CHANGE, changes},
        {SSDA903_REVIEWS, REVIEWS_REVIEW_CODE, review_codes},
        {SSDA903_OC2, OC2_SDQ_REASON, no_sdq},
    };

    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        if (of[i].m == m && of[i].column == column)
            return of[i].list;
    return NULL;
}

bool ssda903_is_code(enum ssda903_module m, int32_t column, const char *s, day_t from, day_t until)
{
    const struct code *list = codes_of(m, column), *code = list ? find(list, s) : NULL;

    return code && is_of_its_time(code, &(struct ssda903_episode){.from = from, .until = until});
}
