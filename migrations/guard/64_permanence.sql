-- ---------------------------------------------------------------------------------------------- missing, permanence, adoption, households (0070 to 0072)

-- The middles of postcodes are of no person.
SELECT unguard('postcode_centroid');
CREATE POLICY view ON postcode_centroid FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON postcode_centroid TO around_app;

SELECT guard('missing_episode', 'missing'), guard('permanence_plan', 'permanence'), guard('adoption', 'adoption'), guard('previous_permanence', 'permanence'),
       guard('uasc', 'permanence');
SELECT guard_own('missing_episode', 'missing', 'create'), guard_own('permanence_plan', 'permanence', 'create'), guard_own('adoption', 'adoption', 'create'),
       guard_own('previous_permanence', 'permanence', 'create'), guard_own('uasc', 'permanence', 'create');

-- Households are of a council: for those of it whose work they are, and for whoever oversees. What is alleged is for those who look into it.
SELECT unguard('foster_household'), unguard('foster_allegation'), unguard('adoptive_family'), keep_versions('foster_household', 'household'),
       keep_versions('foster_allegation', 'allegation'), keep_versions('adoptive_family', 'household');
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{foster_household,adoptive_family}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %I FOR SELECT TO around_app
                        USING ((SELECT may(''household'', ''view'')) AND authority_id = ANY ((SELECT my_agencies())::uuid[]) OR (SELECT oversees(''household'', ''view'')) >= 1)', t);
        EXECUTE format('CREATE POLICY made ON %I FOR INSERT TO around_app
                        WITH CHECK (made_by = (SELECT me()) AND (SELECT may(''household'', ''create'')) AND authority_id = ANY ((SELECT my_agencies())::uuid[]))', t);
        EXECUTE format('CREATE POLICY change ON %I FOR UPDATE TO around_app
                        USING ((SELECT may(''household'', ''edit'')) AND authority_id = ANY ((SELECT my_agencies())::uuid[])) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT, INSERT (%s), UPDATE (%s) ON %I TO around_app', columns_of(t::regclass, '{made_at,made_by,version}'),
                       columns_of(t::regclass, '{id,authority_id,made_at,made_by,version}'), t);
    END LOOP;
    EXECUTE format('GRANT SELECT, INSERT (%s), UPDATE (outcome, closed_on, error_reason) ON foster_allegation TO around_app',
                   columns_of('foster_allegation', '{made_at,made_by,version}'));
END $$;
CREATE POLICY view ON foster_allegation FOR SELECT TO around_app
    USING (((SELECT may('allegation', 'view')) OR (SELECT oversees('allegation', 'view')) >= 1) AND EXISTS (SELECT FROM foster_household h WHERE h.id = household_id));
CREATE POLICY made ON foster_allegation FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('allegation', 'create'))
                AND EXISTS (SELECT FROM foster_household h WHERE h.id = household_id AND h.authority_id = ANY ((SELECT my_agencies())::uuid[])));
CREATE POLICY change ON foster_allegation FOR UPDATE TO around_app
    USING ((SELECT may('allegation', 'edit')) AND EXISTS (SELECT FROM foster_household h WHERE h.id = household_id AND h.authority_id = ANY ((SELECT my_agencies())::uuid[])))
    WITH CHECK (true);

-- ---------------------------------------------------------------------------------------------- as the API answers

CREATE OR REPLACE FUNCTION person_ref(person uuid) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = person_ref.person);
COMMENT ON FUNCTION person_ref IS 'Who recorded something';

CREATE OR REPLACE FUNCTION missing_item(x missing_episode) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at), 'made_by', person_ref((x).made_by), 'etag', 'v' || (x).version, 'kind', (x).kind,
    'started_on', (x).started_on, 'ended_on', (x).ended_on, 'days', CASE WHEN (x).error_reason IS NULL THEN coalesce((x).ended_on, today()) - (x).started_on END,
    'interview_offered_on', (x).interview_offered_on, 'interview_on', (x).interview_on, 'interview_refused', (x).interview_refused,
    'interview_due_on', interview_due_on((x).ended_on, (x).interview_on, (x).interview_refused, (x).error_reason),
    'interview_in_time', CASE WHEN (x).interview_on IS NOT NULL THEN (x).interview_on <= (x).ended_on + 3 END,
    'for_few', (x).tier > 2, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION missing_item IS 'A time in which a child was missing';

CREATE OR REPLACE FUNCTION permanence_item(x permanence_plan) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at), 'made_by', person_ref((x).made_by), 'etag', 'v' || (x).version, 'goal', (x).goal,
    'agreed_on', (x).agreed_on, 'reviews', to_json((x).reviews), 'due_on', permanence_due_on((x).agreed_on, (x).reviews, (x).ended_on, (x).achieved_on, (x).error_reason),
    'ended_on', (x).ended_on, 'achieved_on', (x).achieved_on, 'for_few', (x).tier > 2, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION permanence_item IS 'A plan for permanence';

