/* What a form is refused for, field by field, and the names of the API. */
#include "rows.h"
#include "sdq.h"

static const char *const born_on = "2014-03-14";
static const char *const today = "2026-11-22"; /* the child is 12 */

static struct sdq_form carer_form(void)
{
    struct sdq_form form = sdq_form_empty();

    form.version = SDQ_4_17;
    form.completed_on = day("2026-11-20");
    for (int32_t i = 0; i < SDQ_ITEMS; i++)
        form.answers[i] = 1;
    return form;
}

static void has_fault(const struct sdq_faults *faults, const char *pointer, enum sdq_reason reason)
{
    char found[SDQ_POINTER_SIZE];

    for (int32_t i = 0; i < faults->n; i++) {
        sdq_fault_pointer(&faults->list[i], found);
        if (strcmp(found, pointer) == 0 && faults->list[i].reason == reason)
            return;
    }
    ck_abort_msg("no fault at %s", pointer);
}

static void has_one_fault(const struct sdq_form *form, const char *pointer, enum sdq_reason reason)
{
    struct sdq_faults faults;

    sdq_check(form, day(born_on), day(today), &faults);
    ck_assert_msg(faults.n == 1, "%d faults, not one at %s", faults.n, pointer);
    has_fault(&faults, pointer, reason);
}

static void has_no_fault(const struct sdq_form *form)
{
    struct sdq_faults faults;

    sdq_check(form, day(born_on), day(today), &faults);
    ck_assert_int_eq(faults.n, 0);
}

START_TEST(a_whole_form_has_no_fault)
{
    struct sdq_form form = carer_form();

    has_no_fault(&form);
    form.completed_on = day(today);
    has_no_fault(&form);
}
END_TEST

START_TEST(an_empty_form_is_missing_not_wrong)
{
    struct sdq_form   form = sdq_form_empty();
    struct sdq_result result;

    form.version = SDQ_4_17;
    form.completed_on = day(today);
    has_no_fault(&form);
    sdq_score(&form, &result);
    for (int32_t i = 0; i < SDQ_SCORES; i++)
        ck_assert_int_eq(result.score[i], SDQ_MISSING);
    ck_assert_int_eq(result.answered, 0);
}
END_TEST

START_TEST(an_answer_out_of_range_is_named)
{
    struct sdq_form form = carer_form();

    form.answers[0] = 3;
    has_one_fault(&form, "/answers/consid", SDQ_REASON_ANSWER_RANGE);
    form.answers[0] = -2;
    has_one_fault(&form, "/answers/consid", SDQ_REASON_ANSWER_RANGE);
    form.answers[0] = SDQ_MISSING;
    has_no_fault(&form);
    form.answers[24] = INT8_MAX;
    has_one_fault(&form, "/answers/attends", SDQ_REASON_ANSWER_RANGE);
}
END_TEST

START_TEST(an_impact_answer_out_of_range_is_named)
{
    struct sdq_form form = carer_form();

    form.impact[SDQ_EBDDIFF] = 4;
    has_one_fault(&form, "/impact/ebddiff", SDQ_REASON_IMPACT_RANGE);
    form.impact[SDQ_EBDDIFF] = 3;
    form.impact[SDQ_IMPLEIS] = 3;
    has_no_fault(&form);
}
END_TEST

START_TEST(a_teacher_is_not_asked_about_home_and_leisure)
{
    struct sdq_form   form = carer_form();
    struct sdq_faults faults;

    form.informant = SDQ_TEACHER;
    memset(form.impact, 2, sizeof form.impact);
    sdq_check(&form, day(born_on), day(today), &faults);
    ck_assert_int_eq(faults.n, 2);
    has_fault(&faults, "/impact/imphome", SDQ_REASON_NOT_ASKED);
    has_fault(&faults, "/impact/impleis", SDQ_REASON_NOT_ASKED);
}
END_TEST

START_TEST(scale_scores_out_of_range_are_named)
{
    struct sdq_form form = sdq_form_empty();

    form.version = SDQ_4_17;
    form.entry = SDQ_FROM_SCALES;
    form.completed_on = day(today);
    memset(form.scales, 10, sizeof form.scales);
    form.impact_score = 10;
    has_no_fault(&form);
    form.scales[SDQ_EMOTIONAL] = -2;
    has_one_fault(&form, "/scores/emotional", SDQ_REASON_SCALE_RANGE);
    form.scales[SDQ_EMOTIONAL] = 0;
    form.scales[SDQ_HYPERACTIVITY] = 11;
    has_one_fault(&form, "/scores/hyperactivity", SDQ_REASON_SCALE_RANGE);
    form.scales[SDQ_HYPERACTIVITY] = SDQ_MISSING;
    form.impact_score = 11;
    has_one_fault(&form, "/scores/impact", SDQ_REASON_SCALE_RANGE);
    form.informant = SDQ_TEACHER;
    form.impact_score = 7;
    has_one_fault(&form, "/scores/impact", SDQ_REASON_TEACHER_RANGE);
    form.impact_score = 6;
    has_no_fault(&form);
}
END_TEST

