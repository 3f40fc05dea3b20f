-- $1 referral, $2 the state in which it was found. Holds it until the end of the transaction; no row: somebody else moved it, or it is not mine to move.
SELECT 1 FROM referral WHERE id = $1 AND state = $2 FOR UPDATE
