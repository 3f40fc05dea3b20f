-- $1 limit, $2 where to go on, or null, $3 'true': late alone, or null. Visits that are late or due within two weeks, the latest first.
WITH placed AS (
    SELECT d.child_id, d.due_on, d.why, d.tier, c.name, d.due_on || ' ' || c.id AS place
      FROM visit_due d JOIN child c ON c.id = d.child_id
     WHERE d.due_on < today() + CASE WHEN $3::text = 'true' THEN 0 ELSE 15 END
), page AS (
    SELECT * FROM placed WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT p.*, l.last_on, w.name AS worker
      FROM (SELECT * FROM page ORDER BY place LIMIT $1::integer) p
      LEFT JOIN LATERAL (SELECT max(v.day) AS last_on FROM visit v WHERE v.child_id = p.child_id AND v.was_seen) l ON true
      LEFT JOIN lead_worker w ON w.child_id = p.child_id
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', json_build_object('id', x.child_id, 'name', x.name), 'worker', x.worker,
               'due_on', x.due_on, 'days', x.due_on - today(), 'why', x.why, 'last_on', x.last_on) ORDER BY x.place) FROM shown x), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'visit', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.child_id))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
