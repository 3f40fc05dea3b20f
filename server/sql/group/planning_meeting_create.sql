-- $1 id, $2 group, $3 day.
INSERT INTO planning_meeting (id, group_id, held_on) VALUES ($1, $2, $3)
