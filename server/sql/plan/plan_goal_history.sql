-- $1 goal. What it was before each change, the newest change first: until when, who changed it, and why.
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('id', g.id, 'etag', 'v' || (v.row ->> 'version'), 'until_at', instant(v.valid_to),
               'changed_by', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = v.changed_by),
               'reason', coalesce((SELECT n.row ->> 'change_reason' FROM version n WHERE n.table_name = 'plan_goal' AND n.row_id = g.id
                                      AND (n.row ->> 'version')::integer = (v.row ->> 'version')::integer + 1),
                                  CASE WHEN g.version = (v.row ->> 'version')::integer + 1 THEN g.change_reason END),
               'was', json_build_object('what', o.what, 'baseline', o.baseline, 'baseline_words', o.baseline_words, 'baseline_on', o.baseline_on, 'aim', o.aim,
                                        'aim_words', o.aim_words, 'ended_on', o.ended_on, 'end_reason', o.end_reason)) ORDER BY v.valid_to DESC)
          FROM version v CROSS JOIN LATERAL json_populate_record(NULL::plan_goal, v.row) o
         WHERE v.table_name = 'plan_goal' AND v.row_id = g.id AND v.child_id = g.child_id), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', g.child_id, 'type', 'plan', 'tier', g.tier, 'relation', stands_as(g.child_id), 'ids', json_build_array(g.id))),
       NULL
  FROM plan_goal g
 WHERE g.id = $1
