-- $1 id. Its involvement, outcome, minutes (0: none), day.
SELECT involvement_id, outcome, coalesce(minutes, 0), day FROM contact WHERE id = $1
