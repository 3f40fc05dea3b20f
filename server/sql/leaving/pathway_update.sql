-- $1 id, $2 needs assessed, $3 plan, $4 last review, $5 summary, $6 wishes, $7 ended, $8 why it was an error.
UPDATE pathway_plan
   SET needs_assessed_on = $2, plan_on = $3, reviewed_on = $4, summary = $5, wishes = $6, ended_on = $7, error_reason = $8
 WHERE id = $1
