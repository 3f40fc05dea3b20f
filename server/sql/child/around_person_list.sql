-- $1 child. The people around the child, those who work with them included.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'person_around', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(x.item ORDER BY x.part, x.near, x.name) AS items, json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM (SELECT a.id, a.tier, 1 AS part, coalesce(a.closeness, 6) AS near, a.name,
                       json_build_object('id', a.id, 'made_at', instant(a.made_at), 'made_by', (SELECT json_build_object('id', m.id, 'name', m.name) FROM person m WHERE m.id = a.made_by), 'etag', 'v' || a.version,
                           'name', a.name, 'called', a.called, 'relation', a.relation, 'group', a.grouping,
                           'closeness', a.closeness, 'tie', a.tie, 'knows_best', a.knows_best, 'is_worker', false) AS item
                  FROM around_person a
                 WHERE a.child_id = c.id AND (a.until_on IS NULL OR a.until_on > today())
                UNION ALL
                SELECT a.id, a.tier, 2, 6, p.name,
                       json_build_object('id', a.id, 'made_at', instant(a.made_at), 'made_by', (SELECT json_build_object('id', m.id, 'name', m.name) FROM person m WHERE m.id = a.made_by), 'etag', 'v' || a.version,
                           'name', p.name, 'called', NULL, 'relation', CASE a.kind
                               WHEN 'worker' THEN 'Social worker' WHEN 'reviewing_officer' THEN 'Reviewing officer'
                               WHEN 'nurse' THEN 'Nurse' WHEN 'virtual_school' THEN 'Virtual school'
                               WHEN 'personal_adviser' THEN 'Personal adviser' ELSE 'Worker of the carers' END,
                           'group', CASE a.kind WHEN 'nurse' THEN 'health' WHEN 'virtual_school' THEN 'school' ELSE 'social_care' END,
                           'closeness', NULL, 'tie', NULL, 'knows_best', false, 'is_worker', true)
                  FROM allocation a JOIN person p ON p.id = a.person_id
                 WHERE a.child_id = c.id AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())
                UNION ALL
                SELECT i.id, i.tier, 3, 6, p.name,
                       json_build_object('id', i.id, 'made_at', instant(i.made_at), 'made_by', (SELECT json_build_object('id', m.id, 'name', m.name) FROM person m WHERE m.id = i.made_by), 'etag', 'v' || i.version,
                           'name', p.name, 'called', NULL, 'relation', s.name,
                           'group', CASE g.kind WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' WHEN 'school' THEN 'school'
                               WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'council' THEN 'social_care'
                               ELSE 'other' END,
                           'closeness', NULL, 'tie', NULL, 'knows_best', false, 'is_worker', true)
                  FROM involvement i JOIN service s ON s.id = i.service_id JOIN agency g ON g.id = s.agency_id
                  JOIN person p ON p.id = i.practitioner_id
                 WHERE i.child_id = c.id AND i.until_on IS NULL) x) l
 WHERE c.id = $1
