-- $1 rows as a JSON array: special educational needs of the fictional council.
INSERT INTO send_status (id, made_at, made_by, child_id, tier, need, from_on, until_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.need, r.from_on, r.until_on
  FROM json_populate_recordset(NULL::send_status, $1) r
