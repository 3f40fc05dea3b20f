#pragma once
/*
 * A list of the API as a table for spreadsheets: {"items": [...]} becomes CSV (RFC 4180, UTF-8) with one line an item.
 * The columns are those of the items' shape, whatever the items hold: service.name of {"service": {"name"}} is the
 * column service_name; texts of a list are joined with "; "; what is deeper stays JSON. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
#include "arena.h"
#include "shape.h"

/* False when `json` is no list. */
bool json_table_csv(const struct shape *item, const char *json, size_t n, struct buf *out);
