-- $1 rows as a JSON array: documents of the fictional council.
INSERT INTO document (id, made_at, made_by, child_id, tier, title, kind, dated_on, agency_id, written_by, error_reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.title, r.kind, r.dated_on, r.agency_id, r.written_by, r.error_reason
  FROM json_populate_recordset(NULL::document, $1) r
