#pragma once
/* What reading and changing the monthly data set share. */
#include "request.h"
#include "shape.h"

extern const char *const  benchmark_words[];
extern const struct shape benchmark_shape, snapshot_shape;

/* Works out anew what is counted of the children whose records changed; how many still wait. */
enum err data_set_count(struct request *req, int64_t *waiting);
