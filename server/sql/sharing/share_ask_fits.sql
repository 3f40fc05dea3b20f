-- $1 child, $2 whose, $3 type or null. The agency's name and how many entries of that type it holds back from me; no row: the child is hidden.
SELECT g.name, (SELECT count(*)
                  FROM (SELECT w.type, p.agency_id
                          FROM (SELECT 'sdq' AS type, q.made_by FROM sdq_shown q WHERE q.child_id = c.id AND q.held_back
                                UNION ALL
                                SELECT 'measure', m.made_by FROM measure_shown m WHERE m.child_id = c.id AND m.held_back
                                UNION ALL
                                SELECT 'referral', r.made_by FROM referral r
                                 WHERE r.child_id = c.id AND NOT EXISTS (SELECT FROM referral_content x WHERE x.referral_id = r.id)
                                UNION ALL
                                SELECT 'plan', p.made_by FROM plan p
                                 WHERE p.child_id = c.id AND p.state <> 'ended' AND NOT EXISTS (SELECT FROM plan_content x WHERE x.plan_id = p.id)
                                UNION ALL
                                SELECT 'health', h.made_by FROM health_check h
                                 WHERE h.child_id = c.id AND (h.has_summary AND NOT EXISTS (SELECT FROM health_summary x WHERE x.health_id = h.id)
                                                              OR h.has_content AND NOT EXISTS (SELECT FROM health_content x WHERE x.health_id = h.id))
                                UNION ALL
                                SELECT NULL, h.made_by FROM home h
                                 WHERE h.child_id = c.id AND h.has_address AND NOT EXISTS (SELECT FROM home_address d WHERE d.home_id = h.id)) w
                          JOIN person p ON p.id = w.made_by
                        UNION ALL SELECT x.type, x.agency_id FROM held(c.id) x) k
                 WHERE k.agency_id = g.id AND k.type IS NOT DISTINCT FROM $3::text)
  FROM child c LEFT JOIN agency g ON g.id = $2
 WHERE c.id = $1
