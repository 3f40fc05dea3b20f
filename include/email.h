#pragma once
/*
 * E-mail addresses, for notices. What RFC 5321 allows and nobody has is refused: quotation marks, comments, addresses in
 * brackets, and letters beyond ASCII, which many mail servers do not carry. Above all no space and no end of a line, so
 * that an address can stand in a head line of a message and in a command to a mail server, and be no more than an address.
 */
#include <stdbool.h>
#include <stddef.h>

enum { EMAIL_MAX = 254 };

/* "amira.khan@westshire.gov.uk". `text` need not end with NUL. */
bool email_is_address(const char *text, size_t len);
