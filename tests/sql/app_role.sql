-- What the application's role may not do whatever it sends, as if somebody had put statements of their own in its mouth (security.md A73).
\c - around_app
SELECT test.fails(t, why, 'refused: ' || t)
  FROM (VALUES ('UPDATE audit SET outcome = 200', '42501'), ('DELETE FROM audit', '42501'), ('TRUNCATE audit', '42501'),
               ('INSERT INTO audit (via, request_id, route, outcome) VALUES (''none'', ''x'', ''x'', 200)', '42501'),
               ('UPDATE version SET row = ''{}''', '42501'), ('DELETE FROM version', '42501'), ('DELETE FROM child', '42501'),
               ('DELETE FROM sdq', '42501'), ('DELETE FROM referral', '42501'), ('DELETE FROM idempotency', '42501'), ('TRUNCATE child', '42501'),
               ('INSERT INTO sight VALUES (gen_random_uuid(), gen_random_uuid(), 17, today(), ''infinity'')', '42501'),
               ('DELETE FROM denied', '42501'), ('UPDATE access_rule SET tier = 5', '42501'), ('DELETE FROM schema_migration', '42501'),
               ('INSERT INTO session (id, token_hash, person_id, network) VALUES (gen_random_uuid(), repeat(''a'', 64), gen_random_uuid(), ''x'')', '42501'),
               ('UPDATE session SET expires_at = ''infinity''', '42501'), ('UPDATE session SET second_factor_at = now()', '42501'),
               ('ALTER TABLE child DISABLE ROW LEVEL SECURITY', '42501'), ('ALTER TABLE child NO FORCE ROW LEVEL SECURITY', '42501'),
               ('ALTER POLICY view ON child USING (true)', '42501'), ('CREATE POLICY mine ON child USING (true)', '42501'),
               ('DROP TABLE child', '42501'), ('DROP FUNCTION me()', '42501'), ('CREATE TABLE mine ()', '42501'), ('CREATE TEMP TABLE mine ()', '42501'),
               ('CREATE SCHEMA mine', '42501'), ('CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS ''SELECT 1''', '42501'),
               ('CREATE VIEW mine AS SELECT 1', '42501'), ('CREATE EXTENSION dblink', '42501'), ('CREATE TRIGGER mine AFTER INSERT ON child EXECUTE FUNCTION row_keep()', '42501'),
               ('COPY child TO PROGRAM ''cat''', '42501'), ('COPY child TO ''/tmp/child''', '42501'), ('COPY words FROM PROGRAM ''id''', '42501'),
               ('SELECT pg_read_file(''/etc/passwd'')', '42501'), ('SELECT pg_ls_dir(''/'')', '42501'), ('SELECT lo_import(''/etc/passwd'')', '42501'),
               ('SELECT pg_reload_conf()', '42501'), ('ALTER SYSTEM SET fsync = off', '25001'),
               ('SET ROLE around_owner', '42501'), ('SET ROLE around_audit', '42501'), ('SET ROLE postgres', '42501'),
               ('SET SESSION AUTHORIZATION around_owner', '42501'), ('ALTER ROLE around_app BYPASSRLS', '42501'), ('ALTER ROLE around_app SUPERUSER', '42501'),
               ('GRANT SELECT ON credential TO around_app', '42501'), ('GRANT around_owner TO around_app', '42501'), ('SET session_replication_role = replica', '42501'),
               ('SELECT * FROM identity_live', '42501'), ('SELECT * FROM known_device', '42501'), ('SELECT * FROM ceiling, credential', '42501')) x (t, why);
BEGIN;
SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.same(count(*), 1::bigint, 'one''s own child before anything is tried') FROM child;
SELECT set_config('row_security', 'off', true) \g /dev/null
SELECT test.fails('SELECT * FROM child', '42501', 'row_security = off does not open a table, it closes it'); ROLLBACK;
BEGIN;
SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT set_config('role', 'around_app', true), set_config('around.person', test.id('person', 17)::text, true) \g /dev/null
SELECT test.same(me(), test.id('person', 1), 'another person''s id in a setting changes nothing');
SELECT test.same(count(*), 1::bigint, 'and shows nothing more') FROM child; ROLLBACK;
