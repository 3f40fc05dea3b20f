-- No parameters. Whom the children's social care API would refuse, as the problems of a return are told.
SELECT coalesce(json_agg(json_build_object('module', 'Children', 'child', json_build_object('id', c.child_id, 'name', c.name), 'on', NULL, 'field', p.field,
           'number', NULL, 'weight', p.weight, 'says', p.says, 'mend', p.mend, 'page', 'details') ORDER BY p.weight, p.field, c.name, c.child_id), '[]'),
       count(*) FILTER (WHERE p.weight = 'error'), count(*) FILTER (WHERE p.weight = 'warning')
  FROM return_dfe_children() c
  JOIN child k ON k.id = c.child_id
 CROSS JOIN LATERAL (VALUES
        ('la_child_id', 'error', k.local_id IS NULL, 'The child has no number of the council''s own, so they are left out.', 'Give the child''s local number on the details page.'),
        ('la_child_id', 'error', k.local_id !~ '^[A-Za-z0-9]{1,20}$', 'The number has other characters than letters and digits, or more than twenty, so they are left out.',
         'Correct the child''s local number on the details page.'),
        ('ethnicity', 'warning', coalesce(k.ethnicity, 'NOBT') = 'NOBT', 'Nobody has asked for the ethnicity yet.', 'Ask, and choose it on the details page.'),
        ('unique_pupil_number', 'error', k.upn IS NULL, 'There is no unique pupil number, nor why there is none.', 'Give it on the details page, or UN1 to UN5.')
       ) p (field, weight, is_wrong, says, mend)
 WHERE c.is_in_time AND p.is_wrong
