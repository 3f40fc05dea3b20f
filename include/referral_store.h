#pragma once
/* Writing a referral: its record, what it says, its clocks and each step of its life. Used by its two handlers. */
#include "referral_rule.h"
#include "request.h"
#include "whom.h"

/* Records one step: from NULL at the start; reason and code may be NULL. */
enum err referral_step(struct request *req, struct uuid referral, struct whom whom,
                       const char *from, const char *to, const char *decline_code,
                       struct text reason);

/* Records what happened without a step: an offer, a word, a pause with its code; code and text may be NULL. */
enum err referral_event(struct request *req, struct uuid referral, struct whom whom,
                        const char *kind, const char *pause_code, struct text text);

/* Starts these clocks (bits of enum referral_clock) at `from_at`, as long as the service's rows say for the urgency;
 * clocks that the service does not use are not started. */
enum err referral_clocks_start(struct request *req, struct uuid referral, struct whom whom,
                               struct uuid service, const char *urgency, uint32_t clocks,
                               int64_t from_at);
/* Stops them at this second: `is_event` when what they waited for has come, so that they were met or missed. */
enum err referral_clocks_stop(struct request *req, struct uuid referral, uint32_t clocks,
                              int64_t at, bool is_event);
/* Lets clocks that stand still run on, with what was left to them; how many in `n`. */
enum err referral_clocks_resume(struct request *req, struct uuid referral, int *n);
/* Work that ends by itself ends the referral that it came from, with the same words: else that would be open for ever, and
 * in the way of another. Where there is none, or it is not this person's to move, nothing. */
enum err referral_end_with_work(struct request *req, struct uuid involvement, struct text reason);
/* The first meeting that a service records of what it has taken on is the one that the referral waits for: it is seen from
 * `at` on, and nobody has to say so twice. Where nothing waits, or it is not this person's to move, nothing. */
enum err referral_seen_at_meeting(struct request *req, struct uuid contact, int64_t at);
