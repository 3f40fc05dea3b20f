#pragma once
/*
 * A record as it would be after a PATCH: what was sent, and where nothing was, what stands. So a rule is about the whole of it, as when it
 * was made, and one statement writes it. `column` is that of the statement that read what stands.
 */
#include "db.h"
#include "shape.h"

struct num  stood_int(struct num sent, const struct rows *now, int column);
struct num  stood_bool(struct num sent, const struct rows *now, int column);
struct num  stood_day(struct num sent, const struct rows *now, int column);
struct text stood_text(struct text sent, const struct rows *now, int column);
const char *stood_word(const char *sent, const struct rows *now, int column);
