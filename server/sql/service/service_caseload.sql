-- $1 service. Who of it has how much, and what has nobody, first; no row: neither one's own nor all one's to see. The numbers are of all its children, the names of those whom I may see.
WITH load AS MATERIALIZED (
    SELECT * FROM caseload($1)
), unowned AS MATERIALIZED (
    SELECT 'involvement' AS type, i.id, i.child_id, i.carer_id, i.type_of_work AS what, i.state, i.practitioner_id, i.from_on AS since
      FROM involvement i
     WHERE i.service_id = $1 AND i.until_on IS NULL AND (i.practitioner_id IS NULL OR NOT is_of_service($1, i.practitioner_id))
    UNION ALL
    SELECT 'referral', r.id, r.child_id, r.carer_id, NULL, r.state, r.practitioner_id, london(r.accepted_at)
      FROM referral r
     WHERE r.service_id = $1 AND r.state IN ('accepted', 'allocated', 'seen') AND (r.practitioner_id IS NULL OR NOT is_of_service($1, r.practitioner_id))
       AND NOT EXISTS (SELECT FROM involvement i WHERE i.referral_id = r.id AND i.until_on IS NULL)
)
SELECT json_build_object('service', json_build_object('id', s.id, 'name', s.name),
           'may_hand_over', s.id = ANY (my_administered()),
           'unowned', coalesce((SELECT json_agg(json_build_object('type', o.type, 'id', o.id, 'child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'carer', carer_ref(o.carer_id),
                                   'what', o.what, 'state', o.state, 'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = o.practitioner_id),
                                   'since', o.since) ORDER BY o.practitioner_id IS NULL, o.since, o.id)
                                  FROM unowned o LEFT JOIN child c ON c.id = o.child_id LEFT JOIN carer a ON a.id = o.carer_id WHERE coalesce(c.id, a.id) IS NOT NULL), '[]'),
           'practitioners', coalesce((SELECT json_agg(json_build_object('person', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END,
                                   'has_left', l.has_left, 'open', l.open, 'unmet', l.unmet, 'quiet', l.quiet, 'last_on', l.last_on, 'minutes', l.minutes,
                                   'covered_by', covered_by(s.id, p.id)) ORDER BY p.id IS NOT NULL, NOT l.has_left, p.name, p.id)
                                  FROM load l LEFT JOIN person p ON p.id = l.person_id), '[]')),
       (SELECT json_agg(json_build_object('child', o.child_id, 'type', o.type, 'tier', 1, 'relation', stands_as(coalesce(o.child_id, o.carer_id)), 'ids', json_build_array(o.id))) FROM unowned o),
       NULL
  FROM service s
 WHERE s.id = $1 AND may_see_caseload(s.id)
