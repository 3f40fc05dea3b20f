-- $1 id, $2 child, $3 day on which her first child was born.
INSERT INTO motherhood (id, child_id, born_on) VALUES ($1, $2, $3)
