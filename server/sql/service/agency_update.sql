-- $1 id, $2 name or null, $3 is a code sent, $4 code or null, $5 its people sign in with a one-time code, or null.
UPDATE agency
   SET name = coalesce(btrim($2), name), code = CASE WHEN $3::boolean THEN btrim($4) ELSE code END,
       requires_second_factor = coalesce($5, requires_second_factor)
 WHERE id = $1
