-- $1 children (uuid[]), $2 kind, $3 person. How many of them are not allocated so.
SELECT count(*)
  FROM (SELECT DISTINCT unnest($1::uuid[]) AS id) g
 WHERE NOT EXISTS (SELECT FROM allocation a
                    WHERE a.child_id = g.id AND a.kind = $2 AND a.person_id = $3 AND a.until_on IS NULL)
