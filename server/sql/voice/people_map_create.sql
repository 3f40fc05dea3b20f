-- $1 id, $2 child, $3 drawn on, $4 with whom, $5 by the child. The people as they stand now.
INSERT INTO people_map (id, child_id, drawn_on, drawn_with, by_child, people)
VALUES ($1, $2, $3, $4, $5, people_now($2))
