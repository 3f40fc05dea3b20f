#pragma once
/* What referrals look like in answers. */
#include "shape.h"

extern const struct shape referral_item_shape;   /* in the picture */
extern const struct shape referral_listed_shape; /* in lists */
extern const struct shape referral_shape;        /* the record, with its history */
extern const struct shape referral_steps_shape;  /* where this person may move it */
extern const struct shape
    service_check_shape; /* what a service would say to a referral, before anything is typed */
extern const struct shape service_suggestion_shape;
extern const struct shape waiting_shape; /* one child on a service's waiting list */
extern const char *const urgency_words[], *const subject_words[], *const thrive_words[];
