-- $1 id. What a measure said before each correction, the newest first: until when, who corrected it, and why. Its head, its bands and its scores change together.
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('id', m.id, 'etag', 'v' || (v.row ->> 'version'), 'until_at', instant(v.valid_to),
               'changed_by', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = v.changed_by),
               'reason', coalesce((SELECT n.row ->> 'change_reason' FROM version n WHERE n.table_name = 'measure_score' AND n.row_id = s.id
                                      AND (n.row ->> 'version')::integer = (v.row ->> 'version')::integer + 1), s.change_reason),
               'completed_on', (SELECT h.row ->> 'completed_on' FROM version h WHERE h.table_name = 'measure' AND h.row_id = m.id AND h.row ->> 'version' = v.row ->> 'version'),
               'scores', v.row -> 'scores', 'note', v.row ->> 'note') ORDER BY (v.row ->> 'version')::integer DESC)
          FROM version v WHERE v.table_name = 'measure_score' AND v.row_id = s.id AND v.child_id = m.child_id), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', m.child_id, 'type', 'measure', 'tier', greatest(m.tier, s.tier), 'relation', stands_as(m.child_id),
           'ids', json_build_array(m.id))),
       NULL
  FROM measure m JOIN measure_score s ON s.measure_id = m.id
 WHERE m.id = $1
