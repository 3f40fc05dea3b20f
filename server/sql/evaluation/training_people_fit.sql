-- $1 people or null, $2 team or null. Whether all of them are persons with an account, and the team is one.
SELECT NOT EXISTS (SELECT FROM unnest($1::uuid[]) x (id) WHERE NOT EXISTS (SELECT FROM person p WHERE p.id = x.id)), $2::uuid IS NULL OR EXISTS (SELECT FROM team t WHERE t.id = $2)
