/* The whole council, part by part; nothing is written yet. */
#include "demo.h"

static void each_child(struct demo *d, void (*part)(struct demo *, struct demo_child *))
{
    for (int i = 0; i < d->children; i++)
        part(d, &d->child[i]);
}

enum err demo_council(struct demo *d, int children)
{
    enum err e;

    demo_agencies(d);
    demo_staff(d);
    demo_services(d);
    e = demo_children(d, children);
    if (e)
        return e;
    demo_ways(d);
    each_child(d, demo_workers);
    each_child(d, demo_homes);
    each_child(d, demo_care);
    each_child(d, demo_protection);
    each_child(d, demo_missing);
    each_child(d, demo_permanence);
    each_child(d, demo_schools);
    each_child(d, demo_needs);
    each_child(d, demo_allocations);
    each_child(d, demo_sdqs);
    demo_referrals(d);
    demo_carers(d);
    demo_households(d);
    each_child(d, demo_measures);
    demo_service_work(d);
    each_child(d, demo_actions);
    each_child(d, demo_decisions);
    each_child(d, demo_words);
    each_child(d, demo_forms);
    each_child(d, demo_people_around);
    each_child(d, demo_voice);
    each_child(d, demo_alerts);
    each_child(d, demo_consent);
    demo_plans(d);
    demo_groups(d);
    demo_feedback(d);
    demo_terms(d);
    each_child(d, demo_peps);
    each_child(d, demo_review_plan);
    each_child(d, demo_health);
    each_child(d, demo_visits);
    each_child(d, demo_leavers);
    each_child(d, demo_school_life);
    each_child(d, demo_justice);
    demo_call_outs(d);
    each_child(d, demo_returns);
    demo_matches(d);
    demo_siblings(d);
    return arena_is_exhausted(d->arena) ? fail(d->req, ERR_NO_MEMORY) : ERR_NONE;
}