CREATE OR REPLACE FUNCTION adoption_stage(placement_order_on date, order_revoked_on date, family_finding_from date, matched_on date, placed_on date, placed_ended_on date, adopted_on date) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN adopted_on IS NOT NULL THEN 'adopted' WHEN placed_ended_on IS NOT NULL THEN 'stopped' WHEN placed_on IS NOT NULL THEN 'placed' WHEN matched_on IS NOT NULL THEN 'matched'
            WHEN order_revoked_on IS NOT NULL THEN 'revoked' WHEN family_finding_from IS NOT NULL THEN 'family_finding' WHEN placement_order_on IS NOT NULL THEN 'ordered' ELSE 'decided' END;
COMMENT ON FUNCTION adoption_stage IS 'How far the way to adoption is';

CREATE OR REPLACE FUNCTION adoption_item(x adoption) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at), 'made_by', person_ref((x).made_by), 'etag', 'v' || (x).version,
    'stage', adoption_stage((x).placement_order_on, (x).order_revoked_on, (x).family_finding_from, (x).matched_on, (x).placed_on, (x).placed_ended_on, (x).adopted_on),
    'decided_on', (x).decided_on, 'placement_order_on', (x).placement_order_on, 'order_revoked_on', (x).order_revoked_on, 'family_finding_from', (x).family_finding_from,
    'matched_on', (x).matched_on, 'placed_on', (x).placed_on, 'placed_ended_on', (x).placed_ended_on, 'placed_end_reason', (x).placed_end_reason, 'adopted_on', (x).adopted_on,
    'foster_carer', (x).foster_carer, 'adopters', (x).adopters_code::integer, 'adopters_sex', (x).adopters_sex_code, 'adopters_status', (x).adopters_status_code,
    'for_few', (x).tier > 2, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION adoption_item IS 'The steps of a child to adoption';

CREATE OR REPLACE FUNCTION previous_permanence_item(x previous_permanence) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at), 'made_by', person_ref((x).made_by), 'etag', 'v' || (x).version, 'kind', (x).kind_code,
    'authority', (x).authority, 'ordered_on', (x).ordered_on, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION previous_permanence_item IS 'Whether a child had a permanent home before';

CREATE OR REPLACE FUNCTION uasc_item(x uasc) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at), 'made_by', person_ref((x).made_by), 'etag', 'v' || (x).version, 'from_on', (x).from_on,
    'ceased_on', (x).ceased_on, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION uasc_item IS 'That a child came to this country alone';

CREATE OR REPLACE FUNCTION allegation_item(x foster_allegation) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at), 'made_by', person_ref((x).made_by), 'etag', 'v' || (x).version, 'household', (x).household_id,
    'made_on', (x).made_on, 'outcome', (x).outcome, 'closed_on', (x).closed_on, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION allegation_item IS 'That something was alleged against a household that fosters';

CREATE OR REPLACE FUNCTION household_item(x foster_household) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at), 'made_by', person_ref((x).made_by), 'etag', 'v' || (x).version, 'reference', (x).reference,
    'carer', carer_ref((x).carer_id), 'kind', (x).kind, 'carers', (x).carers, 'approved_on', (x).approved_on, 'ended_on', (x).ended_on, 'end_reason', (x).end_reason,
    'allegations', CASE WHEN may('allegation', 'view') OR oversees('allegation', 'view') >= 1
                        THEN (SELECT coalesce(json_agg(allegation_item(a) ORDER BY a.made_on DESC, a.made_at DESC), '[]') FROM foster_allegation a WHERE a.household_id = (x).id) END,
    'error_reason', (x).error_reason);
COMMENT ON FUNCTION household_item IS 'A household that fosters; what is alleged is null where it is not for whoever asks';

CREATE OR REPLACE FUNCTION family_stage(assessment_from date, approved_on date, ended_on date) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN ended_on IS NOT NULL THEN 'ended' WHEN approved_on IS NOT NULL THEN 'approved' WHEN assessment_from IS NOT NULL THEN 'assessment' ELSE 'enquiry' END;
COMMENT ON FUNCTION family_stage IS 'How far a family that wants to adopt is';

CREATE OR REPLACE FUNCTION family_item(x adoptive_family) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at), 'made_by', person_ref((x).made_by), 'etag', 'v' || (x).version, 'reference', (x).reference,
    'stage', family_stage((x).assessment_from, (x).approved_on, (x).ended_on), 'enquired_on', (x).enquired_on, 'assessment_from', (x).assessment_from,
    'approved_on', (x).approved_on, 'ended_on', (x).ended_on, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION family_item IS 'A family that wants to adopt';
GRANT EXECUTE ON FUNCTION person_ref(uuid), missing_item(missing_episode), permanence_item(permanence_plan), adoption_stage(date, date, date, date, date, date, date), adoption_item(adoption),
    previous_permanence_item(previous_permanence), uasc_item(uasc), allegation_item(foster_allegation), household_item(foster_household), family_stage(date, date, date), family_item(adoptive_family) TO around_app;
