-- $1 id. What the rules of a change need: kind, state, by as what, why missed, whether all is up to date, misuse, intervention received, intervention offered.
SELECT h.kind, h.state, h.by_role, h.missed_why, h.is_up_to_date, s.substance_misuse, s.intervention_received, s.intervention_offered
  FROM health_check h LEFT JOIN health_summary s ON s.health_id = h.id
 WHERE h.id = $1
