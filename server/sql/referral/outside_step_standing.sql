-- $1 id. How it stands.
SELECT state FROM outside_step WHERE id = $1
