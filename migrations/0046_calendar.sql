-- What is due as a calendar of one's own, which a calendar program asks for by an address that nobody guesses. The address is an identity:
-- the records are read as that person may see them, and nothing else can be asked with it.

CREATE TABLE calendar_link (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id    uuid NOT NULL DEFAULT me() REFERENCES person,
    token_hash   text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    made_at      timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL DEFAULT now() + interval '1 year',
    last_used_at timestamptz,
    ended_at     timestamptz
);
COMMENT ON TABLE calendar_link IS 'Addresses at which a calendar program finds what is due for one person';
COMMENT ON COLUMN calendar_link.id IS 'Of the address';
COMMENT ON COLUMN calendar_link.person_id IS 'Whose calendar';
COMMENT ON COLUMN calendar_link.token_hash IS 'BLAKE2b-256 of what makes the address, hex; the address itself is shown once and kept nowhere';
COMMENT ON COLUMN calendar_link.made_at IS 'When it was made';
COMMENT ON COLUMN calendar_link.expires_at IS 'Its end, a year later: who still wants one makes a new one';
COMMENT ON COLUMN calendar_link.last_used_at IS 'When a program last asked, to the hour';
COMMENT ON COLUMN calendar_link.ended_at IS 'When it was stopped or replaced; null: it opens the calendar';
CREATE UNIQUE INDEX calendar_link_one ON calendar_link (person_id) WHERE ended_at IS NULL;
COMMENT ON INDEX calendar_link_one IS 'One for each person: a new one replaces it';

ALTER TABLE audit DROP CONSTRAINT audit_via_check;
ALTER TABLE audit ADD CONSTRAINT audit_via_check CHECK (via IN ('none', 'session', 'key', 'form', 'calendar', 'owner')) NOT VALID;
COMMENT ON COLUMN audit.via IS 'What identified them: session, key, form link, the address of a calendar, none; owner: a command line run';

CREATE OR REPLACE VIEW identity_live WITH (security_invoker = true) AS
    SELECT s.token_hash, 'session' AS kind, s.person_id, s.id AS session_id, NULL::text[] AS scopes, s.second_factor_at,
           least(s.expires_at, s.last_seen_at + idle_limit()) AS expires_at, s.network
      FROM session s JOIN person p ON p.id = s.person_id
     WHERE s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - idle_limit()
       AND p.disabled_at IS NULL AND NOT p.is_service
     UNION ALL
    SELECT k.token_hash, 'key', k.person_id, NULL, k.scopes, NULL, k.expires_at, NULL
      FROM api_key k JOIN person p ON p.id = k.person_id
     WHERE k.approved_at IS NOT NULL AND k.revoked_at IS NULL AND k.expires_at > now()
       AND p.disabled_at IS NULL AND p.is_service
     UNION ALL
    SELECT l.token_hash, 'calendar', l.person_id, NULL, NULL, NULL, l.expires_at, NULL
      FROM calendar_link l JOIN person p ON p.id = l.person_id
     WHERE l.ended_at IS NULL AND l.expires_at > now() AND p.disabled_at IS NULL AND NOT p.is_service;
COMMENT ON VIEW identity_live IS 'What a live session, key or address of a calendar is. Not for the application';
COMMENT ON COLUMN identity_live.kind IS 'session, key or calendar';

CREATE OR REPLACE FUNCTION me() RETURNS uuid
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
    ELSIF current_setting('around.kind', true) = 'calendar' THEN
        SELECT l.person_id INTO person
          FROM calendar_link l JOIN person p ON p.id = l.person_id
         WHERE l.token_hash = current_setting('around.token', true)
           AND l.ended_at IS NULL AND l.expires_at > now()
           AND p.disabled_at IS NULL AND NOT p.is_service;
    END IF;
    IF person IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'not_signed_in', MESSAGE = 'not signed in';
    END IF;
    RETURN person;
END
$$;

CREATE OR REPLACE FUNCTION enter(hash text, kind text, request text) RETURNS void
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
    ELSIF kind = 'key' THEN
        UPDATE api_key SET last_used_at = now()
         WHERE id = (SELECT k.id FROM api_key k
                      WHERE k.token_hash = hash AND (k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute')
                        FOR UPDATE SKIP LOCKED);
    ELSE
        UPDATE calendar_link SET last_used_at = now()
         WHERE id = (SELECT l.id FROM calendar_link l
                      WHERE l.token_hash = hash AND (l.last_used_at IS NULL OR l.last_used_at < now() - interval '1 hour')
                        FOR UPDATE SKIP LOCKED);
    END IF;
END
$$;
COMMENT ON FUNCTION enter(text, text, text) IS 'Definer. Begins a request: token hash (hex), session, key or calendar, request id. Raises not_signed_in. Notes the use, once a minute; of a calendar once an hour';

DO $$
DECLARE
    a uuid := '00000000-0000-4000-8000-000000000002';
BEGIN
    BEGIN
        INSERT INTO calendar_link (person_id, token_hash) VALUES (a, repeat('a', 64)), (a, repeat('b', 64));
        RAISE EXCEPTION 'verify: somebody may have two calendars';
    EXCEPTION WHEN unique_violation OR foreign_key_violation THEN NULL;
    END;
    BEGIN
        INSERT INTO calendar_link (person_id, token_hash) VALUES (a, 'the address itself');
        RAISE EXCEPTION 'verify: the address of a calendar may be kept';
    EXCEPTION WHEN check_violation THEN NULL;
    END;
END $$;
