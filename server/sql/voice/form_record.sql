-- $1 hash of the token, $2 the SDQ as it was scored, as JSON (form_record(), 0054). Keeps it and uses the link up.
SELECT outcome FROM form_use($1, 'record', $2::jsonb)
