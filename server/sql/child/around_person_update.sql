-- $1 id, $2 name (null: as it is), $3 called was sent, $4 called, $5 relation (null: as it is), $6 group (null: as it is), $7 closeness was sent, $8 closeness, $9 tie (null: as it is), $10 knows best (null: as it is), $11 until was sent, $12 until on.
UPDATE around_person
   SET name = coalesce($2, name),
       called = CASE WHEN $3::boolean THEN $4 ELSE called END,
       relation = coalesce($5, relation),
       grouping = coalesce($6, grouping),
       closeness = CASE WHEN $7::boolean THEN $8 ELSE closeness END,
       tie = coalesce($9, tie),
       knows_best = coalesce($10::int::boolean, knows_best),
       until_on = CASE WHEN $11::boolean THEN $12 ELSE until_on END
 WHERE id = $1
