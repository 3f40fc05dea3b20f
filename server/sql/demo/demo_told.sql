-- $1 year of the return, $2 who imported it. What an imported return told of the fictional council's children and no record here says: the social worker before the
-- first one who has been allocated, and of one year a child's health.
WITH first AS (
    SELECT DISTINCT ON (a.child_id) a.child_id, a.from_on, e.from_on AS entered, c.local_id
      FROM allocation a JOIN child c ON c.id = a.child_id
      JOIN LATERAL (SELECT max(o.from_on) AS from_on FROM care_episode o WHERE o.child_id = a.child_id AND o.entry_code = 'S') e ON e.from_on < a.from_on - 30
     WHERE a.kind = 'worker' AND EXISTS (SELECT FROM care_episode o WHERE o.child_id = a.child_id AND o.until_on IS NULL)
     ORDER BY a.child_id, a.from_on
), chosen AS (
    SELECT * FROM first ORDER BY local_id LIMIT 1
), worker AS (
    INSERT INTO worker_told (id, child_id, number, from_on, until_on, change_code, made_by)
    SELECT md5('worker told ' || c.child_id)::uuid, c.child_id, 'XX0000000417', c.entered, c.from_on, 'FCONTA', $2 FROM chosen c
)
INSERT INTO health_told (id, child_id, return_year, teeth_check, health_assessment, immunisations, made_by)
SELECT md5('health told ' || c.child_id)::uuid, c.child_id, $1, true, true, false, $2 FROM chosen c
