-- $1 id. Its version, held until the end of the transaction.
SELECT version, NULL::uuid, NULL::date FROM sdq_pack WHERE id = $1 FOR UPDATE
