-- $1 year. Module Missing: the child's id, nothing, then its columns.
SELECT c.child_id, NULL, c.local_id, c.dob, CASE m.kind WHEN 'missing' THEN 'M' ELSE 'A' END, return_day(m.started_on), CASE WHEN m.ended_on <= c.until_on THEN return_day(m.ended_on) END
  FROM return_children($1) c
  JOIN missing_episode m ON m.child_id = c.child_id AND m.error_reason IS NULL AND m.started_on <= c.until_on AND (m.ended_on IS NULL OR m.ended_on >= c.from_on)
 WHERE c.is_in_care
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id, m.started_on, m.ended_on NULLS LAST
