-- $1 rows as a JSON array: legal statuses of the fictional council.
INSERT INTO legal_status (id, made_at, made_by, child_id, tier, code, from_on, until_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.code, r.from_on, r.until_on
  FROM json_populate_recordset(NULL::legal_status, $1) r
