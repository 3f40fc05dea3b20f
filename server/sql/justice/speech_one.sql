-- $1 id. One assessment.
SELECT speech_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'speech_language', 'tier', greatest(x.tier, f.tier), 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM speech_language x LEFT JOIN speech_language_finding f ON f.speech_id = x.id
 WHERE x.id = $1
