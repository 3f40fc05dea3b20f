-- Teams are made, named and staffed by the service administrator of their agency, over the API. Who is in a team with
-- whom decides which children they see, so nobody puts themselves into one.

GRANT INSERT ON team, team_member TO around_app;
GRANT UPDATE (name) ON team TO around_app;
GRANT UPDATE (is_manager, until_on) ON team_member TO around_app;
ALTER TABLE team_member RENAME CONSTRAINT team_member_period TO ends_before_start;

CREATE POLICY team_make ON team FOR INSERT TO around_app
    WITH CHECK (agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[]) AND made_by = (SELECT me()));
CREATE POLICY team_change ON team FOR UPDATE TO around_app
    USING (agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[]))
    WITH CHECK (true);

CREATE POLICY team_member_put ON team_member FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND person_id <> (SELECT me())
                AND EXISTS (SELECT FROM team t JOIN person p ON p.agency_id = t.agency_id
                             WHERE t.id = team_member.team_id AND p.id = team_member.person_id AND NOT p.is_service
                               AND t.agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])));
CREATE POLICY team_member_change ON team_member FOR UPDATE TO around_app
    USING (person_id <> (SELECT me())
           AND EXISTS (SELECT FROM team t
                        WHERE t.id = team_member.team_id AND t.agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])))
    WITH CHECK (true);

CREATE FUNCTION team_member_item(m team_member) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', m.id, 'made_at', instant(m.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = m.made_by), 'etag', 'v' || m.version,
    'team', (SELECT json_build_object('id', t.id, 'name', t.name) FROM team t WHERE t.id = m.team_id),
    'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = m.person_id),
    'is_manager', m.is_manager, 'from_on', m.from_on, 'until_on', m.until_on);
COMMENT ON FUNCTION team_member_item IS 'Who is in a team, as the API answers';

CREATE FUNCTION team_item(t team) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', t.id, 'made_at', instant(t.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = t.made_by), 'etag', 'v' || t.version,
    'name', t.name, 'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = t.agency_id),
    'members', (SELECT coalesce(json_agg(team_member_item(m) ORDER BY m.is_manager DESC, p.name, m.id), '[]')
                  FROM team_member m JOIN person p ON p.id = m.person_id
                 WHERE m.team_id = t.id AND (m.until_on IS NULL OR m.until_on > today())));
COMMENT ON FUNCTION team_item IS 'A team and who is in it, or will be, as the API answers';
GRANT EXECUTE ON FUNCTION team_member_item(team_member), team_item(team) TO around_app;

DO $$
BEGIN
    IF (SELECT count(*) FROM pg_policy WHERE polname IN ('team_make', 'team_change', 'team_member_put', 'team_member_change')) <> 4
       OR has_column_privilege('around_app', 'team_member', 'person_id', 'UPDATE') THEN
        RAISE EXCEPTION 'verify: teams are not changed as they should be';
    END IF;
END $$;
