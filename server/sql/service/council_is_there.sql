-- $1 agency. Whether it is a council.
SELECT EXISTS (SELECT FROM agency a WHERE a.id = $1 AND a.kind = 'council')
