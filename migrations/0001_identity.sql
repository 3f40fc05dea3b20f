-- Identity: agencies, teams, people, the roles that they hold, sessions, machine keys, invitations.
--
-- How the database knows who asks. A transaction carries the BLAKE2b-256 hash of a token (enter() puts it there);
-- who() turns it into a person, each time from the rows, so that whatever ends, is taken away or is disabled ends
-- with the next statement. The application's role can read no token hash, no password hash and no seed: it can
-- neither list identities nor take one on without its token.
--
--   me()            the person; raises not_signed_in when there is none, so that a policy errors instead of
--                   answering nothing
--   my_roles()      names of the roles held today; of a machine key: {machine_key}
--   my_agencies()   where they are held today; my_agencies('service_admin'): where that one role is held
--   is_fresh()      a second factor was given in this session in the last five minutes; never for a key
--   scope_allows()  whether a key's scopes cover an action on a record type; always true for a person
--
-- A person is bound by the rows of access_rule for the roles held. A machine key is bound by the rows for the role
-- machine_key, which its own service account holds at its agency, AND by its scopes: a key sees and writes the
-- children of the whole area, for the record types of its scopes, up to the tier of those rows. A scope is
-- <record>:read or <record>:write. It covers the record type of that name and those whose names begin with it
-- (sdq: also sdq_detail). read allows view and export; write allows every other action, and view, because a write
-- answers with the record. Whoever reads access_rule must therefore ask scope_allows(record, action) as well.
--
-- Dates: a role or membership is held from from_on and no longer on until_on, so that what is ended today ends today.

CREATE FUNCTION today() RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (now() AT TIME ZONE 'Europe/London')::date;
COMMENT ON FUNCTION today() IS 'London''s date. current_date would follow the connection''s time zone, which is UTC';

CREATE FUNCTION instant(at timestamptz) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
COMMENT ON FUNCTION instant(timestamptz) IS 'An instant as JSON shows it: 2026-11-22T13:50:00Z';

-- Agencies, people -------------------------------------------------------------------------------------------------

CREATE TABLE agency (
    id                     uuid PRIMARY KEY,
    kind                   text NOT NULL,
    name                   text NOT NULL CONSTRAINT agency_name_filled CHECK (length(btrim(name)) BETWEEN 1 AND 200),
    code                   text CONSTRAINT agency_code_filled CHECK (length(btrim(code)) BETWEEN 1 AND 40),
    requires_second_factor boolean NOT NULL DEFAULT false,
    made_at                timestamptz NOT NULL DEFAULT now(),
    made_by                uuid NOT NULL,
    version                integer NOT NULL DEFAULT 1,
    CONSTRAINT agency_kind CHECK (kind IN ('council', 'camhs', 'psychology', 'health', 'virtual_school', 'school',
                                           'youth_justice', 'voluntary', 'other')),
    CONSTRAINT agency_code_taken UNIQUE (kind, code)
);
COMMENT ON TABLE agency IS 'An organisation that works around children: the council, its psychologists, CAMHS, a school';
COMMENT ON COLUMN agency.id IS 'Made by the application';
COMMENT ON COLUMN agency.kind IS 'What it is to a child; council covers children''s social care';
COMMENT ON COLUMN agency.name IS 'As people call it';
COMMENT ON COLUMN agency.code IS 'What other systems call it: the URN of a school, the ODS code of a health body';
COMMENT ON COLUMN agency.requires_second_factor IS 'Its people sign in with a one-time code, or can only enrol one';
COMMENT ON COLUMN agency.made_at IS 'When it was recorded';
COMMENT ON COLUMN agency.made_by IS 'Who recorded it';
COMMENT ON COLUMN agency.version IS 'Counts the changes; the ETag';

CREATE TABLE person (
    id          uuid PRIMARY KEY,
    username    text NOT NULL,
    name        text NOT NULL CONSTRAINT person_name_filled CHECK (length(btrim(name)) BETWEEN 1 AND 200),
    agency_id   uuid NOT NULL REFERENCES agency,
    is_service  boolean NOT NULL DEFAULT false,
    disabled_at timestamptz,
    made_at     timestamptz NOT NULL DEFAULT now(),
    made_by     uuid NOT NULL REFERENCES person,
    version     integer NOT NULL DEFAULT 1,
    CONSTRAINT person_username_form CHECK (username ~ '^[a-z0-9][a-z0-9._@+-]{1,99}$'),
    CONSTRAINT username_taken UNIQUE (username)
);
COMMENT ON TABLE person IS 'An account: somebody who works with children, or a service account of a key or a job. Never a child';
COMMENT ON COLUMN person.id IS 'Made by the application';
COMMENT ON COLUMN person.username IS 'Typed at sign-in; small letters, so that no two differ by case alone';
COMMENT ON COLUMN person.name IS 'As colleagues know the person; shown beside what they recorded';
COMMENT ON COLUMN person.agency_id IS 'Employer; roles may be held at others too';
COMMENT ON COLUMN person.is_service IS 'A key''s or a job''s own account: it has no password and never signs in';
COMMENT ON COLUMN person.disabled_at IS 'Since then nothing of this account works; null: live';
COMMENT ON COLUMN person.made_at IS 'When it was recorded';
COMMENT ON COLUMN person.made_by IS 'Who recorded it';
COMMENT ON COLUMN person.version IS 'Counts the changes; the ETag';

-- The service's own account, for what it does by itself: migrations, the demonstration, imports, jobs.
INSERT INTO agency (id, kind, name, made_by)
VALUES ('00000000-0000-4000-8000-000000000001', 'other', 'Around the Child', '00000000-0000-4000-8000-000000000002');
INSERT INTO person (id, username, name, agency_id, is_service, made_by)
VALUES ('00000000-0000-4000-8000-000000000002', 'around', 'Around the Child', '00000000-0000-4000-8000-000000000001',
        true, '00000000-0000-4000-8000-000000000002');
ALTER TABLE agency ADD CONSTRAINT agency_made_by_fkey FOREIGN KEY (made_by) REFERENCES person;

