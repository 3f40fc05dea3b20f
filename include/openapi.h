#pragma once
/* The OpenAPI 3.1 document, generated from the route tables and their shapes. */
#include "json_out.h"

void openapi_write(struct buf *out);
/* Its parts that openapi_schema.c writes: {"$ref": …} to a schema; the schemas and how one signs in. */
void openapi_reference(struct json_out *j, const char *name);
void openapi_components(struct json_out *j);
