-- $1 rows as a JSON array: plans of the fictional council.
INSERT INTO plan (id, made_at, made_by, child_id, tier, kind, agency_id, title, summary, state, agreed_on, review_on, ended_on, end_reason, edition, edition_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind, r.agency_id, r.title, r.summary, r.state, r.agreed_on, r.review_on, r.ended_on, r.end_reason, r.edition, r.edition_on
  FROM json_populate_recordset(NULL::plan, $1) r
