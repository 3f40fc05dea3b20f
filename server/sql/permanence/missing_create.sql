-- $1 id, $2 child, $3 kind, $4 started on, $5 ended on, $6 interview offered on, $7 interview on, $8 whether it was refused, $9 tier.
INSERT INTO missing_episode (id, child_id, kind, started_on, ended_on, interview_offered_on, interview_on, interview_refused, tier)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
