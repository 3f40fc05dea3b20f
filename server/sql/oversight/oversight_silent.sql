-- $1 limit, $2 where to go on, or null. Children about whom nobody has written anything for as long as the setting says, the longest first.
WITH line AS MATERIALIZED (
    SELECT o.child_id, l.on_day, l.on_day || ' ' || o.child_id AS place
      FROM silent o
     CROSS JOIN LATERAL (SELECT london(greatest(max(w.made_at), o.made_at)) AS on_day FROM written w WHERE w.child_id = o.child_id) l
), page AS (
    SELECT * FROM line WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'lead', (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = x.child_id), 'last_on', x.on_day, 'days', today() - x.on_day) ORDER BY x.place) FROM shown x LEFT JOIN child c ON c.id = x.child_id), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'child', 'tier', 1, 'relation', stands_as(x.child_id), 'ids', '[]'::json)) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
