-- $1 id. Its group, its state, whether it says why it was closed, what changed, when it was put, and whether I may answer it; no row: not visible.
SELECT c.group_id, c.state, c.close_reason IS NOT NULL, c.what_changed IS NOT NULL, c.said_on, c.group_id = ANY (my_groups()) OR c.agency_id = ANY (my_agencies())
  FROM challenge c
 WHERE c.id = $1
