-- $1 id, $2 service, $3 round, $4 tone, $5 name, $6 comments or null.
INSERT INTO feedback_theme (id, service_id, evaluation_id, tone, name, comments)
VALUES ($1, $2, $3, $4, $5, ARRAY(SELECT DISTINCT x FROM unnest($6::uuid[]) x ORDER BY x))
