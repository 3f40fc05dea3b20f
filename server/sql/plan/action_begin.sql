-- $1 plan. What was drafted for it is agreed.
UPDATE action SET state = 'open', live_at = now() WHERE plan_id = $1 AND state = 'draft'
