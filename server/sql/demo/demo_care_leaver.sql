-- $1 rows as a JSON array: statuses of those who left care, of the fictional council.
INSERT INTO care_leaver (id, made_at, made_by, child_id, tier, status, from_on, until_on, end_reason, error_reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.status, r.from_on, r.until_on, r.end_reason, r.error_reason
  FROM json_populate_recordset(NULL::care_leaver, $1) r
