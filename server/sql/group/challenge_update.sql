-- $1 id, $2 words, $3 who put it, $4 agency, $5 who there was sent, $6 who there, $7 state, $8 why closed, $9 what changed, $10 told on, $11 told how. Null: as it is.
UPDATE challenge
   SET text = coalesce($2, text), said_by = coalesce($3, said_by), agency_id = coalesce($4, agency_id), owner_name = CASE WHEN $5::boolean THEN $6 ELSE owner_name END,
       state = coalesce($7, state), close_reason = coalesce($8, close_reason), what_changed = coalesce($9, what_changed),
       told_on = coalesce($10, told_on), told_how = coalesce($11, told_how),
       settled_on = CASE WHEN coalesce($7, state) IN ('done', 'closed') THEN CASE WHEN coalesce($7, state) = state THEN settled_on ELSE today() END END
 WHERE id = $1
