-- $1 term (null: that of today, of each council), $2 'term': a row for each of the last six terms of each and no schools, else null. How many of the children that I see had to have a PEP, and had one: all of them, then
-- school by school.
WITH term AS MATERIALIZED (
    SELECT x.id, x.name, x.until_on, least(x.until_on, today()) AS day, x.agency_id
      FROM (SELECT t.*, row_number() OVER (PARTITION BY t.agency_id ORDER BY CASE WHEN $2::text = 'term' THEN NULL ELSE t.until_on END, t.until_on DESC) AS n
              FROM school_term t
             WHERE CASE WHEN $2::text = 'term' THEN t.until_on < coalesce((SELECT min(n.until_on) FROM school_term n WHERE n.agency_id = t.agency_id AND n.until_on >= today()), today()) + 1
                        WHEN $1::uuid IS NULL THEN t.until_on >= today() ELSE t.id = $1 END) x
     WHERE x.n <= CASE WHEN $2::text = 'term' THEN 6 ELSE 1 END
), asked AS MATERIALIZED (
    SELECT t.id AS term_id, t.name AS term, t.until_on, coalesce(p.state, 'none') AS state, p.id AS pep_id, c.id AS child_id,
           CASE WHEN coalesce(p.state, 'draft') = 'draft' THEN CASE WHEN a.is_first AND p.id IS NULL THEN a.start_by ELSE a.due_on END < today() ELSE p.held_on > a.due_on END AS is_late,
           CASE WHEN $2::text IS DISTINCT FROM 'term' THEN
               (SELECT e.school_id FROM enrolment e WHERE e.child_id = c.id AND e.from_on <= t.day AND (e.until_on IS NULL OR e.until_on > t.day) ORDER BY e.from_on DESC LIMIT 1) END AS school_id
      FROM term t
     CROSS JOIN LATERAL (SELECT e.child_id, coalesce(max(e.from_on) FILTER (WHERE e.entry_code = 'S'), min(e.from_on)) AS since
                           FROM care_episode e WHERE e.from_on <= t.day
                          GROUP BY e.child_id HAVING bool_or(e.until_on IS NULL OR e.until_on > t.day)) s
      JOIN child c ON c.id = s.child_id AND coalesce(c.authority_id, (SELECT authority_of(NULL))) = t.agency_id
     CROSS JOIN LATERAL pep_asks(s.since, c.born_on, t.day, t.agency_id) a
      LEFT JOIN pep p ON p.child_id = c.id AND p.term_id = t.id
     WHERE a.term_id = t.id AND reaches('pep', 'view', c.id, 2::smallint)
), counted AS (
    SELECT x.term_id, x.term, x.until_on, x.school_id, grouping(x.school_id) AS is_all, count(*) AS asked, count(*) FILTER (WHERE x.state IN ('held', 'closed')) AS held,
           count(*) FILTER (WHERE x.state = 'closed') AS closed, count(*) FILTER (WHERE x.is_late) AS late
      FROM asked x
     GROUP BY GROUPING SETS ((x.term_id, x.term, x.until_on), (x.term_id, x.term, x.until_on, x.school_id))
)
SELECT json_build_object('items', coalesce((
           SELECT json_agg(json_build_object('term', json_build_object('id', k.term_id, 'name', k.term), 'all', k.is_all = 1,
                      'school', CASE WHEN k.is_all = 0 AND k.school_id IS NOT NULL THEN json_build_object('id', g.id, 'name', g.name) END,
                      'asked', k.asked, 'held', k.held, 'closed', k.closed, 'late', k.late, 'rate', round(100.0 * k.held / k.asked)::integer)
                           ORDER BY k.until_on DESC, k.is_all DESC, g.name)
             FROM counted k LEFT JOIN agency g ON g.id = k.school_id
            WHERE k.is_all = 1 OR $2::text IS DISTINCT FROM 'term'), '[]'), 'next', NULL),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'pep', 'tier', 1, 'relation', stands_as(x.child_id), 'ids', x.ids))
          FROM (SELECT child_id, json_agg(coalesce(pep_id, child_id)) AS ids FROM asked GROUP BY child_id) x),
       NULL
