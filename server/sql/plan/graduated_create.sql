-- $1 id, $2 child, $3 step, $4 since when, $5 what is done in it.
INSERT INTO graduated_step (id, child_id, step, from_on, what) VALUES ($1, $2, $3, $4, $5)
