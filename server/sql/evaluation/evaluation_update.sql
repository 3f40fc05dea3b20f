-- $1 id, $2 title, $3 called, $4 first day, $5 last day, $6 professionals were sent, $7 professionals, $8 carers were sent, $9 carers, $10 young people were sent, $11 young people, $12 children were sent, $13 children. Null: as it is.
UPDATE evaluation
   SET title = coalesce($2, title), called = coalesce($3, called), from_on = coalesce($4, from_on), until_on = coalesce($5, until_on),
       asked_professionals = CASE WHEN $6::boolean THEN $7::smallint ELSE asked_professionals END, asked_carers = CASE WHEN $8::boolean THEN $9::smallint ELSE asked_carers END,
       asked_young_people = CASE WHEN $10::boolean THEN $11::smallint ELSE asked_young_people END, children = CASE WHEN $12::boolean THEN $13::smallint ELSE children END
 WHERE id = $1
