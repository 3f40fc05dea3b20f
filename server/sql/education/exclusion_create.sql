-- $1 id, $2 child, $3 day, $4 kind, $5 sessions, $6 reason, $7 note, $8 taken back.
INSERT INTO exclusion (id, child_id, on_day, kind, sessions, reason_code, note, lifted_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
