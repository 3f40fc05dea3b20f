-- $1 limit, $2 where to go on, or null, $3 'true': without those whom I know only through my team, or null. My children, those to whom I have
-- a relation, by what is due next.
WITH mine AS MATERIALIZED (
    SELECT DISTINCT s.child_id FROM sight s
     WHERE s.from_on <= today() AND s.until_on > today()
       AND ($3::text IS DISTINCT FROM 'true' OR s.kind % 16 <> (SELECT no FROM relation_name WHERE relation = 'team'))
), place AS (
    SELECT c.id, coalesce((SELECT min(d.due_on) FROM due d WHERE d.child_id = m.child_id), 'infinity') || ' ' || lower(c.name) || ' ' || c.id AS place
      FROM mine m
      JOIN child c ON c.id = m.child_id
), page AS (
    SELECT * FROM place WHERE $2::text IS NULL OR place > $2 ORDER BY place LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
), item AS (
    SELECT g.place, c.id, json_build_object(
           'id', c.id, 'name', c.name, 'known_as', c.known_as, 'born_on', c.born_on, 'age', c.age, 'local_id', c.local_id,
           'nhs_number', c.nhs_number, 'upn', c.upn, 'lives_with', c.lives_with, 'home_held_back', c.home_held_back, 'school', c.school, 'legal_status', c.legal_status,
           'lead_worker', c.lead_worker, 'next', (SELECT json_build_object('on', d.due_on, 'what', d.what, 'who', d.who, 'state', due_state(d.due_on), 'days', d.due_on - today(),
               'kind', d.kind, 'link', json_build_object('type', d.link_type, 'id', d.link_id)) FROM due d WHERE d.child_id = c.id ORDER BY d.due_on, d.kind LIMIT 1), 'match', NULL) AS item
      FROM shown g JOIN child_card c ON c.id = g.id
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place) FROM item), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', id, 'type', 'child', 'tier', 1, 'relation', stands_as(id), 'ids', json_build_array(id))) FROM item),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
