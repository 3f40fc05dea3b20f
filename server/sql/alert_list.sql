-- $1 child. What must not be overlooked, warnings first.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('id', a.id,
           'kind', a.kind, 'level', a.level, 'text', a.text, 'detail', a.detail, 'since', a.from_on) ORDER BY a.level DESC, a.from_on DESC), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', $1::uuid, 'type', 'alert', 'tier', max(a.tier), 'ids', coalesce(json_agg(a.id), '[]'))),
       NULL
  FROM alert a
 WHERE a.child_id = $1 AND (a.until_on IS NULL OR a.until_on > today())
HAVING (SELECT EXISTS (SELECT FROM child WHERE id = $1))
