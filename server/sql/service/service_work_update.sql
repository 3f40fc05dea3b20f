-- $1 id, $2 kind, $3 day, $4 minutes, $5 people, $6 who asked was sent, $7 who asked, $8 topic was sent, $9 topic, $10 practitioner, $11 part of the area was sent, $12 part. Null: as it is.
UPDATE service_work
   SET kind = coalesce($2, kind), day = coalesce($3, day), minutes = coalesce($4, minutes), people = coalesce($5, people),
       asked_by = CASE WHEN $6::boolean THEN $7 ELSE asked_by END, topic = CASE WHEN $8::boolean THEN $9 ELSE topic END,
       practitioner_id = coalesce($10, practitioner_id), locality = CASE WHEN $11::boolean THEN $12 ELSE locality END
 WHERE id = $1
