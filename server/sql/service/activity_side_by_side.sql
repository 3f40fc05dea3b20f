-- $1 first day, $2 last day, $3 first day of a second period or null, $4 its last, $5 of this agency's services alone, or null, $6 of this service alone, or null.
-- What the services did whose report I may see, side by side. How many children were in care only whoever oversees the area can count.
WITH period AS (
    SELECT * FROM (VALUES ('now', $1::date, $2::date, 1), ('then', $3::date, $4::date, 2)) p (period, from_on, to_on, place) WHERE p.from_on IS NOT NULL
), care AS (
    SELECT p.period, CASE WHEN (SELECT oversees('activity', 'view')) >= 1 THEN
               (SELECT count(*) FROM child k WHERE EXISTS (SELECT FROM care_episode e WHERE e.child_id = k.id AND e.from_on <= p.to_on AND (e.until_on IS NULL OR e.until_on > p.to_on))) END AS children
      FROM period p
), shown AS MATERIALIZED (
    SELECT s.id, s.name, g.id AS agency_id, g.name AS agency
      FROM service s JOIN agency g ON g.id = s.agency_id
     WHERE ($5::uuid IS NULL OR g.id = $5) AND ($6::uuid IS NULL OR s.id = $6)
       AND ((SELECT oversees('activity', 'view')) >= 1
            OR EXISTS (SELECT FROM role_held h JOIN access_rule a ON a.record = 'activity' AND a.action = 'view' AND a.role = h.role AND 'any' = ANY (a.relations)
                        WHERE h.person_id = (SELECT me()) AND h.agency_id = s.agency_id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
                          AND (h.role = 'service_admin' OR EXISTS (SELECT FROM service_staff f WHERE f.service_id = s.id AND f.role = h.role))))
), line AS (
    SELECT s.*, p.period, p.from_on, p.to_on, p.place, c.children, r.*, o.open, w.waiting, m.hours, d.closed, v.met, v.longest
      FROM shown s
     CROSS JOIN period p
      JOIN care c USING (period)
     CROSS JOIN LATERAL (SELECT coalesce(sum(n), 0) AS received, coalesce(sum(n) FILTER (WHERE words[1] = 'Accepted'), 0) AS accepted, coalesce(sum(n) FILTER (WHERE words[1] = 'Declined'), 0) AS declined,
                                coalesce(sum(n) FILTER (WHERE words[1] LIKE 'Passed on%'), 0) AS passed_on, coalesce(sum(n) FILTER (WHERE words[1] = 'Withdrawn'), 0) AS withdrawn,
                                coalesce(sum(n) FILTER (WHERE words[1] = 'Not decided yet'), 0) AS undecided
                           FROM activity_count('received', s.id, p.from_on, p.to_on, '{outcome}')) r
     CROSS JOIN LATERAL (SELECT coalesce(sum(n), 0) AS open FROM activity_count('at_end', s.id, p.from_on, p.to_on, '{work}')) o
     CROSS JOIN LATERAL (SELECT coalesce(sum(n), 0) AS waiting FROM activity_count('waiting', s.id, p.to_on + 1, p.to_on + 1, '{what}')) w
     CROSS JOIN LATERAL (SELECT round(coalesce(sum(n), 0) / 60.0) AS hours FROM activity_count('minutes', s.id, p.from_on, p.to_on, '{work}')) m
     CROSS JOIN LATERAL (SELECT coalesce(sum(n), 0) AS closed FROM activity_count('closed', s.id, p.from_on, p.to_on, '{work}')) d
     CROSS JOIN LATERAL (SELECT coalesce(sum(x.seen), 0) AS met, max(x.longest) AS longest FROM activity_waits(s.id, p.from_on, p.to_on) x) v
)
SELECT json_build_object('items', coalesce(json_agg(json_build_object('period', l.period, 'from', l.from_on, 'to', l.to_on, 'agency', json_build_object('id', l.agency_id, 'name', l.agency),
               'service', json_build_object('id', l.id, 'name', l.name), 'open', l.open, 'waiting', l.waiting, 'received', l.received, 'met', l.met, 'longest', l.longest, 'hours', l.hours, 'closed', l.closed,
               'accepted', l.accepted, 'declined', l.declined, 'passed_on', l.passed_on, 'withdrawn', l.withdrawn, 'undecided', l.undecided, 'children', l.children,
               'open_per_100', round(100.0 * l.open / nullif(l.children, 0), 1), 'waiting_per_100', round(100.0 * l.waiting / nullif(l.children, 0), 1), 'hours_per_100', round(100.0 * l.hours / nullif(l.children, 0), 1))
               ORDER BY l.agency, l.name, l.id, l.place), '[]'), 'next', NULL)
  FROM line l
