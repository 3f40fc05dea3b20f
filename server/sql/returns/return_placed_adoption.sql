-- $1 year. Module PlacedAdoption: the child's id, nothing, then its columns. Of children for whom it stood decided on a day of the year that they should be placed
-- for adoption. DATE_PLACED is the day of that decision, as rules 115 and 117 of the department say, not of the move to the adopters, which the return does not ask;
-- DATE_PLACED_CEASED takes the decision back.
SELECT c.child_id, NULL, c.local_id, c.dob, return_day(a.decided_on), CASE WHEN a.placed_ended_on <= c.until_on THEN return_day(a.placed_ended_on) END,
       CASE WHEN a.placed_ended_on <= c.until_on THEN a.placed_end_reason END
  FROM return_children($1) c
  JOIN adoption a ON a.child_id = c.child_id AND a.error_reason IS NULL AND a.decided_on <= c.until_on
                 AND (a.placed_ended_on IS NULL OR a.placed_ended_on >= c.from_on) AND (a.adopted_on IS NULL OR a.adopted_on >= c.from_on)
 WHERE c.is_in_care
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id, a.decided_on
