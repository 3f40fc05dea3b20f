-- $1 id, $2 child, $3 first day, $4 last day, $5 hours a week, $6 why.
INSERT INTO reduced_timetable (id, child_id, from_on, until_on, hours, why)
VALUES ($1, $2, $3, $4, $5, $6)
