-- $1 involvement, $2 limit, $3 where to go on, or null. The contacts of an involvement, newest first; of one day as they were recorded.
WITH page AS (
    SELECT x.id, x.day || ' ' || to_char(x.made_at, 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || x.id AS place, greatest(x.tier, n.tier, t.tier) AS tier,
           json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'child', x.child_id, 'involvement', x.involvement_id,
           'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.practitioner_id),
           'day', x.day, 'minutes', x.minutes, 'mode', x.mode, 'place', x.place, 'outcome', x.outcome, 'there', x.there,
           'note', n.text, 'therapy_note', t.text, 'held_back', x.has_note AND n.id IS NULL,
           'therapy_held_back', x.has_therapy_note AND t.id IS NULL AND knows_therapy()) AS item
      FROM contact x
      LEFT JOIN contact_note n ON n.contact_id = x.id
      LEFT JOIN therapy_note t ON t.contact_id = x.id
     WHERE x.involvement_id = $1 AND ($3::text IS NULL OR x.day || ' ' || to_char(x.made_at, 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || x.id < $3)
     ORDER BY place DESC
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'), 'next', k.next),
       json_build_array(json_build_object('child', i.child_id, 'type', 'contact', 'tier', coalesce((SELECT max(tier) FROM shown), 1),
           'relation', stands_as(coalesce(i.child_id, i.carer_id)), 'ids', coalesce((SELECT json_agg(id) FROM shown), '[]'))),
       NULL, k.next
  FROM involvement i
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT min(place) FROM shown) END) k (next)
 WHERE i.id = $1
