-- $1 open, same or different, or null: open, $2 limit, $3 where to go on, or null. What the matching desk has to decide or decided, the oldest first.
-- Of two that became one, the one that was merged is no child any more: what it said of itself is in the merger.
WITH page AS (
    SELECT x.id, x.child_id, x.other_id, to_char(x.made_at, 'YYYYMMDDHH24MISSUS') || ' ' || x.id AS place, json_build_object(
           'id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'child', CASE WHEN c.id IS NULL THEN m.was ELSE child_said(c) END,
           'other', CASE WHEN o.id IS NULL THEN m.was ELSE child_said(o) END,
           'why', x.why, 'state', x.state, 'reason', x.reason, 'settled_at', instant(x.settled_at),
           'settled_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.settled_by),
           'merge', CASE WHEN m.id IS NOT NULL THEN json_build_object('kept', m.child_id, 'merged', m.other_id, 'undone_at', instant(m.undone_at),
               'undone_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = m.undone_by)) END, 'records', NULL, 'to_decide', NULL) AS item
      FROM match_task x
      LEFT JOIN child c ON c.id = x.child_id
      LEFT JOIN child o ON o.id = x.other_id
      LEFT JOIN LATERAL (SELECT k.* FROM child_merge k WHERE k.match_id = x.id ORDER BY k.made_at DESC LIMIT 1) m ON true
     WHERE x.state = coalesce($1::text, 'open') AND (c.id IS NOT NULL AND o.id IS NOT NULL OR m.id IS NOT NULL AND coalesce(c.id, o.id) IS NOT NULL)
       AND ($3::text IS NULL OR to_char(x.made_at, 'YYYYMMDDHH24MISSUS') || ' ' || x.id > $3)
     ORDER BY place
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place) FROM shown), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', k.child, 'type', 'match', 'tier', 1, 'relation', 'O', 'ids', json_build_array(k.id)))
          FROM shown, LATERAL (VALUES (shown.child_id, shown.id), (shown.other_id, shown.id)) k (child, id)),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT max(place) FROM shown) END) n (next)
