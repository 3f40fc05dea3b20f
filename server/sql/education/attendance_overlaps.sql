-- $1 child, $2 first day, $3 last day, $4 record that does not count, or null. Another that it overlaps: its first and last day; no row: none.
SELECT from_on, to_on FROM attendance
 WHERE child_id = $1 AND error_reason IS NULL AND from_on <= $3 AND to_on >= $2 AND ($4::uuid IS NULL OR id <> $4)
 ORDER BY from_on LIMIT 1
