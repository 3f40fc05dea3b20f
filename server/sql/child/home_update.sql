-- $1 id, $2 kind (null: as it is), $3 carers were sent, $4 carers, $5 until was sent, $6 until on, $7 how often it is visited (null: as it is).
UPDATE home
   SET kind = coalesce($2, kind),
       carers = CASE WHEN $3::boolean THEN $4 ELSE carers END,
       until_on = CASE WHEN $5::boolean THEN $6 ELSE until_on END,
       visit_rule = coalesce($7, visit_rule)
 WHERE id = $1
