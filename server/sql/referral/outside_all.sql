-- $1 limit, $2 where to go on, or null, $3 'true': only those with a step that is late, or null. The children who live outside the county, among
-- those whose home I may see: most steps late first.
WITH moved AS MATERIALIZED (
    SELECT o.id, o.child_id, o.tier, o.host_name, o.host_code, o.commissioner, o.commissioner_how, h.from_on, c.name, s.open, s.late, n.what, n.who, n.due_on,
           lpad((9999 - s.late)::text, 4, '0') || ' ' || h.from_on || ' ' || o.id AS place
      FROM outside_county o
      JOIN home h ON h.id = o.home_id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
      JOIN child c ON c.id = o.child_id
     CROSS JOIN LATERAL (SELECT count(*) AS open, count(*) FILTER (WHERE t.due_on < today()) AS late
                           FROM outside_step t WHERE t.outside_id = o.id AND t.state = 'open') s
      LEFT JOIN LATERAL (SELECT t.what, t.who, t.due_on FROM outside_step t WHERE t.outside_id = o.id AND t.state = 'open'
                          ORDER BY t.due_on, t.position LIMIT 1) n ON true
), page AS (
    SELECT * FROM moved WHERE ($3::text IS DISTINCT FROM 'true' OR late > 0) AND ($2::text IS NULL OR place > $2) ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('id', x.id, 'child', json_build_object('id', x.child_id, 'name', x.name),
               'host_name', x.host_name, 'host_code', x.host_code, 'from_on', x.from_on, 'commissioner', x.commissioner,
               'commissioner_how', x.commissioner_how, 'open', x.open, 'late', x.late,
               'next_what', x.what, 'next_who', x.who, 'next_on', x.due_on) ORDER BY x.place) FROM shown x), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'home', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
