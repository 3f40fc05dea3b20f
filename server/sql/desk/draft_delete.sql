-- $1 form. Forgets what I typed.
DELETE FROM draft WHERE person_id = (SELECT me()) AND form = $1
