-- The kinds of group, in their order.
SELECT json_build_object('items', json_agg(json_build_object('code', k.code, 'name', k.name, 'about', k.about, 'plans_children', k.plans_children) ORDER BY k.position), 'next', NULL), NULL, NULL
  FROM group_kind k
