-- $1 limit, $2 where to go on, or null, $3 'true': late alone, or null, $4 kind, or null. Health checks that are late or due within eight weeks, with what came of the last one, children in care without a nurse, and those who do not want one's agency to know; the latest first.
WITH open AS MATERIALIZED (
    SELECT d.child_id, d.kind, d.due_on, d.why, d.tier FROM health_due d
     WHERE (d.until_on IS NULL OR d.until_on > today()) AND d.due_on < today() + CASE WHEN $3::text = 'true' THEN 0 ELSE 56 END AND ($4::text IS NULL OR d.kind = $4)
), cared AS MATERIALIZED (
    SELECT DISTINCT e.child_id FROM care_episode e WHERE e.until_on IS NULL
), nursed AS MATERIALIZED (
    SELECT a.child_id, min(p.name) AS name FROM allocation a JOIN person p ON p.id = a.person_id
     WHERE a.kind = 'nurse' AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today()) GROUP BY a.child_id
), line AS (
    SELECT o.child_id, o.kind, health_kind(o.kind) AS what, o.due_on, o.why, o.tier FROM open o
    UNION ALL
    SELECT e.child_id, NULL, 'A named nurse', NULL, 'Every child in care has a named nurse', 1::smallint FROM cared e
     WHERE $4::text IS NULL AND NOT EXISTS (SELECT FROM nursed n WHERE n.child_id = e.child_id) AND reaches('health', 'view', e.child_id, 1::smallint)
    UNION ALL
    SELECT e.child_id, NULL, 'Health checks', NULL, 'Held back: the child does not want your agency to know. Ask the lead worker', 1::smallint FROM cared e
     WHERE $4::text IS NULL AND e.child_id = ANY ((SELECT my_unwished('health'))::uuid[]) AND reaches('health', 'view', e.child_id, 1::smallint)
), placed AS (
    SELECT l.*, c.name, c.born_on, n.name AS nurse, coalesce(l.due_on, date '0001-01-01') || ' ' || c.id || ' ' || coalesce(l.kind, l.what) AS place
      FROM line l JOIN child c ON c.id = l.child_id LEFT JOIN nursed n ON n.child_id = l.child_id
), page AS (
    SELECT * FROM placed WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT p.*, h.state AS last_state, h.day AS last_on, h.missed_why
      FROM (SELECT * FROM page ORDER BY place LIMIT $1::integer) p
      LEFT JOIN LATERAL (SELECT h.state, h.day, h.missed_why FROM health_check h
                          WHERE h.child_id = p.child_id AND (h.kind = p.kind OR p.kind = 'review' AND h.kind = 'initial')
                          ORDER BY h.day DESC, h.made_at DESC LIMIT 1) h ON true
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('child', json_build_object('id', x.child_id, 'name', x.name), 'born_on', x.born_on,
               'nurse', x.nurse, 'kind', x.kind, 'what', x.what, 'due_on', x.due_on, 'days', x.due_on - today(), 'why', x.why,
               'last_state', x.last_state, 'last_on', x.last_on, 'missed_why', x.missed_why) ORDER BY x.place) FROM shown x), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', x.child_id, 'type', 'health', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.child_id))) FROM shown x),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
