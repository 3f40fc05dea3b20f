-- $1 child, $2 informant. What was asked of this informant is settled by the form that came; the yearly one too, when it is the carer's.
UPDATE task
   SET state = 'done', outcome = 'The form came', settled_at = now(), settled_by = (SELECT me())
 WHERE child_id = $1
   AND state = 'open'
   AND (kind = 'sdq_ask' AND informant = $2 OR kind = 'sdq_due' AND $2 = 'parent')
