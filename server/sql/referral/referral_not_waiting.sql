-- $1 service, $2 referrals (uuid[]). The places (from 0) in the list of those that do not wait there, accepted and nobody's, or that are not mine to give.
SELECT g.place - 1
  FROM unnest($2::uuid[]) WITH ORDINALITY AS g (id, place)
 WHERE NOT EXISTS (SELECT FROM referral r WHERE r.id = g.id AND r.service_id = $1 AND r.state = 'accepted' AND r.service_id = ANY (my_services()))
    OR EXISTS (SELECT FROM unnest($2::uuid[]) WITH ORDINALITY AS h (id, place) WHERE h.id = g.id AND h.place < g.place)
 ORDER BY g.place
