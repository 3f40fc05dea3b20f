-- $1 year. Module PlacedAdoption: the child's id, nothing, then its columns. Of children who lived with adopters on a day of the year, before an order or an end.
SELECT c.child_id, NULL, c.local_id, c.dob, return_day(a.placed_on), CASE WHEN a.placed_ended_on <= c.until_on THEN return_day(a.placed_ended_on) END,
       CASE WHEN a.placed_ended_on <= c.until_on THEN a.placed_end_reason END
  FROM return_children($1) c
  JOIN adoption a ON a.child_id = c.child_id AND a.error_reason IS NULL AND a.placed_on <= c.until_on
                 AND (a.placed_ended_on IS NULL OR a.placed_ended_on >= c.from_on) AND (a.adopted_on IS NULL OR a.adopted_on >= c.from_on)
 WHERE c.is_in_care
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id, a.placed_on
