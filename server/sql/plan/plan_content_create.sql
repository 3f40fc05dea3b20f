-- $1 id, $2 plan, $3 who attended, $4 what goes well, $5 concerns, $6 outcomes (JSON arrays), $7 formulation, $8 letter.
INSERT INTO plan_content (id, child_id, tier, plan_id, kind, agency_id, attended, going_well, concerns, outcomes, formulation, letter)
SELECT $1, p.child_id, k.content_tier, p.id, p.kind, p.agency_id, $3, $4, $5, $6, $7, $8
  FROM plan p JOIN plan_kind k ON k.code = p.kind
 WHERE p.id = $2
