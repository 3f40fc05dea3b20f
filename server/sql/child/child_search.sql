-- $1 what was typed, $2 limit, $3 where to go on, or null. Children whom I may see by name, day of birth or identifier: exact ones first.
WITH asked AS MATERIALIZED (
    SELECT a.*, array_to_string(a.words, ' ') AS whole, CASE WHEN a.day IS NOT NULL THEN days_like(a.day) END AS days FROM search_asked($1) a
), mine AS MATERIALIZED (
    SELECT DISTINCT s.child_id FROM sight s WHERE s.from_on <= today() AND s.until_on > today()
), scored AS ( -- the score takes long to work out: only of those that are at all like what was typed
    SELECT k.child_id, search_score(k, q.words, q.day, q.ids) AS score
      FROM asked q CROSS JOIN mine m JOIN child_search k ON k.child_id = m.child_id
     WHERE k.sounds && q.sounds OR word_similarity(q.whole, k.words) >= 0.25 OR k.born_on = ANY (q.days)
        OR k.local_id = ANY (q.ids) OR k.nhs_number = ANY (q.ids) OR k.upn = ANY (q.ids) OR k.others && q.ids
    UNION
    SELECT f.child_id, f.score FROM child_find($1, 400) f
), page AS (
    SELECT c.id, s.score, to_char(9 - s.score, 'FM0.00000') || ' ' || lower(c.name) || ' ' || c.id AS place
      FROM scored s JOIN child c ON c.id = s.child_id
     WHERE s.score >= 0.55 AND ($3::text IS NULL OR to_char(9 - s.score, 'FM0.00000') || ' ' || lower(c.name) || ' ' || c.id > $3)
     ORDER BY place
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $2::integer
), item AS (
    SELECT g.place, c.id, coalesce((SELECT s.letter FROM standing s WHERE s.child_id = g.id), 'O') AS relation, json_build_object(
           'id', c.id, 'name', c.name, 'known_as', c.known_as, 'born_on', c.born_on, 'age', c.age, 'local_id', c.local_id,
           'nhs_number', c.nhs_number, 'upn', c.upn, 'lives_with', c.lives_with, 'home_held_back', c.home_held_back, 'school', c.school, 'legal_status', c.legal_status,
           'lead_worker', c.lead_worker, 'next', (SELECT json_build_object('on', d.due_on, 'what', d.what, 'who', d.who, 'state', due_state(d.due_on), 'days', d.due_on - today(),
               'kind', d.kind, 'link', json_build_object('type', d.link_type, 'id', d.link_id)) FROM due d WHERE d.child_id = c.id ORDER BY d.due_on, d.kind LIMIT 1), 'match', CASE WHEN g.score >= 2 THEN 'exact' ELSE 'similar' END) AS item
      FROM shown g JOIN child_card c ON c.id = g.id
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place) FROM item), '[]'), 'next', n.next),
       coalesce((SELECT json_agg(json_build_object('child', id, 'type', 'child', 'tier', 1, 'relation', relation, 'ids', json_build_array(id)))
                   FROM item), json_build_array(json_build_object('child', NULL, 'type', 'child', 'tier', 1, 'ids', '[]'::json))),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT max(place) FROM shown) END) n (next)
