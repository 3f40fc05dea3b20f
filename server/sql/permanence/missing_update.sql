-- $1 id, $2 kind (null: as it is), $3 started on, $4 ended on, $5 interview offered on, $6 interview on, $7 whether it was refused, $8 why it was an error (null: it was none).
UPDATE missing_episode
   SET kind = coalesce($2, kind), started_on = $3, ended_on = $4, interview_offered_on = $5, interview_on = $6, interview_refused = $7, error_reason = $8
 WHERE id = $1
