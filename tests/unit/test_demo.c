/* The fictional council: the same from the same seed, coherent on every day of the year, and somebody in every state. */
#include "../../server/job/demo.h"
#include "identifier.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { ARENA = 256 * 1024 * 1024, TEXT = 64, MANY = 4000 };

static struct request request;

static day_t day(const char *iso) { return day_parse(iso, strlen(iso)); }

static struct demo *council(uint64_t seed, const char *on, int children)
{
    static struct demo d;

    if (d.arena)
        arena_free(d.arena);
    d = (struct demo){.req = &request, .arena = arena_new(ARENA), .seed = seed, .today = day(on)};
    ck_assert_ptr_nonnull(d.arena);
    d.now = day_london_start(d.today) + 12 * 3600;
    ck_assert_int_eq(demo_council(&d, children), ERR_NONE);
    return &d;
}

static const char *rows_of(const struct demo *d, enum demo_table t)
{
    return d->rows[t].n ? d->rows[t].buf.s : "";
}

static int times(const char *text, const char *what)
{
    int n = 0;

    for (const char *s = text; (s = strstr(s, what)); s++)
        n++;
    return n;
}

/* Where a row ends. By hand: AddressSanitizer measures all that follows before it lets strstr look at it. */
static const char *end_of(const char *row)
{
    while (*row && !(row[0] == '}' && row[1] == ',' && row[2] == '{'))
        row++;
    return row;
}

/* The text of a member of the row at `row`; "" where it is null, a number or not there. */
static const char *member(const char *row, const char *name, char out[static TEXT])
{
    char        key[TEXT];
    const char *s;

    snprintf(key, sizeof key, "\"%s\":\"", name);
    s = memmem(row, (size_t)(end_of(row) - row), key, strlen(key));
    out[0] = 0;
    if (s)
        snprintf(out, TEXT, "%.*s", (int)strcspn(s + strlen(key), "\""), s + strlen(key));
    return out;
}

static const char *next_row(const char *row)
{
    const char *end = end_of(row);

    return *end ? end + 2 : NULL;
}

static const char *first_row(const struct demo *d, enum demo_table t)
{
    return d->rows[t].n ? d->rows[t].buf.s + 1 : NULL;
}

#define EACH_ROW(d, t, row) for (const char *row = first_row((d), (t)); row; row = next_row(row))

/* --- the same, and not the same --- */

START_TEST(same_seed_same_council)
{
    struct demo *d = council(7, "2026-11-22", 60);
    char        *kept[DEMO_TABLES];

    for (int t = 0; t < DEMO_TABLES; t++)
        kept[t] = strdup(rows_of(d, (enum demo_table)t));
    d = council(7, "2026-11-22", 60);
    for (int t = 0; t < DEMO_TABLES; t++) {
        ck_assert_str_eq(kept[t], rows_of(d, (enum demo_table)t));
        ck_assert_msg(d->rows[t].n > 0, "nothing in table %d", t);
    }
    d = council(8, "2026-11-22", 60);
    ck_assert_str_ne(kept[T_SDQ], rows_of(d, T_SDQ));
    ck_assert_str_ne(kept[T_CHILD], rows_of(d, T_CHILD));
    for (int t = 0; t < DEMO_TABLES; t++)
        free(kept[t]);
}
END_TEST

START_TEST(fewer_children_are_the_first_of_more)
{
    struct demo *d = council(7, "2026-11-22", 60);
    char        *some = strdup(rows_of(d, T_CHILD));

    d = council(7, "2026-11-22", 120);
    ck_assert_int_eq(strncmp(some, rows_of(d, T_CHILD), strlen(some)), 0);
    free(some);
}
END_TEST

/* --- who there is --- */

START_TEST(one_account_of_each_role)
{
    static const char *const roles[] = {"social_worker",
                                        "team_manager",
                                        "reviewing_officer",
                                        "virtual_school",
                                        "designated_teacher",
                                        "senco",
                                        "educational_psychologist",
                                        "camhs_clinician",
                                        "camhs_social_worker",
                                        "clinical_psychologist",
                                        "care_nurse",
                                        "wellbeing_practitioner",
                                        "youth_justice_worker",
                                        "fostering_worker",
                                        "adoption_worker",
                                        "personal_adviser",
                                        "mental_health_lead",
                                        "information_governance",
                                        "service_admin",
                                        "analyst",
                                        "system_admin"};

    int accounts = 0;

    for (size_t r = 0; r < COUNT(roles); r++) {
        int of_role = 0;

        for (int i = 0; i < DEMO_PEOPLE; i++)
            of_role += demo_people[i].has_account && !strcmp(demo_people[i].role, roles[r]);
        ck_assert_msg(of_role >= 1, "%s: %d accounts", roles[r], of_role);
    }
    for (int i = 0; i < DEMO_PEOPLE; i++)
        accounts += demo_people[i].has_account;
    ck_assert_int_eq(accounts, 22);
    ck_assert_int_ge(DEMO_PEOPLE - accounts, 20);
}
END_TEST