CREATE TABLE credential (
    person_id           uuid PRIMARY KEY REFERENCES person,
    password_hash       text NOT NULL,
    password_set_at     timestamptz NOT NULL DEFAULT now(),
    totp_seed_sealed    text,
    totp_pending_sealed text,
    totp_last_step      bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE credential IS 'What a person signs in with. Apart from person, so that neither the application nor the history ever holds it';
COMMENT ON COLUMN credential.person_id IS 'Whose';
COMMENT ON COLUMN credential.password_hash IS 'argon2id, with its salt and limits';
COMMENT ON COLUMN credential.password_set_at IS 'When the person set it';
COMMENT ON COLUMN credential.totp_seed_sealed IS 'Seed of the one-time codes, sealed with the service''s secret; null: not enrolled';
COMMENT ON COLUMN credential.totp_pending_sealed IS 'A seed that waits for its first code';
COMMENT ON COLUMN credential.totp_last_step IS 'Time step of the last code that was taken: that one and older ones are refused';

-- Roles, teams -----------------------------------------------------------------------------------------------------

CREATE TABLE role (
    name  text PRIMARY KEY,
    title text NOT NULL
);
COMMENT ON TABLE role IS 'The roles of the policy. What each may do is in access_rule';
COMMENT ON COLUMN role.name IS 'Its name in the policy and in JSON';
COMMENT ON COLUMN role.title IS 'As people say it';
INSERT INTO role (name, title) VALUES
    ('social_worker', 'Social worker'),
    ('team_manager', 'Team manager'),
    ('reviewing_officer', 'Independent reviewing officer'),
    ('virtual_school', 'Virtual school'),
    ('designated_teacher', 'Designated teacher'),
    ('senco', 'SENCo'),
    ('educational_psychologist', 'Educational psychologist'),
    ('camhs_clinician', 'CAMHS clinician'),
    ('camhs_social_worker', 'CAMHS social worker'),
    ('clinical_psychologist', 'Clinical psychologist'),
    ('care_nurse', 'Children in care nurse'),
    ('wellbeing_practitioner', 'Wellbeing practitioner'),
    ('youth_justice_worker', 'Youth justice worker'),
    ('fostering_worker', 'Fostering worker'),
    ('adoption_worker', 'Adoption worker'),
    ('personal_adviser', 'Personal adviser'),
    ('mental_health_lead', 'Mental health lead'),
    ('information_governance', 'Information governance'),
    ('service_admin', 'Service administrator'),
    ('analyst', 'Analyst'),
    ('system_admin', 'System administrator'),
    ('machine_key', 'Machine');

CREATE TABLE role_request (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL REFERENCES person,
    role       text NOT NULL REFERENCES role CONSTRAINT role_request_role CHECK (role <> 'machine_key'),
    agency_id  uuid NOT NULL REFERENCES agency,
    from_on    date NOT NULL DEFAULT today(),
    until_on   date,
    reason     text NOT NULL DEFAULT '',
    state      text NOT NULL DEFAULT 'asked',
    decided_by uuid REFERENCES person,
    decided_at timestamptz,
    made_at    timestamptz NOT NULL DEFAULT now(),
    made_by    uuid NOT NULL REFERENCES person,
    version    integer NOT NULL DEFAULT 1,
    CONSTRAINT role_request_period CHECK (until_on > from_on),
    CONSTRAINT role_request_state CHECK (state IN ('asked', 'approved', 'refused')),
    CONSTRAINT role_request_decided CHECK ((state = 'asked') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT two_people CHECK (made_by <> person_id AND decided_by <> made_by AND decided_by <> person_id)
);
CREATE UNIQUE INDEX role_asked_twice ON role_request (person_id, role, agency_id) WHERE state = 'asked';
COMMENT ON TABLE role_request IS 'A role takes two people: one asks for it, information governance decides, and neither is the one who gets it';
COMMENT ON COLUMN role_request.id IS 'Made by the application';
COMMENT ON COLUMN role_request.person_id IS 'Who is to hold the role';
COMMENT ON COLUMN role_request.role IS 'Which role';
COMMENT ON COLUMN role_request.agency_id IS 'At which agency';
COMMENT ON COLUMN role_request.from_on IS 'First day';
COMMENT ON COLUMN role_request.until_on IS 'First day on which it is not held; null: no end';
COMMENT ON COLUMN role_request.reason IS 'Why it is needed';
COMMENT ON COLUMN role_request.state IS 'asked, approved or refused';
COMMENT ON COLUMN role_request.decided_by IS 'Who decided';
COMMENT ON COLUMN role_request.decided_at IS 'When';
COMMENT ON COLUMN role_request.made_at IS 'When it was asked for';
COMMENT ON COLUMN role_request.made_by IS 'Who asked';
COMMENT ON COLUMN role_request.version IS 'Counts the changes; the ETag';

CREATE TABLE role_held (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL REFERENCES person,
    role       text NOT NULL REFERENCES role,
    agency_id  uuid NOT NULL REFERENCES agency,
    from_on    date NOT NULL DEFAULT today(),
    until_on   date CONSTRAINT role_held_period CHECK (until_on >= from_on),
    request_id uuid UNIQUE REFERENCES role_request,
    made_at    timestamptz NOT NULL DEFAULT now(),
    made_by    uuid NOT NULL REFERENCES person,
    version    integer NOT NULL DEFAULT 1
);
CREATE INDEX role_held_person ON role_held (person_id);
CREATE INDEX role_held_role ON role_held (role, agency_id);
CREATE UNIQUE INDEX role_held_already ON role_held (person_id, role, agency_id) WHERE until_on IS NULL;
COMMENT ON TABLE role_held IS 'Who holds which role, at which agency, from when to when';
COMMENT ON COLUMN role_held.id IS 'Made by the application';
COMMENT ON COLUMN role_held.person_id IS 'Who';
COMMENT ON COLUMN role_held.role IS 'Which role';
COMMENT ON COLUMN role_held.agency_id IS 'At which agency: its team, its service or its school';
COMMENT ON COLUMN role_held.from_on IS 'First day';
COMMENT ON COLUMN role_held.until_on IS 'First day on which it is not held any more; null: no end';
COMMENT ON COLUMN role_held.request_id IS 'The approved request that it came from; null: given by whoever runs the service, on its machine';
COMMENT ON COLUMN role_held.made_at IS 'When it was given';
COMMENT ON COLUMN role_held.made_by IS 'Who gave it';
COMMENT ON COLUMN role_held.version IS 'Counts the changes; the ETag';
COMMENT ON INDEX role_held_role IS 'Finds the people with a role, to allocate and to notify';

CREATE TABLE team (
    id        uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency,
    name      text NOT NULL CONSTRAINT team_name_filled CHECK (length(btrim(name)) BETWEEN 1 AND 200),
    made_at   timestamptz NOT NULL DEFAULT now(),
    made_by   uuid NOT NULL REFERENCES person,
    version   integer NOT NULL DEFAULT 1,
    CONSTRAINT team_name_taken UNIQUE (agency_id, name)
);
COMMENT ON TABLE team IS 'People of one agency who share their children: the relation T of the policy';
COMMENT ON COLUMN team.id IS 'Made by the application';
COMMENT ON COLUMN team.agency_id IS 'Of which agency';
COMMENT ON COLUMN team.name IS 'As people call it';
COMMENT ON COLUMN team.made_at IS 'When it was recorded';
COMMENT ON COLUMN team.made_by IS 'Who recorded it';
COMMENT ON COLUMN team.version IS 'Counts the changes; the ETag';

CREATE TABLE team_member (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL REFERENCES person,
    team_id    uuid NOT NULL REFERENCES team,
    is_manager boolean NOT NULL DEFAULT false,
    from_on    date NOT NULL DEFAULT today(),
    until_on   date CONSTRAINT team_member_period CHECK (until_on >= from_on),
    made_at    timestamptz NOT NULL DEFAULT now(),
    made_by    uuid NOT NULL REFERENCES person,
    version    integer NOT NULL DEFAULT 1
);
CREATE INDEX team_member_person ON team_member (person_id);
CREATE INDEX team_member_team ON team_member (team_id);
CREATE UNIQUE INDEX team_member_twice ON team_member (person_id, team_id) WHERE until_on IS NULL;
COMMENT ON TABLE team_member IS 'Who is in which team, and who manages it, from when to when';
COMMENT ON COLUMN team_member.id IS 'Made by the application';
COMMENT ON COLUMN team_member.person_id IS 'Who';
COMMENT ON COLUMN team_member.team_id IS 'In which team';
COMMENT ON COLUMN team_member.is_manager IS 'Manages it';
COMMENT ON COLUMN team_member.from_on IS 'First day';
COMMENT ON COLUMN team_member.until_on IS 'First day on which it is over; null: no end';
COMMENT ON COLUMN team_member.made_at IS 'When it was recorded';
COMMENT ON COLUMN team_member.made_by IS 'Who recorded it';
COMMENT ON COLUMN team_member.version IS 'Counts the changes; the ETag';

-- Sessions, keys, invitations, tries -------------------------------------------------------------------------------

CREATE TABLE session (
    id               uuid PRIMARY KEY,
    token_hash       text NOT NULL CONSTRAINT session_token_hash CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    person_id        uuid NOT NULL REFERENCES person,
    network          text NOT NULL,
    made_at          timestamptz NOT NULL DEFAULT now(),
    last_seen_at     timestamptz NOT NULL DEFAULT now(),
    second_factor_at timestamptz,
    expires_at       timestamptz NOT NULL DEFAULT now() + interval '12 hours',
    ended_at         timestamptz,
    CONSTRAINT session_token UNIQUE (token_hash)
);
CREATE INDEX session_person ON session (person_id) WHERE ended_at IS NULL;
COMMENT ON TABLE session IS 'Somebody signed in. Live until it is signed out, idle_limit() after its last use, or twelve hours after its start';
COMMENT ON COLUMN session.id IS 'Made by the application; names the session in the person''s own list';
COMMENT ON COLUMN session.token_hash IS 'BLAKE2b-256 of the cookie, hex; the cookie itself is nowhere';
COMMENT ON COLUMN session.person_id IS 'Whose';
COMMENT ON COLUMN session.network IS 'Where it was begun: the front part of the address. From elsewhere its second factor does not count';
COMMENT ON COLUMN session.made_at IS 'When it began; a step-up keeps the first start''s end';
COMMENT ON COLUMN session.last_seen_at IS 'Last use, to the minute';
COMMENT ON COLUMN session.second_factor_at IS 'When a one-time code was last given; null: never in this session';
COMMENT ON COLUMN session.expires_at IS 'Its end, whatever happens';
COMMENT ON COLUMN session.ended_at IS 'Signed out, replaced by a step-up, or ended by a new password';
COMMENT ON INDEX session_person IS 'A person''s own list, and ending all of them';

CREATE TABLE api_key (
    id           uuid PRIMARY KEY,
    token_hash   text NOT NULL CONSTRAINT api_key_token_hash CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    person_id    uuid NOT NULL REFERENCES person,
    agency_id    uuid NOT NULL REFERENCES agency,
    name         text NOT NULL CONSTRAINT api_key_name_filled CHECK (length(btrim(name)) BETWEEN 1 AND 100),
    scopes       text[] NOT NULL,
    expires_at   timestamptz NOT NULL,
    approved_by  uuid REFERENCES person,
    approved_at  timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    made_at      timestamptz NOT NULL DEFAULT now(),
    made_by      uuid NOT NULL REFERENCES person,
    version      integer NOT NULL DEFAULT 1,
    CONSTRAINT api_key_token UNIQUE (token_hash),
    CONSTRAINT api_key_approved CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT two_people CHECK (approved_by <> made_by OR made_by = '00000000-0000-4000-8000-000000000002'),
    CONSTRAINT api_key_scopes CHECK (cardinality(scopes) BETWEEN 1 AND 24 AND array_position(scopes, NULL) IS NULL AND
        array_to_string(scopes, ' ') ~ '^[a-z]{2,30}(_[a-z]{2,30})*:(read|write)( [a-z]{2,30}(_[a-z]{2,30})*:(read|write))*$')
);
CREATE INDEX api_key_person ON api_key (person_id);
COMMENT ON TABLE api_key IS 'A machine''s key. To change it without a gap, a second one for the same account overlaps with it';
COMMENT ON COLUMN api_key.id IS 'Made by the application';
COMMENT ON COLUMN api_key.token_hash IS 'BLAKE2b-256 of the key, hex; the key is shown once and kept nowhere';
COMMENT ON COLUMN api_key.person_id IS 'The service account that acts; it stands beside what the machine records';
COMMENT ON COLUMN api_key.agency_id IS 'Whose machine';
COMMENT ON COLUMN api_key.name IS 'What the machine is';
COMMENT ON COLUMN api_key.scopes IS '<record>:read or <record>:write, see the top of this migration';
COMMENT ON COLUMN api_key.expires_at IS 'Its end';
COMMENT ON COLUMN api_key.approved_by IS 'Somebody else, because a key reaches the children of the whole area; the service itself where it was made on its machine';
COMMENT ON COLUMN api_key.approved_at IS 'When; before that the key does nothing';
COMMENT ON COLUMN api_key.revoked_at IS 'Ended before that';
COMMENT ON COLUMN api_key.last_used_at IS 'Last use, to the minute';
COMMENT ON COLUMN api_key.made_at IS 'When it was made';
COMMENT ON COLUMN api_key.made_by IS 'Who asked for it';
COMMENT ON COLUMN api_key.version IS 'Counts the changes; the ETag';

CREATE TABLE invitation (
    id         uuid PRIMARY KEY,
    token_hash text NOT NULL CONSTRAINT invitation_token_hash CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    person_id  uuid NOT NULL REFERENCES person,
    purpose    text NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    made_at    timestamptz NOT NULL DEFAULT now(),
    made_by    uuid NOT NULL REFERENCES person,
    CONSTRAINT invitation_token UNIQUE (token_hash),
    CONSTRAINT invitation_purpose CHECK (purpose IN ('invite', 'reset')),
    CONSTRAINT invitation_end CHECK (expires_at <= made_at + CASE purpose WHEN 'reset' THEN interval '30 minutes' ELSE interval '7 days' END)
);
CREATE INDEX invitation_person ON invitation (person_id);
COMMENT ON TABLE invitation IS 'A link with which a person sets their own password, once. Nobody else ever knows a password';
COMMENT ON COLUMN invitation.id IS 'Made by the application';
COMMENT ON COLUMN invitation.token_hash IS 'BLAKE2b-256 of what stands in the link, hex';
COMMENT ON COLUMN invitation.person_id IS 'For whom';
COMMENT ON COLUMN invitation.purpose IS 'invite: the first password, 7 days; reset: a new one, 30 minutes';
COMMENT ON COLUMN invitation.expires_at IS 'Its end';
COMMENT ON COLUMN invitation.used_at IS 'When it was used, or replaced by a newer one';
COMMENT ON COLUMN invitation.made_at IS 'When it was made';
COMMENT ON COLUMN invitation.made_by IS 'Who made it';

CREATE TABLE sign_in_try (
    id        uuid PRIMARY KEY,
    account   bigint NOT NULL,
    person_id uuid REFERENCES person,
    network   text NOT NULL,
    purpose   text NOT NULL CONSTRAINT sign_in_try_purpose CHECK (purpose IN ('sign_in', 'check', 'reset')),
    is_known  boolean NOT NULL,
    made_at   timestamptz NOT NULL DEFAULT now(),
    is_good   boolean NOT NULL DEFAULT false,
    clears    boolean NOT NULL DEFAULT false
);
CREATE INDEX sign_in_try_account ON sign_in_try (account, made_at);
CREATE INDEX sign_in_try_network ON sign_in_try (network, made_at);
CREATE INDEX sign_in_try_made_at ON sign_in_try (made_at);
COMMENT ON TABLE sign_in_try IS 'Tries to sign in, to limit guessing; kept for two days';
COMMENT ON COLUMN sign_in_try.id IS 'Made by the application';
COMMENT ON COLUMN sign_in_try.account IS 'Hash of the user name as it was typed: people type passwords there by mistake';
COMMENT ON COLUMN sign_in_try.person_id IS 'The account of that name; null: there is none';
COMMENT ON COLUMN sign_in_try.network IS 'From where';
COMMENT ON COLUMN sign_in_try.purpose IS 'sign_in; check: a password or code asked for again in a session; reset: somebody asks for a new password';
COMMENT ON COLUMN sign_in_try.is_known IS 'From a device on which this person has signed in. Known and strange devices are counted apart';
COMMENT ON COLUMN sign_in_try.made_at IS 'When';
COMMENT ON COLUMN sign_in_try.is_good IS 'It led to what it was for. Recorded as not good before anything is compared, so that no parallel try is free';
COMMENT ON COLUMN sign_in_try.clears IS 'Bad tries before it no longer count. A good password alone does not clear where codes are enrolled: between two of them, codes could be guessed for ever';
COMMENT ON INDEX sign_in_try_made_at IS 'Throws away what is too old';

CREATE TABLE known_device (
    token_hash   text NOT NULL CONSTRAINT known_device_token_hash CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    person_id    uuid NOT NULL REFERENCES person,
    made_at      timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (token_hash, person_id)
);
CREATE INDEX known_device_person ON known_device (person_id);
COMMENT ON TABLE known_device IS 'Browsers in which a person has signed in. It opens nothing: a stranger who fails on purpose slows down strange browsers alone';
COMMENT ON COLUMN known_device.token_hash IS 'BLAKE2b-256 of the browser''s own cookie, hex';
COMMENT ON COLUMN known_device.person_id IS 'Who signed in';
COMMENT ON COLUMN known_device.made_at IS 'First';
COMMENT ON COLUMN known_device.last_used_at IS 'Last; after half a year it is strange again';

-- Who asks ---------------------------------------------------------------------------------------------------------

CREATE FUNCTION idle_limit() RETURNS interval
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN interval '15 minutes';
COMMENT ON FUNCTION idle_limit() IS 'A session that is not used for so long has ended';

CREATE VIEW identity_live WITH (security_invoker = true) AS
    SELECT s.token_hash, 'session' AS kind, s.person_id, s.id AS session_id, NULL::text[] AS scopes, s.second_factor_at,
           least(s.expires_at, s.last_seen_at + idle_limit()) AS expires_at, s.network
      FROM session s JOIN person p ON p.id = s.person_id
     WHERE s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - idle_limit()
       AND p.disabled_at IS NULL AND NOT p.is_service
     UNION ALL
    SELECT k.token_hash, 'key', k.person_id, NULL, k.scopes, NULL, k.expires_at, NULL
      FROM api_key k JOIN person p ON p.id = k.person_id
     WHERE k.approved_at IS NOT NULL AND k.revoked_at IS NULL AND k.expires_at > now()
       AND p.disabled_at IS NULL AND p.is_service;
COMMENT ON VIEW identity_live IS 'What a live session or key is. Not for the application';
COMMENT ON COLUMN identity_live.token_hash IS 'BLAKE2b-256 of the token, hex';
COMMENT ON COLUMN identity_live.kind IS 'session or key';
COMMENT ON COLUMN identity_live.person_id IS 'Who acts';
COMMENT ON COLUMN identity_live.session_id IS 'Of a session';
COMMENT ON COLUMN identity_live.scopes IS 'Of a key';
COMMENT ON COLUMN identity_live.second_factor_at IS 'Of a session: when a one-time code was last given';
COMMENT ON COLUMN identity_live.expires_at IS 'Its end if it is not used before';
COMMENT ON COLUMN identity_live.network IS 'Of a session: where it was begun';

CREATE FUNCTION who(OUT person_id uuid, OUT session_id uuid, OUT scopes text[], OUT second_factor_at timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    SELECT i.person_id, i.session_id, i.scopes, i.second_factor_at
      INTO person_id, session_id, scopes, second_factor_at
      FROM identity_live i
     WHERE i.token_hash = current_setting('around.token', true) AND i.kind = current_setting('around.kind', true);
    IF person_id IS NULL THEN
        person_id := me();
    END IF;
END
$$;
COMMENT ON FUNCTION who() IS 'Definer. The identity of this transaction, with its session or the scopes of its key. Raises not_signed_in';

-- It stands in the policy of every table, so a picture asks for it some twenty times: written out for each kind, with plans
-- that the connection keeps, it takes half the time of the view (a function in SQL, planned at each call, twenty times as
-- much). What is live is the same; tests compare both.
CREATE FUNCTION me() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    person uuid;
BEGIN
    IF session_user = 'around_owner' AND current_setting('around.person', true) <> '' THEN
        RETURN current_setting('around.person');
    ELSIF current_setting('around.kind', true) = 'session' THEN
        SELECT s.person_id INTO person
          FROM session s JOIN person p ON p.id = s.person_id
         WHERE s.token_hash = current_setting('around.token', true)
           AND s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - idle_limit()
           AND p.disabled_at IS NULL AND NOT p.is_service;
    ELSIF current_setting('around.kind', true) = 'key' THEN
        SELECT k.person_id INTO person
          FROM api_key k JOIN person p ON p.id = k.person_id
         WHERE k.token_hash = current_setting('around.token', true)
           AND k.approved_at IS NOT NULL AND k.revoked_at IS NULL AND k.expires_at > now()
           AND p.disabled_at IS NULL AND p.is_service;
    END IF;
    IF person IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'not_signed_in', MESSAGE = 'not signed in';
    END IF;
    RETURN person;
END
$$;
COMMENT ON FUNCTION me() IS 'Definer. The person (or service account) of this transaction: that of its token, or for around_owner alone the setting around.person. Raises not_signed_in. Write (SELECT me()) in policies: once for each statement';

CREATE FUNCTION my_roles() RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    RETURN (SELECT coalesce(array_agg(DISTINCT h.role), '{}')
              FROM role_held h
             WHERE h.person_id = (SELECT me()) AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today()));
END
$$;
COMMENT ON FUNCTION my_roles() IS 'Names of the roles held today; none: an empty array';

CREATE FUNCTION my_agencies(as_role text DEFAULT NULL) RETURNS uuid[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    RETURN (SELECT coalesce(array_agg(DISTINCT h.agency_id), '{}')
              FROM role_held h
             WHERE h.person_id = (SELECT me()) AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
               AND (as_role IS NULL OR h.role = as_role));
END
$$;
COMMENT ON FUNCTION my_agencies(text) IS 'Agencies at which a role, or that role, is held today; none: an empty array, which matches nothing';

CREATE FUNCTION is_fresh() RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    RETURN coalesce((SELECT w.second_factor_at > now() - interval '5 minutes' FROM who() w), false);
END
$$;
COMMENT ON FUNCTION is_fresh() IS 'A one-time code was given in this session in the last five minutes';

CREATE FUNCTION scope_allows(record text, action text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    mine text[] := (SELECT w.scopes FROM who() w);
BEGIN
    RETURN mine IS NULL OR EXISTS (
        SELECT FROM unnest(mine) s
         WHERE (scope_allows.record = split_part(s, ':', 1) OR starts_with(scope_allows.record, split_part(s, ':', 1) || '_'))
           AND (split_part(s, ':', 2) = 'write' AND action <> 'export'
                OR split_part(s, ':', 2) = 'read' AND action IN ('view', 'export')));
END
$$;
COMMENT ON FUNCTION scope_allows(text, text) IS 'Whether the key''s scopes cover this action on this record type; true for a person''s session';

CREATE FUNCTION enter(hash text, kind text, request text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    PERFORM set_config('around.token', hash, true), set_config('around.kind', kind, true),
            set_config('around.request', request, true);
    PERFORM me();
    -- A row that another request of the same session holds has just been written: nothing waits for it.
    IF kind = 'session' THEN
        UPDATE session SET last_seen_at = now()
         WHERE id = (SELECT s.id FROM session s
                      WHERE s.token_hash = hash AND s.last_seen_at < now() - interval '1 minute'
                        FOR UPDATE SKIP LOCKED);
    ELSE
        UPDATE api_key SET last_used_at = now()
         WHERE id = (SELECT k.id FROM api_key k
                      WHERE k.token_hash = hash AND (k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute')
                        FOR UPDATE SKIP LOCKED);
    END IF;
END
$$;
COMMENT ON FUNCTION enter(text, text, text) IS 'Definer. Begins a request: token hash (hex), session or key, request id. Raises not_signed_in. Notes the use, once a minute';

CREATE FUNCTION identify(hash text, kind text)
    RETURNS TABLE (person_id uuid, name text, agency_id uuid, agency_name text, roles text[], scopes text[],
                   second_factor_at bigint, expires_at bigint, network text, must_enrol boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT p.id, p.name, a.id, a.name,
           ARRAY(SELECT DISTINCT h.role FROM role_held h
                  WHERE h.person_id = p.id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())),
           i.scopes, extract(epoch FROM i.second_factor_at)::bigint, extract(epoch FROM i.expires_at)::bigint, i.network,
           a.requires_second_factor AND i.second_factor_at IS NULL AND NOT p.is_service
      FROM identity_live i
      JOIN person p ON p.id = i.person_id
      JOIN agency a ON a.id = p.agency_id
     WHERE i.token_hash = hash AND i.kind = identify.kind;
END
$$;
COMMENT ON FUNCTION identify(text, text) IS 'Definer. What the application keeps of an identity, for at most a second. No row: not live';

-- Signing in -------------------------------------------------------------------------------------------------------

CREATE FUNCTION sign_in_start(try_id uuid, typed text, network text, purpose text, device text DEFAULT NULL)
    RETURNS TABLE (wait integer, person_id uuid, password_hash text, totp_seed text, totp_pending text,
                   totp_last_step bigint, requires_second_factor boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    account_hash bigint := hashtextextended(lower(typed), 1);
    someone      person;
    known        boolean;
    bad          integer;
    last_bad     timestamptz;
    first_bad    timestamptz;
    good         timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(account_hash);
    DELETE FROM sign_in_try t WHERE t.id IN (SELECT o.id FROM sign_in_try o WHERE o.made_at < now() - interval '2 days'
                                              LIMIT 20 FOR UPDATE SKIP LOCKED);
    SELECT * INTO someone FROM person p WHERE p.username = lower(typed) AND NOT p.is_service;
    known := EXISTS (SELECT FROM known_device d
                      WHERE d.token_hash = device AND d.person_id = someone.id AND d.last_used_at > now() - interval '180 days');
    SELECT max(t.made_at) INTO good
      FROM sign_in_try t
     WHERE t.account = account_hash AND t.purpose = sign_in_start.purpose AND t.is_known = known AND t.clears;
    SELECT count(*), max(t.made_at), min(t.made_at) INTO bad, last_bad, first_bad
      FROM sign_in_try t
     WHERE t.account = account_hash AND NOT t.is_good AND t.made_at > now() - interval '1 hour'
       AND t.made_at > coalesce(good, '-infinity') AND t.purpose = sign_in_start.purpose
       AND t.is_known = known;
    -- Each purpose counts for itself, and known browsers for themselves, so that a stranger at the sign-in page stops nobody
    -- who is signed in, or who signs in where they always do.
    -- Ten an hour; from the fourth on 1, 2, 4 … 64 seconds between them. It always ends by itself.
    wait := CASE WHEN bad >= 10 THEN ceil(extract(epoch FROM first_bad + interval '1 hour' - now()))
                 WHEN bad >= 3 THEN greatest(0, ceil(extract(epoch FROM last_bad - now()) + 2 ^ (bad - 3)))
                 ELSE 0 END;
    IF wait = 0 AND NOT known AND network <> 'unix' AND (SELECT count(*) >= 1000 FROM sign_in_try t
                                            WHERE t.network = sign_in_start.network AND NOT t.is_good
                                              AND t.made_at > now() - interval '1 hour') THEN
        wait := 60;
    END IF;
    IF wait > 0 THEN
        RETURN NEXT;
        RETURN;
    END IF;
    INSERT INTO sign_in_try (id, account, person_id, network, purpose, is_known)
    VALUES (try_id, account_hash, someone.id, network, purpose, known);
    IF purpose <> 'reset' AND someone.disabled_at IS NULL THEN
        SELECT c.person_id, c.password_hash, c.totp_seed_sealed, c.totp_pending_sealed, c.totp_last_step,
               a.requires_second_factor
          INTO person_id, password_hash, totp_seed, totp_pending, totp_last_step, requires_second_factor
          FROM credential c, agency a
         WHERE c.person_id = someone.id AND a.id = someone.agency_id;
    END IF;
    RETURN NEXT;
END
$$;
COMMENT ON FUNCTION sign_in_start(uuid, text, text, text, text) IS 'Definer. Notes a try before anything is compared and gives what to compare with; nulls for an unknown or disabled account. wait > 0: seconds to wait, and nothing else';

CREATE FUNCTION session_start(session_id uuid, hash text, try_id uuid, step bigint, replaces text DEFAULT NULL, device text DEFAULT NULL)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    try     sign_in_try;
    old     session;
    ends_at timestamptz := now() + interval '12 hours';
BEGIN
    UPDATE sign_in_try t
       SET is_good = true,
           clears = step IS NOT NULL OR EXISTS (SELECT FROM credential c
                                                 WHERE c.person_id = t.person_id AND c.totp_seed_sealed IS NULL)
     WHERE t.id = try_id AND NOT t.is_good AND t.purpose <> 'reset' AND t.made_at > now() - interval '2 minutes'
       AND EXISTS (SELECT FROM person p WHERE p.id = t.person_id AND p.disabled_at IS NULL AND NOT p.is_service)
    RETURNING * INTO try;
    IF try.id IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'sign_in_failed', MESSAGE = 'no such try';
    END IF;
    IF step IS NOT NULL THEN
        UPDATE credential SET totp_last_step = step WHERE person_id = try.person_id AND totp_last_step < step;
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'sign_in_failed', MESSAGE = 'code used before';
        END IF;
    END IF;
    IF replaces IS NOT NULL THEN
        UPDATE session s SET ended_at = now()
         WHERE s.token_hash = replaces AND s.person_id = try.person_id AND s.ended_at IS NULL
        RETURNING * INTO old;
        IF old.id IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'not_signed_in', MESSAGE = 'not signed in';
        END IF;
        ends_at := old.expires_at;
    END IF;
    INSERT INTO session (id, token_hash, person_id, network, second_factor_at, expires_at)
    VALUES (session_id, hash, try.person_id, try.network,
            CASE WHEN step IS NULL THEN old.second_factor_at ELSE now() END, ends_at);
    IF device IS NOT NULL THEN
        DELETE FROM known_device d WHERE d.person_id = try.person_id AND d.last_used_at < now() - interval '180 days';
        INSERT INTO known_device (token_hash, person_id) VALUES (device, try.person_id)
            ON CONFLICT (token_hash, person_id) DO UPDATE SET last_used_at = now();
    END IF;
    PERFORM set_config('around.token', hash, true), set_config('around.kind', 'session', true);
    RETURN extract(epoch FROM least(ends_at, now() + idle_limit()))::bigint;
END
$$;
COMMENT ON FUNCTION session_start(uuid, text, uuid, bigint, text, text) IS 'Definer. A session for the person of a try that the application found good. step: of the one-time code, used once; replaces: the session that ends with it; device: the browser, known from now on. The rest of the transaction is this person''s';

CREATE FUNCTION invitation_use(hash text, new_password_hash text)
    RETURNS TABLE (purpose text, about text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    link invitation;
BEGIN
    SELECT i.* INTO link
      FROM invitation i JOIN person p ON p.id = i.person_id
     WHERE i.token_hash = hash AND i.used_at IS NULL AND i.expires_at > now() AND p.disabled_at IS NULL
       FOR UPDATE OF i;
    IF link.id IS NULL THEN
        RETURN;
    END IF;
    IF new_password_hash IS NOT NULL THEN
        UPDATE invitation i SET used_at = now() WHERE i.person_id = link.person_id AND i.used_at IS NULL;
        INSERT INTO credential (person_id, password_hash) VALUES (link.person_id, new_password_hash)
            ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash, password_set_at = now();
        UPDATE session s SET ended_at = now() WHERE s.person_id = link.person_id AND s.ended_at IS NULL;
    END IF;
    RETURN QUERY SELECT link.purpose, concat_ws(' ', p.username, p.name, a.name)
                   FROM person p JOIN agency a ON a.id = p.agency_id WHERE p.id = link.person_id;
END
$$;
COMMENT ON FUNCTION invitation_use(text, text) IS 'Definer. Sets the password of a link''s person, uses the link up and ends that person''s sessions; without a password only says what for and, for the password''s rule, whose it is. No row: used, ended or never there';

-- Every made_by is the one who asks.
ALTER TABLE agency ALTER made_by SET DEFAULT me();
ALTER TABLE person ALTER made_by SET DEFAULT me();
ALTER TABLE role_request ALTER made_by SET DEFAULT me();
ALTER TABLE role_held ALTER made_by SET DEFAULT me();
ALTER TABLE team ALTER made_by SET DEFAULT me();
ALTER TABLE team_member ALTER made_by SET DEFAULT me();
ALTER TABLE api_key ALTER made_by SET DEFAULT me();
ALTER TABLE invitation ALTER made_by SET DEFAULT me();

-- Who may see and change identities --------------------------------------------------------------------------------

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{agency,person,credential,role,role_request,role_held,team,team_member,session,api_key,invitation,sign_in_try,known_device}'::text[]
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', t);
        EXECUTE format('CREATE POLICY %I ON %I TO around_owner USING (true) WITH CHECK (true)', t || '_owner', t);
    END LOOP;
END
$$;

-- Colleagues, teams and agencies are known to everybody who is signed in.
GRANT SELECT ON agency, person, role, role_held, team, team_member TO around_app;
CREATE POLICY agency_see ON agency FOR SELECT TO around_app USING ((SELECT me()) IS NOT NULL);
CREATE POLICY person_see ON person FOR SELECT TO around_app USING ((SELECT me()) IS NOT NULL);
CREATE POLICY role_see ON role FOR SELECT TO around_app USING ((SELECT me()) IS NOT NULL);
CREATE POLICY role_held_see ON role_held FOR SELECT TO around_app USING ((SELECT me()) IS NOT NULL);
CREATE POLICY team_see ON team FOR SELECT TO around_app USING ((SELECT me()) IS NOT NULL);
CREATE POLICY team_member_see ON team_member FOR SELECT TO around_app USING ((SELECT me()) IS NOT NULL);

-- A service administrator makes and disables accounts of the own agency, except the own one. The system administrator
-- disables any, but makes none: whoever makes the link of an account could use it.
GRANT INSERT ON person TO around_app;
GRANT UPDATE (name, disabled_at) ON person TO around_app;
CREATE POLICY person_make ON person FOR INSERT TO around_app
    WITH CHECK (agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[]) AND made_by = (SELECT me()));
CREATE POLICY person_change ON person FOR UPDATE TO around_app
    USING ((agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])
            OR 'system_admin' = ANY ((SELECT my_roles())::text[])) AND id <> (SELECT me()))
    WITH CHECK (true);

-- Team managers and service administrators ask for roles at their agency; information governance decides.
GRANT SELECT, INSERT ON role_request TO around_app;
GRANT UPDATE (state, decided_by, decided_at) ON role_request TO around_app;
CREATE POLICY role_request_see ON role_request FOR SELECT TO around_app
    USING ('information_governance' = ANY ((SELECT my_roles())::text[])
           OR agency_id = ANY ((SELECT my_agencies('service_admin') || my_agencies('team_manager'))::uuid[]));
CREATE POLICY role_request_ask ON role_request FOR INSERT TO around_app
    WITH CHECK (agency_id = ANY ((SELECT my_agencies('service_admin') || my_agencies('team_manager'))::uuid[])
                AND made_by = (SELECT me()) AND state = 'asked');
CREATE POLICY role_request_decide ON role_request FOR UPDATE TO around_app
    USING ('information_governance' = ANY ((SELECT my_roles())::text[]) AND state = 'asked')
    WITH CHECK (decided_by = (SELECT me()));

-- A role comes from a request that was just approved. It ends by the administrator or by information governance.
GRANT INSERT ON role_held TO around_app;
GRANT UPDATE (until_on) ON role_held TO around_app;
CREATE POLICY role_held_give ON role_held FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND person_id <> (SELECT me()) AND EXISTS (
        SELECT FROM role_request q
         WHERE q.id = role_held.request_id AND q.state = 'approved' AND q.decided_by = (SELECT me())
           AND q.person_id = role_held.person_id AND q.role = role_held.role AND q.agency_id = role_held.agency_id
           AND q.from_on = role_held.from_on AND q.until_on IS NOT DISTINCT FROM role_held.until_on));
CREATE POLICY role_held_machine ON role_held FOR INSERT TO around_app
    WITH CHECK (role = 'machine_key' AND made_by = (SELECT me())
                AND agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])
                AND EXISTS (SELECT FROM person p
                             WHERE p.id = role_held.person_id AND p.is_service AND p.agency_id = role_held.agency_id));
CREATE POLICY role_held_end ON role_held FOR UPDATE TO around_app
    USING ('information_governance' = ANY ((SELECT my_roles())::text[])
           OR agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[]))
    WITH CHECK (until_on <= greatest(from_on, today()));

-- Keys and links are made by the administrator of their agency; no token hash can be read back. A key takes two
-- people, as a role does.
GRANT SELECT (id, person_id, agency_id, name, scopes, expires_at, approved_by, approved_at, revoked_at, last_used_at,
              made_at, made_by, version), INSERT
    ON api_key TO around_app;
GRANT UPDATE (revoked_at, approved_by, approved_at) ON api_key TO around_app;
CREATE POLICY api_key_see ON api_key FOR SELECT TO around_app
    USING (agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])
           OR 'information_governance' = ANY ((SELECT my_roles())::text[]));
