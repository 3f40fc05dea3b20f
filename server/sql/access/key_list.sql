-- $1 limit, $2 where to go on, or null. Machine keys that one looks after, oldest first.
WITH page AS (
    SELECT k.made_at::text || ' ' || k.id AS place, json_build_object(
               'id', k.id, 'name', k.name, 'agency', json_build_object('id', a.id, 'name', a.name),
               'account', json_build_object('id', p.id, 'name', p.name), 'scopes', array_to_json(k.scopes),
               'state', CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= now() THEN 'ended'
                             WHEN k.approved_at IS NULL THEN 'asked' ELSE 'live' END,
               'expires_at', instant(k.expires_at), 'last_used_at', instant(k.last_used_at),
               'approved_by', (SELECT json_build_object('id', d.id, 'name', d.name) FROM person d WHERE d.id = k.approved_by),
               'made_at', instant(k.made_at), 'made_by', json_build_object('id', m.id, 'name', m.name), 'etag', 'v' || k.version) AS item
      FROM api_key k
      JOIN agency a ON a.id = k.agency_id
      JOIN person p ON p.id = k.person_id
      JOIN person m ON m.id = k.made_by
     WHERE $2::text IS NULL OR k.made_at::text || ' ' || k.id > $2
     ORDER BY place
     LIMIT $1::integer + 1
), shown AS (
    SELECT place, item FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place) FROM shown), '[]'),
           'next', n.next), NULL, NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
