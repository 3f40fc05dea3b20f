/*
 * 100,000 events at random over the table of states, a referral after the other: random people, random steps that bring random
 * things, pauses and offers, while time goes on. What the table lets happen is compared with a model that is written down here
 * as sentences and not as rows. The same with the whole service, fewer of them: tests/api/referral_walk.test.js.
 */
#include "clock.h"
#include "referral_state.h"
#include "rows.h"

#include <inttypes.h>

enum {
    EVENTS = 100000,
    CLOCKS = 4,
    REFERRER = REFERRAL_REFERRER,
    DECIDER = REFERRAL_DECIDER,
    SERVICE = REFERRAL_SERVICE
};

static const uint64_t seed = 20261126;

static uint64_t dice;

/* xorshift64*: from 0 to n - 1 */
static uint32_t roll(uint32_t n)
{
    dice ^= dice >> 12;
    dice ^= dice << 25;
    dice ^= dice >> 27;
    return (uint32_t)((dice * UINT64_C(2685821657736338717)) >> 33) % n;
}

/* --- the model --- */

static bool is_one_of(enum referral_state s, uint32_t states) { return states >> s & 1; }

#define IN(s) (1U << REFERRAL_##s)

enum {
    OPEN = IN(ASKED) | IN(SUBMITTED) | IN(ACCEPTED) | IN(ALLOCATED),
    ENDED = IN(CLOSED) | IN(DECLINED) | IN(REDIRECTED) | IN(WITHDRAWN)
};

/* Whoever refers begins it, and takes back what nobody has seen the child for. */
static bool may_referrer(enum referral_state from, enum referral_state to)
{
    return (to == REFERRAL_ASKED && from == REFERRAL_DRAFT) ||
           (to == REFERRAL_WITHDRAWN && is_one_of(from, OPEN | IN(DRAFT)));
}

/* Whoever may refer sends it on, and decides what was asked. */
static bool may_decider(enum referral_state from, enum referral_state to)
{
    return (to == REFERRAL_SUBMITTED && is_one_of(from, IN(DRAFT) | IN(ASKED))) ||
           (from == REFERRAL_ASKED && is_one_of(to, IN(DECLINED) | IN(REDIRECTED)));
}

/* The service answers what it received, sees whom it accepted, and closes or passes on whom it has. */
static bool may_service(enum referral_state from, enum referral_state to)
{
    uint32_t has = IN(ACCEPTED) | IN(ALLOCATED);

    switch (to) {
    case REFERRAL_ACCEPTED:
        return is_one_of(from, IN(SUBMITTED) | IN(ALLOCATED));
    case REFERRAL_DECLINED:
        return from == REFERRAL_SUBMITTED;
    case REFERRAL_ALLOCATED:
    case REFERRAL_SEEN:
        return is_one_of(from, has);
    case REFERRAL_CLOSED:
        return is_one_of(from, has | IN(SEEN));
    case REFERRAL_REDIRECTED:
        return is_one_of(from, has | IN(SUBMITTED) | IN(SEEN));
    default:
        return false;
    }
}

/* What ends is told why, but for a draft; so is what goes back to waiting. Somebody takes it; where it is passed on to is named. */
static uint32_t needs(enum referral_state from, enum referral_state to)
{
    bool is_back = from == REFERRAL_ALLOCATED && to == REFERRAL_ACCEPTED;
    bool is_taken = to == REFERRAL_ALLOCATED || (from == REFERRAL_ACCEPTED && to == REFERRAL_SEEN);

    return (is_back || (is_one_of(to, ENDED) && from != REFERRAL_DRAFT)
                ? (uint32_t)REFERRAL_NEEDS_REASON
                : 0) |
           (is_taken ? (uint32_t)REFERRAL_NEEDS_PRACTITIONER : 0) |
           (to == REFERRAL_REDIRECTED ? (uint32_t)REFERRAL_NEEDS_SERVICE : 0);
}

/* Which clocks run while it stands there; that of the offer only until there was one. */
static uint32_t runs_in(enum referral_state s, bool is_offered)
{
    uint32_t wait = REFERRAL_CLOCK_SEEN | (is_offered ? 0U : (uint32_t)REFERRAL_CLOCK_OFFER);

    return s == REFERRAL_ASKED                          ? (uint32_t)REFERRAL_CLOCK_ASKED
           : s == REFERRAL_SUBMITTED                    ? wait | REFERRAL_CLOCK_DECISION
           : is_one_of(s, IN(ACCEPTED) | IN(ALLOCATED)) ? wait
                                                        : 0;
}

/* --- one referral, as the table and the clocks have it --- */

struct walker {
    enum referral_state state;
    bool                is_offered, is_paused;
    uint32_t            running, begun; /* clocks, now and ever */
    int32_t             accepted, steps, reasons;
    int64_t             now, paused_at, from[CLOCKS], due[CLOCKS];
};

static const struct timescale scales[CLOCKS] = {
    {5, CLOCK_WORKING_DAYS}, {10, CLOCK_WORKING_DAYS}, {24, CLOCK_HOURS}, {8, CLOCK_WEEKS}};

/* What is left at that second, in the clock's own measure. */
static int64_t left(int64_t due_at, int64_t at, enum clock_unit unit)
{
    if (unit == CLOCK_HOURS)
        return due_at - at;
    if (unit == CLOCK_WORKING_DAYS)
        return clock_working_days_between(day_london(at), day_london(due_at),
                                          &(struct calendar){0});
    return day_london(due_at) - day_london(at);
}

