-- $1 id, $2 day, $3 kind, $4 sessions, $5 reason, $6 note, $7 taken back, $8 why it was an error.
UPDATE exclusion
   SET on_day = $2, kind = $3, sessions = $4, reason_code = $5, note = $6, lifted_on = $7, error_reason = $8
 WHERE id = $1
