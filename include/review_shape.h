#pragma once
#include "shape.h"

extern const struct shape review_shape;
