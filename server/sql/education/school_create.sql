-- $1 id, $2 child, $3 school, $4 from on, $5 until on, $6 year group.
INSERT INTO enrolment (id, child_id, school_id, from_on, until_on, year_group)
VALUES ($1, $2, $3, $4, $5, $6)