START_TEST(identifiers_are_valid_and_no_two_alike)
{
    struct demo *d = council(1, "2026-11-22", 400);
    char         seen[400][TEXT], upns[400][TEXT], text[TEXT], out[IDENTIFIER_NHS_SIZE];
    int          n = 0, m = 0;

    EACH_ROW(d, T_CHILD, row)
    {
        struct upn upn;

        member(row, "nhs_number", text);
        if (text[0]) {
            ck_assert_int_eq(identifier_nhs(text, strlen(text), out), IDENTIFIER_OK);
            ck_assert_msg(!strncmp(text, "999", 3), "%s is not of the range for tests", text);
            snprintf(seen[n++], TEXT, "%s", text);
        }
        member(row, "upn", text);
        if (text[0])
            ck_assert_msg(identifier_upn(text, strlen(text), &upn) == IDENTIFIER_OK, "%s", text);
        if (text[0] && strncmp(text, "UN", 2) != 0)
            snprintf(upns[m++], TEXT, "%s", text);
    }
    ck_assert_int_gt(n, 390);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < i; k++)
            ck_assert_str_ne(seen[i], seen[k]);
    for (int i = 0; i < m; i++)
        for (int k = 0; k < i; k++)
            ck_assert_str_ne(upns[i], upns[k]);
}
END_TEST

/* --- every state of every page --- */

static void every_word(const struct demo *d, enum demo_table t, const char *name,
                       const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char what[TEXT];

        snprintf(what, sizeof what, "\"%s\":\"%s\"", name, words[i]);
        ck_assert_msg(times(rows_of(d, t), what) > 0, "nobody has %s", what);
    }
}

#define EVERY(d, t, name, ...)                                       \
    every_word((d), (t), (name), (const char *const[]){__VA_ARGS__}, \
               COUNT(((const char *const[]){__VA_ARGS__})))

/* In care, and nobody is the lead worker today. */
static int without_worker(const struct demo *d)
{
    char text[TEXT];
    int  n = 0;

    for (int i = 0; i < d->children; i++) {
        bool has_worker = false;

        EACH_ROW(d, T_ALLOCATION, row)
        has_worker = has_worker || (!strcmp(member(row, "child_id", text), d->child[i].id.s) &&
                                    !strcmp(member(row, "kind", text), "worker") &&
                                    !*member(row, "until_on", text));
        n += !has_worker && d->child[i].care == CARE_IN;
    }
    return n;
}

START_TEST(somebody_is_in_every_state)
{
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct demo *d = council(seed, "2026-11-22", 120);

        EVERY(d, T_REFERRAL, "state", "draft", "asked", "submitted", "accepted", "allocated",
              "seen", "closed", "declined", "redirected", "withdrawn");
        EVERY(d, T_REFERRAL, "urgency", "routine", "urgent");
        EVERY(d, T_REFERRAL, "subject", "child", "carer");
        EVERY(d, T_REFERRAL_EVENT, "kind", "move", "offer", "word", "nudge");
        EVERY(d, T_REFERRAL_CLOCK, "clock", "asked", "decision", "offer", "seen");
        EVERY(d, T_INVOLVEMENT, "state", "waiting", "active", "quiet", "closed");
        EVERY(d, T_SDQ, "informant", "parent", "teacher", "self");
        EVERY(d, T_SDQ, "entry", "answers", "scores", "total");
        EVERY(d, T_SDQ, "concern", "normal", "borderline", "cause_for_concern");
        EVERY(d, T_SDQ, "band4_total", "close_to_average", "slightly_raised", "high", "very_high");
        EVERY(d, T_SDQ, "source", "entered", "imported");
        EVERY(d, T_TASK, "kind", "sdq_due", "sdq_ask", "sdq_consultation", "action", "refusal");
        EVERY(d, T_TASK, "state", "open", "done", "dropped");
        EVERY(d, T_ALERT, "kind", "allergy", "address", "communication", "other");
        EVERY(d, T_AROUND_PERSON, "tie", "close", "steady", "up_and_down", "hard", "just_starting");
        EVERY(d, T_HOME, "kind", "foster", "foster_agency", "kinship", "adoptive",
              "special_guardian", "parents", "childrens_home", "residential_school", "supported",
              "independent");
        EVERY(d, T_ALLOCATION, "kind", "worker", "reviewing_officer", "nurse", "virtual_school",
              "personal_adviser", "carers_worker");
        EVERY(d, T_SEND_STATUS, "need", "E", "K", "N");
        ck_assert_int_eq(d->rows[T_CHILD].n, 120);
        ck_assert_int_gt(times(rows_of(d, T_HOME_ADDRESS), "\"is_protected\":true"), 1);
        ck_assert_int_gt(times(rows_of(d, T_WORDS), "\"tier\":3"), 0);
        ck_assert_int_gt(times(rows_of(d, T_REFERRAL_EVENT), "\"reads_unsettled\":true"), 0);
        ck_assert_int_gt(without_worker(d), 0);
    }
}
END_TEST

