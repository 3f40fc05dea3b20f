/* SDQ scores: every vector, the limits of every band, missing items, and what a form is refused for. */
#include "rows.h"
#include "sdq.h"

static const char *or_empty(const char *name) { return name ? name : ""; }

static int8_t answer_of(const char *cell)
{
    return cell[0] == '\0' ? SDQ_MISSING : (int8_t)(cell[0] - '0');
}

enum { COLUMN_ANSWERS = 3, COLUMN_IMPACT = 28, COLUMN_SCORES = 34, COLUMN_BANDS = 44 };

/* The order of the vectors' columns of scores, impact_R_semantics left out, and of their bands. */
static const enum sdq_score score_columns[] = {
    SDQ_EMOTIONAL, SDQ_CONDUCT,       SDQ_HYPERACTIVITY, SDQ_PEER,   SDQ_PROSOCIAL,
    SDQ_TOTAL,     SDQ_INTERNALISING, SDQ_EXTERNALISING, SDQ_IMPACT,
};
static const enum sdq_score band_columns[] = {
    SDQ_EMOTIONAL, SDQ_CONDUCT, SDQ_HYPERACTIVITY, SDQ_PEER, SDQ_PROSOCIAL, SDQ_TOTAL, SDQ_IMPACT,
};

static struct sdq_form form_of(struct rows *rows)
{
    struct sdq_form form = sdq_form_empty();

    ck_assert(sdq_informant_parse(rows->cell[1], strlen(rows->cell[1]), &form.informant));
    form.version = form.informant == SDQ_SELF ? SDQ_11_17 : SDQ_4_17;
    form.completed_on = day("2026-11-20");
    for (int32_t i = 0; i < SDQ_ITEMS; i++)
        form.answers[i] = answer_of(rows->cell[COLUMN_ANSWERS + i]);
    for (int32_t i = 0; i < SDQ_IMPACT_ITEMS; i++)
        form.impact[i] = answer_of(rows->cell[COLUMN_IMPACT + i]);
    return form;
}

static void is_as_expected(struct rows *rows, const struct sdq_result *result)
{
    for (size_t i = 0; i < COUNT(score_columns); i++) {
        const char *cell = rows->cell[COLUMN_SCORES + i];
        int32_t     expected = cell[0] ? number_of(cell) : SDQ_MISSING;

        ck_assert_msg(result->score[score_columns[i]] == expected, "%s %s: %d, not %s",
                      rows->cell[0], sdq_score_name(score_columns[i]),
                      result->score[score_columns[i]], cell);
    }
    for (size_t i = 0; i < COUNT(band_columns); i++) {
        enum sdq_score which = band_columns[i];
        const char    *three = or_empty(sdq_band3_name(result->band3[which]));
        const char    *four = or_empty(sdq_band4_name(which, result->band4[which]));

        ck_assert_str_eq(three, rows->cell[COLUMN_BANDS + 2 * i]);
        ck_assert_str_eq(four, rows->cell[COLUMN_BANDS + 2 * i + 1]);
    }
}

START_TEST(the_sdq_vectors)
{
    struct rows       rows = rows_open("sdq_vectors.csv");
    struct sdq_faults faults;
    struct sdq_result result;

    ck_assert(rows_next(&rows));
    for (int32_t i = 0; i < SDQ_ITEMS; i++)
        ck_assert_str_eq(rows.cell[COLUMN_ANSWERS + i], sdq_items[i].name);
    for (int32_t i = 0; i < SDQ_IMPACT_ITEMS; i++)
        ck_assert_str_eq(rows.cell[COLUMN_IMPACT + i], sdq_impact_name((enum sdq_impact_item)i));
    while (rows_next(&rows)) {
        struct sdq_form form = form_of(&rows);

        ck_assert_int_eq(rows.n, COLUMN_BANDS + 14);
        sdq_check(&form, day("2014-03-14"), day("2026-11-22"), &faults);
        ck_assert_msg(faults.n == 0, "%s has %d faults", rows.cell[0], faults.n);
        sdq_score(&form, &result);
        is_as_expected(&rows, &result);
        ck_assert_int_eq(result.band3[SDQ_EXTERNALISING], SDQ_BAND3_NONE);
        ck_assert_int_eq(result.band4[SDQ_INTERNALISING], SDQ_BAND4_NONE);
    }
    ck_assert_int_eq(rows.lines, 212 + 1);
}
END_TEST

