#pragma once
/*
 * What is due (a list of the shape `next`, {"items": [...]}) as a calendar for calendar programs: RFC 5545, one whole day for each
 * thing, in UTF-8. Such a calendar is kept by phones and by companies elsewhere, so it says of what kind a thing is, in words of
 * our own, and of whom by initials: no name, and nothing that anybody wrote. What there is to know is read in the service.
 *
 * A thing keeps its name (UID) while it is due, so that a day which moves, moves in the calendar too. Two answers on one
 * `today` about the same things are the same bytes.
 */
#include "arena.h"
#include "day.h"

/* False when `json` is no such list, or for want of memory. */
bool json_calendar(const char *json, size_t n, day_t today, struct buf *out);
