-- $1 limit, $2 where to go on, or null. Children whom I oversee with whom two services and more are at the same kind of work, by name.
WITH line AS MATERIALIZED (
    SELECT o.*, concat_ws(' ', k.name, o.child_id, lower(o.type_of_work)) AS place
      FROM overlap_open o LEFT JOIN child k ON k.id = o.child_id
), page AS (
    SELECT * FROM line WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'lead', (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = x.child_id), 'type_of_work', x.type_of_work,
               'services', (SELECT json_agg(json_build_object('id', i.id, 'service', json_build_object('id', s.id, 'name', s.name),
                   'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = i.practitioner_id), 'from_on', i.from_on) ORDER BY i.from_on, i.id)
                              FROM involvement i JOIN service s ON s.id = i.service_id WHERE i.id = ANY (x.ids))) ORDER BY x.place) FROM shown x LEFT JOIN child c ON c.id = x.child_id), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'involvement', 'tier', 1, 'relation', stands_as(x.child_id), 'ids', array_to_json(x.ids))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
