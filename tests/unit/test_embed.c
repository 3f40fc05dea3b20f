/* How many parameters a statement has, whatever stands in its quotes and comments; what ends the build. */
#include "embed.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static int params(const char *sql)
{
    char          text[512];
    struct source src = {.path = "a.sql", .s = text, .n = strlen(sql)};

    memcpy(text, sql, src.n + 1);
    return statement_params(&src);
}

static const struct {
    const char *sql;
    int         params;
} statements[] = {
    {"SELECT 1", 0},
    {"SELECT 1;\n", 0},
    {"SELECT $1, $2, $1;\n-- the end; really\n", 2},
    {"-- $1 child, and $9 only here\nSELECT $1", 1},
    {"SELECT '$2', 'it''s $3', $1", 1},
    {"SELECT E'\\'$2', e'$3', $1", 1},
    {"SELECT 'a\\', $1", 1},
    {"SELECT \"$2\"\"$3\", $1", 1},
    {"SELECT $$ $2 ; $$, $1, $tag$ $3 $$ ; $tag$", 1},
    {"SELECT a$2, $1 FROM t", 2},
    {"/* $2 /* $3 ; */ $4 */ SELECT $1", 1},
    {"SELECT a[$1:$2], '[]', '{;}', $3::text", 3},
    {"SELECT $10,$9,$8,$7,$6,$5,$4,$3,$2,$1", 10},
};

START_TEST(parameters_are_counted)
{
    ck_assert_msg(params(statements[_i].sql) == statements[_i].params, "%s", statements[_i].sql);
}
END_TEST

static const char *const refused[] = {
    "SELECT 1; SELECT 2", "SELECT $2",  "SELECT $1, $3",     "SELECT $0",   "SELECT $100",
    "SELECT 'never ends", "SELECT \"x", "SELECT 1 /* /* */", "SELECT $$ x", "SELECT $a$ x $$",
};

START_TEST(what_is_no_statement_ends_the_build)
{
    params(refused[_i]);
}
END_TEST

/* A policy of the named columns and these lines, read as the build reads it. */
static void policy(const char *lines)
{
    static const char columns[] = "# policy\nrecord\taction\trole\trelations\ttier\tfresh\n";
    char              text[512];
    struct source     src = {.path = "access.tsv", .s = text};
    struct out        h, c;

    src.n = (size_t)snprintf(text, sizeof text, "%s%s", columns, lines);
    out_open(&h, "/dev/null");
    out_open(&c, "/dev/null");
    embed_access(&h, &c, &src);
    fflush(h.f);
    fflush(c.f);
    ck_assert_ptr_nonnull(strstr(h.s, "ACTION_create"));
    ck_assert_ptr_nonnull(
        strstr(c.s, "('sdq', 'create', 'social_worker', '{allocated,team}', 2, true);"));
    ck_assert_ptr_nonnull(
        strstr(c.s, "(0 | 1 << RELATION_allocated | 1 << RELATION_team), 2, true}"));
    fclose(h.f);
    fclose(c.f);
    free(h.s);
    free(c.s);
}

START_TEST(a_policy_is_read)
{
    policy(
        "sdq\tview\tsocial_worker\tA\t3\tno\n\n# and\nsdq\tcreate\tsocial_worker\tA,T\t2\tyes\n");
}
END_TEST

static const char *const no_policy[] = {
    "",
    "sdq\tview\tsocial_worker\tA\t3\n",
    "sdq\tview\tsocial_worker\tA\t3\tno\tmore\n",
    "sdq\tview\tsocial worker\tA\t3\tno\n",
    "sdq\tView\tsocial_worker\tA\t3\tno\n",
    "sdq\tview\tsocial_worker\tAT\t3\tno\n",
    "sdq\tview\tsocial_worker\tA,\t3\tno\n",
    "sdq\tview\tsocial_worker\t\t3\tno\n",
    "sdq\tview\tsocial_worker\tX\t3\tno\n",
    "sdq\tview\tsocial_worker\tA\t6\tno\n",
    "sdq\tview\tsocial_worker\tA\t33\tno\n",
    "sdq\tview\tsocial_worker\tA\t3\tmaybe\n",
    "sdq\tview\tsocial_worker\tA\t3\tno\nsdq\tview\tsocial_worker\tA\t4\tno\n",
};

START_TEST(what_is_no_policy_ends_the_build)
{
    policy(no_policy[_i]);
}
END_TEST

int main(void)
{
    Suite   *suite = suite_create("embed");
    TCase   *all = tcase_create("embed");
    SRunner *runner;
    int      failed;

    tcase_add_loop_test(all, parameters_are_counted, 0, COUNT(statements));
    tcase_add_loop_exit_test(all, what_is_no_statement_ends_the_build, 1, 0, COUNT(refused));
    tcase_add_test(all, a_policy_is_read);
    tcase_add_loop_exit_test(all, what_is_no_policy_ends_the_build, 1, 0, COUNT(no_policy));
    suite_add_tcase(suite, all);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
