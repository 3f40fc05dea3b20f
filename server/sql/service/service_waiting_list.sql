-- $1 service, $2 limit, $3 where to go on, or null; of those that fit: $4 state, $5 urgency, $6 care status, $7 'true': over the target, $8 'true': the carer
-- is due a word, $9 THRIVE group, or none, $10 'true': on a child protection plan, $11 'true': on the edge of care, $12 'true': outside the county, each or
-- null; $13 order: left (the least time left first), waited, name, word, or null. Who waits for a service, among those whom I may see. What somebody may
-- not see of a child fits no filter.
WITH waits AS MATERIALIZED (
    SELECT r.id, r.child_id, r.urgency, r.state, r.submitted_at, r.routed_to_id, coalesce(c.name, a.name) AS name, r.carer_id, k AS clock, k.id AS clock_id, k.due_at, k.paused_at,
           CASE WHEN r.carer_id IS NOT NULL THEN 'carer'
                WHEN EXISTS (SELECT FROM care_episode e WHERE e.child_id = r.child_id AND e.until_on IS NULL) THEN 'in_care'
                WHEN EXISTS (SELECT FROM care_episode e WHERE e.child_id = r.child_id) THEN 'care_leaver' ELSE 'on_edge' END AS care_status,
           w.at AS last_word_at, coalesce(london(w.at), london(r.submitted_at)) + x.days AS next_word_on,
           q.id IS NOT NULL AS is_read, q.need, CASE WHEN r.urgency = 'urgent' THEN left(q.reason, 200) END AS why,
           t.thrive_group, t.made_at AS thrive_at, p.category, p.from_on AS plan_from, g.from_on AS edge_from, o.host_name
      FROM referral r
      LEFT JOIN child c ON c.id = r.child_id
      LEFT JOIN carer a ON a.id = r.carer_id
      LEFT JOIN referral_content q ON q.referral_id = r.id
      LEFT JOIN referral_clock k ON k.referral_id = r.id AND k.clock = 'seen'
     CROSS JOIN (SELECT value::integer AS days FROM setting WHERE name = 'waiting_word_days') x
     CROSS JOIN LATERAL (SELECT max(e.made_at) AS at FROM referral_event e WHERE e.referral_id = r.id AND e.kind = 'word') w
      LEFT JOIN LATERAL (SELECT e.thrive_group, e.made_at FROM referral_event e WHERE e.referral_id = r.id AND e.kind = 'thrive'
                          ORDER BY e.made_at DESC, e.id DESC LIMIT 1) t ON true
      LEFT JOIN LATERAL (SELECT l.category, l.from_on FROM protection_plan l WHERE l.child_id = r.child_id AND l.from_on <= today()
                            AND (l.until_on IS NULL OR l.until_on > today()) ORDER BY l.from_on DESC LIMIT 1) p ON true
      LEFT JOIN LATERAL (SELECT l.from_on FROM edge_of_care l WHERE l.child_id = r.child_id AND l.from_on <= today()
                            AND (l.until_on IS NULL OR l.until_on > today()) ORDER BY l.from_on DESC LIMIT 1) g ON true
      LEFT JOIN LATERAL (SELECT l.host_name FROM outside_county l JOIN home h ON h.id = l.home_id
                          WHERE l.child_id = r.child_id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today()) LIMIT 1) o ON true
     WHERE coalesce(c.id, a.id) IS NOT NULL AND r.service_id = $1 AND r.state IN ('submitted', 'accepted', 'allocated')
       AND ($4::text IS NULL OR r.state = $4) AND ($5::text IS NULL OR r.urgency = $5)
), fits AS (
    SELECT w.*,
           CASE $13::text WHEN 'waited' THEN to_char(w.submitted_at, 'YYYYMMDDHH24MISS') WHEN 'name' THEN lower(w.name) COLLATE "C" WHEN 'word' THEN w.next_word_on::text
                          ELSE coalesce(to_char(w.due_at, 'YYYYMMDDHH24MISS'), '99999999999999') END || ' ' || w.id AS place
      FROM waits w
     WHERE ($6::text IS NULL OR w.care_status = $6)
       AND ($7::text IS DISTINCT FROM 'true' OR coalesce(w.paused_at, now()) > w.due_at)
       AND ($8::text IS DISTINCT FROM 'true' OR w.next_word_on <= today())
       AND ($9::text IS NULL OR coalesce(w.thrive_group, 'none') = $9)
       AND ($10::text IS DISTINCT FROM 'true' OR w.category IS NOT NULL)
       AND ($11::text IS DISTINCT FROM 'true' OR w.edge_from IS NOT NULL)
       AND ($12::text IS DISTINCT FROM 'true' OR w.host_name IS NOT NULL)
), page AS MATERIALIZED (
    SELECT * FROM fits WHERE $3::text IS NULL OR place COLLATE "C" > $3 ORDER BY place COLLATE "C" LIMIT $2::integer + 1
), shown AS (
    SELECT w.place, w.id, w.child_id, w.is_read, w.carer_id,
           json_build_object('referral', w.id, 'child', CASE WHEN w.carer_id IS NULL THEN json_build_object('id', w.child_id, 'name', w.name) END, 'carer', carer_ref(w.carer_id), 'urgency', w.urgency, 'need', w.need, 'why', w.why, 'state', w.state,
               'submitted_at', instant(w.submitted_at), 'clock', CASE WHEN w.clock_id IS NOT NULL THEN clock_json(w.clock) END,
               'days_waited', today() - london(w.submitted_at), 'care_status', w.care_status,
               'protection', CASE WHEN w.category IS NOT NULL THEN 'on_plan' WHEN w.carer_id IS NOT NULL OR reaches('protection', 'view', w.child_id, 2::smallint) THEN 'none' ELSE 'not_shared' END,
               'protection_category', w.category, 'protection_since', w.plan_from, 'edge_since', w.edge_from,
               'outside', CASE WHEN w.host_name IS NOT NULL THEN 'outside'
                               WHEN w.carer_id IS NOT NULL THEN 'none'
                               WHEN NOT reaches('home', 'view', w.child_id, 2::smallint) OR EXISTS (
                                        SELECT FROM home h WHERE h.child_id = w.child_id AND h.has_address AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
                                           AND NOT EXISTS (SELECT FROM home_address d WHERE d.home_id = h.id)) THEN 'not_shared'
                               ELSE 'none' END,
               'host_name', w.host_name, 'thrive', w.thrive_group, 'thrive_on', london(w.thrive_at),
               'routed_to', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = w.routed_to_id),
               'last_word_at', instant(w.last_word_at), 'next_word_on', w.next_word_on) AS item
      FROM (SELECT * FROM page ORDER BY place COLLATE "C" LIMIT $2::integer) w
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place COLLATE "C") FROM shown), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', child_id, 'type', 'referral', 'tier', CASE WHEN is_read THEN 3 ELSE 2 END, 'relation', stands_as(coalesce(child_id, carer_id)), 'ids', json_build_array(id))) FROM shown),
       NULL, n.next
  FROM service s
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT max(place COLLATE "C") FROM shown) END) n (next)
 WHERE s.id = $1
