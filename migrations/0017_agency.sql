-- Agencies are made and named by the system administrator, over the API. An agency without a service administrator has
-- nobody who could make accounts, so the system administrator invites its first one: an account, and the request that
-- information governance then decides. Once somebody holds the role, its accounts are that person's alone again.

CREATE UNIQUE INDEX agency_name_taken ON agency (lower(name));
COMMENT ON INDEX agency_name_taken IS 'Two agencies that are called the same could not be told apart where one is chosen';
GRANT INSERT (id, kind, name, code, requires_second_factor), UPDATE (name, code, requires_second_factor) ON agency TO around_app;
CREATE POLICY agency_make ON agency FOR INSERT TO around_app
    WITH CHECK ('system_admin' = ANY ((SELECT my_roles())::text[]) AND made_by = (SELECT me()));
CREATE POLICY agency_change ON agency FOR UPDATE TO around_app
    USING ('system_admin' = ANY ((SELECT my_roles())::text[]) AND id <> '00000000-0000-4000-8000-000000000001')
    WITH CHECK (true);

CREATE FUNCTION has_administrator(agency uuid) RETURNS boolean
LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM role_held h JOIN person p ON p.id = h.person_id
                WHERE h.agency_id = agency AND h.role = 'service_admin' AND p.disabled_at IS NULL
                  AND (h.until_on IS NULL OR h.until_on > today()));
COMMENT ON FUNCTION has_administrator IS 'Whether somebody with a live account is the service administrator of an agency, or will be';

CREATE POLICY person_make_first ON person FOR INSERT TO around_app
    WITH CHECK ('system_admin' = ANY ((SELECT my_roles())::text[]) AND made_by = (SELECT me()) AND NOT is_service
                AND agency_id <> '00000000-0000-4000-8000-000000000001' AND NOT has_administrator(agency_id));
CREATE POLICY role_request_see_first ON role_request FOR SELECT TO around_app
    USING (role = 'service_admin' AND 'system_admin' = ANY ((SELECT my_roles())::text[]));
CREATE POLICY role_request_ask_first ON role_request FOR INSERT TO around_app
    WITH CHECK (role = 'service_admin' AND 'system_admin' = ANY ((SELECT my_roles())::text[])
                AND made_by = (SELECT me()) AND state = 'asked' AND NOT has_administrator(agency_id)
                AND EXISTS (SELECT FROM person p WHERE p.id = role_request.person_id AND p.agency_id = role_request.agency_id));

-- Who waits to be the first, and was invited by me: the only one whose link the system administrator makes.
CREATE FUNCTION waits_as_first(person uuid) RETURNS boolean
LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM role_request q JOIN person p ON p.id = q.person_id
                WHERE q.person_id = person AND q.role = 'service_admin' AND q.state = 'asked' AND q.agency_id = p.agency_id
                  AND q.made_by = (SELECT me()) AND p.made_by = q.made_by AND 'system_admin' = ANY ((SELECT my_roles())::text[])
                  AND NOT has_administrator(q.agency_id));
COMMENT ON FUNCTION waits_as_first IS 'Whether the system administrator who asks has invited this person as the first service administrator, and nobody has decided';
CREATE POLICY invitation_see_first ON invitation FOR SELECT TO around_app USING (waits_as_first(person_id));
CREATE POLICY invitation_make_first ON invitation FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND used_at IS NULL AND waits_as_first(person_id));
CREATE POLICY invitation_end_first ON invitation FOR UPDATE TO around_app
    USING (waits_as_first(person_id)) WITH CHECK (used_at IS NOT NULL);

CREATE FUNCTION agency_item(a agency) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', a.id, 'made_at', instant(a.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = a.made_by), 'etag', 'v' || a.version,
    'name', a.name, 'kind', a.kind, 'code', a.code, 'requires_second_factor', a.requires_second_factor,
    'administrators', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name, p.id), '[]')
                         FROM person p
                        WHERE p.disabled_at IS NULL AND EXISTS (
                              SELECT FROM role_held h
                               WHERE h.person_id = p.id AND h.agency_id = a.id AND h.role = 'service_admin'
                                 AND (h.until_on IS NULL OR h.until_on > today()))),
    'administrators_asked', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY q.made_at, q.id), '[]')
                  FROM role_request q JOIN person p ON p.id = q.person_id
                 WHERE q.agency_id = a.id AND q.role = 'service_admin' AND q.state = 'asked' AND p.disabled_at IS NULL));
COMMENT ON FUNCTION agency_item IS 'An agency and who administers its accounts, as the API answers';
GRANT EXECUTE ON FUNCTION has_administrator(uuid), waits_as_first(uuid), agency_item(agency) TO around_app;

-- Who changed a setting last, and when.
ALTER TABLE setting ADD COLUMN changed_at timestamptz, ADD COLUMN changed_by uuid REFERENCES person;
COMMENT ON COLUMN setting.changed_at IS 'When it was changed last; null: as the service came';
COMMENT ON COLUMN setting.changed_by IS 'Who changed it last; null: as the service came';

DO $$
BEGIN
    IF (SELECT count(*) FROM pg_policy WHERE polname IN ('agency_make', 'agency_change', 'person_make_first', 'role_request_see_first',
            'role_request_ask_first', 'invitation_see_first', 'invitation_make_first', 'invitation_end_first')) <> 8
       OR has_column_privilege('around_app', 'agency', 'kind', 'UPDATE') THEN
        RAISE EXCEPTION 'verify: agencies are not made and staffed as they should be';
    END IF;
END $$;
