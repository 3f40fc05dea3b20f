-- $1 rows as a JSON array: households that foster of the fictional council.
INSERT INTO foster_household (id, made_at, made_by, authority_id, reference, carer_id, kind, carers, approved_on, ended_on, end_reason)
SELECT r.id, r.made_at, r.made_by, r.authority_id, r.reference, r.carer_id, r.kind, r.carers, r.approved_on, r.ended_on, r.end_reason
  FROM json_populate_recordset(NULL::foster_household, $1) r
