-- $1 form. What I typed; no row: nothing.
SELECT json_build_object('form', form, 'body', body, 'saved_at', to_char(saved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), NULL, NULL
  FROM draft
 WHERE person_id = (SELECT me()) AND form = $1
