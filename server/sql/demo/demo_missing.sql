-- $1 rows as a JSON array: when children were missing, of the fictional council.
INSERT INTO missing_episode (id, made_at, made_by, child_id, tier, kind, started_on, ended_on, interview_offered_on, interview_on, interview_refused, error_reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind, r.started_on, r.ended_on, r.interview_offered_on, r.interview_on, coalesce(r.interview_refused, false), r.error_reason
  FROM json_populate_recordset(NULL::missing_episode, $1) r
