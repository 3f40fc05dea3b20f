-- $1 id, $2 child, $3 the other, $4 why. The matching desk suspects it itself; one that was decided before is not suspected again.
INSERT INTO match_task (id, child_id, other_id, why) VALUES ($1, $2, $3, $4)
