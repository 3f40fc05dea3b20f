-- $1 child, $2 type of record, $3 its id. The service that it is of, or null; no row: not this child's, or not visible.
SELECT NULL::uuid FROM review r WHERE $2 = 'review' AND r.id = $3 AND r.child_id = $1
 UNION ALL
SELECT NULL FROM review_plan x WHERE $2 = 'review_plan' AND x.id = $3 AND x.child_id = $1
 UNION ALL
SELECT NULL FROM pep p WHERE $2 = 'pep' AND p.id = $3 AND p.child_id = $1
 UNION ALL
SELECT NULL FROM plan p WHERE $2 = 'plan' AND p.id = $3 AND p.child_id = $1
 UNION ALL
SELECT i.service_id FROM involvement i WHERE $2 = 'involvement' AND i.id = $3 AND i.child_id = $1
 UNION ALL
SELECT s.id FROM service s WHERE $2 = 'service' AND s.id = $3
