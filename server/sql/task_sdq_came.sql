-- $1 child, $2 informant, $3 day of completion, $4 months that a form counts beside another informant's, $5 is it the newest of this informant. What was asked of this informant is settled by the form that came, unless that is too old for what it was asked for; the next one due too, when it is the carer's newest.
UPDATE task
   SET state = 'done', outcome = 'The form came', settled_at = now(), settled_by = (SELECT me())
 WHERE child_id = $1
   AND state = 'open'
   AND (kind = 'sdq_ask' AND informant = $2 AND $3::date >= london(made_at) - make_interval(months => $4::integer)
        OR kind = 'sdq_due' AND $2 = 'parent' AND $5::boolean)
