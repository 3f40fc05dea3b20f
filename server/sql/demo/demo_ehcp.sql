-- $1 rows as a JSON array: education, health and care plans of the fictional council.
INSERT INTO ehcp (id, made_at, made_by, child_id, tier, requested_on, requested_by, decided_on, is_agreed, draft_on, final_on, school, reviewed_on, ended_on, end_reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.requested_on, r.requested_by, r.decided_on, r.is_agreed, r.draft_on, r.final_on, r.school, r.reviewed_on,
       r.ended_on, r.end_reason
  FROM json_populate_recordset(NULL::ehcp, $1) r
