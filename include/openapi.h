#pragma once
/* The OpenAPI 3.1 document, generated from the route tables and their shapes. */
#include "arena.h"

void openapi_write(struct buf *out);
