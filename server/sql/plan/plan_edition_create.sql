-- $1 id, $2 plan, $3 what changed, with the edition that the plan now has.
INSERT INTO plan_edition (id, child_id, tier, plan_id, kind, agency_id, edition, what_changed)
SELECT $1, p.child_id, k.content_tier, p.id, p.kind, p.agency_id, p.edition, $3
  FROM plan p JOIN plan_kind k ON k.code = p.kind
 WHERE p.id = $2