CREATE POLICY api_key_make ON api_key FOR INSERT TO around_app
    WITH CHECK (agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[]) AND made_by = (SELECT me())
                AND approved_at IS NULL AND expires_at <= now() + interval '2 years'
                AND EXISTS (SELECT FROM person p
                             WHERE p.id = api_key.person_id AND p.is_service AND p.agency_id = api_key.agency_id));
CREATE POLICY api_key_end ON api_key FOR UPDATE TO around_app
    USING (agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])
           OR 'information_governance' = ANY ((SELECT my_roles())::text[]))
    WITH CHECK (revoked_at IS NOT NULL);
CREATE POLICY api_key_approve ON api_key FOR UPDATE TO around_app
    USING ('information_governance' = ANY ((SELECT my_roles())::text[]) AND approved_at IS NULL AND revoked_at IS NULL)
    WITH CHECK (approved_by = (SELECT me()));

GRANT SELECT (id, person_id, purpose, expires_at, used_at, made_at, made_by), INSERT ON invitation TO around_app;
GRANT UPDATE (used_at) ON invitation TO around_app;
CREATE POLICY invitation_see ON invitation FOR SELECT TO around_app
    USING (EXISTS (SELECT FROM person p WHERE p.id = invitation.person_id
                                          AND p.agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])));
