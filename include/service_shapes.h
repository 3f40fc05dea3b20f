#pragma once
/* What a service looks like in answers, and the words that its rules choose from. */
#include "shape.h"

extern const struct shape service_shape;
extern const struct shape ages_shape;                  /* from and to; null: no limit */
extern const char *const  care_status_words[];         /* NULL-terminated, as the others */
extern const char *const  service_role_words[];        /* who can be of a service, or refer */
extern const char *const  service_clock_words[];       /* asked, decision, offer, seen */
extern const char *const  service_unit_words[];        /* working_days … */
extern const char *const  service_requirement_words[]; /* kinds of what comes first */
