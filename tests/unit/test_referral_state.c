/* The states of a referral: what can follow, who may move it, what it needs, and which clocks run. */
#include "referral_state.h"
#include "rows.h"

enum { R = REFERRAL_REFERRER, D = REFERRAL_DECIDER, S = REFERRAL_SERVICE };

static enum referral_state state(const char *name)
{
    enum referral_state found = REFERRAL_DRAFT;

    ck_assert_msg(referral_state_parse(name, strlen(name), &found), "%s is no state", name);
    return found;
}

/* The names of the states that can follow, with spaces between them. */
static const char *next_of(const char *from, uint32_t sides)
{
    static char         text[200];
    enum referral_state next[REFERRAL_STATES];
    int32_t             n = referral_next(state(from), sides, next);

    text[0] = '\0';
    for (int32_t i = 0; i < n; i++) {
        size_t used = strlen(text);

        snprintf(text + used, sizeof text - used, "%s%s", i == 0 ? "" : " ",
                 referral_state_name(next[i]));
    }
    return text;
}

static const struct {
    const char *from, *all, *referrer, *decider, *service;
} next_rows[] = {
    {"draft", "submitted asked withdrawn", "asked withdrawn", "submitted", ""},
    {"asked", "submitted declined redirected withdrawn", "withdrawn",
     "submitted declined redirected", ""},
    {"submitted", "accepted declined redirected withdrawn", "withdrawn", "",
     "accepted declined redirected"},
    {"accepted", "allocated seen redirected closed withdrawn", "withdrawn", "",
     "allocated seen redirected closed"},
    {"allocated", "seen allocated accepted redirected closed withdrawn", "withdrawn", "",
     "seen allocated accepted redirected closed"},
    {"seen", "closed redirected", "", "", "closed redirected"},
    {"closed", "", "", "", ""},
    {"declined", "", "", "", ""},
    {"redirected", "", "", "", ""},
    {"withdrawn", "", "", "", ""},
};

START_TEST(the_states_that_can_follow)
{
    const char *from = next_rows[_i].from;

    ck_assert_str_eq(next_of(from, REFERRAL_ANY_SIDE), next_rows[_i].all);
    ck_assert_str_eq(next_of(from, R), next_rows[_i].referrer);
    ck_assert_str_eq(next_of(from, D), next_rows[_i].decider);
    ck_assert_str_eq(next_of(from, S), next_rows[_i].service);
    ck_assert_str_eq(next_of(from, 0), "");
    ck_assert_int_eq(referral_is_over(state(from)), next_rows[_i].all[0] == '\0');
    ck_assert_int_eq(referral_is_waiting(state(from)), strcmp(from, "accepted") == 0);
}
END_TEST

START_TEST(every_row_once_and_every_other_pair_refused)
{
    int32_t                     n, allowed = 0;
    const struct referral_move *moves = referral_moves(&n);

    for (int32_t from = 0; from < REFERRAL_STATES; from++) {
        for (int32_t to = 0; to < REFERRAL_STATES; to++) {
            const struct referral_move *move =
                referral_move((enum referral_state)from, (enum referral_state)to);
            int32_t rows = 0;

            for (int32_t i = 0; i < n; i++)
                rows += (int32_t)moves[i].from == from && (int32_t)moves[i].to == to;
            ck_assert_int_eq(rows, move != NULL);
            ck_assert_int_eq(referral_may_move((enum referral_state)from, (enum referral_state)to,
                                               REFERRAL_ANY_SIDE),
                             move != NULL);
            ck_assert(!referral_may_move((enum referral_state)from, (enum referral_state)to, 0));
            allowed += move != NULL;
        }
    }
    ck_assert_int_eq(allowed, n);
}
END_TEST

static const struct {
    const char *what, *from, *to;
    uint32_t    sides;
    bool        may;
} who_rows[] = {
    {"a nurse asks for Core CAMHS", "draft", "asked", R, true},
    {"a nurse refers to Core CAMHS", "draft", "submitted", R, false},
    {"a social worker refers", "draft", "submitted", R | D, true},
    {"the social worker decides on the nurse's request", "asked", "submitted", D, true},
    {"the nurse decides on her own request", "asked", "submitted", R, false},
    {"CAMHS takes what was only asked for", "asked", "submitted", S, false},
    {"the referrer accepts for CAMHS", "submitted", "accepted", R | D, false},
    {"CAMHS accepts", "submitted", "accepted", S, true},
    {"CAMHS declines what it has accepted", "accepted", "declined", S, false},
    {"CAMHS withdraws", "submitted", "withdrawn", S, false},
    {"the referrer withdraws while it waits", "accepted", "withdrawn", R, true},
    {"the referrer withdraws what was seen", "seen", "withdrawn", R, false},
    {"the referrer closes", "seen", "closed", R | D, false},
    {"seen without having been accepted", "submitted", "seen", S, false},
    {"seen by whoever was on duty", "accepted", "seen", S, true},
    {"declined is over", "declined", "submitted", R | D | S, false},
    {"back to a draft", "submitted", "draft", R | D | S, false},
};

