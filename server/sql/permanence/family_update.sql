-- $1 id, $2 reference (null: as it is), $3 enquired on, $4 assessment from, $5 approved on, $6 ended on, $7 why it was an error.
UPDATE adoptive_family
   SET reference = coalesce($2, reference), enquired_on = $3, assessment_from = $4, approved_on = $5, ended_on = $6, error_reason = $7
 WHERE id = $1
