#pragma once
/* Accounts that somebody else makes, and the link with which their person sets a password. */
#include "request.h"
#include "shape.h"

extern const struct shape account_link_shape;

/* For a route's check: a fault at /username where it has other characters than it may; else it is kept in req->found as
 * account_make() stores it, in small letters. */
enum err account_check_username(struct request *req, struct text typed);
/* An account of the agency under the user name that was checked, live and without a password or role. ERR_USERNAME_TAKEN. */
enum err account_make(struct request *req, struct uuid person, struct text name,
                      struct uuid agency);
/* Asks for a role of a person, from today; information governance decides. */
enum err account_ask_role(struct request *req, struct uuid person, const char *role,
                          struct uuid agency, struct text reason);
/* Ends older links of the person and answers 201 with a new one, for `purpose` invite or reset. The answer is not kept
 * to be given again: it holds a secret. */
enum err account_link(struct request *req, struct uuid person, const char *purpose);
