-- $1 id, $2 challenge, $3 group, $4 when, $5 who, $6 what was answered.
INSERT INTO challenge_response (id, challenge_id, group_id, said_on, said_by, text) VALUES ($1, $2, $3, $4, $5, $6)
