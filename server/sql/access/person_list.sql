-- $1 role, none or null, $2 agency or null, $3 limit, $4 where to go on, or null. People with a live account who hold a role, or none yet, by name.
WITH page AS (
    SELECT lower(p.name) || ' ' || p.id AS place,
           json_build_object('id', p.id, 'name', p.name, 'agency', json_build_object('id', a.id, 'name', a.name),
               'roles', coalesce(json_agg(DISTINCT h.role) FILTER (WHERE h.role IS NOT NULL), '[]')) AS item
      FROM person p
      JOIN agency a ON a.id = p.agency_id
      LEFT JOIN role_held h ON h.person_id = p.id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
     WHERE p.disabled_at IS NULL AND NOT p.is_service
       AND ($2::uuid IS NULL OR p.agency_id = $2 OR h.agency_id = $2)
       AND ($4::text IS NULL OR lower(p.name) || ' ' || p.id > $4)
     GROUP BY p.id, a.id
    HAVING CASE WHEN $1::text = 'none' THEN count(h.role) = 0 ELSE bool_or(h.role = coalesce($1, h.role)) END
     ORDER BY place
     LIMIT $3::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $3::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place) FROM shown), '[]'), 'next', n.next), NULL, NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $3::integer THEN (SELECT max(place) FROM shown) END) n (next)
