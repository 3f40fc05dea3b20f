-- $1 limit, $2 where to go on, or null, $3 'true': past their time alone, 'false': those still in it, or null, $4 of this child alone, or null. Children with a mental health need for which nothing is in place, the longest first.
WITH line AS MATERIALIZED (
    SELECT o.child_id, min(o.on_day) AS on_day, min(o.due_on) AS due_on, min(o.on_day) || ' ' || o.child_id AS place, json_agg(o.link_id) AS ids,
           json_agg(json_build_object('kind', o.kind, 'on', o.on_day, 'what', o.what, 'link', json_build_object('type', o.link_type, 'id', o.link_id)) ORDER BY o.on_day, o.kind, o.link_id) AS shows
      FROM need_open o
     WHERE $4::uuid IS NULL OR o.child_id = $4
     GROUP BY o.child_id
    HAVING $3::text IS NULL OR ($3 = 'true') = (min(o.due_on) < today())
), page AS (
    SELECT * FROM line WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'lead', (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = x.child_id), 'since_on', x.on_day, 'days', today() - x.on_day, 'due_on', x.due_on, 'is_late', x.due_on < today(), 'shows', x.shows,
               'decided', (SELECT json_build_object('outcome', d.outcome, 'why', d.why, 'decided_on', d.decided_on, 'by', (SELECT p.name FROM person p WHERE p.id = d.made_by))
                             FROM need_decision d WHERE d.child_id = x.child_id ORDER BY d.decided_on DESC, d.made_at DESC LIMIT 1)) ORDER BY x.place) FROM shown x LEFT JOIN child c ON c.id = x.child_id), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'need', 'tier', 2, 'relation', stands_as(x.child_id), 'ids', x.ids)) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
