-- $1 limit, $2 where to go on, or null, $3 'true': without those whom I know only through my team, or null. What is due across my
-- children and carers, and what waits for me by name with others; the earliest first.
WITH mine AS MATERIALIZED (
    SELECT DISTINCT s.child_id FROM sight s
     WHERE s.from_on <= today() AND s.until_on > today()
       AND ($3::text IS DISTINCT FROM 'true' OR s.kind % 16 <> (SELECT no FROM relation_name WHERE relation = 'team'))
), named AS MATERIALIZED (
    SELECT t.child_id, NULL::uuid AS carer_id, t.id FROM task t WHERE t.assigned_to = (SELECT me()) AND t.state = 'open'
    UNION ALL
    SELECT a.child_id, NULL, a.id FROM action a WHERE a.person_id = (SELECT me()) AND a.state = 'open'
    UNION ALL
    SELECT r.child_id, r.carer_id, r.id FROM referral r WHERE r.decider_id = (SELECT me()) AND r.state = 'asked'
    UNION ALL -- what nobody has decided goes to whoever oversees all services
    SELECT k.child_id, k.carer_id, k.referral_id FROM referral_clock k
     WHERE (SELECT may('referral', 'nudge')) AND k.clock = 'asked' AND k.stopped_at IS NULL
       AND k.due_at < now() - (SELECT x.value::integer FROM setting x WHERE x.name = 'asked_escalate_days') * interval '1 day'
), line AS (
    SELECT d.*
      FROM mine m
     CROSS JOIN LATERAL (SELECT * FROM due WHERE due.child_id = m.child_id OFFSET 0) d -- child by child, never the whole table
    UNION
    SELECT d.*
      FROM mine m
     CROSS JOIN LATERAL (SELECT k.child_id, coalesce(k.paused_until, london(k.due_at)) AS due_on, clock_asks(k.clock, k.paused_at, s.name) AS what, CASE k.clock WHEN 'asked' THEN NULL ELSE s.name END AS who,
                                'referral_' || k.clock AS kind, 'referral' AS link_type, k.referral_id AS link_id, k.carer_id
                           FROM referral_clock k JOIN referral r ON r.id = k.referral_id JOIN service s ON s.id = r.service_id
                          WHERE k.carer_id = m.child_id AND k.stopped_at IS NULL OFFSET 0) d
    UNION
    SELECT d.*
      FROM named n
     CROSS JOIN LATERAL (SELECT * FROM due WHERE due.child_id = n.child_id OFFSET 0) d
     WHERE d.link_id = n.id
    UNION
    SELECT d.*
      FROM named n
     CROSS JOIN LATERAL (SELECT k.child_id, coalesce(k.paused_until, london(k.due_at)) AS due_on, clock_asks(k.clock, k.paused_at, s.name) AS what, CASE k.clock WHEN 'asked' THEN NULL ELSE s.name END AS who,
                                'referral_' || k.clock AS kind, 'referral' AS link_type, k.referral_id AS link_id, k.carer_id
                           FROM referral_clock k JOIN referral r ON r.id = k.referral_id JOIN service s ON s.id = r.service_id
                          WHERE k.carer_id = n.carer_id AND k.stopped_at IS NULL OFFSET 0) d
     WHERE d.link_id = n.id
), page AS (
    SELECT d.*, coalesce(c.name, a.name) AS name, d.due_on || ' ' || d.link_id || ' ' || d.kind AS place
      FROM line d
      LEFT JOIN child c ON c.id = d.child_id
      LEFT JOIN carer a ON a.id = d.carer_id
     WHERE coalesce(c.id, a.id) IS NOT NULL AND ($2::text IS NULL OR d.due_on || ' ' || d.link_id || ' ' || d.kind > $2)
     ORDER BY place
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('on', d.due_on, 'what', d.what, 'who', d.who, 'state', due_state(d.due_on), 'days', d.due_on - today(),
               'kind', d.kind, 'link', json_build_object('type', d.link_type, 'id', d.link_id), 'child', CASE WHEN d.carer_id IS NULL THEN json_build_object('id', d.child_id, 'name', d.name) END, 'carer', carer_ref(d.carer_id)) ORDER BY d.place) FROM shown d), '[]'),
           'next', n.next),
       (SELECT json_agg(json_build_object('child', d.child_id, 'type', 'task', 'tier', 2, 'relation', stands_as(coalesce(d.child_id, d.carer_id)), 'ids', d.ids))
          FROM (SELECT child_id, carer_id, json_agg(link_id) AS ids FROM shown GROUP BY child_id, carer_id) d),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
