/* Every route table of the service: one line a resource. */
#include "route.h"

extern const struct route openapi_routes[], session_routes[], child_routes[], picture_routes[],
    words_routes[], around_routes[], alert_routes[], home_routes[], school_routes[],
    episode_routes[], review_routes[], allocation_routes[], sdq_routes[], sdq_definition_routes[],
    sdq_none_routes[], task_routes[], service_routes[], suggest_routes[], referral_routes[],
    referral_move_routes[], involvement_routes[], me_routes[], directory_routes[], match_routes[],
    account_routes[], accounts_routes[], role_routes[], key_routes[], import_routes[],
    audit_routes[], setting_routes[];

const struct route *const route_tables[] = {
    openapi_routes,     session_routes,
    picture_routes,     child_routes,
    words_routes,       around_routes,
    alert_routes,       home_routes,
    school_routes,      episode_routes,
    review_routes,      allocation_routes,
    sdq_routes,         sdq_definition_routes,
    sdq_none_routes,    task_routes,
    service_routes,     suggest_routes,
    referral_routes,    referral_move_routes,
    involvement_routes, me_routes,
    directory_routes,   match_routes,
    account_routes,     accounts_routes,
    role_routes,        key_routes,
    import_routes,      audit_routes,
    setting_routes,     NULL, /* ends it */
};
