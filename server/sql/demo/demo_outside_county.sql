-- $1 rows as a JSON array: homes of the fictional council that are outside the county.
INSERT INTO outside_county (id, made_at, made_by, child_id, tier, home_id, host_name, host_code, commissioner, commissioner_how, services)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.home_id, r.host_name, r.host_code, r.commissioner, r.commissioner_how, r.services
  FROM json_populate_recordset(NULL::outside_county, $1) r
