-- $1 id. As plan_fits has it of the kind: shared, formulation, goals, letter, days; then state, first day, day of the next review, name of the kind; held until
-- the end of the transaction. No row: not visible, or not mine to change.
SELECT k.is_shared, k.has_formulation, k.has_goals, k.has_letter, k.review_days, p.state, p.agreed_on, p.review_on, k.name
  FROM plan p JOIN plan_kind k ON k.code = p.kind
 WHERE p.id = $1
   FOR UPDATE OF p
