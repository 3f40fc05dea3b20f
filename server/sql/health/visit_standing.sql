-- $1 id. Whether the child was seen, and alone.
SELECT was_seen, seen_alone FROM visit WHERE id = $1
