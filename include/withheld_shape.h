#pragma once
/* That something is held back: of which type, by whom, how many; whom to ask, and what became of that. */
#include "shape.h"

extern const struct shape withheld_shape;
