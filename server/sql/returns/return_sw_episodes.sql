-- $1 year. Module SWEpisodes: the child's id, nothing, then its columns. Of whoever led the work with the child on a day of the year.
WITH asked AS MATERIALIZED (
    SELECT c.* FROM return_children($1) c WHERE c.is_in_care
)
SELECT c.child_id, NULL, c.local_id, c.dob, w.number, return_day(w.from_on), CASE WHEN w.until_on <= c.until_on THEN return_day(w.until_on) END, w.change_code
  FROM asked c
  JOIN return_workers(ARRAY(SELECT a.child_id FROM asked a)) w ON w.child_id = c.child_id AND w.from_on <= c.until_on AND (w.until_on IS NULL OR w.until_on >= c.from_on)
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id, w.from_on, w.until_on NULLS LAST
