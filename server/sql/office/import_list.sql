-- $1 limit, $2 where to go on, or null. Imports, the newest first.
WITH page AS (
    SELECT to_char(b.made_at, 'YYYYMMDDHH24MISSUS') || ' ' || b.id AS place,
           json_build_object('id', b.id, 'made_at', instant(b.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = b.made_by),
           'etag', 'v' || b.version,
           'format', b.format, 'year', b.return_year, 'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = b.agency_id),
           'state', b.state, 'ended_at', instant(b.ended_at),
           'stops', b.summary -> 'stops', 'files', b.summary -> 'files', 'counts', b.summary -> 'counts', 'not_kept', b.summary -> 'not_kept',
           'problems', b.summary -> 'problems', 'reasons', b.summary -> 'reasons') AS item
      FROM import_batch b
     WHERE $2::text IS NULL OR to_char(b.made_at, 'YYYYMMDDHH24MISSUS') || ' ' || b.id < $2
     ORDER BY place DESC
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'), 'next', n.next), NULL, NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT min(place) FROM shown) END) n (next)
