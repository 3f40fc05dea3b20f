-- $1 rows as a JSON array: youth justice outcomes, of the fictional council.
INSERT INTO youth_justice_outcome (id, made_at, made_by, child_id, tier, offence_on, care_at_offence, outcome_on, care_at_outcome, kind_code,
    offence, note, count_id, error_reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.offence_on, r.care_at_offence, r.outcome_on, r.care_at_outcome, r.kind_code, r.offence,
       r.note, r.count_id, r.error_reason
  FROM json_populate_recordset(NULL::youth_justice_outcome, $1) r
