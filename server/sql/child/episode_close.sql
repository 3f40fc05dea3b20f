-- $1 child, $2 day. The child is no longer looked after, unless another legal status stands.
UPDATE care_episode SET until_on = $2
 WHERE child_id = $1 AND until_on IS NULL AND from_on <= $2
   AND NOT EXISTS (SELECT FROM legal_status l WHERE l.child_id = $1 AND (l.until_on IS NULL OR l.until_on > $2))
