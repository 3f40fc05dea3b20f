-- $1 child, $2 day. Where the child lived on that day, and since when; of two, the one that began.
SELECT h.id, h.from_on FROM home h
 WHERE h.child_id = $1 AND h.from_on <= $2 AND (h.until_on IS NULL OR h.until_on >= $2)
 ORDER BY h.from_on DESC LIMIT 1
