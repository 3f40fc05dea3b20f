-- $1 child, $2 name. Whoever around the child has just this name.
SELECT a.person_id FROM allocation a JOIN person p ON p.id = a.person_id WHERE a.child_id = $1 AND lower(p.name) = lower($2) AND a.until_on IS NULL LIMIT 1
