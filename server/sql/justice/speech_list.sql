-- $1 child. Speech and language assessments, the newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', list_held($1, 'speech_language')),
       json_build_array(json_build_object('child', c.id, 'type', 'speech_language', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id), 'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(speech_item(x) ORDER BY coalesce(x.assessed_on, x.due_on) DESC, x.made_at DESC) AS items, json_agg(x.id) AS ids, max(greatest(x.tier, f.tier)) AS tier
          FROM speech_language x LEFT JOIN speech_language_finding f ON f.speech_id = x.id WHERE x.child_id = c.id) l
 WHERE c.id = $1
