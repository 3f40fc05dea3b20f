-- $1 rows as a JSON array: addresses of homes of the fictional council.
INSERT INTO home_address (id, made_at, made_by, child_id, tier, home_id, lines, postcode, is_protected)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.home_id, r.lines, r.postcode, r.is_protected
  FROM json_populate_recordset(NULL::home_address, $1) r
