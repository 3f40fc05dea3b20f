-- $1 id. Its version, no child and no first day, held until the end of the transaction; no row: not mine to change.
SELECT version, NULL::uuid, NULL::date FROM police_call_out WHERE id = $1 FOR UPDATE