START_TEST(a_total_alone)
{
    struct sdq_form form = sdq_form_empty();

    form.version = SDQ_4_17;
    form.entry = SDQ_FROM_TOTAL;
    form.completed_on = day(today);
    has_one_fault(&form, "/total", SDQ_REASON_TOTAL_NEEDED);
    form.total = 41;
    has_one_fault(&form, "/total", SDQ_REASON_TOTAL_RANGE);
    form.total = -2;
    has_one_fault(&form, "/total", SDQ_REASON_TOTAL_RANGE);
    form.total = 40;
    has_no_fault(&form);
    form.total = 0;
    has_no_fault(&form);
}
END_TEST

static const struct {
    const char     *completed;
    enum sdq_reason reason;
} day_rows[] = {
    {"2026-11-23", SDQ_REASON_FUTURE},
    {"2014-03-13", SDQ_REASON_BEFORE_BIRTH},
    {"", SDQ_REASON_DAY_UNKNOWN},
};

START_TEST(the_day_of_completion)
{
    struct sdq_form form = carer_form();

    form.completed_on = day(day_rows[_i].completed);
    has_one_fault(&form, "/completed_on", day_rows[_i].reason);
}
END_TEST

/* Ages of the child on the day, and whether this form may be recorded. */
static const struct {
    const char        *completed; /* born 2014-03-14 */
    enum sdq_informant informant;
    enum sdq_version   version;
    const char        *pointer; /* NULL: no fault */
    enum sdq_reason    reason;
} age_rows[] = {
    {"2014-03-14", SDQ_PARENT, SDQ_2_4, "/version", SDQ_REASON_AGE},
    {"2014-03-14", SDQ_SELF, SDQ_11_17, "/informant", SDQ_REASON_TOO_YOUNG},
    {"2016-03-13", SDQ_PARENT, SDQ_2_4, "/version", SDQ_REASON_AGE},
    {"2016-03-14", SDQ_PARENT, SDQ_2_4, NULL, 0},
    {"2016-03-14", SDQ_TEACHER, SDQ_2_4, NULL, 0},
    {"2019-03-13", SDQ_PARENT, SDQ_2_4, NULL, 0},
    {"2019-03-14", SDQ_PARENT, SDQ_2_4, "/version", SDQ_REASON_AGE},
    {"2018-03-13", SDQ_PARENT, SDQ_4_17, "/version", SDQ_REASON_AGE},
    {"2018-03-14", SDQ_PARENT, SDQ_4_17, NULL, 0},
    {"2025-03-13", SDQ_SELF, SDQ_11_17, "/informant", SDQ_REASON_TOO_YOUNG},
    {"2025-03-14", SDQ_SELF, SDQ_11_17, NULL, 0},
    {"2025-03-13", SDQ_PARENT, SDQ_11_17, "/version", SDQ_REASON_AGE},
    {"2025-03-14", SDQ_PARENT, SDQ_11_17, NULL, 0},
    {"2025-03-14", SDQ_TEACHER, SDQ_11_17, NULL, 0},
    {"2026-11-20", SDQ_SELF, SDQ_18, "/version", SDQ_REASON_AGE},
    {"2032-03-13", SDQ_TEACHER, SDQ_4_17, NULL, 0},
    {"2032-03-14", SDQ_TEACHER, SDQ_4_17, "/version", SDQ_REASON_AGE},
    {"2032-03-14", SDQ_SELF, SDQ_11_17, "/version", SDQ_REASON_AGE},
    {"2032-03-14", SDQ_SELF, SDQ_18, NULL, 0},
    {"2039-03-13", SDQ_PARENT, SDQ_18, NULL, 0},
    {"2026-11-20", SDQ_SELF, SDQ_4_17, "/version", SDQ_REASON_NO_SUCH_FORM},
    {"2032-03-14", SDQ_TEACHER, SDQ_18, "/version", SDQ_REASON_NO_SUCH_FORM},
};

START_TEST(informant_version_and_age)
{
    struct sdq_form   form = carer_form();
    struct sdq_faults faults;

    form.informant = age_rows[_i].informant;
    form.version = age_rows[_i].version;
    form.completed_on = day(age_rows[_i].completed);
    sdq_check(&form, day(born_on), day("2040-01-01"), &faults);
    ck_assert_msg(faults.n == (age_rows[_i].pointer != NULL), "%s %s: %d faults",
                  sdq_version_name(form.version), age_rows[_i].completed, faults.n);
    if (age_rows[_i].pointer)
        has_fault(&faults, age_rows[_i].pointer, age_rows[_i].reason);
}
END_TEST

START_TEST(an_unknown_birthday_leaves_the_age_open)
{
    struct sdq_form   form = carer_form();
    struct sdq_faults faults;

    form.version = SDQ_2_4;
    sdq_check(&form, DAY_NONE, day(today), &faults);
    ck_assert_int_eq(faults.n, 0);
}
END_TEST

