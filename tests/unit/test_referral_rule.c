/* Services and referrals in words: who may refer, for whom, and what must come first. */
#include "referral_rule.h"
#include "rows.h"

#define WORDS(...)                                                                      \
    {                                                                                   \
        (const char *const[]){__VA_ARGS__}, COUNT(((const char *const[]){__VA_ARGS__})) \
    }

static const struct referral_rule core_camhs = {
    .roles = WORDS("social_worker", "team_manager"),
    .subjects = WORDS("child"),
    .from_age = REFERRAL_NO_AGE,
    .to_age = 17,
};

static const struct referral_rule specialist_camhs = {
    .roles = WORDS("social_worker", "camhs_clinician"),
    .subjects = WORDS("child"),
    .from_age = 5,
    .to_age = 17,
    .prerequisite = "core_camhs_assessment",
};

static const struct referral_rule clinical_psychology = {
    .roles = WORDS("social_worker"),
    .care_statuses = WORDS("in_care"),
    .homes = WORDS("ifa", "residential"),
    .localities = WORDS("west", "north"),
    .from_age = 0,
    .to_age = 12,
};

static const struct referral_rule adoption_and_permanence = {
    .roles = WORDS("adoption_worker", "fostering_worker", "care_nurse"),
    .subjects = WORDS("child", "carer", "prospective_carer"),
    .from_age = REFERRAL_NO_AGE,
    .to_age = REFERRAL_NO_AGE,
};

static const struct referral_rule nobody_yet = {
    .from_age = REFERRAL_NO_AGE,
    .to_age = REFERRAL_NO_AGE,
};

/* A social worker refers a ten-year-old in care in a residential home in the west. */
static const struct referral_case jay = {
    .roles = WORDS("social_worker"),
    .subject = "child",
    .care_status = "in_care",
    .home = "residential",
    .locality = "west",
    .age = 10,
};

static void refused_for(const struct referral_rule *rule, const struct referral_case *of, int32_t n,
                        const enum referral_refusal *expected)
{
    struct referral_refusals refusals;

    referral_rule_check(rule, of, &refusals);
    ck_assert_int_eq(refusals.n, n);
    for (int32_t i = 0; i < n; i++)
        ck_assert_int_eq(refusals.list[i], expected[i]);
}

#define TAKEN(rule, of) refused_for((rule), (of), 0, NULL)
#define REFUSED(rule, of, ...)                                                 \
    refused_for((rule), (of), COUNT(((enum referral_refusal[]){__VA_ARGS__})), \
                (enum referral_refusal[]){__VA_ARGS__})

START_TEST(who_may_refer)
{
    struct referral_case of = jay;

    TAKEN(&core_camhs, &of);
    REFUSED(&adoption_and_permanence, &of, REFERRAL_REFUSED_ROLE);
    REFUSED(&nobody_yet, &of, REFERRAL_REFUSED_ROLE);

    of.roles = (struct referral_words)WORDS("designated_teacher");
    REFUSED(&core_camhs, &of, REFERRAL_REFUSED_ROLE);
    of.roles = (struct referral_words)WORDS("designated_teacher", "team_manager");
    TAKEN(&core_camhs, &of);
    of.roles = (struct referral_words){0};
    REFUSED(&core_camhs, &of, REFERRAL_REFUSED_ROLE);
    of.roles = (struct referral_words)WORDS("social_work");
    REFUSED(&core_camhs, &of, REFERRAL_REFUSED_ROLE);
}
END_TEST

START_TEST(for_whom)
{
    struct referral_case of = jay;

    of.subject = "carer";
    of.age = -1;
    REFUSED(&core_camhs, &of, REFERRAL_REFUSED_SUBJECT, REFERRAL_REFUSED_AGE_UNKNOWN);
    of.roles = (struct referral_words)WORDS("fostering_worker");
    TAKEN(&adoption_and_permanence, &of);
    of.subject = "teacher";
    REFUSED(&adoption_and_permanence, &of, REFERRAL_REFUSED_SUBJECT);
    of.subject = NULL;
    REFUSED(&adoption_and_permanence, &of, REFERRAL_REFUSED_SUBJECT);
}
END_TEST

/* A carer who is referred for themselves: neither age nor home nor part of the area, but whom it takes, who refers, what comes first. */
START_TEST(for_a_carer_alone)
{
    struct referral_rule takes_both = core_camhs;
    struct referral_case of = {
        .roles = jay.roles, .subject = "carer", .age = -1, .is_of_carer = true};

    REFUSED(&core_camhs, &of, REFERRAL_REFUSED_SUBJECT);
    takes_both.subjects = adoption_and_permanence.subjects;
    TAKEN(&takes_both, &of);
    takes_both.prerequisite = "A consultative conversation";
    REFUSED(&takes_both, &of, REFERRAL_REFUSED_PREREQUISITE);
    of.roles = (struct referral_words)WORDS("designated_teacher");
    REFUSED(&takes_both, &of, REFERRAL_REFUSED_ROLE, REFERRAL_REFUSED_PREREQUISITE);
}
END_TEST

static const struct {
    int32_t               age;
    bool                  is_taken;
    enum referral_refusal why;
} age_rows[] = {
    {0, true, 0},
    {12, true, 0},
    {13, false, REFERRAL_REFUSED_OLD},
    {25, false, REFERRAL_REFUSED_OLD},
    {-1, false, REFERRAL_REFUSED_AGE_UNKNOWN},
};

