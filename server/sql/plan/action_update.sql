-- $1 id, $2 what, $3 due on, $4 state, $5 what came of it. Null: as it is.
UPDATE action
   SET what = coalesce($2, what), due_on = coalesce($3, due_on), state = coalesce($4, state), outcome = coalesce($5, outcome),
       settled_on = CASE WHEN coalesce($4, state) IN ('draft', 'open') THEN NULL ELSE coalesce(settled_on, today()) END,
       settled_by = CASE WHEN coalesce($4, state) IN ('draft', 'open') THEN NULL ELSE coalesce(settled_by, (SELECT me())) END
 WHERE id = $1