CREATE POLICY invitation_make ON invitation FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND used_at IS NULL AND person_id <> (SELECT me()) AND EXISTS (
        SELECT FROM person p
         WHERE p.id = invitation.person_id AND NOT p.is_service
           AND p.agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])));
CREATE POLICY invitation_end ON invitation FOR UPDATE TO around_app
    USING (EXISTS (SELECT FROM person p WHERE p.id = invitation.person_id
                                          AND p.agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])))
    WITH CHECK (used_at IS NOT NULL);

-- One's own sessions, password and tries; and who of the own agency asks for a new password.
GRANT SELECT (id, person_id, network, made_at, last_seen_at, second_factor_at, expires_at, ended_at) ON session TO around_app;
GRANT UPDATE (ended_at) ON session TO around_app;
CREATE POLICY session_see ON session FOR SELECT TO around_app USING (person_id = (SELECT me()));
CREATE POLICY session_end ON session FOR UPDATE TO around_app
    USING (person_id = (SELECT me())) WITH CHECK (person_id = (SELECT me()) AND ended_at IS NOT NULL);

GRANT SELECT (person_id) ON credential TO around_app;
GRANT UPDATE (password_hash, password_set_at, totp_seed_sealed, totp_pending_sealed) ON credential TO around_app;
CREATE POLICY credential_see ON credential FOR SELECT TO around_app USING (person_id = (SELECT me()));
CREATE POLICY credential_change ON credential FOR UPDATE TO around_app
    USING (person_id = (SELECT me())) WITH CHECK (person_id = (SELECT me()));

