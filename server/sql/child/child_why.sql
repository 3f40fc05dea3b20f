-- $1 child. Why I can see this: how I stand to the child today, and which of my relations and roles gives how much of each type of record. The tiers are
-- those of reach(), which decides like the policies; the rest says through which line of the policy.
WITH stand AS MATERIALIZED (
    SELECT r.name AS role, n.relation, n.no, min(s.from_on) AS since, max(s.until_on) AS until
      FROM sight s
      JOIN role r ON r.no = s.kind / 16
      JOIN relation_name n ON n.no = s.kind % 16
     WHERE s.child_id = $1 AND s.from_on <= today() AND s.until_on > today()
     GROUP BY r.name, n.relation, n.no
    UNION ALL
    SELECT h.role, n.relation, n.no, min(h.from_on), max(coalesce(h.until_on, 'infinity'))
      FROM role_held h
      JOIN access_rule a ON a.role = h.role AND a.record = 'child' AND a.action = 'view' AND 'oversight' = ANY (a.relations)
      JOIN relation_name n ON n.relation = 'oversight'
     WHERE h.person_id = (SELECT me()) AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
     GROUP BY h.role, n.relation, n.no
), own AS MATERIALIZED (
    SELECT s.id, s.name, k.role
      FROM service s JOIN service_staff k ON k.service_id = s.id
     WHERE s.id = ANY (my_services()) AND k.role = ANY (my_roles())
), named AS (
    SELECT t.*,
           CASE t.relation
               WHEN 'allocated' THEN (SELECT string_agg(DISTINCT a.kind, ', ') FROM allocation a
                                       WHERE a.child_id = $1 AND a.person_id = (SELECT me()) AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today()))
               WHEN 'team' THEN (SELECT string_agg(DISTINCT p.name, ', ')
                                   FROM allocation a
                                   JOIN person p ON p.id = a.person_id
                                   JOIN team_member m ON m.person_id = a.person_id AND (m.until_on IS NULL OR m.until_on > today())
                                   JOIN team_member o ON o.team_id = m.team_id AND o.person_id = (SELECT me()) AND (o.until_on IS NULL OR o.until_on > today())
                                  WHERE a.child_id = $1 AND a.person_id <> (SELECT me()) AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today()))
               WHEN 'involved' THEN (SELECT string_agg(DISTINCT o.name, ', ') FROM own o
                                      WHERE o.role = t.role AND (EXISTS (SELECT FROM involvement i WHERE i.child_id = $1 AND i.service_id = o.id AND i.until_on IS NULL)
                                         OR EXISTS (SELECT FROM referral r WHERE r.child_id = $1 AND r.service_id = o.id AND r.state IN ('accepted', 'allocated', 'seen'))))
               WHEN 'named' THEN (SELECT string_agg(DISTINCT s.name, ', ') FROM service s
                                   WHERE EXISTS (SELECT FROM involvement i WHERE i.child_id = $1 AND i.service_id = s.id AND i.practitioner_id = (SELECT me()) AND i.until_on IS NULL)
                                      OR EXISTS (SELECT FROM referral r WHERE r.child_id = $1 AND r.service_id = s.id AND r.practitioner_id = (SELECT me()) AND r.ended_at IS NULL))
               WHEN 'pending' THEN (SELECT string_agg(DISTINCT o.name, ', ') FROM own o JOIN referral r ON r.service_id = o.id AND r.child_id = $1 AND r.state = 'submitted'
                                     WHERE o.role = t.role)
               WHEN 'ended' THEN (SELECT string_agg(DISTINCT s.name, ', ') FROM involvement i JOIN service s ON s.id = i.service_id
                                   WHERE i.child_id = $1 AND i.until_on IS NOT NULL AND (i.practitioner_id = (SELECT me()) OR s.id IN (SELECT o.id FROM own o)))
               WHEN 'school' THEN (SELECT string_agg(DISTINCT g.name, ', ') FROM enrolment e JOIN agency g ON g.id = e.school_id
                                    WHERE e.child_id = $1 AND e.school_id = ANY (my_agencies(t.role)) AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today()))
           END AS through
      FROM stand t
), given AS (
    SELECT a.record, a.tier, a.fresh, t.role, t.relation, t.no
      FROM stand t JOIN access_rule a ON a.role = t.role AND a.action = 'view'
                    AND (t.relation = ANY (a.relations) AND (t.relation = 'oversight' OR NOT a.fresh)
                         OR t.relation = 'ended' AND NOT a.fresh AND ('involved' = ANY (a.relations) OR 'named' = ANY (a.relations) AND a.tier <= 3))
), line AS (
    SELECT g.record, reach(g.record, 'view', $1) AS tier, max(g.tier) AS with_code, $1 = ANY (my_unwished(g.record)) AS unwished
      FROM given g
     GROUP BY g.record
), best AS (
    SELECT DISTINCT ON (l.record) l.*, g.role, g.relation
      FROM line l JOIN given g ON g.record = l.record
     ORDER BY l.record, g.tier <> l.tier, g.tier DESC, g.no
)
SELECT json_build_object(
           'relations', (SELECT coalesce(json_agg(json_build_object('relation', n.relation, 'role', n.role, 'through', n.through, 'since', n.since,
                                'until', nullif(n.until, 'infinity')) ORDER BY n.no, n.role), '[]') FROM named n),
           'records', (SELECT coalesce(json_agg(json_build_object('record', b.record, 'tier', nullif(b.tier, -1),
                              'with_code', CASE WHEN b.with_code > b.tier THEN b.with_code END, 'role', b.role, 'relation', b.relation,
                              'unwished', b.unwished) ORDER BY b.record), '[]') FROM best b)),
       json_build_array(json_build_object('child', c.id, 'type', 'why', 'tier', 1, 'relation', stands_as(c.id), 'ids', '[]'::json)),
       NULL
  FROM child c
 WHERE c.id = $1
