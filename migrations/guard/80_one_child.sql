-- ---------------------------------------------------------------------------------------------- two records of one child (0043)

-- The tables whose rows move when two records are put together. What is counted (0079, 0086) follows of the records.
CREATE OR REPLACE FUNCTION child_tables() RETURNS TABLE (tab regclass, col name, record text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT c.oid::regclass, a.attname,
           coalesce((SELECT split_part(encode(g.tgargs, 'escape'), '\000', 1) FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'version_keep'), c.relname::text)
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND c.relname <> ALL ('{child,child_search,sight,version,audit,child_alias,child_merge,draft,import_line,child_count,count_stale,cohort_child}'::text[])
       AND (a.attname = 'child_id'
            OR EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.confrelid = 'child'::regclass AND k.conkey = ARRAY[a.attnum]))
     ORDER BY 1, 2;
END;

-- Of an alias everybody may know: it is two ids. Who was merged is seen by those who see the child, and by the matching desk also afterwards.
SELECT unguard('child_alias'), unguard('child_merge'), unguard('child_merge_row');
CREATE POLICY view ON child_alias FOR SELECT TO around_app USING ((SELECT entered()));
DO $$
BEGIN
    EXECUTE format('CREATE POLICY view ON child_merge FOR SELECT TO around_app USING (undone_at IS NULL AND %s)', allowed('child_merge', 'child', 'view'));
    EXECUTE format('CREATE POLICY or_desk ON child_merge FOR SELECT TO around_app USING (%s AND other_id <> ALL ((SELECT my_denied())::uuid[]))',
                   allowed('child_merge', 'match', 'view'));
END $$;
CREATE POLICY view ON child_merge_row FOR SELECT TO around_app
    USING ((SELECT may('match', 'view')) AND EXISTS (SELECT FROM child_merge m WHERE m.id = child_merge_row.merge_id));
GRANT SELECT ON child_alias, child_merge, child_merge_row TO around_app;

-- That it was done is told to those who work with the child.
SELECT unguard('child_joined'), keep_versions('child_joined', 'match');
DO $$
BEGIN
    EXECUTE format('CREATE POLICY view ON child_joined FOR SELECT TO around_app USING (%s)', allowed('child_joined', 'child', 'view'));
END $$;
GRANT SELECT ON child_joined TO around_app;

-- A record that waited for the merger to end is about the child that is kept. Every table about a child has it, a new one too; but that of the
-- matching desk, which is about records.
CREATE OR REPLACE FUNCTION child_follow() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    a record;
BEGIN
    FOR a IN SELECT DISTINCT k.merged_id, k.kept_id FROM new_rows n JOIN child_alias k ON k.merged_id = n.child_id LOOP
        EXECUTE format('UPDATE %I x SET child_id = $2 WHERE x.child_id = $1 AND x.id IN (SELECT n.id FROM new_rows n)', TG_TABLE_NAME)
            USING a.merged_id, a.kept_id;
    END LOOP;
    IF TG_TABLE_NAME = 'sibling' THEN
        UPDATE sibling x SET other_id = k.kept_id FROM new_rows n JOIN child_alias k ON k.merged_id = n.other_id WHERE x.id = n.id;
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION child_follow IS 'Definer. What is written for a record that was merged is written for the one that is kept';
DO $$
DECLARE
    t regclass;
BEGIN
    FOR t IN SELECT x.tab FROM child_tables() x WHERE x.col = 'child_id' AND x.tab <> 'match_task'::regclass LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER child_follow AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
                        FOR EACH STATEMENT EXECUTE FUNCTION child_follow()', t);
    END LOOP;
END $$;

