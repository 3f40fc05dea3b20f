-- Who asks is decided by a live token and by nothing else (security.md S5, S6, A73).
\c - around_app
SELECT test.fails('SELECT * FROM ' || t, 'not_signed_in', 'no identity, ' || t || ': an error, never rows')
  FROM unnest('{child,allocation,care_episode,legal_status,review,home,home_address,enrolment,send_status,words,words_point,around_person,alert,sdq,sdq_none,sdq_score,sdq_answer,task,referral,referral_content,referral_clock,referral_event,referral_reason,involvement,match_task,child_search,sight,service,service_staff,service_referrer,service_clock,service_link,setting,due,child_card,sdq_shown,referral_shown,person,agency,role_held,team,team_member}'::text[]) t;
SELECT test.fails('SELECT audit_append(''[{"via":"none"}]'')', '23502', 'an audit row without its request is refused');
SELECT test.fails('SELECT token_hash FROM session', '42501', 'token hashes of sessions cannot be read');
SELECT test.fails('SELECT token_hash FROM api_key', '42501', 'token hashes of keys cannot be read');
SELECT test.fails('SELECT password_hash FROM credential', '42501', 'password hashes cannot be read');

BEGIN;
SELECT set_config('around.person', test.id('person', 1)::text, true) \g /dev/null
SELECT test.fails('SELECT count(*) FROM child', 'not_signed_in', 'a person cannot be claimed by a setting'); ROLLBACK;
BEGIN;
SELECT set_config('around.token', repeat('f', 64), true), set_config('around.kind', 'session', true) \g /dev/null
SELECT test.fails('SELECT count(*) FROM child', 'not_signed_in', 'nor by a token that nobody was given'); ROLLBACK;
BEGIN;
SELECT set_config('around.token', test.token(1), true), set_config('around.kind', 'key', true) \g /dev/null
SELECT test.fails('SELECT count(*) FROM child', 'not_signed_in', 'nor a session as a key'); ROLLBACK;
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.same(count(*), 1::bigint, 'signed in: one''s own child') FROM child; COMMIT;
SELECT test.fails('SELECT count(*) FROM child', 'not_signed_in', 'the identity ends with its transaction');

-- What ended is refused with the next statement, also within a transaction that had begun.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
CREATE TEMP TABLE before AS SELECT id, token_hash, ended_at, expires_at, last_seen_at FROM session WHERE person_id = test.id('person', 1);
CREATE FUNCTION pg_temp.gone(change text, what text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    live boolean;
BEGIN
    BEGIN
        EXECUTE change;
        PERFORM set_config('around.person', '', true), set_config('around.token', test.token(1), true), set_config('around.kind', 'session', true);
        SELECT EXISTS (SELECT FROM identity_live WHERE token_hash = test.token(1) AND kind = 'session') INTO live;
        BEGIN
            PERFORM me();
            RAISE EXCEPTION 'undo' USING DETAIL = 'live';
        EXCEPTION WHEN SQLSTATE 'P0001' THEN
            RAISE EXCEPTION 'undo' USING DETAIL = CASE WHEN SQLERRM = 'not signed in' AND NOT live THEN 'gone' ELSE 'live' END;
        END;
    EXCEPTION WHEN OTHERS THEN
        DECLARE
            said text;
        BEGIN
            GET STACKED DIAGNOSTICS said = PG_EXCEPTION_DETAIL;
            RETURN test.same(said, 'gone', what);
        END;
    END;
END $$;
SELECT pg_temp.gone('UPDATE session SET ended_at = now() WHERE person_id = test.id(''person'', 1)', 'a session that was ended');
SELECT pg_temp.gone('UPDATE session SET last_seen_at = now() - interval ''15 minutes'' WHERE person_id = test.id(''person'', 1)', 'a session that was idle for a quarter of an hour');
SELECT pg_temp.gone('UPDATE session SET expires_at = now() - interval ''1 second'' WHERE person_id = test.id(''person'', 1)', 'a session at its end');
SELECT pg_temp.gone('UPDATE person SET disabled_at = now() WHERE id = test.id(''person'', 1)', 'a disabled account');
SELECT pg_temp.gone('UPDATE person SET is_service = true WHERE id = test.id(''person'', 1)', 'a service account with a session');
SELECT test.same(me(), '00000000-0000-4000-8000-000000000002'::uuid, 'the owner works as a service account');

-- A key: live while it is approved, not revoked, not past its end; the definition in identity_live and in me() are one.
CREATE FUNCTION pg_temp.key(change text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    live boolean;
    is_me boolean := true;
BEGIN
    BEGIN
        EXECUTE 'UPDATE api_key SET ' || change;
        PERFORM set_config('around.person', '', true), set_config('around.token', test.token(22), true), set_config('around.kind', 'key', true);
        SELECT EXISTS (SELECT FROM identity_live WHERE token_hash = test.token(22) AND kind = 'key') INTO live;
        BEGIN
            PERFORM me();
        EXCEPTION WHEN SQLSTATE 'P0001' THEN
            is_me := false;
        END;
        RAISE EXCEPTION '%', format('%s %s', live, is_me);
    EXCEPTION WHEN OTHERS THEN
        RETURN SQLERRM;
    END;
END $$;
SELECT test.same(pg_temp.key('name = name'), 't t', 'a key that is live'),
       test.same(pg_temp.key('approved_at = NULL, approved_by = NULL'), 'f f', 'a key that nobody approved'),
       test.same(pg_temp.key('revoked_at = now()'), 'f f', 'a key that was revoked'),
       test.same(pg_temp.key('expires_at = now() - interval ''1 second'''), 'f f', 'a key past its end') \g | tr '|' '\n'
