-- $1 children (uuid[]), $2 kind, $3 person, $4 from on. Children who are already allocated so are left as they are.
INSERT INTO allocation (id, child_id, kind, person_id, from_on)
SELECT gen_random_uuid(), g.id, $2, $3, $4
  FROM (SELECT DISTINCT unnest($1::uuid[]) AS id) g
 WHERE NOT EXISTS (SELECT FROM allocation a
                    WHERE a.child_id = g.id AND a.kind = $2 AND a.person_id = $3 AND a.until_on IS NULL)
