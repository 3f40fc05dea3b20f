-- $1 year. Module UASC: the child's id, nothing, then its columns. Of whoever came alone and sought asylum on a day of the year.
SELECT c.child_id, NULL, c.local_id, c.sex, c.dob, CASE WHEN u.ceased_on <= c.until_on THEN return_day(u.ceased_on) END
  FROM return_children($1) c
  JOIN uasc u ON u.child_id = c.child_id AND u.error_reason IS NULL AND u.from_on <= c.until_on AND (u.ceased_on IS NULL OR u.ceased_on >= c.from_on)
 WHERE c.is_in_care
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id, u.from_on
