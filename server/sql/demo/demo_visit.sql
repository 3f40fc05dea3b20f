-- $1 rows as a JSON array: visits of the fictional council, each to the home of its day.
INSERT INTO visit (id, made_at, made_by, child_id, tier, home_id, day, visitor, was_seen, seen_alone, not_alone_why, saw_bedroom, due_on, has_note)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier,
       (SELECT h.id FROM home h WHERE h.child_id = r.child_id AND h.from_on <= r.day ORDER BY h.from_on DESC LIMIT 1),
       r.day, r.visitor, r.was_seen, r.seen_alone, r.not_alone_why, r.saw_bedroom, r.due_on, r.has_note
  FROM json_populate_recordset(NULL::visit, $1) r
