-- $1 year. Module AD1: the child's id, nothing, then its columns. Of children who were adopted in the year.
SELECT c.child_id, NULL, c.local_id, c.dob, return_day(a.decided_on), return_day(a.matched_on), CASE WHEN a.foster_carer THEN '1' WHEN NOT a.foster_carer THEN '0' END,
       a.adopters_code, a.adopters_sex_code, a.adopters_status_code
  FROM return_children($1) c
  JOIN adoption a ON a.child_id = c.child_id AND a.error_reason IS NULL AND a.adopted_on BETWEEN c.from_on AND c.until_on
 WHERE c.is_in_care
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id
