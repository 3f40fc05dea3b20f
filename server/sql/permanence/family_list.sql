-- $1 limit, $2 where to go on, or null. Families that want to adopt: those of today first, the newest first.
WITH page AS (
    SELECT (CASE WHEN x.error_reason IS NULL AND x.ended_on IS NULL THEN 1 ELSE 0 END) || ' ' || x.enquired_on || ' ' || x.id AS place, x AS whole
      FROM adoptive_family x
), shown AS (
    SELECT p.place, family_item(p.whole) AS item FROM page p WHERE $2::text IS NULL OR p.place < $2 ORDER BY p.place DESC LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(s.item ORDER BY s.place DESC) FROM shown s), '[]'), 'next', k.next), NULL, NULL, k.next
  FROM (SELECT CASE WHEN EXISTS (SELECT FROM page p WHERE p.place < (SELECT min(s.place) FROM shown s)) THEN (SELECT min(s.place) FROM shown s) END) k (next)
