-- $1 id. What a PEP was before each change since it was closed, the newest change first: until when, who changed it, and why.
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('id', p.id, 'etag', 'v' || (v.row ->> 'version'), 'until_at', instant(v.valid_to),
               'changed_by', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = v.changed_by),
               'reason', coalesce((SELECT n.row ->> 'change_reason' FROM version n WHERE n.table_name = 'pep' AND n.row_id = p.id
                                      AND (n.row ->> 'version')::integer = (v.row ->> 'version')::integer + 1),
                                  CASE WHEN p.version = (v.row ->> 'version')::integer + 1 THEN p.change_reason END),
               'was', pep_item(json_populate_record(NULL::pep, v.row))) ORDER BY v.valid_to DESC)
          FROM version v WHERE v.table_name = 'pep' AND v.row_id = p.id AND v.child_id = p.child_id AND v.row ->> 'state' = 'closed'), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', p.child_id, 'type', 'pep', 'tier', p.tier, 'relation', stands_as(p.child_id),
           'ids', json_build_array(p.id))),
       NULL
  FROM pep p
 WHERE p.id = $1
