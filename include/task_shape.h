#pragma once
/* Something that is due. */
#include "shape.h"

extern const struct shape task_shape;
