-- $1 child, $2 [{person, closeness, tie, knows_best}]. Where the child puts people who are around now; who stays as they are keeps their version.
UPDATE around_person a
   SET closeness = p.closeness, tie = p.tie, knows_best = p.knows_best
  FROM json_to_recordset($2::json) p (person uuid, closeness smallint, tie text, knows_best boolean)
 WHERE a.id = p.person AND a.child_id = $1 AND (a.until_on IS NULL OR a.until_on > today())
   AND (a.closeness, a.tie, a.knows_best) IS DISTINCT FROM (p.closeness, p.tie, p.knows_best)
