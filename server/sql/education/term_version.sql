-- $1 id. Its version, no child and its first day, held until the end of the transaction; no row: not there.
SELECT version, NULL::uuid, from_on FROM school_term WHERE id = $1 FOR UPDATE
