#pragma once
/* Something that is due. */
#include "shape.h"

extern const struct shape task_shape;
extern const char *const  task_state_words[]; /* open, done, dropped; NULL-terminated */
