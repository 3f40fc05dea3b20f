-- $1 limit, $2 where to go on, or null, $3 of what alone: referral, sdq, health, pep, review, visit, or null. What is late of the children whom I oversee, the longest first.
WITH line AS MATERIALIZED (
    SELECT o.*, o.due_on || ' ' || o.child_id || ' ' || o.kind || ' ' || o.link_id AS place
      FROM clock_over o
     WHERE $3::text IS NULL OR o.about = $3
), page AS (
    SELECT * FROM line WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'lead', (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = x.child_id), 'about', x.about, 'what', x.what, 'who', x.who, 'due_on', x.due_on, 'days', today() - x.due_on, 'link', json_build_object('type', x.link_type, 'id', x.link_id)) ORDER BY x.place) FROM shown x LEFT JOIN child c ON c.id = x.child_id), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'task', 'tier', 2, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.link_id))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
