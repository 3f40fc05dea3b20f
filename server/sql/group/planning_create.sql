-- $1 id, $2 child, $3 meeting, $4 place, $5 why.
INSERT INTO planning (id, child_id, meeting_id, place_id, why) VALUES ($1, $2, $3, $4, $5)
