-- $1 id, $2 goal (null: as it is), $3 agreed on, $4 a day on which it was looked at again, $5 one on which it was not, $6 ended on, $7 achieved on, $8 why it was an error.
UPDATE permanence_plan
   SET goal = coalesce($2, goal), agreed_on = $3,
       reviews = ARRAY(SELECT DISTINCT r FROM unnest(reviews || $4::date) r WHERE r IS NOT NULL AND r IS DISTINCT FROM $5::date ORDER BY r),
       ended_on = $6, achieved_on = $7, error_reason = $8
 WHERE id = $1
