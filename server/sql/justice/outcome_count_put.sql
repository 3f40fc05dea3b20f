-- $1 id, $2 child, $3 day of the outcome, $4 kind, $5 kind of offence. Its line, which names no child; outcome_recount says the rest.
INSERT INTO youth_justice_count (id, month, sex, care_at_offence, care_at_outcome, kind_code, offence, counts)
SELECT $1, date_trunc('month', $3::date)::date, c.sex, false, false, $4, $5, false FROM child c WHERE c.id = $2
