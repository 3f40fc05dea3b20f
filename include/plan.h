#pragma once
/*
 * Plans and actions: the shapes that several files share, and the steps that making a plan takes together with what is
 * recorded of it later. A plan is of a kind (table plan_kind): what it has, and whose it may be.
 */
#include "request.h"
#include "shape.h"

extern const struct shape plan_shape, plan_goal_shape, plan_goal_history_shape, plan_rating_shape,
    plan_review_shape, plan_share_shape, plan_kind_shape, action_shape, plan_card_shape,
    action_card_shape;
extern const char *const plan_states[]; /* draft, current, ended; NULL-terminated */

struct goal_in {
    struct text what, baseline_words, aim_words;
    struct num  baseline, baseline_on, aim;
};
extern const struct shape goal_in_shape;

struct action_in {
    struct text what, owner_name, outcome;
    struct uuid plan, planning, agency, person,
        review; /* review: of a decision of one; never sent */
    struct num  due_on;
    const char *state;
};
extern const struct shape
    plan_action_shape; /* of a plan that is being made, or of a group: no plan, no state */
extern const char *const action_states[]; /* draft, open, done, dropped; NULL-terminated */

/* A list of texts as a JSON array; NULL where it was not sent. */
const char *texts_json(struct request *req, const struct list *texts);

/* What its fields must keep: `at` is the pointer of the goal in the body. */
void goal_check(struct request *req, const char *at, const struct goal_in *in, day_t plan_began);
enum err goal_add(struct request *req, struct uuid id, struct uuid plan, const struct goal_in *in,
                  day_t plan_began);
/* Shares with a role or a person, the other is none. A fault at `at` where nobody of that kind could read it. */
enum err plan_share_with(struct request *req, const char *at, struct uuid id, struct uuid plan,
                         const char *role, struct uuid person);
/* Those who have read the plan are to read it again, for this. */
enum err plan_next_edition(struct request *req, struct uuid plan, const char *what_changed);

/* Of a plan that is shared and stands: what is new in it is an edition. */
enum err plan_tell_readers(struct request *req, struct uuid plan, bool is_shared, const char *state,
                           const char *what);

/* Finds whose an action of the child of the path would be, or notes what is wrong. */
enum err action_check(struct request *req, const char *at, const struct action_in *in,
                      struct uuid plan, struct uuid *agency);
enum err action_add(struct request *req, struct uuid id, const struct action_in *in,
                    struct uuid plan, struct uuid agency);
