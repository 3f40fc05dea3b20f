-- $1 id, $2 title, $3 summary was sent, $4 summary, $5 agreed on, $6 reviewed on, $7 state, $8 ended on, $9 why it ended. Null: as it is.
UPDATE plan
   SET title = coalesce($2, title), summary = CASE WHEN $3::boolean THEN $4 ELSE summary END, agreed_on = coalesce($5, agreed_on),
       review_on = coalesce($6, review_on), state = coalesce($7, state), ended_on = coalesce($8, ended_on), end_reason = coalesce($9, end_reason),
       edition_on = CASE WHEN state = 'draft' AND $7 = 'current' THEN today() ELSE edition_on END
 WHERE id = $1
