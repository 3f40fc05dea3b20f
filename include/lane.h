#pragma once
/*
 * Lanes: queues with a few worker threads each, every worker with its own database connection, so that reads,
 * writes, reports and sign-ins cannot starve each other (performance.md section 1).
 */
#include "request.h"
#include "route.h"

struct lane_options {
    const char *conninfo;
    int         workers[LANE_COUNT];
    int         queue_max[LANE_COUNT]; /* past it the request is answered 503 at once */
    int         wait_ms[LANE_COUNT];   /* who has waited so long for a worker is answered 503 */
};

bool lanes_start(const struct lane_options *o);
/* Queues the request to its route's lane; when the queue is full answers it 503 itself. */
void lane_put(struct request *req);
bool lanes_are_ready(void); /* the database answered when it was last asked */
void lanes_note(bool is_ready);
void lanes_stop(void); /* works off what is queued, then ends the threads */

/* What a worker does with one request (server/dispatch.c): from identity to reply. */
void dispatch(struct request *req);
