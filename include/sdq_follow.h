#pragma once
/*
 * What recording an SDQ leads to (mission M3, M4), in the same transaction: a high score opens a consultation that
 * stays until somebody records what was decided, and asks the informants who are missing; what was asked for and
 * has now come is settled; and the day of the next one is set.
 */
#include "child_facts.h"
#include "sdq.h"

enum err sdq_follow(struct request *req, struct uuid sdq, const struct sdq_form *form, const struct sdq_result *r,
                    const struct child_facts *child);
