-- $1 child, $2 day. Whether a plan that holds was agreed on that day or later.
SELECT EXISTS (SELECT FROM permanence_plan x
                WHERE x.child_id = $1 AND x.ended_on IS NULL AND x.achieved_on IS NULL AND x.error_reason IS NULL AND x.agreed_on >= $2)
