-- $1 id, $2 child, $3 whose, $4 type or null, $5 what in words, $6 why, $7 last day. For the lead worker by name where their agency holds it, or the service itself wrote it.
INSERT INTO task (id, child_id, kind, what, why, due_on, assigned_to, asked_of, asked_type)
VALUES ($1, $2, 'share_ask', $5, $6, $7, (SELECT l.person_id FROM lead_worker l WHERE l.child_id = $2 AND (l.agency_id = $3 OR $3 = '00000000-0000-4000-8000-000000000001')), $3, $4)
