-- ---------------------------------------------------------------------------------------------- groups (0050)

-- That there is a group, and who sits in it, is no secret; what it agreed to do is for those who sit in it, and for whoever oversees. Challenge cards
-- name nobody and are for all staff. Of children whom a group plans for, whoever may see the child: under the policies of children.
SELECT unguard('group_kind'), unguard('work_group'), unguard('group_member'), unguard('group_action'), unguard('group_action_note'), unguard('challenge'),
       unguard('challenge_response'), unguard('planning_meeting'), unguard('planning_place'), guard('planning', 'planning'), guard('graduated_step', 'graduated'),
       keep_versions('work_group', 'group'), keep_versions('group_member', 'group'), keep_versions('group_action', 'group_action'), keep_versions('challenge', 'challenge'),
       keep_versions('planning_meeting', 'group'), keep_versions('planning_place', 'group');
CREATE POLICY view ON group_kind FOR SELECT TO around_app USING ((SELECT entered()));
CREATE POLICY view ON work_group FOR SELECT TO around_app USING ((SELECT may('group', 'view')));
CREATE POLICY made ON work_group FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('group', 'create')) AND agency_id = ANY ((SELECT my_agencies())::uuid[]));
CREATE POLICY change ON work_group FOR UPDATE TO around_app USING ((SELECT may('group', 'edit')) AND group_is_run(id)) WITH CHECK (true);
CREATE POLICY view ON group_member FOR SELECT TO around_app USING ((SELECT may('group', 'view')));
CREATE POLICY made ON group_member FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('group', 'edit')) AND group_is_run(group_id));
CREATE POLICY change ON group_member FOR UPDATE TO around_app USING ((SELECT may('group', 'edit')) AND group_is_run(group_id)) WITH CHECK (true);
CREATE POLICY view ON planning_meeting FOR SELECT TO around_app USING ((SELECT may('group', 'view')));
CREATE POLICY made ON planning_meeting FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('group', 'edit')) AND group_is_run(group_id));
CREATE POLICY change ON planning_meeting FOR UPDATE TO around_app USING ((SELECT may('group', 'edit')) AND group_is_run(group_id)) WITH CHECK (true);
CREATE POLICY view ON planning_place FOR SELECT TO around_app USING ((SELECT may('group', 'view')));
CREATE POLICY made ON planning_place FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('group', 'view')));
CREATE POLICY change ON planning_place FOR UPDATE TO around_app USING (EXISTS (SELECT FROM planning p WHERE p.place_id = planning_place.id)) WITH CHECK (true);
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{group_action,group_action_note}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %s FOR SELECT TO around_app USING ((SELECT may(''group_action'', ''view''))
                        AND (group_id = ANY ((SELECT my_groups())::uuid[]) OR (SELECT oversees(''group_action'', ''view'')) >= 0))', t);
        EXECUTE format('CREATE POLICY made ON %s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may(''group_action'', ''create''))
                        AND group_id = ANY ((SELECT my_groups())::uuid[]))', t);
        EXECUTE format('GRANT SELECT, INSERT (%s) ON %s TO around_app', columns_of(t::regclass, '{made_at,made_by,version}'), t);
    END LOOP;
    FOREACH t IN ARRAY '{challenge,challenge_response}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %s FOR SELECT TO around_app USING ((SELECT may(''challenge'', ''view'')))', t);
        EXECUTE format('GRANT SELECT, INSERT (%s) ON %s TO around_app', columns_of(t::regclass, '{made_at,made_by,version}'), t);
    END LOOP;
    FOREACH t IN ARRAY '{work_group,group_member,planning_meeting,planning_place}'::text[] LOOP
        EXECUTE format('GRANT SELECT, INSERT (%s) ON %s TO around_app', columns_of(t::regclass, '{made_at,made_by,version}'), t);
    END LOOP;
END $$;
-- Whoever made an action words it, and the agency whose it is closes it (action_settled, 0033).
CREATE POLICY change ON group_action FOR UPDATE TO around_app
    USING ((SELECT may('group_action', 'change')) AND group_id = ANY ((SELECT my_groups())::uuid[])
           AND (agency_id = ANY ((SELECT my_agencies())::uuid[]) OR made_by = (SELECT me()))) WITH CHECK (true);
CREATE POLICY made ON challenge FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('challenge', 'create')) AND group_id = ANY ((SELECT my_groups())::uuid[]));
CREATE POLICY change ON challenge FOR UPDATE TO around_app
    USING ((SELECT may('challenge', 'edit')) AND (group_id = ANY ((SELECT my_groups())::uuid[]) OR agency_id = ANY ((SELECT my_agencies())::uuid[]))) WITH CHECK (true);
CREATE POLICY made ON challenge_response FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('challenge', 'edit'))
                AND EXISTS (SELECT FROM challenge c WHERE c.id = challenge_id AND c.group_id = challenge_response.group_id
                               AND (c.group_id = ANY ((SELECT my_groups())::uuid[]) OR c.agency_id = ANY ((SELECT my_agencies())::uuid[]))));
GRANT SELECT ON group_kind TO around_app;
GRANT UPDATE (name, about, ended_on) ON work_group TO around_app;
GRANT UPDATE (duty, runs, until_on) ON group_member TO around_app;
GRANT UPDATE (what, due_on, state, outcome, settled_by, settled_on) ON group_action TO around_app;
GRANT UPDATE (text, said_by, said_on, agency_id, owner_name, state, close_reason, what_changed, told_on, told_how, settled_on) ON challenge TO around_app;
GRANT UPDATE (held_on) ON planning_meeting TO around_app;
GRANT UPDATE (left_on) ON planning_place TO around_app;