static void start(struct walker *w, uint32_t clocks)
{
    ck_assert_msg((w->begun & clocks) == 0, "a clock begins twice in %s",
                  referral_state_name(w->state));
    for (int c = 0; c < CLOCKS; c++) {
        if (clocks >> c & 1) {
            w->from[c] = w->now;
            w->due[c] = clock_due_at(w->now, scales[c], &(struct calendar){0});
            ck_assert(w->due[c] > w->from[c]);
        }
    }
    w->begun |= clocks;
    w->running |= clocks;
}

/* What stood still has as much left as it had, however long it stood; what was late is as late, in days. */
static void resume(struct walker *w)
{
    for (int c = 0; w->is_paused && c < CLOCKS; c++) {
        bool            is_late = w->paused_at > w->due[c];
        enum clock_unit unit =
            is_late && scales[c].unit == CLOCK_WORKING_DAYS ? CLOCK_DAYS : scales[c].unit;
        int64_t had = left(w->due[c], w->paused_at, unit);

        if (!(w->running >> c & 1))
            continue;
        w->due[c] = clock_due_after_pause(w->due[c], w->paused_at, w->now, scales[c].unit,
                                          &(struct calendar){0});
        ck_assert_msg(left(w->due[c], w->now, unit) == had,
                      "clock %d: %" PRId64 " left of %" PRId64, c, left(w->due[c], w->now, unit),
                      had);
        ck_assert(is_late == (w->now > w->due[c]));
    }
    w->is_paused = false;
}

static void go(struct walker *w, const struct referral_move *move)
{
    if (move->to != REFERRAL_ALLOCATED)
        resume(w);
    ck_assert_uint_eq(move->stops & move->ends, 0);
    ck_assert_uint_eq((move->stops | move->ends) & ~w->begun, 0);
    w->running &= ~(move->stops | move->ends);
    w->accepted += move->from == REFERRAL_SUBMITTED && move->to == REFERRAL_ACCEPTED;
    w->reasons += (move->needs & REFERRAL_NEEDS_REASON) != 0;
    w->steps++;
    w->state = move->to;
    start(w, move->starts);
}

/* --- events --- */

/* Whether it happened. */
static bool step(struct walker *w)
{
    enum referral_state         from = w->state, to = (enum referral_state)roll(REFERRAL_STATES);
    uint32_t                    sides = roll(8), brings = roll(8);
    const struct referral_move *move = referral_move(from, to);
    bool                        may = (sides & REFERRER && may_referrer(from, to)) ||
               (sides & DECIDER && may_decider(from, to)) ||
               (sides & SERVICE && may_service(from, to));

    ck_assert_msg(referral_may_move(from, to, sides) == may, "%s to %s by %u",
                  referral_state_name(from), referral_state_name(to), sides);
    if (!may)
        return false;
    ck_assert_uint_eq(referral_lacks(move, brings), needs(from, to) & ~brings);
    if (referral_lacks(move, brings))
        return false;
    go(w, move);
    return true;
}

static bool meanwhile(struct walker *w)
{
    bool waits = is_one_of(w->state, IN(ACCEPTED) | IN(ALLOCATED));

    if (roll(3) == 0 && (waits || w->state == REFERRAL_SUBMITTED) && !w->is_offered) {
        w->is_offered = true;
        w->running &= ~(uint32_t)REFERRAL_CLOCK_OFFER;
    } else if (waits && w->is_paused) {
        resume(w);
    } else if (waits && w->running) {
        w->is_paused = true;
        w->paused_at = w->now;
    } else {
        return false;
    }
    return true;
}

static void holds(const struct walker *w)
{
    enum referral_state next[REFERRAL_STATES];

    ck_assert_msg(w->running == runs_in(w->state, w->is_offered), "%s with clocks %u",
                  referral_state_name(w->state), w->running);
    ck_assert_int_le(w->accepted, 1);
    ck_assert_int_eq(referral_is_over(w->state), is_one_of(w->state, ENDED));
    ck_assert(!referral_is_over(w->state) || referral_next(w->state, REFERRAL_ANY_SIDE, next) == 0);
    ck_assert(!is_one_of(w->state, ENDED) || w->steps == 1 ||
              w->reasons > 0); /* a draft alone ends at its first step without */
}

START_TEST(a_hundred_thousand_events)
{
    struct walker w = {0};
    int32_t       happened = 0, ended = 0, visits[REFERRAL_STATES] = {0};

    dice = seed;
    w.now = day_london_start(day("2026-01-05"));
    for (int32_t i = 0; i < EVENTS; i++) {
        w.now += roll(3 * 24 * 60 * 60);
        happened += roll(5) ? step(&w) : meanwhile(&w);
        holds(&w);
        visits[w.state]++;
        if (referral_is_over(w.state)) {
            ended++;
            w = (struct walker){.now = day_london_start(day("2026-01-05")) +
                                       roll(365) * INT64_C(86400)};
        }
    }
    printf("referral_walk: %d events with seed %" PRIu64
           ", %d of them happened, %d referrals came to an end\n",
           EVENTS, seed, happened, ended);
    for (int32_t s = 0; s < REFERRAL_STATES; s++)
        ck_assert_msg(visits[s] > 100, "%s was reached %d times",
                      referral_state_name((enum referral_state)s), visits[s]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("referral_walk");
    TCase *tc = tcase_create("referral_walk");

    tcase_add_test(tc, a_hundred_thousand_events);
    suite_add_tcase(suite, tc);
    return run_suite(suite);
}
