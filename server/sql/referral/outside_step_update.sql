-- $1 id, $2 state, $3 done on or null, $4 note or null.
UPDATE outside_step
   SET state = $2, done_on = $3, note = $4, settled_by = CASE WHEN $2 <> 'open' THEN (SELECT me()) END
 WHERE id = $1
