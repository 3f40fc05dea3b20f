-- $1 kind, $2 for whom. A row where there are questions for them.
SELECT 1 FROM form_question WHERE kind = $1 AND for_whom = $2 LIMIT 1
