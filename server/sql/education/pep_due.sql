-- $1 limit, $2 where to go on, or null, $3 term (null: that of today, of each council), $4 state (none, draft, held, closed) or null, $5 'true': only what is late, or null. Who of the children that I see has to have a
-- PEP in a term, and how far it is: what is late first, then what is not held yet, held, closed, each by the day on which it is due.
WITH term AS MATERIALIZED (
    SELECT DISTINCT ON (t.agency_id) t.id, t.name, t.until_on, least(t.until_on, today()) AS day, t.agency_id
      FROM school_term t
     WHERE CASE WHEN $3::uuid IS NULL THEN t.until_on >= today() ELSE t.id = $3 END
     ORDER BY t.agency_id, t.until_on
), asked AS MATERIALIZED (
    SELECT c.id AS child_id, c.name, a.is_first, a.start_by, a.due_on, t.id AS term_id, t.name AS term, t.day,
           p.id AS pep_id, coalesce(p.state, 'none') AS state, p.held_on, p.quality, p.tier,
           CASE WHEN coalesce(p.state, 'draft') = 'draft' THEN CASE WHEN a.is_first AND p.id IS NULL THEN a.start_by ELSE a.due_on END < today()
                ELSE p.held_on > a.due_on END AS is_late
      FROM term t
     CROSS JOIN LATERAL (SELECT e.child_id, coalesce(max(e.from_on) FILTER (WHERE e.entry_code = 'S'), min(e.from_on)) AS since
                           FROM care_episode e WHERE e.from_on <= t.day
                          GROUP BY e.child_id HAVING bool_or(e.until_on IS NULL OR e.until_on > t.day)) s
      JOIN child c ON c.id = s.child_id AND coalesce(c.authority_id, (SELECT authority_of(NULL))) = t.agency_id
     CROSS JOIN LATERAL pep_asks(s.since, c.born_on, t.day, t.agency_id) a
      LEFT JOIN pep p ON p.child_id = c.id AND p.term_id = t.id
     WHERE a.term_id = t.id AND reaches('pep', 'view', c.id, 2::smallint)
), placed AS (
    SELECT x.*, CASE x.state WHEN 'held' THEN '2 ' WHEN 'closed' THEN '3 ' ELSE CASE WHEN x.is_late THEN '0 ' ELSE '1 ' END END || x.due_on || ' ' || x.child_id AS place FROM asked x
     WHERE ($4::text IS NULL OR x.state = $4) AND ($5::text IS DISTINCT FROM 'true' OR x.is_late)
), page AS (
    SELECT * FROM placed WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', json_build_object('id', x.child_id, 'name', x.name),
               'school', (SELECT json_build_object('id', g.id, 'name', g.name) FROM enrolment e JOIN agency g ON g.id = e.school_id
                           WHERE e.child_id = x.child_id AND e.from_on <= x.day AND (e.until_on IS NULL OR e.until_on > x.day) ORDER BY e.from_on DESC LIMIT 1),
               'lead_worker', (SELECT json_build_object('id', l.person_id, 'name', l.name) FROM lead_worker l WHERE l.child_id = x.child_id),
               'term', json_build_object('id', x.term_id, 'name', x.term), 'is_first', x.is_first, 'due_on', CASE WHEN x.is_first AND x.pep_id IS NULL THEN x.start_by ELSE x.due_on END,
               'days', CASE WHEN x.is_first AND x.pep_id IS NULL THEN x.start_by ELSE x.due_on END - coalesce(x.held_on, today()),
               'state', x.state, 'is_late', x.is_late, 'pep', x.pep_id, 'held_on', x.held_on, 'quality', x.quality) ORDER BY x.place) FROM shown x), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'pep', 'tier', coalesce(x.tier, 1), 'relation', stands_as(x.child_id),
                   'ids', json_build_array(coalesce(x.pep_id, x.child_id)))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