START_TEST(at_what_age)
{
    struct referral_case of = jay;

    of.age = age_rows[_i].age;
    if (age_rows[_i].is_taken)
        TAKEN(&clinical_psychology, &of);
    else
        REFUSED(&clinical_psychology, &of, age_rows[_i].why);
}
END_TEST

START_TEST(too_young_and_no_lower_limit)
{
    struct referral_case of = jay;

    of.is_prerequisite_met = true;
    of.age = 4;
    REFUSED(&specialist_camhs, &of, REFERRAL_REFUSED_YOUNG);
    of.age = 5;
    TAKEN(&specialist_camhs, &of);
    of.age = 0;
    TAKEN(&core_camhs, &of);
}
END_TEST

START_TEST(care_status_home_and_locality)
{
    struct referral_case of = jay;

    TAKEN(&clinical_psychology, &of);
    of.care_status = "care_leaver";
    REFUSED(&clinical_psychology, &of, REFERRAL_REFUSED_CARE_STATUS);
    of.care_status = NULL;
    of.home = "foster";
    of.locality = "south";
    REFUSED(&clinical_psychology, &of, REFERRAL_REFUSED_CARE_STATUS, REFERRAL_REFUSED_HOME,
            REFERRAL_REFUSED_LOCALITY);
    of.home = of.locality = NULL;
    REFUSED(&clinical_psychology, &of, REFERRAL_REFUSED_CARE_STATUS, REFERRAL_REFUSED_HOME,
            REFERRAL_REFUSED_LOCALITY);
    TAKEN(&core_camhs, &of); /* which asks for none of these */
}
END_TEST

START_TEST(what_must_come_first)
{
    struct referral_case of = jay;

    REFUSED(&specialist_camhs, &of, REFERRAL_REFUSED_PREREQUISITE);
    of.override_reason = "We would like it sooner.";
    REFUSED(&specialist_camhs, &of, REFERRAL_REFUSED_PREREQUISITE); /* a wish is no urgent risk */
    of.is_urgent = true;
    TAKEN(&specialist_camhs, &of);
    of.override_reason = " \t\n";
    REFUSED(&specialist_camhs, &of, REFERRAL_REFUSED_NO_OVERRIDE);
    of.override_reason = NULL;
    REFUSED(&specialist_camhs, &of, REFERRAL_REFUSED_NO_OVERRIDE);
    of.is_prerequisite_met = true;
    TAKEN(&specialist_camhs, &of);
}
END_TEST

START_TEST(every_refusal_at_once)
{
    const struct referral_rule strict = {
        .roles = WORDS("social_worker"),
        .subjects = WORDS("child"),
        .care_statuses = WORDS("in_care"),
        .homes = WORDS("ifa"),
        .localities = WORDS("west"),
        .from_age = 5,
        .to_age = 12,
        .prerequisite = "consultation",
    };
    const struct referral_case of = {.age = 4};

    REFUSED(&strict, &of, REFERRAL_REFUSED_ROLE, REFERRAL_REFUSED_SUBJECT, REFERRAL_REFUSED_YOUNG,
            REFERRAL_REFUSED_CARE_STATUS, REFERRAL_REFUSED_HOME, REFERRAL_REFUSED_LOCALITY,
            REFERRAL_REFUSED_PREREQUISITE);
}
END_TEST

START_TEST(how_a_referral_begins)
{
    enum referral_state      begins = REFERRAL_CLOSED;
    struct referral_refusals refusals = {0};

    ck_assert(referral_begins(&refusals, &begins));
    ck_assert_int_eq(begins, REFERRAL_SUBMITTED);

    refusals = (struct referral_refusals){1, {REFERRAL_REFUSED_ROLE}};
    ck_assert(referral_begins(&refusals, &begins));
    ck_assert_int_eq(begins, REFERRAL_ASKED);

    refusals = (struct referral_refusals){1, {REFERRAL_REFUSED_OLD}};
    ck_assert(!referral_begins(&refusals, &begins));
    refusals = (struct referral_refusals){2, {REFERRAL_REFUSED_ROLE, REFERRAL_REFUSED_OLD}};
    ck_assert(!referral_begins(&refusals, &begins));
    ck_assert_int_eq(begins, REFERRAL_ASKED); /* left as it was */
}
END_TEST

START_TEST(each_refusal_has_its_sentence_and_its_field)
{
    for (int32_t a = 0; a < REFERRAL_REFUSALS; a++) {
        const char *says = referral_refusal_says((enum referral_refusal)a);

        ck_assert_int_eq(says[strlen(says) - 1], '.');
        ck_assert_int_eq(referral_refusal_pointer((enum referral_refusal)a)[0], '/');
        for (int32_t b = 0; b < a; b++)
            ck_assert_str_ne(says, referral_refusal_says((enum referral_refusal)b));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("referral_rule");
    TCase *tc = tcase_create("referral_rule");

    tcase_add_test(tc, who_may_refer);
    tcase_add_test(tc, for_whom);
    tcase_add_test(tc, for_a_carer_alone);
    tcase_add_loop_test(tc, at_what_age, 0, COUNT(age_rows));
    tcase_add_test(tc, too_young_and_no_lower_limit);
    tcase_add_test(tc, care_status_home_and_locality);
    tcase_add_test(tc, what_must_come_first);
    tcase_add_test(tc, every_refusal_at_once);
    tcase_add_test(tc, how_a_referral_begins);
    tcase_add_test(tc, each_refusal_has_its_sentence_and_its_field);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
