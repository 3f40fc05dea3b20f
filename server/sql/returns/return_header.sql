-- $1 year. Module Header: the child's id and name, then its columns. In the order in which all modules stand.
SELECT c.child_id, c.name, c.local_id, c.sex, c.dob, c.ethnicity, c.upn, NULL AS mother, NULL AS mc_dob
  FROM return_children($1) c
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id
