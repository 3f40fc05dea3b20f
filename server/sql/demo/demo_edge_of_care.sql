-- $1 rows as a JSON array: times on the edge of care of the fictional council.
INSERT INTO edge_of_care (id, made_at, made_by, child_id, tier, from_on, until_on, end_reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.from_on, r.until_on, r.end_reason
  FROM json_populate_recordset(NULL::edge_of_care, $1) r
