-- $1 service, or null for one that is being made, $2 the one that should come first. A row where there is such a one, and it does not itself wait for this one.
WITH RECURSIVE first AS (
    SELECT s.id FROM service s WHERE s.id = $2
    UNION
    SELECT q.before_id FROM service_requirement q JOIN first f ON f.id = q.service_id WHERE q.before_id IS NOT NULL
)
SELECT FROM service s WHERE s.id = $2 AND NOT EXISTS (SELECT FROM first f WHERE f.id = $1)
