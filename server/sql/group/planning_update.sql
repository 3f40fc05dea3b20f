-- $1 id, $2 why, $3 state, $4 agreed, $5 step, $6 next was sent, $7 next on, $8 why it was taken off. Null: as it is.
UPDATE planning
   SET why = coalesce($2, why), state = coalesce($3, state), agreed = coalesce($4, agreed), step = coalesce($5, step),
       next_on = CASE WHEN $6::boolean THEN $7 ELSE next_on END, reason = coalesce($8, reason)
 WHERE id = $1
