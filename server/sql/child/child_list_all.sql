-- $1 "true": only those without a lead worker, $2 limit, $3 where to go on, or null. Every child whom I may see, also by oversight, those recorded last first.
WITH page AS (
    SELECT c.id, to_char(c.made_at, 'YYYYMMDDHH24MISSUS') || ' ' || c.id AS place
      FROM child c
     WHERE ($1::text IS DISTINCT FROM 'true' OR NOT EXISTS (
                SELECT FROM allocation a
                 WHERE a.child_id = c.id AND a.kind IN ('worker', 'personal_adviser')
                   AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())))
       AND ($3::text IS NULL OR (c.made_at, c.id) < (to_timestamp(left($3, 20), 'YYYYMMDDHH24MISSUS'), substr($3, 22)::uuid))
     ORDER BY c.made_at DESC, c.id DESC
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $2::integer
), item AS (
    SELECT g.place, c.id, json_build_object(
           'id', c.id, 'name', c.name, 'known_as', c.known_as, 'born_on', c.born_on, 'age', c.age, 'local_id', c.local_id,
           'nhs_number', c.nhs_number, 'upn', c.upn, 'lives_with', c.lives_with, 'home_held_back', c.home_held_back, 'school', c.school, 'legal_status', c.legal_status,
           'lead_worker', c.lead_worker, 'next', (SELECT json_build_object('on', d.due_on, 'what', d.what, 'who', d.who,
               'state', due_state(d.due_on), 'days', d.due_on - today(), 'kind', d.kind,
               'link', json_build_object('type', d.link_type, 'id', d.link_id)) FROM due d WHERE d.child_id = c.id ORDER BY d.due_on, d.kind LIMIT 1),
           'match', NULL) AS item
      FROM shown g JOIN child_card c ON c.id = g.id
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM item), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', id, 'type', 'child', 'tier', 1, 'relation', stands_as(id), 'ids', json_build_array(id))) FROM item),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT min(place) FROM shown) END) n (next)
