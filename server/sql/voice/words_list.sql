-- $1 child, $2 limit, $3 where to go on, or null. Everything the child has said, newest first.
WITH page AS (
    SELECT x.id, x.tier, x.said_on || ' ' || x.id AS place,
           json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'said_on', x.said_on, 'text', x.text, 'way', x.way, 'said_how', x.said_how, 'said_with', x.said_with, 'for_lead', x.tier > 2, 'pictures', words_pictures(x.id),
           'going_well', coalesce(o.going_well, '[]'), 'matters', coalesce(o.matters, '[]'), 'want_help', coalesce(o.want_help, '[]')) AS item
      FROM words x
 CROSS JOIN LATERAL (SELECT json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'going_well') AS going_well,
                            json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'matters') AS matters,
                            json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'want_help') AS want_help
                       FROM words_point o WHERE o.words_id = x.id) o
     WHERE x.child_id = $1 AND ($3::text IS NULL OR x.said_on || ' ' || x.id < $3)
     ORDER BY place DESC
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'), 'next', n.next, 'withheld', list_held($1, 'words')),
       json_build_array(json_build_object('child', c.id, 'type', 'words', 'tier', coalesce((SELECT max(tier) FROM shown), 1),
           'relation', stands_as(c.id), 'ids', coalesce((SELECT json_agg(id) FROM shown), '[]'))),
       NULL, n.next
  FROM child c
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT min(place) FROM shown) END) n (next)
 WHERE c.id = $1
