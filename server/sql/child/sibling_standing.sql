-- $1 child, $2 the other, $3 their time together or null. Whether both are seen; whether they are one; whether it tells a protected address of one.
SELECT (SELECT count(DISTINCT c.id) = CASE WHEN $1::uuid = $2::uuid THEN 1 ELSE 2 END FROM child c WHERE c.id IN ($1, $2)), $1::uuid = $2::uuid,
       sibling_tells($1, $2, $3)
