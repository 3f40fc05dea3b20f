-- $1 limit, $2 where to go on, or null. The open work of which I am the practitioner, or cover for whoever is, by the name of the child or the carer.
WITH instead AS MATERIALIZED (
    SELECT v.service_id, v.practitioner_id, v.until_on FROM cover v WHERE v.person_id = (SELECT me()) AND v.from_on <= today() AND v.until_on > today()
), page AS (
    SELECT i.*, w.name, v.practitioner_id AS away_id, v.until_on AS back_on, w.name || ' ' || i.id AS place
      FROM involvement i
      LEFT JOIN child c ON c.id = i.child_id
      LEFT JOIN carer a ON a.id = i.carer_id
     CROSS JOIN LATERAL (SELECT coalesce(c.name, a.name)) w (name)
      LEFT JOIN instead v ON v.service_id = i.service_id AND v.practitioner_id = i.practitioner_id
     WHERE w.name IS NOT NULL AND i.practitioner_id = ANY (ARRAY(SELECT me() UNION SELECT practitioner_id FROM instead)) AND i.until_on IS NULL
       AND (i.practitioner_id = (SELECT me()) OR v.service_id IS NOT NULL)
       AND ($2::text IS NULL OR w.name || ' ' || i.id > $2)
     ORDER BY place
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('id', x.id, 'child', CASE WHEN x.carer_id IS NULL THEN json_build_object('id', x.child_id, 'name', x.name) END, 'carer', carer_ref(x.carer_id),
               'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = x.service_id), 'type_of_work', x.type_of_work,
               'state', x.state, 'from_on', x.from_on,
               'last_on', (SELECT max(c.day) FROM contact c WHERE c.involvement_id = x.id AND c.outcome = 'attended'),
               'next', (SELECT json_build_object('on', d.due_on, 'what', d.what, 'days', d.due_on - today()) FROM due d WHERE d.child_id = x.child_id OR d.carer_id = x.carer_id ORDER BY d.due_on, d.what LIMIT 1),
               'covering', (SELECT json_build_object('id', p.id, 'name', p.name, 'until_on', x.back_on) FROM person p WHERE p.id = x.away_id),
               'covered_by', CASE WHEN x.away_id IS NULL THEN covered_by(x.service_id, x.practitioner_id) END) ORDER BY x.place) FROM shown x), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'involvement', 'tier', x.tier, 'relation', stands_as(coalesce(x.child_id, x.carer_id)), 'ids', json_build_array(x.id))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
