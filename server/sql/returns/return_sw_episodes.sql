-- $1 year. Module SWEpisodes: the child's id, nothing, then its columns. Of whoever led the work with the child on a day of the year.
SELECT c.child_id, NULL, c.local_id, c.dob, return_worker(a.person_id), return_day(a.from_on), CASE WHEN a.until_on <= c.until_on THEN return_day(a.until_on) END,
       coalesce(a.change_code, CASE WHEN NOT EXISTS (SELECT FROM allocation b WHERE b.child_id = a.child_id AND b.kind = 'worker' AND b.from_on < a.from_on) THEN 'FCONTA' END)
  FROM return_children($1) c
  JOIN allocation a ON a.child_id = c.child_id AND a.kind = 'worker' AND a.from_on <= c.until_on AND (a.until_on IS NULL OR a.until_on >= c.from_on)
 WHERE c.is_in_care
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id, a.from_on, a.until_on NULLS LAST
