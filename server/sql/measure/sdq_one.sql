-- $1 id. One SDQ with its scores, answers and what it opened, each where it is shared.
SELECT json_build_object('id', q.id, 'made_at', instant(q.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = q.made_by),
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
                            FROM task t WHERE t.child_id = q.child_id AND t.about_id = q.id AND t.about_type = 'sdq')),
       json_build_array(json_build_object('child', q.child_id, 'type', 'sdq', 'tier', CASE WHEN q.held_back THEN q.tier ELSE 3 END,
           'relation', stands_as(q.child_id), 'ids', json_build_array(q.id))),
       'v' || q.version
  FROM sdq_shown q
 WHERE q.id = $1
