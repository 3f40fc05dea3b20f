/* Records that may be one child: of the two Islas nobody has decided yet; Zofia was written down as Sofia, and is one. */
#include "demo.h"

#include "sql.h"

static void match(struct demo *d, int n, int other, const char *why, const char *state,
                  const char *reason)
{
    struct dice      dice = dice_of(d->seed, "match", n);
    day_t            on = d->today - dice_between(&dice, 6, 30);
    bool             is_open = !reason;
    struct json_out *j;

    if (n >= d->children || other >= d->children)
        return;
    j = row_of(d, T_MATCH_TASK, dice_uuid(&dice), &d->child[n], 1, demo_at(&dice, on), P_NOBODY);
    put_id(j, "other_id", d->child[other].id);
    json_pair(j, "why", why);
    json_pair(j, "state", state);
    json_pair(j, "reason", reason);
    put_person(d, j, "settled_by", is_open ? P_NOBODY : P_COLIN);
    put_at(j, "settled_at", is_open ? INSTANT_NONE : demo_at(&dice, on + 2));
    row_end(j);
}

void demo_matches(struct demo *d)
{
    enum { ISLA = 20, OTHER_ISLA = 21, MOHAMMAD = 22, MUHAMMED = 23 }; /* places in cast.def */

    match(d, OTHER_ISLA, ISLA, "Names sound alike, born in the same month", "open", NULL);
    match(d, MUHAMMED, MOHAMMAD, "Names sound alike", "different",
          "Two boys: other days of birth, other schools, both met this year.");
}

enum err demo_merge(struct demo *d)
{
    enum { ZOFIA = 17 };

    struct request *req = d->req;
    struct rows     rows;

    if (ZOFIA >= d->children)
        return ERR_NONE;
    return DB(req, demo_merge, &rows, P(d->child[ZOFIA].id), P(d->person[P_COLIN]),
              P_DAY(d->today - 12));
}
