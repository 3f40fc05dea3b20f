-- $1 child, $2 first day, $3 day of the end or null, $4 one that does not count, or null. Whether another time on the edge of care is recorded on a day of that period.
SELECT EXISTS (SELECT FROM edge_of_care x
                WHERE x.child_id = $1 AND x.id IS DISTINCT FROM $4
                  AND daterange(x.from_on, x.until_on) && daterange($2, $3))
