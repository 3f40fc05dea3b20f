-- $1 child, $2 limit, $3 where to go on, or null. The SDQs of a child, newest first.
WITH page AS (
    SELECT q.id, q.tier, q.day || ' ' || q.id AS place,
           json_build_object('id', q.id, 'made_at', instant(q.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = q.made_by),
           'etag', 'v' || q.version,
           'informant', q.informant, 'completed_on', q.completed_on, 'return_year', q.return_year, 'version', q.form, 'follow_up', q.follow_up,
           'source', q.entry, 'total', q.total, 'scores', q.scores, 'bands3', q.bands3, 'bands4', q.bands4,
           'cause_for_concern', q.concern, 'held_back', q.held_back, 'child', q.child_id, 'by_form', (SELECT x.form_id IS NOT NULL FROM sdq x WHERE x.id = q.id),
           'answers', (SELECT json_object_agg(CASE q.form WHEN '2-4' THEN i.name_2_4 ELSE i.name END, a.answers[i.number] ORDER BY i.number)
                         FROM sdq_answer a CROSS JOIN sdq_item i WHERE a.sdq_id = q.id),
           'impact_answers', (SELECT json_build_object('ebddiff', a.impact[1], 'distres', a.impact[2], 'imphome', a.impact[3],
                                     'impfrie', a.impact[4], 'impclas', a.impact[5], 'impleis', a.impact[6])
                                FROM sdq_answer a WHERE a.sdq_id = q.id AND a.impact IS NOT NULL),
           'follow_ups', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'kind', substr(t.kind, 5), 'informant', t.informant,
                                     'due_on', t.due_on, 'text', t.what) ORDER BY t.kind DESC, t.informant), '[]')
                            FROM task t WHERE t.child_id = q.child_id AND t.about_id = q.id AND t.about_type = 'sdq')) AS item
      FROM sdq_shown q
     WHERE q.child_id = $1 AND ($3::text IS NULL OR q.day || ' ' || q.id < $3)
     ORDER BY place DESC
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'), 'next', n.next),
       json_build_array(json_build_object('child', c.id, 'type', 'sdq', 'tier', coalesce((SELECT max(tier) FROM shown), 1),
           'relation', stands_as(c.id), 'ids', coalesce((SELECT json_agg(id) FROM shown), '[]'))),
       NULL, n.next
  FROM child c
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT min(place) FROM shown) END) n (next)
 WHERE c.id = $1
