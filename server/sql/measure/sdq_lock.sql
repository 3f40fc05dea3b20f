-- $1 child. What SDQs open, settle and set for a child is worked out by one request at a time: each of its statements sees what the one before left.
SELECT pg_advisory_xact_lock(4, hashtext($1))
