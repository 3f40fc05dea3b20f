-- $1 limit, $2 where to go on, or null. The roles that one has asked for, newest first, and what became of them.
WITH page AS (
    SELECT q.made_at::text || ' ' || q.id AS place, json_build_object(
               'id', q.id, 'person', json_build_object('id', p.id, 'name', p.name), 'role', q.role,
               'agency', json_build_object('id', a.id, 'name', a.name), 'from_on', q.from_on, 'until_on', q.until_on,
               'reason', q.reason, 'state', q.state,
               'decided_by', (SELECT json_build_object('id', d.id, 'name', d.name) FROM person d WHERE d.id = q.decided_by),
               'decided_at', instant(q.decided_at), 'made_at', instant(q.made_at),
               'made_by', json_build_object('id', m.id, 'name', m.name), 'etag', 'v' || q.version) AS item
      FROM role_request q
      JOIN person p ON p.id = q.person_id
      JOIN agency a ON a.id = q.agency_id
      JOIN person m ON m.id = q.made_by
     WHERE q.made_by = (SELECT me())
       AND ($2::text IS NULL OR q.made_at::text || ' ' || q.id < $2)
     ORDER BY place DESC
     LIMIT $1::integer + 1
), shown AS (
    SELECT place, item FROM page ORDER BY place DESC LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'),
           'next', n.next), NULL, NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT min(place) FROM shown) END) n (next)
