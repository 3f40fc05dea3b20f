-- $1 child or null, $2 person or null, $3 first day or null, $4 last day or null, $5 limit, $6 where to go on, or null. The audit, newest first; what was refused too.
WITH page AS (
    SELECT a.id,
           json_build_object('id', a.id::text, 'at', instant(a.at), 'who', p.name, 'person', a.person_id, 'agency', g.name, 'via', a.via,
               'route', a.route, 'outcome', a.outcome, 'child', a.child_id, 'type', a.record_type, 'tier', a.tier, 'relation', a.relation,
               'ids', coalesce(array_to_json(a.ids), '[]'), 'purpose', a.purpose, 'request_id', a.request_id,
               'is_sealed', a.hash IS NOT NULL) AS item
      FROM audit a
      LEFT JOIN person p ON p.id = a.person_id
      LEFT JOIN agency g ON g.id = p.agency_id
     WHERE ($1::uuid IS NULL OR a.child_id = $1)
       AND ($2::uuid IS NULL OR a.person_id = $2)
       AND ($3::date IS NULL OR a.at >= $3::date::timestamp AT TIME ZONE 'Europe/London')
       AND ($4::date IS NULL OR a.at < ($4::date + 1)::timestamp AT TIME ZONE 'Europe/London')
       AND ($6::bigint IS NULL OR a.id < $6)
     ORDER BY a.id DESC
     LIMIT $5::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY id DESC LIMIT $5::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY id DESC) FROM shown), '[]'), 'next', n.next), NULL, NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $5::integer THEN (SELECT min(id)::text FROM shown) END) n (next)
