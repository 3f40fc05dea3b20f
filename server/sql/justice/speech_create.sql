-- $1 id, $2 child, $3 asked for, $4 due (null: by the setting), $5 done, $6 by whom, $7 something was found.
INSERT INTO speech_language (id, child_id, referred_on, due_on, assessed_on, by_whom, has_finding)
VALUES ($1, $2, $3, coalesce($4, $3::date + (SELECT s.value::integer FROM setting s WHERE s.name = 'speech_days')), $5, $6, $7)
