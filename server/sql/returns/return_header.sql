-- $1 year. Module Header: the child's id and name, then its columns. In the order in which all modules stand. Whether somebody is a mother is asked of girls and young
-- women who were in care in the year, short breaks apart (rules 165 and 399).
SELECT c.child_id, c.name, c.local_id, c.sex, c.dob, c.ethnicity, c.upn, CASE WHEN w.is_asked THEN return_flag(m.id IS NOT NULL) END, CASE WHEN w.is_asked THEN return_day(m.born_on) END
  FROM return_children($1) c
 CROSS JOIN LATERAL (SELECT c.sex IN ('F', '2') AND EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.child_id AND e.legal_code NOT IN ('V3', 'V4') AND e.from_on <= c.until_on
                                                               AND (e.until_on IS NULL OR e.until_on >= c.from_on))) w (is_asked)
  LEFT JOIN motherhood m ON m.child_id = c.child_id AND m.error_reason IS NULL AND m.born_on <= c.until_on
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id
