#pragma once
/*
 * Look records: no answer that shows anything about a person leaves before it is durably recorded who saw what.
 * Writes record in their own transaction. Reads, and refusals, hand their answer to the log: its one thread
 * writes whole batches on a connection of its own, and each answer leaves when its batch is committed; if that
 * fails the answer becomes 503 and shows nothing.
 */
#include "request.h"

bool looks_start(const char *conninfo);
/* Takes over the request: it is answered (http_answer) when its record is committed. */
void look_hold(struct request *req);
/* The same record inside the transaction of a write. */
enum err look_with_write(struct request *req);
void     looks_stop(void);
