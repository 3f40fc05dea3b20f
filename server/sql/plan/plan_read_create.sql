-- $1 id, $2 plan. I have read it as it now is, by each share that it reaches me by and by which I have not said so. A row a share.
INSERT INTO plan_read (id, child_id, plan_id, kind, agency_id, share_id, edition)
SELECT CASE WHEN row_number() OVER (ORDER BY s.id) = 1 THEN $1::uuid ELSE gen_random_uuid() END, p.child_id, p.id, p.kind, p.agency_id, s.id, p.edition
  FROM plan p JOIN plan_content c ON c.plan_id = p.id JOIN plan_share s ON s.plan_id = p.id
 WHERE p.id = $2 AND p.state = 'current' AND s.ended_on IS NULL AND (s.person_id = (SELECT me()) OR s.role = ANY (my_roles()))
   AND NOT EXISTS (SELECT FROM plan_read r WHERE r.share_id = s.id AND r.edition = p.edition AND r.made_by = (SELECT me()))
RETURNING id
