-- $1 id. What stands: day of the offence, care status then, day of the outcome, care status then, kind, kind of offence, note, error.
SELECT offence_on, care_at_offence, outcome_on, care_at_outcome, kind_code, offence, note, error_reason FROM youth_justice_outcome WHERE id = $1
