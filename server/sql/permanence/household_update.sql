-- $1 id, $2 reference (null: as it is), $3 whether a carer was sent, $4 carer, $5 kind, $6 how many carers, $7 approved on, $8 ended on, $9 why, $10 why it was an error.
UPDATE foster_household
   SET reference = coalesce($2, reference), carer_id = CASE WHEN $3::boolean THEN $4 ELSE carer_id END, kind = coalesce($5, kind), carers = coalesce($6, carers),
       approved_on = $7, ended_on = $8, end_reason = $9, error_reason = $10
 WHERE id = $1
