-- No parameters. The payload of the children's social care API, a hundred children a row: page, how many, JSON, their ids (uuid[]), how many are purged.
-- Children who are in care, or were within a year, care leavers, or stood in the payload that was sent last. What stood in that one and is no more is sent with purge: a child
-- whose number is nobody's any more (entered in error, or put together with another record), an episode that is not this child's, steps to adoption or a contact
-- with a care leaver that were an error. A child who is kept from me by name is not here, and is not purged; nor is what I may not see of one.
WITH before AS MATERIALIZED (
    SELECT b.item ->> 'la_child_id' AS number, b.item ->> 'mis_child_id' AS child_id, b.item #> '{social_care_episodes,0,child_looked_after_placements}' AS episodes,
           b.item #>> '{social_care_episodes,0,adoption,initial_decision_date}' IS NOT NULL AS has_adoption,
           b.item #>> '{social_care_episodes,0,care_leavers,contact_date}' IS NOT NULL AS has_left
      FROM (SELECT s.id FROM return_sent s WHERE s.format = 'dfe_csc' AND s.agency_id = ANY ((SELECT my_agencies())::uuid[]) ORDER BY s.made_at DESC LIMIT 1) l
      JOIN return_file f ON f.return_id = l.id
     CROSS JOIN LATERAL json_array_elements(f.content::json) b (item)
     WHERE b.item ->> 'purge' IS DISTINCT FROM 'true'
), stands AS MATERIALIZED (
    SELECT c.*, k.number FROM return_dfe_children() c
      JOIN (SELECT x.id, x.local_id AS number FROM child x) k ON k.id = c.child_id
     WHERE c.is_in_time OR k.number IN (SELECT b.number FROM before b)
), episode AS MATERIALIZED (
    SELECT e.child_id, json_agg(json_strip_nulls(json_build_object('child_looked_after_placement_id', e.id, 'start_date', e.from_on, 'start_reason', e.entry_code,
               'placement_type', return_place(e.place_code, extract(year FROM today() + 275)::integer), 'postcode', e.postcode, 'end_date', e.until_on,
               'end_reason', e.ending_code, 'change_reason', e.change_code)) ORDER BY e.from_on) AS items
      FROM (SELECT o.*, (SELECT p.pl_post FROM return_postcodes(o.child_id, o.from_on) p) AS postcode
              FROM care_episode o WHERE o.child_id IN (SELECT s.child_id FROM stands s)) e
     GROUP BY e.child_id
), gone AS MATERIALIZED (
    SELECT b.child_id::uuid AS child_id, json_agg(json_build_object('child_looked_after_placement_id', p ->> 'child_looked_after_placement_id', 'purge', true)) AS items
      FROM before b CROSS JOIN LATERAL json_array_elements(b.episodes) p
     WHERE p ->> 'purge' IS DISTINCT FROM 'true'
       AND NOT EXISTS (SELECT FROM care_episode e WHERE e.id = (p ->> 'child_looked_after_placement_id')::uuid AND e.child_id = b.child_id::uuid)
     GROUP BY b.child_id
), worker AS MATERIALIZED (
    SELECT w.child_id, json_agg(json_strip_nulls(json_build_object('worker_id', w.number, 'start_date', w.from_on, 'end_date', w.until_on)) ORDER BY w.from_on) AS items
      FROM return_workers(ARRAY(SELECT s.child_id FROM stands s)) w GROUP BY w.child_id
), protected AS MATERIALIZED (
    SELECT p.child_id, json_agg(json_strip_nulls(json_build_object('child_protection_plan_id', p.id, 'start_date', p.from_on, 'end_date', p.until_on)) ORDER BY p.from_on) AS items
      FROM protection_plan p WHERE p.child_id IN (SELECT s.child_id FROM stands s) GROUP BY p.child_id
), scored AS MATERIALIZED (
    SELECT q.child_id, json_agg(json_build_object('date', q.completed_on, 'score', q.total) ORDER BY q.completed_on) AS items
      FROM sdq q WHERE q.informant = 'parent' AND q.total IS NOT NULL AND q.completed_on IS NOT NULL AND q.child_id IN (SELECT s.child_id FROM stands s) GROUP BY q.child_id
), adopted AS MATERIALIZED (
    SELECT DISTINCT ON (a.child_id) a.child_id,
           json_build_object('initial_decision_date', a.decided_on, 'matched_date', a.matched_on, 'placed_date', a.placed_on) AS item
      FROM adoption a WHERE a.error_reason IS NULL AND a.child_id IN (SELECT s.child_id FROM stands s) ORDER BY a.child_id, a.decided_on DESC, a.id
), reached AS MATERIALIZED (
    SELECT DISTINCT ON (x.child_id) x.child_id, json_build_object('contact_date', x.on_day, 'activity', nullif(x.activity_code, '0'),
               'accommodation', left(nullif(x.accommodation_code, '0'), 1)) AS item
      FROM leaver_contact x WHERE x.error_reason IS NULL AND x.in_touch_code = 'YES' AND x.child_id IN (SELECT s.child_id FROM stands s) ORDER BY x.child_id, x.on_day DESC, x.made_at DESC, x.id
), sent AS (
    SELECT s.number, s.child_id, false AS is_purged, json_strip_nulls(json_build_object('la_child_id', s.number, 'mis_child_id', s.child_id,
               'child_details', s.details,
               'health_and_wellbeing', CASE WHEN q.items IS NOT NULL THEN json_build_object('sdq_assessments', q.items) END,
               'social_care_episodes', json_build_array(json_build_object('social_care_episode_id', s.child_id, 'care_worker_details', w.items,
                   'child_protection_plans', p.items, 'child_looked_after_placements', return_joined(e.items, g.items),
                   'adoption', CASE WHEN a.item IS NOT NULL THEN a.item WHEN b.has_adoption AND return_was_error('adoption', s.child_id) THEN json_build_object('purge', true) END,
                   'care_leavers', CASE WHEN l.item IS NOT NULL THEN l.item WHEN b.has_left AND return_was_error('leaver_contact', s.child_id) THEN json_build_object('purge', true) END)))) AS item
      FROM stands s
      LEFT JOIN before b ON b.number = s.number AND b.child_id = s.child_id::text
      LEFT JOIN adopted a ON a.child_id = s.child_id
      LEFT JOIN reached l ON l.child_id = s.child_id
      LEFT JOIN episode e ON e.child_id = s.child_id
      LEFT JOIN gone g ON g.child_id = s.child_id
      LEFT JOIN worker w ON w.child_id = s.child_id
      LEFT JOIN protected p ON p.child_id = s.child_id
      LEFT JOIN scored q ON q.child_id = s.child_id
     WHERE s.number ~ '^[A-Za-z0-9]{1,20}$'
    UNION ALL
    SELECT b.number, b.child_id::uuid, true, json_build_object('la_child_id', b.number, 'mis_child_id', b.child_id, 'purge', true)
      FROM before b
     WHERE b.child_id::uuid <> ALL ((SELECT my_denied())::uuid[])
       AND NOT EXISTS (SELECT FROM child c WHERE c.local_id = b.number AND EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id))
), numbered AS (
    SELECT t.*, (row_number() OVER (ORDER BY t.number COLLATE "C", t.child_id) - 1) / 100 + 1 AS page FROM sent t
)
SELECT page, count(*), json_agg(item ORDER BY number COLLATE "C", child_id)::text, array_agg(child_id ORDER BY number COLLATE "C", child_id)::text,
       count(*) FILTER (WHERE is_purged)
  FROM numbered GROUP BY page ORDER BY page
