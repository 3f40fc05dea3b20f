-- $1 id, $2 plan, $3 role or null, $4 person or null. No row: no such role reads this kind of plan, or there is nobody with this id; or it is shared so already.
INSERT INTO plan_share (id, child_id, plan_id, kind, agency_id, role, person_id, shared_on)
SELECT $1, p.child_id, p.id, p.kind, p.agency_id, $3, $4, today()
  FROM plan p
 WHERE p.id = $2
   AND ($3::text IS NULL OR EXISTS (SELECT FROM access_rule a WHERE a.record = 'plan_' || p.kind AND a.action = 'view' AND a.role = $3 AND a.tier >= 2 AND NOT a.fresh))
   AND ($4::uuid IS NULL OR EXISTS (SELECT FROM person w WHERE w.id = $4 AND w.disabled_at IS NULL))
   AND NOT EXISTS (SELECT FROM plan_share s WHERE s.plan_id = p.id AND s.ended_on IS NULL AND s.role IS NOT DISTINCT FROM $3 AND s.person_id IS NOT DISTINCT FROM $4)
RETURNING id
