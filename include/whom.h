#pragma once
/* Whom a referral, or the work that follows it, is about: exactly one of the two is set. */
#include "uuid.h"

struct whom {
    struct uuid child, carer;
};
