-- $1 limit, $2 where to go on, or null. What others did in the last 90 days that concerns me by name, my services or my own children, newest first;
-- each is read where it stands, so that nothing is told that may not be seen.
WITH self AS MATERIALIZED (
    SELECT me() AS id, now() - interval '90 days' AS since, coalesce((SELECT n.until_at FROM news_seen n), '-infinity') AS seen
), followed AS MATERIALIZED (
    SELECT DISTINCT r.id
      FROM self CROSS JOIN LATERAL (
            SELECT r.id FROM referral r WHERE r.asked_by = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.referred_by = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.practitioner_id = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.state = 'asked' AND r.decider_id = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.state IN ('submitted', 'accepted', 'allocated') AND r.service_id = ANY (my_services())) r
), own AS MATERIALIZED (
    SELECT DISTINCT s.child_id FROM sight s
     WHERE s.from_on <= today() AND s.until_on > today() AND s.kind % 16 = (SELECT no FROM relation_name WHERE relation = 'allocated')
), line AS (
    SELECT e.made_at AS at, e.child_id, e.made_by,
           CASE e.kind WHEN 'move' THEN CASE e.to_state
                    WHEN 'asked' THEN s.name || ' is asked for: decide whether to refer' WHEN 'submitted' THEN 'Referred to ' || s.name
                    WHEN 'accepted' THEN s.name || ' accepted the referral' WHEN 'allocated' THEN s.name || ' allocated the referral'
                    WHEN 'seen' THEN 'First meeting with ' || s.name WHEN 'closed' THEN s.name || ' closed the referral'
                    WHEN 'declined' THEN 'The referral to ' || s.name || ' was declined' WHEN 'redirected' THEN s.name || ' passed the referral on'
                    ELSE 'The referral to ' || s.name || ' was withdrawn' END
                WHEN 'offer' THEN s.name || ' offered an assessment' WHEN 'word' THEN s.name || ' rang or wrote to the carer'
                WHEN 'pause' THEN s.name || ' paused the referral' WHEN 'resume' THEN s.name || ' took the paused referral up again'
                WHEN 'thrive' THEN s.name || ' set the THRIVE group'
                ELSE 'Referral to ' || s.name || ': a reminder' END AS title,
           w.reason AS text, 'referral' AS link_type, r.id AS link_id, r.urgency = 'urgent' AND coalesce(e.to_state, '') IN ('asked', 'submitted') AS is_urgent, e.id AS record_id
      FROM followed f
      JOIN referral r ON r.id = f.id
      JOIN service s ON s.id = r.service_id
      JOIN referral_event e ON e.referral_id = r.id
      LEFT JOIN referral_reason w ON w.event_id = e.id
    UNION ALL
    SELECT t.made_at, t.child_id, t.made_by, t.what, t.why, 'task', t.id, false, t.id
      FROM self JOIN task t ON t.assigned_to = self.id AND t.state = 'open'
    UNION ALL
    SELECT t.settled_at, t.child_id, t.settled_by, 'Answered: ' || t.what, t.outcome, 'task', t.id, false, t.id
      FROM self JOIN task t ON t.made_by = self.id AND t.kind = 'share_ask' AND t.state = 'done'
    UNION ALL
    SELECT x.made_at, x.child_id, x.made_by, 'In their own words', x.text, 'words', x.id, false, x.id
      FROM own JOIN words x ON x.child_id = own.child_id
    UNION ALL
    SELECT q.made_at, q.child_id, q.made_by,
           CASE q.informant WHEN 'parent' THEN 'SDQ from the carer' WHEN 'teacher' THEN 'SDQ from school' ELSE 'SDQ from the young person' END,
           CASE WHEN q.total IS NOT NULL THEN 'Total ' || q.total END, 'sdq', q.id, false, q.id
      FROM own JOIN sdq q ON q.child_id = own.child_id
), page AS (
    SELECT l.*, c.name, p.name AS who, to_char(l.at, 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || l.record_id AS place
      FROM line l
     CROSS JOIN self
      JOIN child c ON c.id = l.child_id
      JOIN person p ON p.id = l.made_by
     WHERE l.at > self.since AND l.made_by <> self.id AND ($2::text IS NULL OR to_char(l.at, 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || l.record_id < $2)
     ORDER BY place DESC
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('at', instant(n.at), 'title', n.title, 'text', n.text, 'who', n.who,
               'is_urgent', n.is_urgent, 'is_new', n.at > self.seen, 'mark', (extract(epoch FROM n.at) * 1000000)::bigint, 'link', json_build_object('type', n.link_type, 'id', n.link_id),
               'child', json_build_object('id', n.child_id, 'name', n.name)) ORDER BY n.place DESC) FROM shown n), '[]'), 'next', z.next),
       (SELECT json_agg(json_build_object('child', n.child_id, 'type', 'news', 'tier', CASE WHEN n.is_deep THEN 3 ELSE 2 END, 'relation', stands_as(n.child_id), 'ids', n.ids))
          FROM (SELECT child_id, json_agg(record_id) AS ids, bool_or(link_type = 'referral' AND text IS NOT NULL) AS is_deep FROM shown GROUP BY child_id) n),
       NULL, z.next
  FROM self
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT min(place) FROM shown) END) z (next)
