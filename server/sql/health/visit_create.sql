-- $1 id, $2 child, $3 home, $4 day, $5 who went (null: whoever records it), $6 the child was seen, $7 alone, $8 why not, $9 the bedroom too, $10 when it was due, $11 something was noted.
INSERT INTO visit (id, child_id, home_id, day, visitor, was_seen, seen_alone, not_alone_why, saw_bedroom, due_on, has_note)
SELECT $1, $2, $3, $4, coalesce($5, p.name), $6, $7, $8, $9, $10, $11 FROM person p WHERE p.id = me()
