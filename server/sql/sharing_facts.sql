-- $1 child, $2 agency or null. Day of birth; whether there is such an agency; whether it is mine, and the child does not want it to know what they
-- said. No row: not visible.
SELECT c.born_on,
       EXISTS (SELECT FROM agency a WHERE a.id = $2),
       coalesce($2 = ANY (my_agencies()), false) AND c.id = ANY (my_unwished('words'))
  FROM child c
 WHERE c.id = $1
