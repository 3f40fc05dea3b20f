-- $1 plan. Whether it reaches me by a share; no row: not visible.
SELECT EXISTS (SELECT FROM plan_content c JOIN plan_share s ON s.plan_id = c.plan_id
                WHERE c.plan_id = p.id AND p.state = 'current' AND s.ended_on IS NULL AND (s.person_id = (SELECT me()) OR s.role = ANY (my_roles())))
  FROM plan p
 WHERE p.id = $1
