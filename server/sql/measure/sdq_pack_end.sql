-- $1 id. Its questions are used no longer from today on; no row: they are not already.
UPDATE sdq_pack SET ended_on = today() WHERE id = $1 AND ended_on IS NULL RETURNING id
