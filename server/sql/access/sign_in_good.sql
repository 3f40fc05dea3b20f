-- $1 try's id. A password that was asked for again in a session was right.
UPDATE sign_in_try SET is_good = true WHERE id = $1
