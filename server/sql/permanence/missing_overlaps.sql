-- $1 child, $2 first day, $3 day of being found or null, $4 one that does not count, or null. Whether another time is recorded on a day of it; to go again on the day of coming back is none.
SELECT EXISTS (SELECT FROM missing_episode x
                WHERE x.child_id = $1 AND x.id IS DISTINCT FROM $4 AND x.error_reason IS NULL
                  AND (daterange(x.started_on, x.ended_on) && daterange($2, $3) OR x.started_on = $2))
