-- $1 limit, $2 where to go on, or null. The children whom I oversee who live outside the county; most late steps first.
WITH line AS MATERIALIZED (
    SELECT o.*, lpad((9999 - o.late)::text, 4, '0') || ' ' || o.from_on || ' ' || o.id AS place FROM outside_now o
), page AS (
    SELECT * FROM line WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'lead', (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = x.child_id), 'id', x.id, 'host_name', x.host_name, 'from_on', x.from_on, 'late', x.late) ORDER BY x.place) FROM shown x LEFT JOIN child c ON c.id = x.child_id), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'home', 'tier', 2, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
