#pragma once
/* What the child's words look like in answers. */
#include "shape.h"

extern const struct shape words_shape;
