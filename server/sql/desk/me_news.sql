-- $1 limit, $2 where to go on, or null. What others did in the last 90 days that concerns me by name, my services or my own children, newest first;
-- each is read where it stands, so that nothing is told that may not be seen.
WITH self AS MATERIALIZED (
    SELECT me() AS id, now() - interval '90 days' AS since, coalesce((SELECT n.until_at FROM news_seen n), '-infinity') AS seen
), page AS (
    SELECT l.*, coalesce(c.name, a.name) AS name, coalesce(p.name, 'By a link') AS who, to_char(l.at, 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || l.record_id AS place
      FROM news_line l
     CROSS JOIN self
      LEFT JOIN child c ON c.id = l.child_id
      LEFT JOIN carer a ON a.id = l.carer_id
      LEFT JOIN person p ON p.id = l.made_by
     WHERE coalesce(c.id, a.id) IS NOT NULL AND l.at > self.since AND l.made_by IS DISTINCT FROM self.id AND ($2::text IS NULL OR to_char(l.at, 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || l.record_id < $2)
     ORDER BY place DESC
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('at', instant(n.at), 'title', n.title, 'text', n.text, 'who', n.who,
               'is_urgent', n.is_urgent, 'is_new', n.at > self.seen, 'mark', (extract(epoch FROM n.at) * 1000000)::bigint, 'link', json_build_object('type', n.link_type, 'id', n.link_id),
               'child', CASE WHEN n.carer_id IS NULL THEN json_build_object('id', n.child_id, 'name', n.name) END, 'carer', carer_ref(n.carer_id)) ORDER BY n.place DESC) FROM shown n), '[]'), 'next', z.next),
       (SELECT json_agg(json_build_object('child', n.child_id, 'type', 'news', 'tier', greatest(CASE WHEN n.is_deep THEN 3 ELSE 2 END, n.tier), 'relation', stands_as(coalesce(n.child_id, n.carer_id)), 'ids', n.ids))
          FROM (SELECT child_id, carer_id, json_agg(record_id) AS ids, bool_or(link_type = 'referral' AND text IS NOT NULL) AS is_deep, max(tier) AS tier FROM shown GROUP BY child_id, carer_id) n),
       NULL, z.next
  FROM self
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT min(place) FROM shown) END) z (next)
