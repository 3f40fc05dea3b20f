-- $1 rows as a JSON array: wishes about sharing of the fictional council.
INSERT INTO sharing_wish (id, made_at, made_by, child_id, tier, whose, agency_id, kind, share, said_on, until_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.whose, r.agency_id, r.kind, r.share, r.said_on, r.until_on
  FROM json_populate_recordset(NULL::sharing_wish, $1) r
