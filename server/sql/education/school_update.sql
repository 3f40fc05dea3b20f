-- $1 id, $2 year group was sent, $3 year group, $4 until was sent, $5 until on.
UPDATE enrolment
   SET year_group = CASE WHEN $2::boolean THEN $3 ELSE year_group END,
       until_on = CASE WHEN $4::boolean THEN $5 ELSE until_on END
 WHERE id = $1
