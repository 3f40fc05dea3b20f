#pragma once
/*
 * A POST that is sent twice with one Idempotency-Key happens once. Keys belong to the one who sends them and are
 * kept for 24 hours with a digest of what was asked and the answer that was given, in the transaction of the
 * write itself: an answer that was lost on the way is given again, word for word.
 */
#include "request.h"

/* Before the handler. `is_replay`: the answer of the first time stands in req->reply. ERR_IN_FLIGHT: the first is
 * still being worked on. ERR_KEY_REUSED: the key came with another request. */
enum err idempotency_begin(struct request *req, bool *is_replay);
enum err idempotency_end(struct request *req); /* after the handler, before COMMIT */
