-- ---------------------------------------------------------------------------------------------- leaving care (0074)

-- As a care plan: for those who lead the work and those who work with the young person; a key of the council's system reads what it recorded.
SELECT guard('care_leaver', 'leaver'), guard('pathway_plan', 'leaver'), guard('pathway_review', 'leaver'), guard('leaver_contact', 'leaver'),
       guard_own('care_leaver', 'leaver', 'create'), guard_own('pathway_plan', 'leaver', 'create'), guard_own('pathway_review', 'leaver', 'create'),
       guard_own('leaver_contact', 'leaver', 'create');

CREATE OR REPLACE FUNCTION care_leaver_item(x care_leaver) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'status', (x).status, 'from_on', (x).from_on, 'until_on', (x).until_on, 'end_reason', (x).end_reason, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION care_leaver_item IS 'A status of somebody who left care, as the API answers';

CREATE OR REPLACE FUNCTION pathway_item(x pathway_plan) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'needs_assessed_on', (x).needs_assessed_on, 'plan_on', (x).plan_on, 'reviewed_on', (x).reviewed_on,
    'reviews', (SELECT coalesce(json_agg(r.held_on::text ORDER BY r.held_on DESC), '[]') FROM pathway_review r WHERE r.plan_id = (x).id AND NOT r.struck),
    'summary', (x).summary, 'wishes', (x).wishes, 'ended_on', (x).ended_on, 'error_reason', (x).error_reason,
    'due_on', d.due_on, 'due_what', CASE WHEN d.due_on IS NOT NULL THEN CASE WHEN (x).plan_on IS NULL THEN 'Pathway plan' ELSE 'Review of the pathway plan' END END)
  FROM (SELECT CASE WHEN (x).ended_on IS NULL AND (x).error_reason IS NULL THEN pathway_due_on((x).needs_assessed_on, (x).plan_on, (x).reviewed_on,
                   (SELECT s.value::integer FROM setting s WHERE s.name = 'pathway_plan_days')) END) d (due_on));
COMMENT ON FUNCTION pathway_item IS 'A pathway plan, as the API answers';

CREATE OR REPLACE FUNCTION leaver_contact_item(x leaver_contact) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'on', (x).on_day, 'in_touch', (x).in_touch_code, 'in_touch_name', (SELECT l.name FROM code_list l WHERE l.list = 'in_touch' AND l.code = (x).in_touch_code),
    'activity', (x).activity_code, 'activity_name', (SELECT l.name FROM code_list l WHERE l.list = 'activity' AND l.code = (x).activity_code),
    'accommodation', (x).accommodation_code,
    'accommodation_name', (SELECT l.name FROM code_list l WHERE l.list = 'accommodation' AND l.code = (x).accommodation_code),
    'is_suitable', (x).suitable, 'note', (x).note, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION leaver_contact_item IS 'How somebody who left care lives, as the API answers';
GRANT EXECUTE ON FUNCTION care_leaver_item(care_leaver), pathway_item(pathway_plan), leaver_contact_item(leaver_contact) TO around_app;
