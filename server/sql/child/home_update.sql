-- $1 id, $2 kind (null: as it is), $3 carers were sent, $4 carers, $5 until was sent, $6 until on, $7 how often it is visited (null: as it is),
-- $8 postcode of the home address was sent, $9 that, $10 miles were sent, $11 miles in hundredths.
UPDATE home
   SET kind = coalesce($2, kind),
       carers = CASE WHEN $3::boolean THEN $4 ELSE carers END,
       until_on = CASE WHEN $5::boolean THEN $6 ELSE until_on END,
       visit_rule = coalesce($7, visit_rule),
       home_postcode = CASE WHEN $8::boolean THEN $9 ELSE home_postcode END,
       miles = CASE WHEN $10::boolean THEN $11::integer / 100.0 ELSE miles END,
       miles_from = CASE WHEN $10::boolean THEN CASE WHEN $11::integer IS NOT NULL THEN 'entered' END ELSE miles_from END
 WHERE id = $1