START_TEST(items_are_five_to_a_scale_and_five_reversed)
{
    int32_t of_scale[SDQ_SCALES] = {0}, reversed = 0;

    for (int32_t i = 0; i < SDQ_ITEMS; i++) {
        const struct sdq_item *item = &sdq_items[i];

        ck_assert_int_eq(item->number, i + 1);
        ck_assert_int_eq(sdq_item_number(item->name, strlen(item->name)), i + 1);
        ck_assert_int_eq(sdq_item_number(item->name_2_4, strlen(item->name_2_4)), i + 1);
        of_scale[item->scale]++;
        reversed += item->is_reversed;
    }
    for (int32_t i = 0; i < SDQ_SCALES; i++)
        ck_assert_int_eq(of_scale[i], 5);
    ck_assert_int_eq(reversed, 5);
    ck_assert_int_eq(sdq_item_number("argues", 6), 18);
    ck_assert_int_eq(sdq_item_number("spite", 5), 22);
    ck_assert_int_eq(sdq_item_number("consider", 8), 0);
    ck_assert_int_eq(sdq_item_number("consid", 5), 0);
    ck_assert_int_eq(sdq_item_number("", 0), 0);
}
END_TEST

/* As printed: "0-13 / 14-16 / 17-40". The limits are the last scores of each band but the last. */
static const struct {
    enum sdq_informant informant;
    enum sdq_version   version;
    enum sdq_score     which;
    const char        *three, *four;
} printed[] = {
    {SDQ_PARENT, SDQ_4_17, SDQ_TOTAL, "0-13/14-16/17-40", "0-13/14-16/17-19/20-40"},
    {SDQ_PARENT, SDQ_4_17, SDQ_EMOTIONAL, "0-3/4-4/5-10", "0-3/4-4/5-6/7-10"},
    {SDQ_PARENT, SDQ_4_17, SDQ_CONDUCT, "0-2/3-3/4-10", "0-2/3-3/4-5/6-10"},
    {SDQ_PARENT, SDQ_4_17, SDQ_HYPERACTIVITY, "0-5/6-6/7-10", "0-5/6-7/8-8/9-10"},
    {SDQ_PARENT, SDQ_4_17, SDQ_PEER, "0-2/3-3/4-10", "0-2/3-3/4-4/5-10"},
    {SDQ_PARENT, SDQ_4_17, SDQ_PROSOCIAL, "6-10/5-5/0-4", "8-10/7-7/6-6/0-5"},
    {SDQ_PARENT, SDQ_4_17, SDQ_IMPACT, "0-0/1-1/2-10", "0-0/1-1/2-2/3-10"},
    {SDQ_TEACHER, SDQ_4_17, SDQ_TOTAL, "0-11/12-15/16-40", "0-11/12-15/16-18/19-40"},
    {SDQ_TEACHER, SDQ_4_17, SDQ_EMOTIONAL, "0-4/5-5/6-10", "0-3/4-4/5-5/6-10"},
    {SDQ_TEACHER, SDQ_4_17, SDQ_CONDUCT, "0-2/3-3/4-10", "0-2/3-3/4-4/5-10"},
    {SDQ_TEACHER, SDQ_4_17, SDQ_HYPERACTIVITY, "0-5/6-6/7-10", "0-5/6-7/8-8/9-10"},
    {SDQ_TEACHER, SDQ_4_17, SDQ_PEER, "0-3/4-4/5-10", "0-2/3-4/5-5/6-10"},
    {SDQ_TEACHER, SDQ_4_17, SDQ_PROSOCIAL, "6-10/5-5/0-4", "6-10/5-5/4-4/0-3"},
    {SDQ_TEACHER, SDQ_4_17, SDQ_IMPACT, "0-0/1-1/2-6", "0-0/1-1/2-2/3-6"},
    {SDQ_SELF, SDQ_11_17, SDQ_TOTAL, "0-15/16-19/20-40", "0-14/15-17/18-19/20-40"},
    {SDQ_SELF, SDQ_11_17, SDQ_EMOTIONAL, "0-5/6-6/7-10", "0-4/5-5/6-6/7-10"},
    {SDQ_SELF, SDQ_11_17, SDQ_CONDUCT, "0-3/4-4/5-10", "0-3/4-4/5-5/6-10"},
    {SDQ_SELF, SDQ_11_17, SDQ_HYPERACTIVITY, "0-5/6-6/7-10", "0-5/6-6/7-7/8-10"},
    {SDQ_SELF, SDQ_11_17, SDQ_PEER, "0-3/4-5/6-10", "0-2/3-3/4-4/5-10"},
    {SDQ_SELF, SDQ_11_17, SDQ_PROSOCIAL, "6-10/5-5/0-4", "7-10/6-6/5-5/0-4"},
    {SDQ_SELF, SDQ_11_17, SDQ_IMPACT, "0-0/1-1/2-10", "0-0/1-1/2-2/3-10"},
    {SDQ_PARENT, SDQ_2_4, SDQ_TOTAL, "0-12/13-15/16-40", "0-12/13-15/16-18/19-40"},
    {SDQ_PARENT, SDQ_2_4, SDQ_EMOTIONAL, "0-2/3-3/4-10", "0-2/3-3/4-4/5-10"},
    {SDQ_PARENT, SDQ_2_4, SDQ_CONDUCT, "0-3/4-4/5-10", "0-3/4-4/5-5/6-10"},
    {SDQ_PARENT, SDQ_2_4, SDQ_HYPERACTIVITY, "0-5/6-6/7-10", "0-5/6-6/7-7/8-10"},
    {SDQ_PARENT, SDQ_2_4, SDQ_PEER, "0-2/3-3/4-10", "0-2/3-3/4-4/5-10"},
    {SDQ_PARENT, SDQ_2_4, SDQ_PROSOCIAL, "7-10/6-6/0-5", "7-10/6-6/5-5/0-4"},
    {SDQ_PARENT, SDQ_2_4, SDQ_IMPACT, "", "0-0/1-1/2-2/3-10"},
};

