-- ---------------------------------------------------------------------------------------------- plans and actions

-- As allowed(), for tables whose record type depends on the kind of plan that a row is of.
CREATE OR REPLACE FUNCTION allowed_kind(tab regclass, action text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN (SELECT format(
            '(EXISTS (SELECT FROM sight s WHERE s.child_id = %1$s.child_id AND s.from_on <= today() AND s.until_on > today()'
            ' AND (CASE %1$s.kind %2$s END)[s.kind] >= %1$s.tier)'
            ' OR CASE %1$s.kind %3$s END >= %1$s.tier AND %1$s.child_id <> ALL ((SELECT my_denied())::uuid[]))',
            tab, string_agg(format('WHEN %L THEN %L::smallint[]', k.code, ceilings('plan_' || k.code, action)), ' ' ORDER BY k.position),
            string_agg(format('WHEN %L THEN (SELECT oversees(%L, %L))', k.code, 'plan_' || k.code, action), ' ' ORDER BY k.position))
          FROM plan_kind k);
COMMENT ON FUNCTION allowed_kind IS 'Text of the one form of policy, for plans and their parts';

-- make: the action that an INSERT is. What a plan says is made and changed by its agency alone.
CREATE OR REPLACE FUNCTION guard_plan(tab regclass, make text, is_shown text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    own text := 'agency_id = ANY ((SELECT my_agencies())::uuid[])';
BEGIN
    PERFORM unguard(tab), keep_versions(tab, 'plan_');
    EXECUTE format('CREATE POLICY view ON %s FOR SELECT TO around_app USING (%s AND %s)', tab, allowed_kind(tab, 'view'), is_shown);
    EXECUTE format('CREATE POLICY made ON %s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND %s AND %s)', tab, own, allowed_kind(tab, make));
    EXECUTE format('CREATE POLICY change ON %1$s FOR UPDATE TO around_app USING (%2$s AND %3$s) WITH CHECK (%2$s AND %3$s)', tab, own, allowed_kind(tab, 'edit'));
    EXECUTE format('GRANT SELECT, INSERT (%s), UPDATE (%s) ON %s TO around_app', columns_of(tab, '{made_at,made_by,version}'),
                   columns_of(tab, '{id,child_id,tier,made_at,made_by,version,plan_id,kind,agency_id,goal_id,share_id}'), tab);
END $$;
COMMENT ON FUNCTION guard_plan IS 'Puts a plan, or a part of plans, under row-level security as the policy says for its kind';

SELECT guard_plan('plan', 'create', '(state <> ''draft'' OR plan_is_own(kind, agency_id))'),
       guard_plan('plan_content', 'edit', 'plan_shown(plan_id)'), guard_plan('plan_goal', 'edit', 'plan_shown(plan_id)'),
       guard_plan('plan_rating', 'edit', 'plan_shown(plan_id)'), guard_plan('plan_review', 'edit', 'plan_shown(plan_id)'),
       guard_plan('plan_edition', 'edit', 'plan_shown(plan_id)'),
       guard_plan('plan_share', 'edit', 'EXISTS (SELECT FROM plan p WHERE p.id = plan_id)'),
       guard_plan('plan_read', 'edit', 'EXISTS (SELECT FROM plan p WHERE p.id = plan_id)');

-- That one has read a plan says nobody but whoever it is shared with, of what they can read.
REVOKE UPDATE ON plan_read FROM around_app;
DROP POLICY made ON plan_read;
CREATE POLICY made ON plan_read FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND EXISTS (SELECT FROM plan_content c WHERE c.plan_id = plan_read.plan_id)
                AND EXISTS (SELECT FROM plan_share s WHERE s.id = share_id AND s.plan_id = plan_read.plan_id AND s.ended_on IS NULL
                               AND (s.person_id = (SELECT me()) OR s.role = ANY ((SELECT my_roles())::text[]))));

CREATE OR REPLACE FUNCTION plan_made(plan uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM plan p WHERE p.id = plan_made.plan AND plan_is_own(p.kind, p.agency_id));
END $$;
COMMENT ON FUNCTION plan_made IS 'Whether a plan is one of those that I make, a draft too: what is drafted for it is mine to see';
GRANT EXECUTE ON FUNCTION plan_made(uuid) TO around_app;

-- Anybody around the child makes an action and sees it, but those of a treatment plan only who knows of the plan; it is changed by the agency whose it is, and worded by
-- whoever made it (action_settled, 0033).
SELECT guard('action', 'action', 'change');
CREATE POLICY of_plan ON action AS RESTRICTIVE FOR SELECT TO around_app
    USING (plan_id IS NULL OR live_at IS NOT NULL AND plan_kind <> ALL (ARRAY(SELECT k.code FROM plan_kind k WHERE k.is_shared))
           OR CASE WHEN live_at IS NULL THEN plan_made(plan_id) ELSE EXISTS (SELECT FROM plan p WHERE p.id = plan_id) END);
-- A draft's actions begin when whoever has the plan begins it.
CREATE POLICY own_agency ON action AS RESTRICTIVE FOR UPDATE TO around_app
    USING (agency_id = ANY ((SELECT my_agencies())::uuid[]) OR made_by = (SELECT me())
           OR live_at IS NULL AND plan_made(plan_id))
    WITH CHECK (agency_id = ANY ((SELECT my_agencies())::uuid[]) OR made_by = (SELECT me()) OR plan_made(plan_id));
REVOKE UPDATE ON action FROM around_app;
GRANT UPDATE (what, due_on, person_id, owner_name, state, outcome, settled_by, settled_on, live_at) ON action TO around_app;
-- A key that records what a review decided reads that, and no other action.
SELECT guard_own('action', 'action', 'create');

SELECT unguard('due_kind');
CREATE POLICY view ON due_kind FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON due_kind TO around_app;
SELECT unguard('plan_kind');
CREATE POLICY view ON plan_kind FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON plan_kind TO around_app;
