-- $1 child, $2 what was decided. It answers what a high SDQ and a measure that asks for an assessment have asked.
UPDATE task SET state = 'done', outcome = $2, settled_at = now(), settled_by = (SELECT me())
 WHERE child_id = $1 AND kind IN ('sdq_consultation', 'assessment') AND state = 'open'
