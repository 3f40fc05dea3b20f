-- $1 id, $2 who went, $3 the child was seen, $4 alone, $5 why not was sent, $6 why not, $7 the bedroom too, $8 something is noted now. Null: as it is.
UPDATE visit
   SET visitor = coalesce($2, visitor),
       was_seen = coalesce($3::boolean, was_seen),
       seen_alone = CASE WHEN coalesce($3::boolean, was_seen) THEN coalesce($4::boolean, seen_alone) END,
       not_alone_why = CASE WHEN $5::boolean THEN $6 ELSE not_alone_why END,
       saw_bedroom = coalesce($7::boolean, saw_bedroom),
       has_note = has_note OR $8
 WHERE id = $1