START_TEST(who_may_move_it)
{
    ck_assert_msg(referral_may_move(state(who_rows[_i].from), state(who_rows[_i].to),
                                    who_rows[_i].sides) == who_rows[_i].may,
                  "%s", who_rows[_i].what);
}
END_TEST

static uint32_t lacking(const char *from, const char *to, uint32_t brought)
{
    const struct referral_move *move = referral_move(state(from), state(to));

    ck_assert_ptr_nonnull(move);
    return referral_lacks(move, brought);
}

START_TEST(what_a_move_needs)
{
    const uint32_t why = REFERRAL_NEEDS_REASON, who = REFERRAL_NEEDS_PRACTITIONER;
    const uint32_t where = REFERRAL_NEEDS_SERVICE;

    ck_assert_uint_eq(lacking("draft", "asked", 0), 0);
    ck_assert_uint_eq(lacking("draft", "submitted", 0), 0);
    ck_assert_uint_eq(lacking("asked", "submitted", 0), 0);
    ck_assert_uint_eq(lacking("submitted", "accepted", 0), 0);
    ck_assert_uint_eq(lacking("submitted", "declined", 0), why);
    ck_assert_uint_eq(lacking("submitted", "declined", why), 0);
    ck_assert_uint_eq(lacking("submitted", "redirected", why), where);
    ck_assert_uint_eq(lacking("submitted", "redirected", why | where), 0);
    ck_assert_uint_eq(lacking("submitted", "withdrawn", 0), why);
    ck_assert_uint_eq(lacking("asked", "declined", 0), why);
    ck_assert_uint_eq(lacking("asked", "withdrawn", 0), why);
    ck_assert_uint_eq(lacking("accepted", "allocated", why | where), who);
    ck_assert_uint_eq(lacking("accepted", "allocated", who), 0);
    ck_assert_uint_eq(lacking("accepted", "seen", 0), who);
    ck_assert_uint_eq(lacking("allocated", "seen", 0), 0);
    ck_assert_uint_eq(lacking("allocated", "accepted", 0), why);
    ck_assert_uint_eq(lacking("seen", "closed", 0), why);
    ck_assert_uint_eq(lacking("draft", "withdrawn", 0), 0);
}
END_TEST

/* Whatever was asked or sent ends with a reason; only a draft, which nobody saw, does not. */
START_TEST(nothing_ends_in_silence)
{
    int32_t                     n;
    const struct referral_move *moves = referral_moves(&n);

    for (int32_t i = 0; i < n; i++) {
        if (referral_is_over(moves[i].to) && moves[i].from != REFERRAL_DRAFT)
            ck_assert((moves[i].needs & REFERRAL_NEEDS_REASON) != 0);
        if (moves[i].to == REFERRAL_REDIRECTED)
            ck_assert((moves[i].needs & REFERRAL_NEEDS_SERVICE) != 0);
    }
}
END_TEST

/* Follows every path: a clock that a row stops is running, and over means that none runs any more. */
static void follow(enum referral_state from, uint32_t running, bool seen[][16])
{
    int32_t                     n;
    const struct referral_move *moves = referral_moves(&n);

    if (seen[from][running])
        return;
    seen[from][running] = true;
    if (referral_is_over(from) || from == REFERRAL_SEEN)
        ck_assert_msg(running == 0, "%s with clocks %u", referral_state_name(from), running);
    for (int32_t i = 0; i < n; i++) {
        uint32_t ending = moves[i].stops | moves[i].ends;

        if (moves[i].from != from)
            continue;
        ck_assert_uint_eq(ending & ~running, 0);
        ck_assert_uint_eq(moves[i].stops & moves[i].ends, 0);
        ck_assert_uint_eq(moves[i].starts & running & ~ending, 0);
        follow(moves[i].to, (running & ~ending) | moves[i].starts, seen);
    }
}

