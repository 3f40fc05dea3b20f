-- $1 id, $2 health check, $3 text was sent, $4 text, $5 whether it asks for a clinical assessment (null: as it is), $6 misuse, $7 intervention received, $8 intervention offered. The summary of a check, made or changed.
INSERT INTO health_summary AS s (id, child_id, health_id, text, needs_assessment, substance_misuse, intervention_received, intervention_offered)
SELECT $1, h.child_id, h.id, $4, coalesce($5::boolean, false), $6, $7, $8 FROM health_check h WHERE h.id = $2
ON CONFLICT (health_id) DO UPDATE
   SET text = CASE WHEN $3::boolean THEN excluded.text ELSE s.text END,
       needs_assessment = coalesce($5::boolean, s.needs_assessment),
       substance_misuse = excluded.substance_misuse,
       intervention_received = excluded.intervention_received,
       intervention_offered = excluded.intervention_offered
