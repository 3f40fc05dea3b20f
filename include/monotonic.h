#pragma once
#include <stdint.h>

/* Milliseconds of a clock that only goes forward, whatever is done to the time of day: for deadlines. */
int64_t monotonic_ms(void);
