-- $1 id. What stands: needs assessed, plan, last review, summary, wishes, ended, error.
SELECT needs_assessed_on, plan_on, reviewed_on, summary, wishes, ended_on, error_reason FROM pathway_plan WHERE id = $1
