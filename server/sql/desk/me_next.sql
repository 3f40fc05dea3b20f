-- $1 limit, $2 where to go on, or null, $3 'true': without those whom I know only through my team, or null, $4 within so many days, late ones always,
-- $5 'true': late ones alone, 'false': without these, or null, $6 about what, or null, $7 team whose children these are, or null: mine, $8 agency that has to do it, or null,
-- $9 person who has to, or null. What is due across my children and carers, what waits for me by name with others, and what I am asked of no child; the earliest first.
WITH line AS MATERIALIZED (
    SELECT d.*, d.due_on || ' ' || d.link_id || ' ' || d.kind AS place
      FROM due_next(coalesce($3::text = 'true', false), $7::uuid) d
     WHERE d.due_on <= today() + $4::integer AND ($5::text IS NULL OR ($5 = 'true') = (d.due_on < today())) AND ($6::text IS NULL OR d.about = $6)
), owned AS ( -- whom to ask for it: whom its record names; else who has that part with the child
    SELECT l.*, coalesce(l.agency_id, CASE WHEN l.asked = 'school' AND l.who IS DISTINCT FROM 'Social worker'
                                           THEN (SELECT e.school_id FROM enrolment e WHERE e.child_id = l.child_id AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
                                                  ORDER BY e.from_on DESC LIMIT 1) END) AS at_agency,
           coalesce(l.person_id, CASE WHEN l.agency_id IS NULL THEN
               (SELECT a.person_id FROM allocation a
                 WHERE a.child_id = l.child_id AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())
                   AND CASE a.kind WHEN 'worker' THEN 'lead' WHEN 'personal_adviser' THEN 'lead' ELSE a.kind END
                     = CASE l.who WHEN 'Social worker' THEN 'lead' WHEN 'Children in care nurse' THEN 'nurse' ELSE l.asked END
                 ORDER BY a.kind DESC, a.from_on DESC LIMIT 1) END) AS asks_id
      FROM line l
), page AS (
    SELECT o.*, coalesce(c.name, r.name) AS name
      FROM owned o
      LEFT JOIN child c ON c.id = o.child_id
      LEFT JOIN carer r ON r.id = o.carer_id
     WHERE (coalesce(c.id, r.id) IS NOT NULL OR o.child_id IS NULL AND o.carer_id IS NULL) AND ($9::uuid IS NULL OR o.asks_id = $9)
       AND ($8::uuid IS NULL OR coalesce(o.at_agency, (SELECT p.agency_id FROM person p WHERE p.id = o.asks_id)) = $8)
       AND ($2::text IS NULL OR o.place > $2)
     ORDER BY o.place
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('on', d.due_on, 'what', d.what, 'who', d.who, 'state', due_state(d.due_on), 'days', d.due_on - today(),
               'kind', d.kind, 'link', json_build_object('type', d.link_type, 'id', d.link_id), 'child', CASE WHEN d.child_id IS NOT NULL THEN json_build_object('id', d.child_id, 'name', d.name) END, 'carer', carer_ref(d.carer_id),
               'part', d.part, 'about', d.about, 'why', d.why, 'source', d.source, 'person', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END,
               'agency', (SELECT json_build_object('id', g.id, 'name', g.name) FROM agency g WHERE g.id = coalesce(d.at_agency, p.agency_id))) ORDER BY d.place)
               FROM shown d LEFT JOIN person p ON p.id = d.asks_id), '[]'),
           'next', n.next),
       (SELECT json_agg(json_build_object('child', d.child_id, 'type', 'task', 'tier', 2, 'relation', stands_as(coalesce(d.child_id, d.carer_id)), 'ids', d.ids))
          FROM (SELECT child_id, carer_id, json_agg(link_id) AS ids FROM shown WHERE coalesce(child_id, carer_id) IS NOT NULL GROUP BY child_id, carer_id) d),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