/* The place of a score among printed bands, from 1; 0 where nothing is printed. */
static int32_t printed_band(const char *bands, int32_t score)
{
    int32_t place = 0;
    char   *end;

    while (*bands) {
        long low = strtol(bands, &end, 10), high = strtol(end + 1, &end, 10);

        place++;
        if (score >= low && score <= high)
            return place;
        bands = *end == '/' ? end + 1 : end;
    }
    return 0;
}

START_TEST(every_score_is_in_the_printed_band)
{
    enum sdq_informant informant = printed[_i].informant;
    enum sdq_version   version = printed[_i].version;
    enum sdq_score     which = printed[_i].which;

    for (int32_t score = 0; score <= sdq_score_max(informant, which); score++) {
        ck_assert_msg((int32_t)sdq_band3(informant, version, which, score) ==
                          printed_band(printed[_i].three, score),
                      "%s %d of three", sdq_score_name(which), score);
        ck_assert_msg((int32_t)sdq_band4(informant, version, which, score) ==
                          printed_band(printed[_i].four, score),
                      "%s %d of four", sdq_score_name(which), score);
        if (version == SDQ_4_17)
            ck_assert_int_eq(sdq_band4(informant, SDQ_11_17, which, score),
                             sdq_band4(informant, SDQ_4_17, which, score));
    }
    ck_assert_int_eq(sdq_band3(informant, version, which, SDQ_MISSING), SDQ_BAND3_NONE);
    ck_assert_int_eq(sdq_band4(informant, version, which, SDQ_MISSING), SDQ_BAND4_NONE);
}
END_TEST

START_TEST(no_official_bands_no_band)
{
    ck_assert_int_eq(sdq_band3(SDQ_TEACHER, SDQ_2_4, SDQ_TOTAL, 20), SDQ_BAND3_NONE);
    ck_assert_int_eq(sdq_band4(SDQ_TEACHER, SDQ_2_4, SDQ_TOTAL, 20), SDQ_BAND4_NONE);
    ck_assert_int_eq(sdq_band3(SDQ_SELF, SDQ_18, SDQ_TOTAL, 20), SDQ_BAND3_NONE);
    ck_assert_int_eq(sdq_band4(SDQ_PARENT, SDQ_18, SDQ_TOTAL, 20), SDQ_BAND4_NONE);
    ck_assert_int_eq(sdq_band3(SDQ_PARENT, SDQ_4_17, SDQ_EXTERNALISING, 20), SDQ_BAND3_NONE);
    ck_assert_int_eq(sdq_band4(SDQ_PARENT, SDQ_4_17, SDQ_INTERNALISING, 20), SDQ_BAND4_NONE);
    ck_assert_int_eq(sdq_band3(SDQ_SELF, SDQ_4_17, SDQ_TOTAL, 20), SDQ_BAND3_NONE);
    ck_assert_ptr_null(sdq_band3_name(SDQ_BAND3_NONE));
    ck_assert_ptr_null(sdq_band4_name(SDQ_PROSOCIAL, SDQ_BAND4_NONE));
    ck_assert_ptr_null(sdq_concern_name(SDQ_CONCERN_NONE));
}
END_TEST

