-- $1 year. Module PrevPerm: the child's id, nothing, then its columns. Of an order's day what is not known is zz.
SELECT c.child_id, NULL, c.local_id, c.dob, p.kind_code, p.authority,
       CASE length(p.ordered_on) WHEN 10 THEN return_day(p.ordered_on::date) WHEN 7 THEN 'zz/' || right(p.ordered_on, 2) || '/' || left(p.ordered_on, 4) WHEN 4 THEN 'zz/zz/' || p.ordered_on END
  FROM return_children($1) c
  JOIN previous_permanence p ON p.child_id = c.child_id AND p.error_reason IS NULL
 WHERE c.is_in_care
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id, p.made_at
