-- $1 id, $2 meeting.
INSERT INTO planning_place (id, meeting_id) VALUES ($1, $2)
