#pragma once
/* An alert, in the picture and in the list. */
#include "shape.h"

extern const struct shape alert_item_shape;
