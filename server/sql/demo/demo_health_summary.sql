-- $1 rows as a JSON array: summaries of health checks of the fictional council.
INSERT INTO health_summary (id, made_at, made_by, child_id, tier, health_id, text, needs_assessment, substance_misuse, intervention_received, intervention_offered)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.health_id, r.text, r.needs_assessment, r.substance_misuse, r.intervention_received, r.intervention_offered
  FROM json_populate_recordset(NULL::health_summary, $1) r