START_TEST(every_clock_that_starts_comes_to_an_end)
{
    bool seen[REFERRAL_STATES][16] = {{false}};

    follow(REFERRAL_DRAFT, 0, seen);
    ck_assert(seen[REFERRAL_ASKED][REFERRAL_CLOCK_ASKED]);
    ck_assert(seen[REFERRAL_SUBMITTED]
                  [REFERRAL_CLOCK_DECISION | REFERRAL_CLOCK_OFFER | REFERRAL_CLOCK_SEEN]);
    ck_assert(seen[REFERRAL_ACCEPTED][REFERRAL_CLOCK_OFFER | REFERRAL_CLOCK_SEEN]);
    for (int32_t i = 0; i < REFERRAL_STATES; i++) {
        bool is_reached = false;

        for (int32_t running = 0; running < 16; running++)
            is_reached = is_reached || seen[i][running];
        ck_assert_msg(is_reached, "%s", referral_state_name((enum referral_state)i));
    }
}
END_TEST

START_TEST(names_are_read_as_they_are_written)
{
    static const char *const unknown[] = {"", "waiting", "Draft", "draf", "drafts", "se\0en"};
    enum referral_state      found;

    for (int32_t i = 0; i < REFERRAL_STATES; i++)
        ck_assert_int_eq((int32_t)state(referral_state_name((enum referral_state)i)), i);
    for (size_t i = 0; i < COUNT(unknown); i++)
        ck_assert(!referral_state_parse(unknown[i], strlen(unknown[i]), &found));
    ck_assert_str_eq(referral_clock_name(REFERRAL_CLOCK_SEEN), "seen");
    ck_assert_str_eq(referral_clock_name(REFERRAL_CLOCK_ASKED), "asked");
    ck_assert_ptr_null(referral_clock_name((enum referral_clock)3));
}
END_TEST

START_TEST(no_reason_for_declining_is_about_the_home)
{
    int32_t                               n;
    const struct referral_decline_reason *reasons = referral_decline_reasons(&n);

    ck_assert_int_ge(n, 5);
    for (int32_t i = 0; i < n; i++) {
        ck_assert(referral_is_decline_reason(reasons[i].code, strlen(reasons[i].code)));
        ck_assert(!referral_reads_like_unsettled_home(reasons[i].says, strlen(reasons[i].says)));
    }
    ck_assert(!referral_is_decline_reason("short_term", 10));
    ck_assert(!referral_is_decline_reason("short_term_home", 15));
    ck_assert(!referral_is_decline_reason("unplanned", 9));
    ck_assert(!referral_is_decline_reason("", 0));
    ck_assert(!referral_is_decline_reason("outside", 7));
}
END_TEST

static const struct {
    const char *text;
    bool        is_marked;
} refusal_rows[] = {
    {"This is a short-term placement.", true},
    {"SHORT TERM home, please refer again later", true},
    {"short\xe2\x80\x91term foster home", true}, /* with a non-breaking hyphen */
    {"Placement is unplanned", true},
    {"only a temporary home", true},
    {"We will see him once settled.", true},
    {"once she is in a stable placement", true},
    {"He is likely to move soon", true},
    {"an emergency placement", true},
    {"The home is not yet settled", true},
    {"The child is already open to us.", false},
    {"A contemporary assessment exists", false},
    {"The need is met by the school", false},
    {"Outside the ages of this service", false},
    {"short", false},
    {"ashort term", false},
    {"Lizshort term", false},
    {"shortage of terms", false},
    {"", false},
};

START_TEST(a_refusal_that_reads_like_an_unsettled_home)
{
    const char *text = refusal_rows[_i].text;

    ck_assert_msg(referral_reads_like_unsettled_home(text, strlen(text)) ==
                      refusal_rows[_i].is_marked,
                  "%s", text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("referral_state");
    TCase *tc = tcase_create("referral_state");

    tcase_add_loop_test(tc, the_states_that_can_follow, 0, COUNT(next_rows));
    tcase_add_test(tc, every_row_once_and_every_other_pair_refused);
    tcase_add_loop_test(tc, who_may_move_it, 0, COUNT(who_rows));
    tcase_add_test(tc, what_a_move_needs);
    tcase_add_test(tc, nothing_ends_in_silence);
    tcase_add_test(tc, every_clock_that_starts_comes_to_an_end);
    tcase_add_test(tc, names_are_read_as_they_are_written);
    tcase_add_test(tc, no_reason_for_declining_is_about_the_home);
    tcase_add_loop_test(tc, a_refusal_that_reads_like_an_unsettled_home, 0, COUNT(refusal_rows));
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
