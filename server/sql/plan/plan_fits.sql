-- $1 child, $2 kind. Whether such a plan is shared by name, has a formulation, goals, a letter; after how many days it is reviewed; at which agency of
-- mine I make one, or null. No row: the child or the kind is not there.
SELECT k.is_shared, k.has_formulation, k.has_goals, k.has_letter, k.review_days,
       (SELECT h.agency_id FROM role_held h JOIN access_rule a ON a.role = h.role
         WHERE h.person_id = me() AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
           AND a.record = 'plan_' || k.code AND a.action = 'create'
         ORDER BY h.from_on, h.id LIMIT 1), k.name
  FROM child c JOIN plan_kind k ON k.code = $2
 WHERE c.id = $1
