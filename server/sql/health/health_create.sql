-- $1 id, $2 child, $3 kind, $4 state, $5 day, $6 when it was due, $7 by whom, $8 as what, $9 why it was missed, $10 whether all is up to date, $11 whether there is a summary, $12 findings.
INSERT INTO health_check (id, child_id, kind, state, day, due_on, by_whom, by_role, missed_why, is_up_to_date, has_summary, has_content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
