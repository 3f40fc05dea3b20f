#pragma once
/* A service's involvement, in the picture and as a record. */
#include "shape.h"

extern const struct shape involvement_shape;
