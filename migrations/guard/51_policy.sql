-- ---------------------------------------------------------------------------------------------- one form of policy

-- Whom a row is about: a child, or a carer who is referred for themselves (0032). Their ids never meet. By CASE: what COALESCE gives the planner does
-- not compare by index with a table that is itself under a policy, as sight is, and each row would read all children of its reader.
CREATE OR REPLACE FUNCTION whom(tab regclass) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog
RETURN (SELECT CASE count(*) WHEN 1 THEN format('%s.%s', tab, min(attname::text)) ELSE format('CASE WHEN %1$s.child_id IS NULL THEN %1$s.carer_id ELSE %1$s.child_id END', tab) END
          FROM pg_attribute WHERE attrelid = tab AND attname IN ('child_id', 'carer_id') AND NOT attisdropped);
COMMENT ON FUNCTION whom IS 'Text of what policies compare with sight.child_id';

-- Whether I may do this to this row: a relation whose ceiling reaches its tier, or oversight that does; a denial always wins
-- (sight holds no denied pair). Of sight one sees one's own rows alone, so the person is not named here: once is enough. The
-- ceilings are a constant, made from access_rule now. It is as small as can be: a picture holds it some thirty times, and the time to
-- set up a plan grows with what is in it.
CREATE OR REPLACE FUNCTION allowed(tab regclass, record text, action text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM access_rule a WHERE a.record = allowed.record AND a.action = allowed.action) THEN
        RETURN 'false';
    END IF;
    RETURN format(
        '(EXISTS (SELECT FROM sight s WHERE s.child_id = %5$s AND s.from_on <= today() AND s.until_on > today()'
        ' AND (%4$L::smallint[])[s.kind] >= %1$s.tier)'
        ' OR (SELECT oversees(%2$L, %3$L)) >= %1$s.tier AND %5$s <> ALL ((SELECT my_denied())::uuid[]))',
        tab, record, action, ceilings(record, action), whom(tab));
END $$;
COMMENT ON FUNCTION allowed IS 'Text of the one form of policy';

CREATE OR REPLACE FUNCTION unguard(tab regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    p name;
BEGIN
    FOR p IN SELECT polname FROM pg_policy WHERE polrelid = tab LOOP
        EXECUTE format('DROP POLICY %I ON %s', p, tab);
    END LOOP;
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tab);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tab);
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, around_app, around_report', tab);
    EXECUTE format('CREATE POLICY owner ON %s TO around_owner USING (true) WITH CHECK (true)', tab);
END $$;
COMMENT ON FUNCTION unguard IS 'Puts a table under forced row-level security with the owner''s policy alone: nobody else may do anything';

CREATE OR REPLACE FUNCTION columns_of(tab regclass, apart text[]) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog
RETURN (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
         WHERE attrelid = tab AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> ALL (apart));
COMMENT ON FUNCTION columns_of IS 'The columns that a statement may set';

CREATE OR REPLACE FUNCTION keep_versions(tab regclass, record text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    EXECUTE format('CREATE OR REPLACE TRIGGER row_keep BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION row_keep()', tab);
    EXECUTE format('CREATE OR REPLACE TRIGGER version_keep AFTER UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION version_keep(%L)',
                   tab, record);
END $$;
COMMENT ON FUNCTION keep_versions IS 'Version numbers and old content for a table';

-- change: the action that an UPDATE is. Nobody deletes.
CREATE OR REPLACE FUNCTION guard(tab regclass, record text, change text DEFAULT 'edit') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM unguard(tab), keep_versions(tab, record);
    EXECUTE format('CREATE POLICY view ON %s FOR SELECT TO around_app USING (%s)', tab, allowed(tab, record, 'view'));
    EXECUTE format('CREATE POLICY made ON %s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND %s)',
                   tab, allowed(tab, record, 'create'));
    EXECUTE format('CREATE POLICY change ON %1$s FOR UPDATE TO around_app USING (%2$s) WITH CHECK (%2$s)', tab, allowed(tab, record, change));
    EXECUTE format('GRANT SELECT ON %s TO around_app', tab);
    EXECUTE format('GRANT INSERT (%s) ON %s TO around_app', columns_of(tab, '{made_at,made_by,version}'), tab);
    EXECUTE format('GRANT UPDATE (%s) ON %s TO around_app', columns_of(tab, '{id,child_id,carer_id,tier,made_at,made_by,version}'), tab);
END $$;
COMMENT ON FUNCTION guard IS 'Puts a table about children under row-level security as the policy says for its record type';

-- PostgreSQL asks the policies of a table in the reverse order of their names: what is seldom true is named or_…, to come after view.
-- Whoever may make or ask for a record sees the ones of their own, though they may see no others: a machine key, a youth justice worker.
CREATE OR REPLACE FUNCTION guard_own(tab regclass, record text, action text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    EXECUTE format('CREATE POLICY or_own ON %1$s FOR SELECT TO around_app
                    USING (made_by = (SELECT me()) AND reaches(%2$L, %3$L, %4$s, tier))', tab, record, action, whom(tab));
END $$;
COMMENT ON FUNCTION guard_own IS 'One''s own records of a type that one may make';
