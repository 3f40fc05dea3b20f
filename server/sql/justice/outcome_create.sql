-- $1 id, $2 child, $3 day of the offence, $4 care status then, $5 day of the outcome, $6 care status then, $7 kind, $8 kind of offence, $9 note, $10 its line. Where nobody says the status, care episodes do.
INSERT INTO youth_justice_outcome (id, child_id, offence_on, care_at_offence, outcome_on, care_at_outcome, kind_code, offence, note, count_id)
VALUES ($1, $2, $3, coalesce($4, care_status_on($2, $3)), $5, coalesce($6, care_status_on($2, $5)), $7, $8, $9, $10)
