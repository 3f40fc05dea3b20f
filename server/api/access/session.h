#pragma once
/* The answer that says who is signed in, for everything that begins a session. */
#include "route.h"

extern const struct shape session_shape;

/* token: of the cookie; NULL for a key, which needs no CSRF token. */
enum err session_reply(struct request *req, const char *token, int status);
