#pragma once
/* Somebody around a child, in the picture and in the list. */
#include "shape.h"

extern const struct shape around_item_shape;