START_TEST(every_fault_is_told_at_once)
{
    struct sdq_form   form = carer_form();
    struct sdq_faults faults;

    form.informant = SDQ_SELF; /* there is no 4-17 for a young person */
    form.completed_on = day("2026-12-24");
    memset(form.answers, 9, sizeof form.answers);
    memset(form.impact, 9, sizeof form.impact);
    sdq_check(&form, day(born_on), day(today), &faults);
    ck_assert_int_eq(faults.n, 2 + SDQ_ITEMS + SDQ_IMPACT_ITEMS);
    has_fault(&faults, "/version", SDQ_REASON_NO_SUCH_FORM);
    has_fault(&faults, "/completed_on", SDQ_REASON_FUTURE);
    has_fault(&faults, "/answers/oldbest", SDQ_REASON_ANSWER_RANGE);
}
END_TEST

static const struct {
    enum sdq_informant informant;
    int32_t            age;
    const char        *version; /* NULL: none */
} asked_rows[] = {
    {SDQ_PARENT, 1, NULL},   {SDQ_PARENT, 2, "2-4"},    {SDQ_PARENT, 3, "2-4"},
    {SDQ_PARENT, 4, "4-17"}, {SDQ_PARENT, 17, "4-17"},  {SDQ_PARENT, 18, "18+"},
    {SDQ_TEACHER, 3, "2-4"}, {SDQ_TEACHER, 11, "4-17"}, {SDQ_TEACHER, 18, NULL},
    {SDQ_SELF, 10, NULL},    {SDQ_SELF, 11, "11-17"},   {SDQ_SELF, 17, "11-17"},
    {SDQ_SELF, 25, "18+"},   {SDQ_SELF, -1, NULL},
};

START_TEST(the_form_to_ask_for)
{
    enum sdq_version version;
    bool             has = sdq_version_for(asked_rows[_i].informant, asked_rows[_i].age, &version);

    ck_assert_int_eq(has, asked_rows[_i].version != NULL);
    if (has)
        ck_assert_str_eq(sdq_version_name(version), asked_rows[_i].version);
}
END_TEST

START_TEST(names_are_read_as_they_are_written)
{
    enum sdq_informant informant = SDQ_SELF;
    enum sdq_version   version = SDQ_18;

    for (int32_t i = 0; i < SDQ_INFORMANTS; i++) {
        const char *name = sdq_informant_name((enum sdq_informant)i);

        ck_assert(sdq_informant_parse(name, strlen(name), &informant));
        ck_assert_int_eq((int32_t)informant, i);
    }
    for (int32_t i = 0; i < SDQ_VERSIONS; i++) {
        const char *name = sdq_version_name((enum sdq_version)i);

        ck_assert(sdq_version_parse(name, strlen(name), &version));
        ck_assert_int_eq((int32_t)version, i);
    }
    ck_assert(!sdq_informant_parse("carer", 5, &informant));
    ck_assert(!sdq_informant_parse("Parent", 6, &informant));
    ck_assert(!sdq_informant_parse("", 0, &informant));
    ck_assert(!sdq_version_parse("4-16", 4, &version));
    ck_assert(!sdq_version_parse("18", 2, &version));
    ck_assert_str_eq(sdq_score_name(SDQ_EXTERNALISING), "externalising");
    ck_assert_str_eq(sdq_score_name(SDQ_EMOTIONAL), "emotional");
    ck_assert_str_eq(sdq_band4_name(SDQ_PROSOCIAL, SDQ_SLIGHTLY), "slightly_lowered");
    ck_assert_str_eq(sdq_band4_name(SDQ_TOTAL, SDQ_SLIGHTLY), "slightly_raised");
}
END_TEST

START_TEST(each_reason_has_its_own_sentence)
{
    for (int32_t a = SDQ_REASON_NO_SUCH_FORM; a <= SDQ_REASON_TOTAL_NEEDED; a++) {
        const char *says = sdq_reason_says((enum sdq_reason)a);

        ck_assert_int_eq(says[strlen(says) - 1], '.');
        for (int32_t b = 0; b < a; b++)
            ck_assert_str_ne(says, sdq_reason_says((enum sdq_reason)b));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sdq_form");
    TCase *tc = tcase_create("sdq_form");

    tcase_add_test(tc, a_whole_form_has_no_fault);
    tcase_add_test(tc, an_empty_form_is_missing_not_wrong);
    tcase_add_test(tc, an_answer_out_of_range_is_named);
    tcase_add_test(tc, an_impact_answer_out_of_range_is_named);
    tcase_add_test(tc, a_teacher_is_not_asked_about_home_and_leisure);
    tcase_add_test(tc, scale_scores_out_of_range_are_named);
    tcase_add_test(tc, a_total_alone);
    tcase_add_loop_test(tc, the_day_of_completion, 0, COUNT(day_rows));
    tcase_add_loop_test(tc, informant_version_and_age, 0, COUNT(age_rows));
    tcase_add_test(tc, an_unknown_birthday_leaves_the_age_open);
    tcase_add_test(tc, every_fault_is_told_at_once);
    tcase_add_loop_test(tc, the_form_to_ask_for, 0, COUNT(asked_rows));
    tcase_add_test(tc, names_are_read_as_they_are_written);
    tcase_add_test(tc, each_reason_has_its_own_sentence);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