/* Emotional is 3 8 13 16 24, none reversed: the first `n` answered, adding up to `sum`. */
static const struct {
    int32_t n, sum, score;
} rounding_rows[] = {
    {5, 0, 0}, {5, 10, 10}, {5, 7, 7},  {4, 1, 1},  {4, 2, 3},  {4, 3, 4},
    {4, 5, 6}, {4, 6, 8},   {4, 7, 9},  {4, 8, 10}, {3, 1, 2},  {3, 2, 3},
    {3, 4, 7}, {3, 5, 8},   {3, 6, 10}, {2, 4, -1}, {1, 2, -1}, {0, 0, -1},
};

START_TEST(missing_items_are_made_up_half_up)
{
    static const int32_t items[] = {3, 8, 13, 16, 24};
    struct sdq_form      form = sdq_form_empty();
    struct sdq_result    result;
    int32_t              left = rounding_rows[_i].sum;

    form.version = SDQ_4_17;
    for (int32_t i = 0; i < rounding_rows[_i].n; i++) {
        int8_t answer = (int8_t)(left > 2 ? 2 : left);

        form.answers[items[i] - 1] = answer;
        left -= answer;
    }
    sdq_score(&form, &result);
    ck_assert_int_eq(result.score[SDQ_EMOTIONAL], rounding_rows[_i].score);
    ck_assert_int_eq(result.answered, rounding_rows[_i].n);
    ck_assert_int_eq(result.score[SDQ_TOTAL], SDQ_MISSING);
    ck_assert_int_eq(result.score[SDQ_INTERNALISING], SDQ_MISSING);
}
END_TEST

/* ebddiff, distres, imphome, impfrie, impclas, impleis; -1 is missing. */
static const struct {
    const char        *what;
    enum sdq_informant informant;
    int8_t             impact[SDQ_IMPACT_ITEMS];
    int32_t            score;
    bool               is_marked;
} impact_rows[] = {
    {"nothing filled in", SDQ_PARENT, {-1, -1, -1, -1, -1, -1}, -1, false},
    {"no difficulties", SDQ_PARENT, {0, -1, -1, -1, -1, -1}, 0, false},
    {"no difficulties, answered all the same", SDQ_PARENT, {0, 3, 3, 3, 3, 3}, 0, false},
    {"the most", SDQ_PARENT, {3, 3, 3, 3, 3, 3}, 10, false},
    {"the most of a young person", SDQ_SELF, {1, 3, 3, 3, 3, 3}, 10, false},
    {"the most of a teacher", SDQ_TEACHER, {3, 3, -1, 3, 3, -1}, 6, false},
    {"a little is nothing", SDQ_PARENT, {1, 1, 1, 1, 1, 1}, 0, false},
    {"quite a lot is one", SDQ_PARENT, {1, 2, 2, 2, 2, 2}, 5, false},
    {"one answered, the rest missing", SDQ_PARENT, {2, -1, -1, 3, -1, -1}, 2, false},
    {"difficulties, nothing more said", SDQ_PARENT, {2, -1, -1, -1, -1, -1}, -1, false},
    {"the first question missing", SDQ_PARENT, {-1, 3, 2, 0, 0, 0}, 3, true},
    {"what a teacher is not asked does not count", SDQ_TEACHER, {2, 1, 3, 1, 1, 3}, 0, false},
    {"nor does it stand for an answer", SDQ_TEACHER, {2, -1, 3, -1, -1, 3}, -1, false},
};

START_TEST(impact)
{
    struct sdq_form   form = sdq_form_empty();
    struct sdq_result result;

    form.informant = impact_rows[_i].informant;
    form.version = SDQ_11_17;
    memcpy(form.impact, impact_rows[_i].impact, sizeof form.impact);
    sdq_score(&form, &result);
    ck_assert_msg(result.score[SDQ_IMPACT] == impact_rows[_i].score, "%s: %d", impact_rows[_i].what,
                  result.score[SDQ_IMPACT]);
    ck_assert_msg(result.is_impact_without_ebddiff == impact_rows[_i].is_marked, "%s",
                  impact_rows[_i].what);
}
END_TEST

