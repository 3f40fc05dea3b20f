-- $1 service, $2 limit, $3 where to go on, or null. What a service does without a child's name, newest first; no row: neither one's own nor all one's to see.
WITH page AS (
    SELECT x.day || ' ' || x.id AS place,
           json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = x.service_id),
           'kind', x.kind, 'day', x.day, 'minutes', x.minutes, 'people', x.people, 'asked_by', x.asked_by, 'locality', x.locality, 'topic', x.topic,
           'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.practitioner_id)) AS item
      FROM service_work x
     WHERE x.service_id = $1 AND ($3::text IS NULL OR x.day || ' ' || x.id < $3)
     ORDER BY place DESC
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'), 'next', k.next), NULL, NULL, k.next
  FROM service s
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT min(place) FROM shown) END) k (next)
 WHERE s.id = $1 AND (s.id = ANY (my_services()) OR s.id = ANY (my_administered()) OR oversees('service_work', 'view') >= 0)
