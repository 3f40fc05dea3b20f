-- $1 rows as a JSON array: answers to challenge cards of the fictional council.
INSERT INTO challenge_response (id, made_at, made_by, challenge_id, group_id, said_on, said_by, text)
SELECT r.id, r.made_at, r.made_by, r.challenge_id, r.group_id, r.said_on, r.said_by, r.text
  FROM json_populate_recordset(NULL::challenge_response, $1) r
