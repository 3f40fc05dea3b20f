/*
 * The one access decision, against cells of the matrix that were copied by hand from the policy as people agreed it,
 * not from the file that the table is made of.
 */
#include "access.h"
#include "request.h"
#include "rows.h"

enum { NOW = 1000000 };

static struct request someone(const char *roles)
{
    struct request req = {.now = NOW, .who = {.kind = IDENTITY_SESSION}};
    char           all[200], *rest = all, *word;

    snprintf(all, sizeof all, "%s", roles);
    while ((word = strsep(&rest, " ")) != NULL && *word) {
        ck_assert_int_lt(role_of_name(word), ROLE_COUNT);
        req.who.roles |= UINT64_C(1) << role_of_name(word);
    }
    return req;
}

static struct request machine(const char *scope)
{
    struct request req = someone("machine_key");

    req.who.kind = IDENTITY_KEY;
    if (scope)
        snprintf(req.who.scopes[req.who.scopes_count++], SCOPE_NAME + 1, "%s", scope);
    return req;
}

#define ASK(req, record, action) \
    access_check(&(req), &(struct need){NEED_KIND_RECORD, RECORD_##record, ACTION_##action})

START_TEST(names_go_both_ways)
{
    for (int r = 0; r < ROLE_COUNT; r++)
        ck_assert_int_eq(role_of_name(role_name((enum role)r)), r);
    ck_assert_int_eq(role_of_name("director"), ROLE_COUNT);
    ck_assert_int_eq(role_of_name(""), ROLE_COUNT);
    ck_assert_str_eq(record_name(RECORD_sdq), "sdq");
    ck_assert_str_eq(action_name(ACTION_view), "view");
}
END_TEST

START_TEST(nobody_may_only_what_is_public)
{
    struct request nobody = {.now = NOW};

    ck_assert_int_eq(ASK(nobody, child, view), ERR_NOT_SIGNED_IN);
    ck_assert_int_eq(access_check(&nobody, &(struct need){.kind = NEED_KIND_SIGNED_IN}),
                     ERR_NOT_SIGNED_IN);
    ck_assert_int_eq(access_check(&nobody, &(struct need){.kind = NEED_KIND_PUBLIC}), ERR_NONE);
}
END_TEST

START_TEST(cells_of_the_matrix)
{
    static const struct {
        const char *roles;
        enum record record;
        enum action action;
        enum err    expected;
    } rows[] = {
        {"social_worker", RECORD_child, ACTION_create, ERR_NONE},
        {"social_worker", RECORD_sdq, ACTION_create, ERR_NONE},
        {"social_worker", RECORD_audit, ACTION_view, ERR_FORBIDDEN},
        {"social_worker", RECORD_account, ACTION_create, ERR_FORBIDDEN},
        {"team_manager", RECORD_allocation, ACTION_create, ERR_NONE},
        {"team_manager", RECORD_account, ACTION_ask, ERR_NONE},
        {"team_manager", RECORD_account, ACTION_change, ERR_FORBIDDEN},
        {"reviewing_officer", RECORD_child, ACTION_edit, ERR_FORBIDDEN},
        {"designated_teacher", RECORD_sdq_detail, ACTION_view, ERR_FORBIDDEN},
        {"designated_teacher", RECORD_sdq_detail_teacher, ACTION_view, ERR_NONE},
        {"virtual_school", RECORD_sdq_detail, ACTION_view, ERR_FORBIDDEN},
        {"camhs_clinician", RECORD_sdq_detail, ACTION_view, ERR_NONE},
        {"educational_psychologist", RECORD_sdq, ACTION_create, ERR_FORBIDDEN},
        {"youth_justice_worker", RECORD_referral, ACTION_create, ERR_FORBIDDEN},
        {"youth_justice_worker", RECORD_referral, ACTION_ask, ERR_NONE},
        {"service_admin", RECORD_referral_content, ACTION_view, ERR_FORBIDDEN},
        {"service_admin", RECORD_account, ACTION_create, ERR_NONE},
        {"service_admin", RECORD_account, ACTION_change, ERR_FORBIDDEN},
        {"system_admin", RECORD_child, ACTION_view, ERR_FORBIDDEN},
        {"system_admin", RECORD_sdq, ACTION_view, ERR_FORBIDDEN},
        {"system_admin", RECORD_referral, ACTION_view, ERR_FORBIDDEN},
        {"system_admin", RECORD_account, ACTION_create, ERR_FORBIDDEN},
        {"analyst", RECORD_child, ACTION_view, ERR_FORBIDDEN},
        {"", RECORD_service, ACTION_view, ERR_FORBIDDEN},
        {"analyst social_worker", RECORD_child, ACTION_view, ERR_NONE},
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct request req = someone(rows[i].roles);
        struct need    need = {NEED_KIND_RECORD, rows[i].record, rows[i].action};

        ck_assert_msg(access_check(&req, &need) == rows[i].expected, "%s %s %s", rows[i].roles,
                      record_name(rows[i].record), action_name(rows[i].action));
    }
}
END_TEST

START_TEST(whoever_makes_reads_their_own)
{
    struct need    read_sdq = {.kind = NEED_KIND_RECORD,
                               .record = RECORD_sdq,
                               .action = ACTION_view,
                               .or_own = true,
                               .own = ACTION_create};
    struct request writer = machine("sdq:write"), reader = machine("sdq:read"),
                   other = machine("child:read");
    struct request administrator = someone("system_admin");

    ck_assert_int_eq(access_check(&writer, &read_sdq), ERR_NONE);
    ck_assert_int_eq(access_check(&reader, &read_sdq), ERR_FORBIDDEN);
    ck_assert_int_eq(access_check(&other, &read_sdq), ERR_SCOPE);
    ck_assert_int_eq(access_check(&administrator, &read_sdq), ERR_FORBIDDEN);
    ck_assert_int_eq(ASK(writer, sdq, view), ERR_FORBIDDEN); /* where a route does not say so */
}
END_TEST

START_TEST(starred_cells_need_a_fresh_code)
{
    struct request req = someone("information_governance");

    ck_assert_int_eq(ASK(req, child, view), ERR_STEP_UP);
    req.who.second_factor_at = NOW - ACCESS_FRESH_SECONDS;
    ck_assert_int_eq(ASK(req, child, view), ERR_STEP_UP);
    req.who.second_factor_at = NOW - ACCESS_FRESH_SECONDS + 1;
    ck_assert_int_eq(ASK(req, child, view), ERR_NONE);
    ck_assert_int_eq(ASK(req, child, edit), ERR_FORBIDDEN);
    req = someone("information_governance social_worker");
    ck_assert_int_eq(ASK(req, child, view), ERR_NONE); /* by the role that needs none */
}
END_TEST

START_TEST(who_must_enrol_may_nothing_else)
{
    struct request req = someone("social_worker");

    req.who.must_enrol = true;
    ck_assert_int_eq(ASK(req, child, view), ERR_STEP_UP);
    ck_assert_int_eq(ASK(req, audit, view), ERR_FORBIDDEN);
    ck_assert_int_eq(access_check(&req, &(struct need){.kind = NEED_KIND_SIGNED_IN}), ERR_NONE);
}
END_TEST

START_TEST(a_key_may_what_its_scopes_and_the_policy_both_say)
{
    struct request none = machine(NULL), reads = machine("child:read"),
                   writes = machine("sdq:write");
    struct request words = machine("words:write");

    ck_assert_int_eq(ASK(none, child, view), ERR_SCOPE);
    ck_assert_int_eq(ASK(reads, child, view), ERR_NONE);
    ck_assert_int_eq(ASK(reads, child, create), ERR_SCOPE);
    ck_assert_int_eq(ASK(reads, sdq, create), ERR_SCOPE);
    ck_assert_int_eq(ASK(writes, sdq, create), ERR_NONE);
    ck_assert_int_eq(ASK(writes, sdq_detail, create), ERR_NONE);
    ck_assert_int_eq(ASK(writes, sdq, export), ERR_SCOPE);
    ck_assert_int_eq(ASK(writes, child, view), ERR_SCOPE);
    ck_assert_int_eq(ASK(words, words, create), ERR_FORBIDDEN); /* no row for machines */
    none.who.kind = IDENTITY_FORM;
    ck_assert_int_eq(ASK(none, sdq, create), ERR_FORBIDDEN);
}
END_TEST

START_TEST(scopes)
{
    ck_assert(access_is_scope("sdq:write"));
    ck_assert(access_is_scope("child:read"));
    ck_assert(!access_is_scope("sdq"));
    ck_assert(!access_is_scope("sdq:"));
    ck_assert(!access_is_scope(":read"));
    ck_assert(!access_is_scope("sdq:delete"));
    ck_assert(!access_is_scope("sdq:write "));
    ck_assert(!access_is_scope("s:read"));
    ck_assert(access_scope_covers("sdq:write", RECORD_sdq_detail, ACTION_create));
    ck_assert(!access_scope_covers("sd:write", RECORD_sdq, ACTION_create));
    ck_assert(!access_scope_covers("sdq_detail:write", RECORD_sdq, ACTION_create));
    ck_assert(!access_scope_covers(":write", RECORD_sdq, ACTION_create));
    ck_assert(!access_scope_covers("sdq:writes", RECORD_sdq, ACTION_create));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("access");
    TCase *c = tcase_create("access");

    tcase_add_test(c, names_go_both_ways);
    tcase_add_test(c, nobody_may_only_what_is_public);
    tcase_add_test(c, cells_of_the_matrix);
    tcase_add_test(c, whoever_makes_reads_their_own);
    tcase_add_test(c, starred_cells_need_a_fresh_code);
    tcase_add_test(c, who_must_enrol_may_nothing_else);
    tcase_add_test(c, a_key_may_what_its_scopes_and_the_policy_both_say);
    tcase_add_test(c, scopes);
    suite_add_tcase(suite, c);
    return run_suite(suite);
}
