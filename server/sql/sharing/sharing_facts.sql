-- $1 child, $2 agency or null, $3 kind of record or null. Day of birth; whether there is such an agency; whether it is mine, and the child does not
-- want it to know such records. No row: not visible.
SELECT c.born_on,
       EXISTS (SELECT FROM agency a WHERE a.id = $2),
       coalesce($2 = ANY (my_agencies()), false) AND EXISTS (
           SELECT FROM unnest(CASE $3 WHEN 'everything' THEN '{words,home,school,health,sdq,documents}'::text[] ELSE ARRAY[$3::text] END) k
            WHERE c.id = ANY (my_unwished(k)))
  FROM child c
 WHERE c.id = $1
