-- $1 child, $2 year that ends on 31 March, or 0: the present one. What is due of its health, who its nurse is, whether there is consent, and the year as the national return counts it.
-- Consent that says for what, such as one vaccination, says nothing of the rest: it stands on the page of consent alone.
SELECT json_build_object('child', json_build_object('id', c.id, 'name', c.name), 'nurse', n.item,
           'is_unwished', u.hides,
           'is_in_care', EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.until_on IS NULL),
           'consent', CASE WHEN NOT reaches('consent', 'view', c.id, 2::smallint) THEN 'held_back' WHEN k.is_given THEN 'given' WHEN NOT k.is_given THEN 'refused' ELSE 'none' END,
           'consent_by', k.by_name,
           'due', (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'what', health_kind(d.kind), 'due_on', d.due_on, 'state', due_state(d.due_on),
                              'days', d.due_on - today(), 'why', d.why, 'source', d.source) ORDER BY d.due_on, d.kind), '[]')
                     FROM health_due d WHERE d.child_id = c.id AND d.due_on IS NOT NULL AND (d.until_on IS NULL OR d.until_on > today())),
           'oc2', (SELECT json_object_agg(k.key, CASE WHEN u.hides AND k.key NOT IN ('year', 'from_on', 'until_on', 'is_counted') THEN '"held_back"' ELSE k.value END)
                     FROM json_each(health_oc2(c.id, coalesce(nullif($2::integer, 0), extract(year FROM today() + 275)::integer))) k)),
       json_build_array(json_build_object('child', c.id, 'type', 'health', 'tier', 1, 'relation', stands_as(c.id), 'ids', json_build_array(c.id))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (SELECT c.id = ANY (my_unwished('health'))) u (hides)
  LEFT JOIN LATERAL (SELECT json_build_object('id', p.id, 'name', p.name) AS item
                       FROM allocation a JOIN person p ON p.id = a.person_id
                      WHERE a.child_id = c.id AND a.kind = 'nurse' AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())
                      ORDER BY a.from_on DESC LIMIT 1) n ON true
  LEFT JOIN LATERAL (SELECT x.is_given, x.by_name FROM consent x
                      WHERE x.child_id = c.id AND x.what IN ('medical', 'assessment') AND x.detail IS NULL AND x.from_on <= today()
                        AND (x.until_on IS NULL OR x.until_on > today()) AND x.withdrawn_on IS NULL
                      ORDER BY x.what = 'medical' DESC, x.from_on DESC, x.made_at DESC LIMIT 1) k ON true
 WHERE c.id = $1
