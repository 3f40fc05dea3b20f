-- $1 id, $2 plan, $3 day, $4 what was found, $5 who was there (JSON array), $6 when it is looked at next, or null.
INSERT INTO plan_review (id, child_id, tier, plan_id, kind, agency_id, held_on, found, attended, next_on)
SELECT $1, p.child_id, k.content_tier, p.id, p.kind, p.agency_id, $3, $4, $5, $6
  FROM plan p JOIN plan_kind k ON k.code = p.kind
 WHERE p.id = $2
