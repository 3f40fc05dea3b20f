-- $1 rows as a JSON array: who came to this country alone, of the fictional council.
INSERT INTO uasc (id, made_at, made_by, child_id, tier, from_on, ceased_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.from_on, r.ceased_on
  FROM json_populate_recordset(NULL::uasc, $1) r
