-- $1 limit, $2 where to go on, or null, $3 'true': late alone, or null. Reviews that are late or due within eight weeks, the latest first, with the day for which the next is planned.
WITH placed AS (
    SELECT d.child_id, d.due_on, d.why, d.tier, c.name, d.due_on || ' ' || c.id AS place
      FROM review_due d JOIN child c ON c.id = d.child_id
     WHERE d.due_on < today() + CASE WHEN $3::text = 'true' THEN 0 ELSE 56 END
), page AS (
    SELECT * FROM placed WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT p.*, l.last_on, n.planned_on, n.chair
      FROM (SELECT * FROM page ORDER BY place LIMIT $1::integer) p
      LEFT JOIN LATERAL (SELECT max(v.held_on) AS last_on FROM review v WHERE v.child_id = p.child_id) l ON true
      LEFT JOIN LATERAL (SELECT x.planned_on, x.chair FROM review_plan x WHERE x.child_id = p.child_id AND x.state = 'planned') n ON true
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', json_build_object('id', x.child_id, 'name', x.name),
               'due_on', x.due_on, 'days', x.due_on - today(), 'why', x.why, 'last_on', x.last_on, 'planned_on', x.planned_on, 'chair', x.chair)
               ORDER BY x.place) FROM shown x), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'review', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.child_id))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
