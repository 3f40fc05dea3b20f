-- What the tests say with. For the tests' database only.
CREATE SCHEMA test AUTHORIZATION around_owner;
GRANT USAGE ON SCHEMA test TO PUBLIC;

CREATE FUNCTION test.ok(is_so boolean, what text) RETURNS text LANGUAGE sql
RETURN CASE WHEN is_so THEN 'ok ' ELSE 'not ok ' END || what;

CREATE FUNCTION test.same(got anyelement, wanted anyelement, what text) RETURNS text LANGUAGE sql AS $$
    SELECT CASE WHEN got IS NOT DISTINCT FROM wanted THEN 'ok ' || what
                ELSE 'not ok ' || what || ': ' || coalesce(got::text, 'null') || ', not ' || coalesce(wanted::text, 'null') END
$$;

-- Whether a statement fails with this SQLSTATE or under this constraint; whatever it did is undone.
CREATE FUNCTION test.fails(statement text, why text, what text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    name text;
BEGIN
    BEGIN
        EXECUTE statement;
    EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS name = CONSTRAINT_NAME;
        RETURN CASE WHEN why IN (SQLSTATE, name) THEN 'ok ' || what
                    ELSE format('not ok %s: failed with %s %s %s', what, SQLSTATE, name, SQLERRM) END;
    END;
    RETURN 'not ok ' || what || ': nothing failed';
END $$;

-- How many rows a statement touches.
CREATE FUNCTION test.touches(statement text, wanted integer, what text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    n integer;
BEGIN
    EXECUTE statement;
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN test.same(n, wanted, what);
END $$;

-- The person, agency, service, team, child … of a number, and the token of a person.
CREATE FUNCTION test.id(kind text, n integer) RETURNS uuid LANGUAGE sql IMMUTABLE
RETURN (rpad(to_hex(ascii(kind)), 8, '0') || '-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid;
CREATE FUNCTION test.token(n integer) RETURNS text LANGUAGE sql IMMUTABLE RETURN lpad(n::text, 64, '0');
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA test TO PUBLIC;
