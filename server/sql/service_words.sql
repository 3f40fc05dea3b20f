-- $1 service, $2 person or null. What the service promises a routine referral, and the name of who would decide.
SELECT (SELECT string_agg(c.text, '; ' ORDER BY c.clock) FROM service_clock c WHERE c.service_id = $1 AND c.urgency = 'routine' AND c.clock <> 'asked'),
       (SELECT p.name FROM person p WHERE p.id = $2)