START_TEST(clocks_are_met_missed_running_late_and_ended)
{
    struct demo *d = council(1, "2026-11-22", 120);
    int          met = 0, missed = 0, running = 0, late = 0, ended = 0;
    char         now[DAY_INSTANT_SIZE], stopped[TEXT], due[TEXT];

    day_instant_format(d->now, now);
    EACH_ROW(d, T_REFERRAL_CLOCK, row)
    {
        const char *is_met = strstr(row, "\"is_met\":") + 9;

        member(row, "stopped_at", stopped);
        member(row, "due_at", due);
        ck_assert_str_ne(due, "");
        if (!stopped[0])
            ++*(strcmp(due, now) < 0 ? &late : &running);
        else
            ++*(*is_met == 't' ? &met : *is_met == 'f' ? &missed : &ended);
        if (*is_met == 't')
            ck_assert_str_le(stopped, due);
        if (*is_met == 'f')
            ck_assert_str_gt(stopped, due);
    }
    ck_assert_int_gt(met, 0);
    ck_assert_int_gt(missed, 0);
    ck_assert_int_gt(running, 0);
    ck_assert_int_gt(late, 0);
    ck_assert_int_gt(ended, 0);
}
END_TEST

/* Of the cast: no SDQ ever, totals alone, twelve of each informant, nothing at all, no name. */
START_TEST(cast_shows_what_it_is_there_for)
{
    struct demo *d = council(1, "2026-11-22", 120);
    int          nameless = 0;

    for (int i = 0; i < d->children; i++) {
        const struct demo_child *c = &d->child[i];
        int                      by[SDQ_INFORMANTS] = {0}, n = 0, answers = 0;
        char                     text[TEXT];

        EACH_ROW(d, T_SDQ, row)
        {
            enum sdq_informant who;

            if (strcmp(member(row, "child_id", text), c->id.s) != 0)
                continue;
            member(row, "informant", text);
            ck_assert(sdq_informant_parse(text, strlen(text), &who));
            by[who]++;
            n++;
            answers += strcmp(member(row, "entry", text), "total") != 0;
        }
        if (c->is & (HAS_NO_SDQ | IS_EMPTY))
            ck_assert_int_eq(n, 0);
        if (c->is & HAS_TOTALS)
            ck_assert(n > 0 && answers == 0);
        if (c->is & HAS_MANY_SDQS)
            ck_assert(by[SDQ_PARENT] >= 12 && by[SDQ_TEACHER] >= 12 && by[SDQ_SELF] >= 12);
        for (int t = 0; c->is & IS_EMPTY && t < DEMO_TABLES; t++)
            ck_assert_msg(t == T_ALLOCATION ||
                              times(rows_of(d, (enum demo_table)t), c->id.s) == (t == T_CHILD),
                          "something is recorded of the child of whom nothing is: table %d", t);
        nameless += !c->given && !c->family;
    }
    ck_assert_int_eq(nameless, 1);
}
END_TEST

/* --- coherent, whatever the day --- */

static void not_later(const struct demo *d, enum demo_table t, const char *name, const char *limit)
{
    char text[TEXT];

    EACH_ROW(d, t, row)
    ck_assert_msg(strcmp(member(row, name, text), limit) <= 0, "table %d: %s %s", (int)t, name,
                  text);
}

static void periods_end_after_they_begin(const struct demo *d, enum demo_table t)
{
    char from[TEXT], until[TEXT];

    EACH_ROW(d, t, row)
    {
        member(row, "from_on", from);
        member(row, "until_on", until);
        ck_assert_msg(from[0] && (!until[0] || strcmp(from, until) <= 0), "table %d: %s to %s",
                      (int)t, from, until);
    }
}

static void one_open_of_each(const struct demo *d, const char *kind)
{
    static char seen[MANY][TEXT];
    int         n = 0;
    char        text[TEXT], informant[TEXT];

    EACH_ROW(d, T_TASK, row)
    {
        if (strcmp(member(row, "kind", text), kind) != 0 ||
            strcmp(member(row, "state", text), "open") != 0)
            continue;
        member(row, "child_id", text);
        snprintf(seen[n], TEXT, "%.40s%.10s", text, member(row, "informant", informant));
        for (int i = 0; i < n; i++)
            ck_assert_msg(strcmp(seen[i], seen[n]) != 0, "two open tasks %s of %s", kind, seen[n]);
        ck_assert_int_lt(++n, MANY);
    }
}

