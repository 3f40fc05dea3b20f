-- $1 child, $2 informant, $3 the SDQ that came. What was asked of this informant is settled; the yearly one too, when the carer's came.
UPDATE task
   SET state = 'done', settled_at = now(), settled_by = (SELECT me()), outcome_id = $3
 WHERE child_id = $1
   AND state = 'open'
   AND (kind = 'sdq_ask' AND informant = $2 OR kind = 'sdq_due' AND $2 = 'parent')