GRANT SELECT (id, person_id, purpose, made_at, is_good) ON sign_in_try TO around_app;
GRANT UPDATE (is_good) ON sign_in_try TO around_app;
CREATE POLICY sign_in_try_see ON sign_in_try FOR SELECT TO around_app
    USING (person_id = (SELECT me()) OR purpose = 'reset' AND EXISTS (
        SELECT FROM person p WHERE p.id = sign_in_try.person_id
                               AND p.agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])));
CREATE POLICY sign_in_try_good ON sign_in_try FOR UPDATE TO around_app
    USING (person_id = (SELECT me()) AND purpose = 'check') WITH CHECK (person_id = (SELECT me()) AND is_good);

REVOKE EXECUTE ON FUNCTION today(), instant(timestamptz), idle_limit(), who(), me(), my_roles(), my_agencies(text), is_fresh(),
    scope_allows(text, text), enter(text, text, text), identify(text, text), sign_in_start(uuid, text, text, text, text),
    session_start(uuid, text, uuid, bigint, text, text), invitation_use(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION today(), instant(timestamptz), idle_limit(), who(), me(), my_roles(), my_agencies(text), is_fresh(), scope_allows(text, text),
    enter(text, text, text), identify(text, text), sign_in_start(uuid, text, text, text, text),
    session_start(uuid, text, uuid, bigint, text, text), invitation_use(text, text) TO around_app;
GRANT EXECUTE ON FUNCTION today(), instant(timestamptz) TO around_audit, around_report;

-- Verify
DO $$
DECLARE
    mine text[] := '{agency,person,credential,role,role_request,role_held,team,team_member,session,api_key,invitation,sign_in_try,known_device}';
    bad  text;
BEGIN
    SELECT string_agg(c.relname, ', ') INTO bad FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY (mine) AND NOT (c.relrowsecurity AND c.relforcerowsecurity);
    ASSERT bad IS NULL, 'without forced row-level security: ' || bad;
    SELECT string_agg(a.attrelid::regclass || '.' || a.attname, ', ') INTO bad
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY (mine) AND a.attnum > 0 AND NOT a.attisdropped
       AND col_description(a.attrelid, a.attnum) IS NULL;
    ASSERT bad IS NULL, 'without a comment: ' || bad;
    ASSERT NOT has_column_privilege('around_app', 'session', 'token_hash', 'SELECT')
       AND NOT has_column_privilege('around_app', 'api_key', 'token_hash', 'SELECT')
       AND NOT has_column_privilege('around_app', 'invitation', 'token_hash', 'SELECT')
       AND NOT has_table_privilege('around_app', 'known_device', 'SELECT')
       AND NOT has_column_privilege('around_app', 'credential', 'password_hash', 'SELECT')
       AND NOT has_column_privilege('around_app', 'credential', 'totp_seed_sealed', 'SELECT'), 'a secret can be read';
    ASSERT NOT has_table_privilege('around_app', 'identity_live', 'SELECT'), 'live tokens can be listed';
END
$$;
