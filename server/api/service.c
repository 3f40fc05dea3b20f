/* The directory of services with their rules, and each service's waiting list (mission M10, M19). */
#include "referral_shapes.h"
#include "route.h"
#include "sql.h"

const struct route service_routes[] = {
    READ("/services", NEED(service, view), service_list, service_shape, .is_list = true,
         .about = "The directory: what there is, for whom, who may refer and by when it acts"),
    READ("/services/:id", NEED(service, view), service_one, service_shape, .about = "One service",
         .args = {{ARG_RECORD}}),
    READ("/services/:id/waiting-list", NEED(referral, view), service_waiting_list, waiting_shape,
         .is_list = true, .about = "Who waits for the service, longest over the target first",
         .args = {{ARG_RECORD}, {ARG_LIMIT}, {ARG_AFTER}}),
    ROUTES_END,
};
