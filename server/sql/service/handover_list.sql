-- $1 service, $2 from whom or null for what has nobody, $3 chosen involvements (uuid[]), $4 chosen referrals (uuid[]), $5 all of both. What would change hands among what I see: as the API answers, what was looked at, ids of both kinds, and how many of the chosen are not among it.
WITH work AS MATERIALIZED (
    SELECT i.id, i.child_id, i.carer_id, i.type_of_work, i.referral_id
      FROM involvement i
     WHERE i.service_id = $1 AND i.until_on IS NULL AND i.practitioner_id IS NOT DISTINCT FROM $2
       AND ($5::boolean OR i.id = ANY ($3))
), asked AS MATERIALIZED (
    SELECT r.id, r.child_id, r.carer_id, r.state
      FROM referral r
     WHERE r.service_id = $1 AND r.state IN ('allocated', 'seen') AND r.practitioner_id IS NOT DISTINCT FROM $2
       AND ($5::boolean OR r.id = ANY ($4) OR r.id IN (SELECT w.referral_id FROM work w))
)
SELECT json_build_object('involvements', coalesce((SELECT json_agg(json_build_object('id', w.id, 'child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'carer', carer_ref(w.carer_id), 'type_of_work', w.type_of_work) ORDER BY coalesce(c.name, a.name), w.id)
                                                     FROM work w LEFT JOIN child c ON c.id = w.child_id LEFT JOIN carer a ON a.id = w.carer_id WHERE coalesce(c.id, a.id) IS NOT NULL), '[]'),
                         'referrals', coalesce((SELECT json_agg(json_build_object('id', r.id, 'child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'carer', carer_ref(r.carer_id), 'state', r.state) ORDER BY coalesce(c.name, a.name), r.id)
                                                  FROM asked r LEFT JOIN child c ON c.id = r.child_id LEFT JOIN carer a ON a.id = r.carer_id WHERE coalesce(c.id, a.id) IS NOT NULL), '[]')),
       (SELECT json_agg(json_build_object('child', k.child_id, 'type', 'involvement', 'tier', 1, 'relation', stands_as(coalesce(k.child_id, k.carer_id)), 'ids', k.ids))
          FROM (SELECT x.child_id, x.carer_id, json_agg(x.id) AS ids FROM (SELECT child_id, carer_id, id FROM work UNION ALL SELECT child_id, carer_id, id FROM asked) x GROUP BY 1, 2) k),
       ARRAY(SELECT id FROM work), ARRAY(SELECT id FROM asked),
       cardinality($3::uuid[]) - (SELECT count(*) FROM work w WHERE w.id = ANY ($3)) + cardinality($4::uuid[]) - (SELECT count(*) FROM asked r WHERE r.id = ANY ($4))
