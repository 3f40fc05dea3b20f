-- $1 request, $2 approved|refused. One row when it waited for a decision.
UPDATE role_request SET state = $2, decided_by = (SELECT me()), decided_at = now()
 WHERE id = $1 AND state = 'asked'
RETURNING id
