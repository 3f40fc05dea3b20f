-- $1 limit, $2 where to go on, or null. Children whose referrals came back in the last year: how often, from where, to where; most often first.
WITH line AS MATERIALIZED (
    SELECT b.child_id, count(*) AS times, max(b.on_day) AS last_on, json_agg(b.id) AS ids, lpad((9999 - count(*))::text, 4, '0') || ' ' || b.child_id AS place,
           json_agg(json_build_object('id', b.id, 'on', b.on_day, 'state', b.state, 'service', b.service, 'passed_to', b.passed_to) ORDER BY b.on_day DESC, b.id) AS referrals
      FROM bounced b
     GROUP BY b.child_id
), page AS (
    SELECT * FROM line WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'lead', (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = x.child_id), 'times', x.times, 'last_on', x.last_on, 'referrals', x.referrals,
               'open', (SELECT string_agg(DISTINCT l.what, ', ') FROM loop_open l WHERE l.child_id = x.child_id AND l.link_type = 'referral')) ORDER BY x.place) FROM shown x LEFT JOIN child c ON c.id = x.child_id), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'referral', 'tier', 1, 'relation', stands_as(x.child_id), 'ids', x.ids)) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
