#pragma once
/* A home in answers. */
#include "shape.h"

extern const struct shape home_shape;
extern const char *const  home_kind_words[]; /* kinds of home; NULL-terminated */