START_TEST(from_five_scale_scores)
{
    struct sdq_form   form = sdq_form_empty();
    struct sdq_result result;

    form.version = SDQ_4_17;
    form.entry = SDQ_FROM_SCALES;
    memcpy(form.scales, (int8_t[]){5, 4, 7, 3, 9}, SDQ_SCALES);
    form.answers[0] = 2; /* not looked at */
    sdq_score(&form, &result);
    ck_assert_int_eq(result.score[SDQ_TOTAL], 19);
    ck_assert_int_eq(result.score[SDQ_EXTERNALISING], 11);
    ck_assert_int_eq(result.score[SDQ_INTERNALISING], 8);
    ck_assert_int_eq(result.score[SDQ_PROSOCIAL], 9);
    ck_assert_int_eq(result.score[SDQ_IMPACT], SDQ_MISSING);
    ck_assert_int_eq(result.band4[SDQ_TOTAL], SDQ_HIGH);
    ck_assert_int_eq(result.answered, 0);

    form.scales[SDQ_PEER] = SDQ_MISSING;
    form.impact_score = 2;
    sdq_score(&form, &result);
    ck_assert_int_eq(result.score[SDQ_TOTAL], SDQ_MISSING);
    ck_assert_int_eq(result.score[SDQ_INTERNALISING], SDQ_MISSING);
    ck_assert_int_eq(result.score[SDQ_EXTERNALISING], 11);
    ck_assert_int_eq(result.band3[SDQ_IMPACT], SDQ_ABNORMAL);
}
END_TEST

START_TEST(from_the_total_alone)
{
    struct sdq_form   form = sdq_form_empty();
    struct sdq_result result;

    form.version = SDQ_4_17;
    form.entry = SDQ_FROM_TOTAL;
    form.total = 17;
    sdq_score(&form, &result);
    for (int32_t i = 0; i < SDQ_SCORES; i++)
        ck_assert_int_eq(result.score[i], i == SDQ_TOTAL ? 17 : SDQ_MISSING);
    ck_assert_int_eq(result.band3[SDQ_TOTAL], SDQ_ABNORMAL);
    ck_assert_int_eq(result.band3[SDQ_PEER], SDQ_BAND3_NONE);
    ck_assert(!result.is_provisional);

    form.version = SDQ_2_4;
    sdq_score(&form, &result);
    ck_assert(result.is_provisional);
}
END_TEST

START_TEST(the_departments_words_for_a_carers_total)
{
    static const char *const words[] = {[13] = "normal",
                                        [14] = "borderline",
                                        [16] = "borderline",
                                        [17] = "cause_for_concern",
                                        [40] = "cause_for_concern"};

    for (int32_t total = 0; total <= 40; total++) {
        const char *word = sdq_concern_name(sdq_concern(SDQ_PARENT, SDQ_4_17, total));

        if (words[total])
            ck_assert_str_eq(word, words[total]);
    }
    ck_assert_str_eq(sdq_concern_name(sdq_concern(SDQ_PARENT, SDQ_11_17, 0)), "normal");
    ck_assert_int_eq(sdq_concern(SDQ_TEACHER, SDQ_4_17, 30), SDQ_CONCERN_NONE);
    ck_assert_int_eq(sdq_concern(SDQ_SELF, SDQ_11_17, 30), SDQ_CONCERN_NONE);
    ck_assert_int_eq(sdq_concern(SDQ_PARENT, SDQ_18, 30), SDQ_CONCERN_NONE);
    ck_assert_int_eq(sdq_concern(SDQ_PARENT, SDQ_4_17, SDQ_MISSING), SDQ_CONCERN_NONE);
    ck_assert_int_eq(sdq_concern(SDQ_PARENT, SDQ_4_17, 41), SDQ_CONCERN_NONE);
}
END_TEST

