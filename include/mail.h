#pragma once
/*
 * Handing one short message to a mail server, by SMTP. Only here is libcurl known.
 *
 * The way there is private: smtps:// or STARTTLS with a certificate that holds, or nothing is sent; a server on this very
 * machine (localhost, 127.0.0.0/8, ::1) is spoken to in the clear. A user name and a password come from their own
 * settings, never from the address of the server, and are in no log line and no message of ours.
 */
#include "config.h"

#include <stdatomic.h>
#include <stdbool.h>

enum { MAIL_PASSWORD = 256, MAIL_SAID = 120, MAIL_TEXT = 2000 };

struct mail_server {
    const char *url, *from, *user; /* user: NULL where the server wants none */
    char        password[MAIL_PASSWORD];
    bool        is_here; /* on this machine */
};

/* Takes the settings and reads the file of the password; false and a sentence on stderr where they are not right. */
bool mail_server_of(const struct config *c, struct mail_server *out);

struct mail {
    const char *to;   /* an address, by email_is_address() */
    const char *name; /* of the message, the same each time that it is tried: letters, digits, - */
    const char *subject; /* ASCII, one line */
    const char *text;    /* ASCII, lines end with \n, at most MAIL_TEXT */
};

/*
 * MAIL_UNSURE: the whole message was handed over and no answer came, so it may arrive or not; everything else that failed
 * is MAIL_NOT_SENT. `said` is why, for people, with the server's number where it gave one. It takes half a minute at most, and
 * ends early, where that is still certain, when `is_ending` becomes true.
 */
enum mail_outcome { MAIL_SENT, MAIL_NOT_SENT, MAIL_UNSURE };
enum mail_outcome mail_send(const struct mail_server *server, const struct mail *mail,
                            const atomic_bool *is_ending, char said[static MAIL_SAID]);

bool mail_start(void); /* once, before any thread */
void mail_stop(void);
