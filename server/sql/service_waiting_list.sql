-- $1 service, $2 limit, $3 where to go on, or null. Who waits for a service, among those whom I may see: the least time left first.
WITH page AS (
    SELECT r.id, r.child_id, coalesce(to_char(k.due_at, 'YYYYMMDDHH24MISS'), '99999999999999') || ' ' || r.id AS place,
           json_build_object('referral', r.id, 'child', json_build_object('id', c.id, 'name', c.name), 'urgency', r.urgency, 'state', r.state,
               'submitted_at', instant(r.submitted_at), 'clock', CASE WHEN k.id IS NOT NULL THEN clock_json(k) END,
               'days_waited', today() - london(r.submitted_at),
               'care_status', CASE WHEN EXISTS (SELECT FROM care_episode e WHERE e.child_id = r.child_id AND e.until_on IS NULL) THEN 'in_care'
                                   WHEN EXISTS (SELECT FROM care_episode e WHERE e.child_id = r.child_id) THEN 'care_leaver' ELSE 'on_edge' END,
               'routed_to', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = r.routed_to_id),
               'last_word_at', (SELECT instant(max(w.made_at)) FROM referral_event w WHERE w.referral_id = r.id AND w.kind = 'word')) AS item
      FROM referral r
      JOIN child c ON c.id = r.child_id
      LEFT JOIN referral_clock k ON k.referral_id = r.id AND k.clock = 'seen'
     WHERE r.service_id = $1 AND r.state IN ('submitted', 'accepted', 'allocated')
       AND ($3::text IS NULL OR coalesce(to_char(k.due_at, 'YYYYMMDDHH24MISS'), '99999999999999') || ' ' || r.id > $3)
     ORDER BY place
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place) FROM shown), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', child_id, 'type', 'referral', 'tier', 1, 'relation', stands_as(child_id), 'ids', json_build_array(id))) FROM shown),
       NULL, n.next
  FROM service s
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT max(place) FROM shown) END) n (next)
 WHERE s.id = $1
