-- ---------------------------------------------------------------------------------------------- the audit

-- Entries: [{"person", "via", "request_id", "route", "outcome", "child" of the path or null, "purpose"?, "looked": [{"child", "type",
-- "tier", "relation", "ids"}] as the read statements give it, or null}]. What showed nothing of anybody leaves one row.
CREATE OR REPLACE FUNCTION audit_append(entries json) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO audit (person_id, via, request_id, route, outcome, purpose, child_id, record_type, tier, relation, ids)
    SELECT nullif(e.person, '')::uuid, e.via, left(e.request_id, 64), left(e.route, 200), e.outcome, left(e.purpose, 1000),
           coalesce((l ->> 'child')::uuid, e.child), l ->> 'type', (l ->> 'tier')::smallint, l ->> 'relation',
           CASE WHEN json_typeof(l -> 'ids') = 'array' THEN ARRAY(SELECT json_array_elements_text(l -> 'ids')::uuid) END
      FROM json_to_recordset(entries) AS e (person text, via text, request_id text, route text, outcome integer, purpose text,
                                            child uuid, looked json) -- read once: an import looks at thousands of children
      LEFT JOIN LATERAL json_array_elements(CASE WHEN json_typeof(e.looked) = 'array' THEN e.looked ELSE '[]' END) l ON true
$$;
COMMENT ON FUNCTION audit_append IS 'Definer, of around_audit. The only way into the audit';

DO $$
BEGIN
    GRANT CREATE ON SCHEMA public TO around_audit;
    IF (SELECT relowner::regrole::text FROM pg_class WHERE oid = 'audit'::regclass) <> 'around_audit' THEN
        ALTER TABLE audit OWNER TO around_audit;
    END IF;
    ALTER FUNCTION audit_append(json) OWNER TO around_audit;
    REVOKE CREATE ON SCHEMA public FROM around_audit;
END $$;
SELECT unguard('audit');
CREATE POLICY append ON audit TO around_audit USING (true) WITH CHECK (true);
GRANT SELECT ON audit TO around_app;
CREATE POLICY view ON audit FOR SELECT TO around_app USING ((SELECT may('audit', 'view')));

-- All looks for information governance; a manager's team's; a service's own people's; else one's own. Only of a child whom one sees so.
CREATE OR REPLACE FUNCTION child_looks(child uuid, how_many integer, before bigint) RETURNS SETOF audit
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own     uuid := me();
    is_all  boolean := oversees('look', 'view') >= 1;
    people  uuid[];
    reaches smallint[] := ceilings('look', 'view');
    whose   uuid[] := child || ARRAY(SELECT k.merged_id FROM child_alias k WHERE k.kept_id = child); -- of the records it was put together from too
BEGIN
    IF NOT is_all THEN
        IF NOT EXISTS (SELECT FROM sight s WHERE s.person_id = own AND s.child_id = child AND s.from_on <= today()
                          AND s.until_on > today() AND reaches[s.kind] >= 1) THEN
            RETURN;
        END IF;
        people := own || ARRAY(
            SELECT t.person_id FROM team_member m JOIN team_member t USING (team_id)
             WHERE m.person_id = own AND m.is_manager AND m.from_on <= today() AND (m.until_on IS NULL OR m.until_on > today())
            UNION
            SELECT h.person_id FROM unnest(my_services()) x JOIN service s ON s.id = x JOIN service_staff k ON k.service_id = s.id
              JOIN role_held h ON h.role = k.role AND h.agency_id = s.agency_id);
    END IF;
    RETURN QUERY
    SELECT a.* FROM audit a
     WHERE a.child_id = ANY (whose) AND (is_all OR a.person_id = ANY (people)) AND (before IS NULL OR a.id < before)
     ORDER BY a.id DESC LIMIT how_many;
END $$;
COMMENT ON FUNCTION child_looks IS 'Definer. Who looked at a child, as far as the caller may know';
GRANT SELECT ON audit TO around_owner;
CREATE POLICY looks ON audit FOR SELECT TO around_owner USING (true);
