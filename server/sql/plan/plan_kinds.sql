-- No parameters. The kinds of plan: what each has, which roles make one, and with which roles one that is shared can be.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('code', k.code, 'name', k.name, 'is_shared', k.is_shared, 'has_formulation', k.has_formulation,
               'has_goals', k.has_goals, 'has_letter', k.has_letter, 'review_days', k.review_days, 'read_days', k.read_days, 'source', k.source,
               'may_make', EXISTS (SELECT FROM access_rule a WHERE a.record = 'plan_' || k.code AND a.action = 'create' AND a.role = ANY (my_roles())),
               'readers', (SELECT coalesce(json_agg(DISTINCT a.role), '[]') FROM access_rule a
                            WHERE k.is_shared AND a.record = 'plan_' || k.code AND a.action = 'view' AND a.tier >= 2 AND NOT a.fresh)) ORDER BY k.position), '[]'),
               'next', NULL), NULL, NULL
  FROM plan_kind k
