-- $1 id, $2 with whom was sent, $3 with whom, $4 by the child (null: as it is). The people as they stand now.
UPDATE people_map
   SET drawn_with = CASE WHEN $2::boolean THEN $3 ELSE drawn_with END,
       by_child = coalesce($4::int::boolean, by_child),
       people = people_now(child_id)
 WHERE id = $1
