-- $1 id. Two records that may be of one child, side by side, with how much there is of each as far as I see it; and what became of them.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'child', CASE WHEN c.id IS NULL THEN m.was ELSE child_said(c) END,
           'other', CASE WHEN o.id IS NULL THEN m.was ELSE child_said(o) END,
           'why', x.why, 'state', x.state, 'reason', x.reason, 'settled_at', instant(x.settled_at),
           'settled_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.settled_by),
           'merge', CASE WHEN m.id IS NOT NULL THEN json_build_object('kept', m.child_id, 'merged', m.other_id, 'undone_at', instant(m.undone_at),
               'undone_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = m.undone_by)) END,
           'records', (SELECT coalesce(json_agg(json_build_object('type', r.record, 'child', r.a, 'other', r.b) ORDER BY r.record), '[]')
               FROM (SELECT coalesce(a.record, b.record) AS record, coalesce(a.n, 0) AS a, coalesce(b.n, 0) AS b
                       FROM child_records(x.child_id) a FULL JOIN child_records(x.other_id) b USING (record)) r),
           'to_decide', (SELECT coalesce(json_agg(json_build_object('type', t.record, 'what', r.what, 'id', r.row_id, 'made_at', instant(r.made_at),
                   'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = r.made_by)) ORDER BY t.record, r.made_at, r.row_id), '[]')
               FROM child_merge_row r JOIN child_tables() t ON t.tab = to_regclass(r.table_name) AND t.col = r.column_name
              WHERE r.merge_id = m.id AND r.what IN ('left', 'stayed') AND t.record <> 'match')),
       json_build_array(json_build_object('child', x.child_id, 'type', 'match', 'tier', 1, 'relation', 'O', 'ids', json_build_array(x.id)),
                        json_build_object('child', x.other_id, 'type', 'match', 'tier', 1, 'relation', 'O', 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM match_task x
  LEFT JOIN child c ON c.id = x.child_id
  LEFT JOIN child o ON o.id = x.other_id
  LEFT JOIN LATERAL (SELECT k.* FROM child_merge k WHERE k.match_id = x.id ORDER BY k.made_at DESC LIMIT 1) m ON true
 WHERE x.id = $1 AND (c.id IS NOT NULL AND o.id IS NOT NULL OR m.id IS NOT NULL AND coalesce(c.id, o.id) IS NOT NULL)
