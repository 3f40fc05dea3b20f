-- $1 id. One involvement.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = x.service_id), 'type_of_work', x.type_of_work,
           'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.practitioner_id),
           'child', x.child_id, 'carer', carer_ref(x.carer_id), 'is_own', x.service_id = ANY ((SELECT my_services())::uuid[]),
           'covered_by', CASE WHEN x.until_on IS NULL THEN covered_by(x.service_id, x.practitioner_id) END,
           'also', (SELECT coalesce(json_agg(s.name ORDER BY s.name), '[]') FROM involvement o JOIN service s ON s.id = o.service_id
                     WHERE o.child_id = x.child_id AND x.until_on IS NULL AND o.until_on IS NULL AND o.service_id <> x.service_id AND lower(o.type_of_work) = lower(x.type_of_work)),
           'state', x.state, 'from_on', x.from_on, 'until_on', x.until_on, 'end_reason', x.end_reason, 'outcome', x.outcome,
           'warnings', work_warnings(x.id)),
       json_build_array(json_build_object('child', x.child_id, 'type', 'involvement', 'tier', x.tier,
           'relation', stands_as(coalesce(x.child_id, x.carer_id)), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM involvement x
 WHERE x.id = $1
