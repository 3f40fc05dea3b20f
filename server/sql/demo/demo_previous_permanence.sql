-- $1 rows as a JSON array: permanent homes before of the fictional council.
INSERT INTO previous_permanence (id, made_at, made_by, child_id, tier, kind_code, authority, ordered_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind_code, r.authority, r.ordered_on
  FROM json_populate_recordset(NULL::previous_permanence, $1) r
