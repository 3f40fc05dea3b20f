-- $1 child, $2 day or null, $3 service or null. Day of birth; whether a legal status gave the council parental responsibility on that day; whether
-- there is such a service. No row: not visible.
SELECT c.born_on,
       EXISTS (SELECT FROM legal_status l JOIN legal_responsibility r ON r.code = l.code
                WHERE l.child_id = c.id AND l.from_on <= $2 AND (l.until_on IS NULL OR l.until_on > $2)),
       EXISTS (SELECT FROM service s WHERE s.id = $3)
  FROM child c
 WHERE c.id = $1
