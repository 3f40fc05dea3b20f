-- $1 id, $2 PREV_PERM, $3 whether an authority was sent, $4 its code, $5 whether a day was sent, $6 that day, $7 why it was an error.
UPDATE previous_permanence
   SET kind_code = $2, authority = CASE WHEN $3::boolean THEN $4 WHEN $2 <> 'Z1' THEN authority END,
       ordered_on = CASE WHEN $5::boolean THEN $6 WHEN $2 <> 'Z1' THEN ordered_on END, error_reason = $7
 WHERE id = $1
