-- $1 children (uuid[]). The places (from 0) in the list of those that are not visible.
SELECT g.place - 1
  FROM unnest($1::uuid[]) WITH ORDINALITY AS g (id, place)
 WHERE NOT EXISTS (SELECT FROM child c WHERE c.id = g.id)
 ORDER BY g.place
