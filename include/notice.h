#pragma once
/*
 * Notices: telling people by e-mail that something waits for them, and no more. Who wants it says so on their own account
 * page; the tables are described in migrations/0029_notice.sql.
 *
 * A thread of its own within `around work`: not within `around serve`, so no mail server can hold up a request; not the
 * thread that seals the audit, so none can hold up that. It has two connections. As the owner it says who may have to be
 * told and keeps what became of it, and for each look at what is new for somebody it makes a session of theirs, of which
 * this process alone knows the token and which is gone after the look. With that it asks as the application does: what is
 * new is what their own page would show, by the same policies and by no copy of them.
 * Its statements are fixed, and all that it takes in is what a mail server answers, which libcurl reads.
 *
 * Every two seconds it looks who has to be told: of what is urgent at once, of the rest after eight in the morning of a
 * working day. That somebody is to be told and up to where is one transaction; so is that it is being sent, before the mail
 * server is spoken to, and what became of it. So a crash makes nothing be forgotten, and which way it errs is this: a message
 * that was handed over without an answer is not sent again where it can wait (it may be lost; the page of what is new has it
 * all), and is sent again where it is urgent (it may come twice, under the same Message-ID, by which mail programs know it).
 * What a mail server did not take is tried again after 1, 2, 4 … minutes, for a day; then it is given up, and whoever runs the
 * service sees that on the page of settings, its person on theirs.
 */
#include "config.h"

#include <stdbool.h>

struct notices;

/* NULL with a sentence on stderr where a setting is not right or there is no memory. */
struct notices *notices_start(const struct config *c);
void notices_stop(struct notices *n); /* waits for a message that is under way; NULL: nothing */
