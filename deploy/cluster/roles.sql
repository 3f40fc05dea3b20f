-- The roles of the database, its extensions and one empty database, for every kind of cluster: quickstart's, the tests',
-- a council's own. psql as a superuser, connected to template1, with -v database=NAME. Changes nothing that is there.
SET client_min_messages TO warning;

SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', name)
  FROM unnest(ARRAY['around_owner', 'around_app', 'around_audit', 'around_report']) AS name
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

COMMENT ON ROLE around_owner IS 'Owns the schema and runs the migrations; nobody works as it.';
COMMENT ON ROLE around_app IS 'The service: owns nothing, bound by row-level security.';
COMMENT ON ROLE around_audit IS 'Owns the audit and the function that appends to it.';
COMMENT ON ROLE around_report IS 'Reads the de-identified reports.';

-- The owner hands the audit's table and function over to their own role.
GRANT around_audit TO around_owner;

-- In template1, so that each database made after has them, the tests' too.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
CREATE EXTENSION IF NOT EXISTS unaccent;

SELECT format('CREATE DATABASE %I OWNER around_owner', :'database')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec

REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO around_app, around_audit, around_report;
