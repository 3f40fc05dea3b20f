-- $1 year. Module Reviews: the child's id, nothing, then its columns.
SELECT c.child_id, NULL, c.local_id, c.dob, return_day(r.held_on), r.code
  FROM return_children($1) c
  JOIN review r ON r.child_id = c.child_id AND r.held_on BETWEEN c.from_on AND c.until_on
 WHERE c.is_in_care
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id, r.held_on
