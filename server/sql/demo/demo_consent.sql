-- $1 rows as a JSON array: consents of the fictional council.
INSERT INTO consent (id, made_at, made_by, child_id, tier, what, detail, service_id, is_given, by_whom, by_name, how, from_on, until_on, withdrawn_on, withdrawn_reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.what, r.detail, r.service_id, r.is_given, r.by_whom, r.by_name, r.how, r.from_on, r.until_on, r.withdrawn_on, r.withdrawn_reason
  FROM json_populate_recordset(NULL::consent, $1) r
