-- $1 'true': mine alone, or null. The groups in which agencies work together, mine first; those that ended last.
SELECT json_build_object('items', coalesce(json_agg(work_group_item(g) ORDER BY coalesce(g.ended_on <= today(), false), g.id <> ALL (my_groups()), k.position, g.name, g.id), '[]'), 'next', NULL), NULL, NULL
  FROM work_group g JOIN group_kind k ON k.code = g.kind
 WHERE $1::text IS DISTINCT FROM 'true' OR g.id = ANY (my_groups())
