-- $1 child, $2 limit, $3 where to go on, or null. What is due, the earliest first; then what was settled, the latest first.
WITH page AS (
    SELECT x.id, x.tier, k.place,
           json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'child', x.child_id, 'kind', x.kind, 'what', x.what, 'informant', x.informant, 'why', x.why, 'due_on', x.due_on, 'state', x.state, 'about', x.about_id,
           'asked_on', CASE WHEN x.state = 'open' AND x.kind IN ('sdq_ask', 'sdq_due') THEN form_asked_on(x.child_id, '{sdq}', form_whom(x.informant)) END,
           'outcome', x.outcome, 'settled_at', instant(x.settled_at), 'settled_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.settled_by)) AS item
      FROM task x
     CROSS JOIN LATERAL (SELECT CASE x.state WHEN 'open' THEN '0 ' || coalesce(x.due_on, 'infinity')
                                     ELSE '1 ' || lpad((4102444800 - extract(epoch FROM x.settled_at)::bigint)::text, 12, '0') END || ' ' || x.id) k (place)
     WHERE x.child_id = $1 AND ($3::text IS NULL OR k.place > $3)
     ORDER BY k.place
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place) FROM shown), '[]'), 'next', n.next),
       json_build_array(json_build_object('child', c.id, 'type', 'task', 'tier', coalesce((SELECT max(tier) FROM shown), 1),
           'relation', stands_as(c.id), 'ids', coalesce((SELECT json_agg(id) FROM shown), '[]'))),
       NULL, n.next
  FROM child c
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT max(place) FROM shown) END) n (next)
 WHERE c.id = $1
