-- $1 rows as a JSON array: lawful bases of sharing of the fictional council.
INSERT INTO sharing_basis (id, made_at, made_by, child_id, tier, agency_id, ground, condition, decided_by, why, from_on, review_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.agency_id, r.ground, r.condition, r.decided_by, r.why, r.from_on, r.review_on
  FROM json_populate_recordset(NULL::sharing_basis, $1) r
