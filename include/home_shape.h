#pragma once
/* A home in answers. */
#include "shape.h"

extern const struct shape home_shape;
