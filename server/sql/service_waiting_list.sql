-- $1 service, $2 limit, $3 where to go on, or null; of those that fit: $4 state, $5 urgency, $6 care status, $7 'true': over the target, $8 'true': the carer
-- is due a word; each or null. Who waits for a service, among those whom I may see: the least time left first.
WITH waits AS MATERIALIZED (
    SELECT r.id, r.child_id, r.urgency, r.state, r.submitted_at, r.routed_to_id, c.name, k AS clock, k.id AS clock_id,
           coalesce(to_char(k.due_at, 'YYYYMMDDHH24MISS'), '99999999999999') || ' ' || r.id AS place, k.due_at, k.paused_at,
           CASE WHEN EXISTS (SELECT FROM care_episode e WHERE e.child_id = r.child_id AND e.until_on IS NULL) THEN 'in_care'
                WHEN EXISTS (SELECT FROM care_episode e WHERE e.child_id = r.child_id) THEN 'care_leaver' ELSE 'on_edge' END AS care_status,
           w.at AS last_word_at, coalesce(london(w.at), london(r.submitted_at)) + x.days AS next_word_on
      FROM referral r
      JOIN child c ON c.id = r.child_id
      LEFT JOIN referral_clock k ON k.referral_id = r.id AND k.clock = 'seen'
     CROSS JOIN (SELECT value::integer AS days FROM setting WHERE name = 'waiting_word_days') x
     CROSS JOIN LATERAL (SELECT max(e.made_at) AS at FROM referral_event e WHERE e.referral_id = r.id AND e.kind = 'word') w
     WHERE r.service_id = $1 AND r.state IN ('submitted', 'accepted', 'allocated')
       AND ($4::text IS NULL OR r.state = $4) AND ($5::text IS NULL OR r.urgency = $5)
), page AS (
    SELECT w.id, w.child_id, w.place,
           json_build_object('referral', w.id, 'child', json_build_object('id', w.child_id, 'name', w.name), 'urgency', w.urgency, 'state', w.state,
               'submitted_at', instant(w.submitted_at), 'clock', CASE WHEN w.clock_id IS NOT NULL THEN clock_json(w.clock) END,
               'days_waited', today() - london(w.submitted_at), 'care_status', w.care_status,
               'routed_to', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = w.routed_to_id),
               'last_word_at', instant(w.last_word_at), 'next_word_on', w.next_word_on) AS item
      FROM waits w
     WHERE ($6::text IS NULL OR w.care_status = $6)
       AND ($7::text IS DISTINCT FROM 'true' OR coalesce(w.paused_at, now()) > w.due_at)
       AND ($8::text IS DISTINCT FROM 'true' OR w.next_word_on <= today())
       AND ($3::text IS NULL OR w.place > $3)
     ORDER BY w.place
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
