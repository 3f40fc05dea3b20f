-- $1 limit, $2 where to go on, or null, $3 to services of this agency alone, or null, $4 asked for or referred by this agency alone, or null. Who waits to be met, the longest first.
WITH line AS MATERIALIZED (
    SELECT w.*, w.since_on || ' ' || w.id AS place
      FROM waited w
     WHERE w.waits
), page AS (
    SELECT * FROM line WHERE ($2::text IS NULL OR place > $2) AND ($3::uuid IS NULL OR agency_id = $3) AND ($4::uuid IS NULL OR by_id = $4) ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'lead', (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = x.child_id), 'id', x.id, 'service', json_build_object('id', x.service_id, 'name', x.service), 'agency', json_build_object('id', x.agency_id, 'name', x.agency),
               'by', json_build_object('id', x.by_id, 'name', x.by_agency), 'urgency', x.urgency, 'state', x.state, 'since_on', x.since_on, 'days', x.days) ORDER BY x.place) FROM shown x LEFT JOIN child c ON c.id = x.child_id), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'referral', 'tier', 1, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
