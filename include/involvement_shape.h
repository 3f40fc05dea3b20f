#pragma once
/* A service's involvement, in the picture and as a record. */
#include "shape.h"

extern const struct shape involvement_shape;
extern const struct shape covered_shape; /* who covers, or is covered for, and until when */
extern const char *const  involvement_end_reasons[]; /* why work is closed; NULL-terminated */
enum { INVOLVEMENT_END_REASONS = 7 };
