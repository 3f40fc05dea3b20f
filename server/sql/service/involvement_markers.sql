-- $1 id. Moves, time at school, SDQ and goals of the child before, during and after this work; no row: not shown, or with a carer.
SELECT json_build_object('id', x.id, 'from_on', x.from_on, 'until_on', x.until_on,
           'markers', (SELECT json_agg(json_build_object('marker', m.marker, 'before', m.before, 'after', m.after, 'ended', m.ended) ORDER BY m.place)
                         FROM work_markers(x.child_id, s.agency_id, x.from_on, x.until_on) m),
           'held', (SELECT coalesce(json_agg(k.marker), '[]') FROM (VALUES ('home', 'moves'), ('pep', 'attendance'), ('pep', 'suspended'), ('sdq', 'sdq')) k (record, marker)
                     WHERE EXISTS (SELECT FROM held(x.child_id, k.record)))),
       json_build_array(json_build_object('child', x.child_id, 'type', 'involvement', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))), NULL
  FROM involvement x JOIN service s ON s.id = x.service_id
 WHERE x.id = $1 AND x.child_id IS NOT NULL