static const struct {
    const char        *what;
    enum sdq_informant informant;
    enum sdq_version   version;
    enum sdq_score     which;
    int32_t            before, after;
    enum sdq_change    change;
    bool               is_worse;
} change_rows[] = {
    {"four up", SDQ_PARENT, SDQ_4_17, SDQ_EMOTIONAL, 3, 7, SDQ_CHANGE_RISE, true},
    {"three up is not enough", SDQ_PARENT, SDQ_4_17, SDQ_EMOTIONAL, 3, 6, SDQ_CHANGE_NONE, false},
    {"four down", SDQ_PARENT, SDQ_4_17, SDQ_CONDUCT, 7, 3, SDQ_CHANGE_FALL, false},
    {"four up", SDQ_PARENT, SDQ_4_17, SDQ_HYPERACTIVITY, 0, 4, SDQ_CHANGE_RISE, true},
    {"three up of peer, carer", SDQ_PARENT, SDQ_11_17, SDQ_PEER, 3, 6, SDQ_CHANGE_RISE, true},
    {"four up of peer, young person", SDQ_SELF, SDQ_11_17, SDQ_PEER, 3, 7, SDQ_CHANGE_NONE, false},
    {"five up of peer, young person", SDQ_SELF, SDQ_11_17, SDQ_PEER, 3, 8, SDQ_CHANGE_RISE, true},
    {"three down of prosocial, carer", SDQ_PARENT, SDQ_4_17, SDQ_PROSOCIAL, 8, 5, SDQ_CHANGE_FALL,
     true},
    {"three down, young person", SDQ_SELF, SDQ_11_17, SDQ_PROSOCIAL, 8, 5, SDQ_CHANGE_NONE, false},
    {"four up, young person", SDQ_SELF, SDQ_11_17, SDQ_PROSOCIAL, 4, 8, SDQ_CHANGE_RISE, false},
    {"three up of impact", SDQ_SELF, SDQ_11_17, SDQ_IMPACT, 0, 3, SDQ_CHANGE_RISE, true},
    {"nothing moved", SDQ_PARENT, SDQ_4_17, SDQ_IMPACT, 2, 2, SDQ_CHANGE_NONE, false},
    {"none for the total", SDQ_PARENT, SDQ_4_17, SDQ_TOTAL, 0, 40, SDQ_CHANGE_UNKNOWN, false},
    {"none for sums", SDQ_PARENT, SDQ_4_17, SDQ_EXTERNALISING, 0, 20, SDQ_CHANGE_UNKNOWN, false},
    {"none for teachers", SDQ_TEACHER, SDQ_4_17, SDQ_CONDUCT, 0, 10, SDQ_CHANGE_UNKNOWN, false},
    {"none at 2 to 4", SDQ_PARENT, SDQ_2_4, SDQ_CONDUCT, 0, 10, SDQ_CHANGE_UNKNOWN, false},
    {"none at 18", SDQ_SELF, SDQ_18, SDQ_CONDUCT, 0, 10, SDQ_CHANGE_UNKNOWN, false},
    {"no such form", SDQ_SELF, SDQ_4_17, SDQ_CONDUCT, 0, 10, SDQ_CHANGE_UNKNOWN, false},
    {"nothing before", SDQ_PARENT, SDQ_4_17, SDQ_CONDUCT, -1, 10, SDQ_CHANGE_UNKNOWN, false},
    {"nothing after", SDQ_PARENT, SDQ_4_17, SDQ_CONDUCT, 10, -1, SDQ_CHANGE_UNKNOWN, false},
};

START_TEST(reliable_change)
{
    enum sdq_change change =
        sdq_reliable_change(change_rows[_i].informant, change_rows[_i].version,
                            change_rows[_i].which, change_rows[_i].before, change_rows[_i].after);

    ck_assert_msg(change == change_rows[_i].change, "%s: %d", change_rows[_i].what, (int)change);
    ck_assert_msg(sdq_is_worse(change_rows[_i].which, change) == change_rows[_i].is_worse, "%s",
                  change_rows[_i].what);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sdq");
    TCase *tc = tcase_create("sdq");

    tcase_add_test(tc, the_sdq_vectors);
    tcase_add_test(tc, items_are_five_to_a_scale_and_five_reversed);
    tcase_add_loop_test(tc, every_score_is_in_the_printed_band, 0, COUNT(printed));
    tcase_add_test(tc, no_official_bands_no_band);
    tcase_add_loop_test(tc, missing_items_are_made_up_half_up, 0, COUNT(rounding_rows));
    tcase_add_loop_test(tc, impact, 0, COUNT(impact_rows));
    tcase_add_test(tc, from_five_scale_scores);
    tcase_add_test(tc, from_the_total_alone);
    tcase_add_test(tc, the_departments_words_for_a_carers_total);
    tcase_add_loop_test(tc, reliable_change, 0, COUNT(change_rows));
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
