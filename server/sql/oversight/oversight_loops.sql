-- $1 limit, $2 where to go on, or null. Of each child the longest open of what was asked for or referred and is not answered; the longest first.
WITH line AS MATERIALIZED (
    SELECT o.*, o.since_on || ' ' || o.child_id AS place
      FROM (SELECT DISTINCT ON (l.child_id) l.*, count(*) OVER (PARTITION BY l.child_id) AS open FROM loop_open l ORDER BY l.child_id, l.since_on, l.link_id) o
), page AS (
    SELECT * FROM line WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'lead', (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = x.child_id), 'what', x.what, 'stands', x.stands, 'since_on', x.since_on, 'days', today() - x.since_on, 'open', x.open, 'link', json_build_object('type', x.link_type, 'id', x.link_id)) ORDER BY x.place) FROM shown x LEFT JOIN child c ON c.id = x.child_id), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'referral', 'tier', 1, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.link_id))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
