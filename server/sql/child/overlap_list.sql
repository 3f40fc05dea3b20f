-- $1 limit, $2 where to go on, or null. Children with whom two services and more are at the same kind of work, by name.
WITH same AS MATERIALIZED (
    SELECT i.child_id, lower(i.type_of_work) AS what, min(i.type_of_work) AS type_of_work, array_agg(i.id ORDER BY i.from_on, i.id) AS ids
      FROM involvement i
     WHERE i.until_on IS NULL
     GROUP BY 1, 2
    HAVING count(DISTINCT i.service_id) > 1
), page AS (
    SELECT m.*, c.name, concat_ws(' ', c.name, m.child_id, m.what) AS place
      FROM same m JOIN child c ON c.id = m.child_id
     WHERE $2::text IS NULL OR concat_ws(' ', c.name, m.child_id, m.what) > $2
     ORDER BY place
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', json_build_object('id', x.child_id, 'name', x.name), 'type_of_work', x.type_of_work,
               'services', (SELECT json_agg(json_build_object('id', i.id, 'service', json_build_object('id', s.id, 'name', s.name),
                                       'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = i.practitioner_id),
                                       'from_on', i.from_on) ORDER BY i.from_on, i.id)
                              FROM involvement i JOIN service s ON s.id = i.service_id WHERE i.id = ANY (x.ids))) ORDER BY x.place) FROM shown x), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'involvement', 'tier', 1, 'relation', stands_as(x.child_id), 'ids', array_to_json(x.ids))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
