-- $1 rows as a JSON array: families that want to adopt of the fictional council.
INSERT INTO adoptive_family (id, made_at, made_by, authority_id, reference, enquired_on, assessment_from, approved_on, ended_on)
SELECT r.id, r.made_at, r.made_by, r.authority_id, r.reference, r.enquired_on, r.assessment_from, r.approved_on, r.ended_on
  FROM json_populate_recordset(NULL::adoptive_family, $1) r