-- Held until the end of the transaction: whoever writes for either waits, and so does a second merger.
CREATE OR REPLACE FUNCTION child_desk(one uuid, other uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF oversees('match', 'change') < 1 OR one = ANY (my_denied()) OR other = ANY (my_denied()) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed at the matching desk';
    END IF;
    PERFORM FROM child c WHERE c.id IN (one, other) ORDER BY c.id FOR UPDATE;
    PERFORM sight_lock(ARRAY[one, other], NULL);
    RETURN NOT EXISTS (SELECT FROM child_alias a WHERE a.merged_id = one);
END $$;
COMMENT ON FUNCTION child_desk IS 'Asks whether I may decide about these two, and holds both; false: the first was merged already';

-- Answers the types of record of which both have one where there can be only one; nothing of it stands then, since the caller takes it back.
-- A deny goes with the records, so whoever may see nothing of one sees nothing of both.
CREATE OR REPLACE FUNCTION child_join(match uuid, keep uuid) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    pair      match_task;
    other     uuid;
    merge     uuid := gen_random_uuid();
    conflicts text[];
BEGIN
    SELECT * INTO pair FROM match_task m WHERE m.id = child_join.match AND m.state = 'open' AND keep IN (m.child_id, m.other_id);
    other := CASE keep WHEN pair.child_id THEN pair.other_id ELSE pair.child_id END;
    IF other IS NULL OR NOT child_desk(keep, other) OR EXISTS (SELECT FROM child_alias a WHERE a.merged_id = other) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'state', MESSAGE = 'one of them was merged already';
    END IF;
    INSERT INTO child_merge (id, child_id, other_id, match_id, was, kept_was, tier_was)
    SELECT merge, keep, o.id, match, child_said(o), child_said(k), o.tier FROM child o, child k WHERE o.id = other AND k.id = keep;
    UPDATE child_alias a SET kept_id = keep WHERE a.kept_id = other;
    INSERT INTO child_alias VALUES (other, keep);
    UPDATE draft d SET child_id = keep WHERE d.child_id = other;
    SET CONSTRAINTS ALL DEFERRED; -- a plan and its parts
    conflicts := child_rows_move(merge, other, keep);
    SET CONSTRAINTS ALL IMMEDIATE;
    DELETE FROM child_merge_row r USING sibling b WHERE r.merge_id = merge AND r.table_name = 'sibling' AND r.what = 'left' AND b.id = r.row_id AND b.tier = 5; -- sealed: the desk is not told
    PERFORM child_versions_follow(keep, other);
    INSERT INTO child_joined (id, child_id, tier, kind) VALUES (gen_random_uuid(), keep, 1, 'joined');
    UPDATE child c SET tier = 5 WHERE c.id = other;
    UPDATE version v SET tier = 5 WHERE v.row_id = other AND v.table_name = 'child'; -- nor is it one of whom one asks how it was
    PERFORM child_search_make(keep);
    RETURN conflicts;
END $$;
COMMENT ON FUNCTION child_join IS 'Definer. Makes two records of one child one, for the matching desk';

-- What a record was put together from goes back to where it was; what was written since stays, and is listed for a person to decide. A deny
-- of that time holds for both: nobody can say of whom it was meant.
CREATE OR REPLACE FUNCTION child_part(merge uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    m child_merge;
    t record;
BEGIN
    SELECT * INTO m FROM child_merge x WHERE x.id = child_part.merge FOR UPDATE;
    IF m.id IS NULL OR NOT child_desk(m.child_id, m.other_id) OR m.undone_at IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'state', MESSAGE = 'they are two already, or the one that was kept was merged itself';
    END IF;
    DELETE FROM child_alias a WHERE a.merged_id = m.other_id;
    WITH RECURSIVE below AS (
        SELECT x.other_id FROM child_merge x WHERE x.child_id = m.other_id AND x.undone_at IS NULL
        UNION SELECT x.other_id FROM below b JOIN child_merge x ON x.child_id = b.other_id AND x.undone_at IS NULL)
    UPDATE child_alias a SET kept_id = m.other_id FROM below b WHERE a.merged_id = b.other_id;
    UPDATE child c SET tier = m.tier_was WHERE c.id = m.other_id;
    UPDATE version v SET tier = m.tier_was WHERE v.row_id = m.other_id AND v.table_name = 'child';
    SET CONSTRAINTS ALL DEFERRED;
    FOR t IN SELECT * FROM child_tables() x JOIN pg_class c ON c.oid = x.tab LOOP
        EXECUTE format('UPDATE %s x SET %I = $2 FROM child_merge_row r WHERE r.merge_id = $3 AND r.what IN (''moved'', ''dropped'') AND r.table_name = %L
                         AND r.column_name = %2$L AND r.row_id = x.id AND x.%2$I = $1', t.tab, t.col, t.relname) USING m.child_id, m.other_id, m.id;
    END LOOP;
    UPDATE task x SET state = 'open', settled_at = NULL, settled_by = NULL
      FROM child_merge_row r WHERE r.merge_id = m.id AND r.what = 'dropped' AND r.row_id = x.id AND x.child_id = m.other_id AND x.state = 'dropped';
    PERFORM child_rows_follow(m.child_id, m.other_id);
    SET CONSTRAINTS ALL IMMEDIATE;
    INSERT INTO child_joined (id, child_id, tier, kind) VALUES (gen_random_uuid(), m.child_id, 1, 'parted'), (gen_random_uuid(), m.other_id, 1, 'parted');
    INSERT INTO denied (id, person_id, child_id, reason) SELECT gen_random_uuid(), d.person_id, m.other_id, d.reason
      FROM denied d WHERE d.child_id = m.child_id AND d.made_at > m.made_at AND d.ended_at IS NULL;
    PERFORM child_versions_follow(m.child_id, m.other_id);
    FOR t IN SELECT * FROM child_tables() x JOIN pg_class c ON c.oid = x.tab WHERE x.col = 'child_id' AND c.relname <> ALL ('{denied,child_joined}'::text[]) OR c.relname = 'sibling' LOOP
        EXECUTE format('INSERT INTO child_merge_row SELECT $3, %L, %L, x.id, ''stayed'', x.made_at, x.made_by FROM %s x WHERE x.%2$I = $1 AND x.made_at > $2
                            ON CONFLICT DO NOTHING', t.relname, t.col, t.tab) USING m.child_id, m.made_at, m.id;
    END LOOP;
    DELETE FROM child_merge_row r USING sibling b WHERE r.merge_id = m.id AND r.table_name = 'sibling' AND r.what = 'stayed' AND b.id = r.row_id AND b.tier = 5;
    UPDATE child_merge x SET undone_at = now(), undone_by = me() WHERE x.id = m.id;
    PERFORM child_search_make(m.child_id), child_search_make(m.other_id);
END $$;
COMMENT ON FUNCTION child_part IS 'Definer. Makes two records again of one that was two, for the matching desk';
GRANT EXECUTE ON FUNCTION child_join(uuid, uuid), child_part(uuid), child_tables(), child_records(uuid), child_said(child) TO around_app;
