/* Every route table of the service, as routes.def names them. */
#include "route.h"

#define ROUTES(name) extern const struct route name##_routes[];
#include "routes.def"
#undef ROUTES

const struct route *const route_tables[] = {
#define ROUTES(name) name##_routes,
#include "routes.def"
#undef ROUTES
    NULL, /* ends it */
};
