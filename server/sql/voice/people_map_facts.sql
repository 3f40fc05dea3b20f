-- $1 child, $2 ids of people, $3 map or null. How many of them are around the child now; whether a later map was drawn. No row: not visible.
SELECT (SELECT count(*) FROM around_person a WHERE a.child_id = c.id AND a.id = ANY ($2::uuid[]) AND (a.until_on IS NULL OR a.until_on > today())),
       EXISTS (SELECT FROM people_map m JOIN people_map o ON o.id = $3 WHERE m.child_id = c.id AND (m.drawn_on, m.made_at, m.id) > (o.drawn_on, o.made_at, o.id)),
       c.born_on
  FROM child c
 WHERE c.id = $1
