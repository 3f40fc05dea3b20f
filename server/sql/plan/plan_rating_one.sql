-- $1 id. One rating of a goal.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'goal', x.goal_id, 'rated_on', x.rated_on, 'value', x.value, 'by', x.rater, 'words', x.words, 'by_form', x.form_id IS NOT NULL),
       json_build_array(json_build_object('child', x.child_id, 'type', 'plan', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM plan_rating x
 WHERE x.id = $1