static void check_day(const struct demo *d)
{
    static const char *const     instants[] = {"made_at",      "settled_at",  "asked_at",
                                               "submitted_at", "accepted_at", "offered_at",
                                               "seen_at",      "ended_at",    "stopped_at"};
    static const enum demo_table periods[] = {T_CARE_EPISODE, T_LEGAL_STATUS, T_HOME,
                                              T_ENROLMENT,    T_SEND_STATUS,  T_ALLOCATION,
                                              T_INVOLVEMENT,  T_ALERT};

    char now[DAY_INSTANT_SIZE], today[DAY_TEXT_SIZE];

    day_instant_format(d->now, now);
    day_format(d->today, today);
    for (int t = 0; t < DEMO_TABLES; t++)
        for (size_t i = 0; i < COUNT(instants); i++)
            not_later(d, (enum demo_table)t, instants[i], now);
    for (size_t i = 0; i < COUNT(periods); i++) {
        periods_end_after_they_begin(d, periods[i]);
        not_later(d, periods[i], "from_on", today);
    }
    not_later(d, T_SDQ, "completed_on", today);
    not_later(d, T_WORDS, "said_on", today);
    not_later(d, T_REVIEW, "held_on", today);
    one_open_of_each(d, "sdq_due");
    one_open_of_each(d, "sdq_ask");
    one_open_of_each(d, "sdq_consultation");
}

START_TEST(coherent_on_any_day)
{
    static const char *const days[] = {"2026-11-22", "2027-01-01", "2028-02-29",
                                       "2027-03-28", "2027-08-31", "2027-09-01",
                                       "2026-12-31", "2027-10-31", "2027-05-14"};

    for (size_t i = 0; i < COUNT(days); i++)
        check_day(council(i + 1, days[i], 90));
}
END_TEST

/* A form is filled in by somebody of an age for it, while in care, and no form of a child is later than what it settled. */
START_TEST(forms_fit_the_child)
{
    struct demo *d = council(3, "2026-11-22", 120);
    char         text[TEXT], born[DAY_TEXT_SIZE];

    EACH_ROW(d, T_SDQ, row)
    {
        enum sdq_version version;
        day_t            on = day(member(row, "completed_on", text));

        if (on == DAY_NONE) /* of a year's return */
            continue;
        for (int i = 0; i < d->children; i++) {
            const struct demo_child *c = &d->child[i];

            if (strcmp(member(row, "child_id", text), c->id.s) != 0)
                continue;
            day_format(c->born, born);
            member(row, "form", text);
            ck_assert(sdq_version_parse(text, strlen(text), &version));
            ck_assert_msg(sdq_version_fits(version, day_age(c->born, on)), "born %s, form %s", born,
                          text);
            ck_assert_int_ge(on, c->entered);
        }
    }
}
END_TEST

START_TEST(dice_fall_evenly)
{
    struct dice dice = dice_of(1, "even", 0);
    int         six[6] = {0};

    for (int i = 0; i < 60000; i++)
        six[dice_below(&dice, 6)]++;
    for (int i = 0; i < 6; i++)
        ck_assert_msg(six[i] > 9500 && six[i] < 10500, "%d: %d", i, six[i]);
    for (int i = 0; i < 1000; i++) {
        struct uuid id = dice_uuid(&dice), parsed;

        ck_assert(uuid_parse(id.s, strlen(id.s), &parsed));
        ck_assert_int_eq(id.s[14], '4');
        ck_assert_ptr_nonnull(strchr("89ab", id.s[19]));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("demo");
    TCase *c = tcase_create("demo");

    tcase_set_timeout(c, 120);
    tcase_add_test(c, same_seed_same_council);
    tcase_add_test(c, fewer_children_are_the_first_of_more);
    tcase_add_test(c, one_account_of_each_role);
    tcase_add_test(c, identifiers_are_valid_and_no_two_alike);
    tcase_add_test(c, somebody_is_in_every_state);
    tcase_add_test(c, clocks_are_met_missed_running_late_and_ended);
    tcase_add_test(c, cast_shows_what_it_is_there_for);
    tcase_add_test(c, coherent_on_any_day);
    tcase_add_test(c, forms_fit_the_child);
    tcase_add_test(c, dice_fall_evenly);
    suite_add_tcase(suite, c);

    SRunner *runner = srunner_create(suite);

    srunner_run_all(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);

    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
