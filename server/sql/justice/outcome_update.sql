-- $1 id, $2 day of the offence, $3 care status then, $4 day of the outcome, $5 care status then, $6 kind, $7 kind of offence, $8 note, $9 why it was an error.
UPDATE youth_justice_outcome
   SET offence_on = $2, care_at_offence = $3, outcome_on = $4, care_at_outcome = $5, kind_code = $6, offence = $7, note = $8, error_reason = $9
 WHERE id = $1
