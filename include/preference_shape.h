#pragma once
/* What the child prefers, in the picture. */
#include "shape.h"

extern const struct shape preference_item_shape;
