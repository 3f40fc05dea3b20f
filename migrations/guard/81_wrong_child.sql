-- ---------------------------------------------------------------------------------------------- on the wrong child (0045)

SELECT unguard('record_moved');
CREATE POLICY view ON record_moved FOR SELECT TO around_app USING (reaches(record, 'view', child_id, tier));
GRANT SELECT ON record_moved TO around_app;

-- Whether I may put right a record of this type and tier of a child: whoever may write such a record may.
CREATE OR REPLACE FUNCTION may_put_right(record text, child uuid, tier smallint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN greatest(reach(record, 'create', child), reach(record, 'edit', child), reach(record, 'change', child)) >= tier;
END $$;
COMMENT ON FUNCTION may_put_right IS 'Whether I may write a record of this type and tier of a child';

-- A referral or work that is under way is ended or withdrawn, not unmade: what was done in it was done. What is an agency's own, that agency puts right, and
-- a PEP that was signed off whoever signs them off. An action of a plan goes with its plan. A measure is scored by age and sex, a check falls due by them, a
-- visit is to a home: on the right child these are recorded anew.
CREATE OR REPLACE FUNCTION record_put_right(trace uuid, what text, wrong uuid, right_child uuid, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    place text := CASE what WHEN 'person' THEN 'around_person' WHEN 'health' THEN 'health_check' WHEN 'graduated' THEN 'graduated_step' ELSE what END;
    kind  text := (SELECT t.record FROM child_tables() t WHERE t.tab = to_regclass(place) AND t.col = 'child_id');
    r     record_moved;
    x     jsonb;
    other uuid;
BEGIN
    IF what <> ALL ('{action,alert,contact,document,graduated,health,involvement,measure,pep,person,plan,preference,referral,review,sdq,sibling,thrive,visit,words}'::text[]) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'not_found', MESSAGE = 'no such type of record';
    END IF;
    EXECUTE format('SELECT x.child_id, x.tier, to_jsonb(x) FROM %I x WHERE x.id = $1 FOR UPDATE', place) INTO r.child_id, r.tier, x USING wrong;
    kind := CASE what WHEN 'plan' THEN 'plan_' || (x ->> 'kind') ELSE kind END;
    other := CASE what WHEN 'sibling' THEN (x ->> 'other_id')::uuid END;
    IF r.child_id IS NULL OR r.tier > 4 OR NOT reaches(kind, 'view', r.child_id, r.tier) OR r.child_id = ANY (my_unwished(kind))
       OR right_child IS NOT NULL AND NOT reaches('child', 'view', right_child, 1::smallint)
       OR what = 'sibling' AND (right_child IS NOT NULL OR NOT reaches(kind, 'view', other, r.tier))
       OR what = 'plan' AND x ->> 'state' = 'draft' AND NOT plan_is_own(x ->> 'kind', (x ->> 'agency_id')::uuid) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'not_found', MESSAGE = 'not visible';
    END IF;
    IF NOT (may_put_right(kind, r.child_id, r.tier) OR what = 'sibling' AND may_put_right(kind, other, r.tier))
       OR right_child IS NOT NULL AND NOT may_put_right(kind, right_child, r.tier)
       OR what IN ('plan', 'document', 'action') AND (x ->> 'agency_id')::uuid <> ALL (my_agencies())
       OR what = 'pep' AND x ->> 'state' = 'closed' AND reach(kind, 'change', r.child_id) < r.tier THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed to put this right';
    END IF;
    IF right_child = r.child_id OR right_child IS NULL AND what IN ('referral', 'involvement') OR what = 'referral' AND x ->> 'state' NOT IN ('draft', 'asked', 'submitted')
       OR right_child IS NOT NULL AND what IN ('measure', 'health', 'visit') OR what = 'action' AND x ->> 'plan_id' IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'state', MESSAGE = 'it is there already, or under way, or goes with its plan';
    END IF;
    r.tier := CASE what WHEN 'sibling' THEN 5 ELSE r.tier END; -- that it was there is sealed too
    INSERT INTO record_moved (id, child_id, tier, record, table_name, row_id, to_child, reason) VALUES (trace, r.child_id, r.tier, kind, place, wrong, right_child, why);
    IF right_child IS NULL THEN
        EXECUTE format('UPDATE %I x SET tier = 5 WHERE x.id = $1', place) USING wrong;
        PERFORM child_rows_seal(r.child_id);
    ELSE
        SET CONSTRAINTS ALL DEFERRED;
        EXECUTE format('UPDATE %I x SET child_id = $2 WHERE x.id = $1', place) USING wrong, right_child;
        PERFORM child_rows_follow(r.child_id, right_child), child_versions_follow(r.child_id, right_child);
        SET CONSTRAINTS ALL IMMEDIATE;
    END IF;
    UPDATE task t SET state = 'dropped', settled_at = now(), settled_by = me() WHERE t.child_id = r.child_id AND t.about_id = wrong AND t.state = 'open';
END $$;
COMMENT ON FUNCTION record_put_right IS 'Definer. Takes a record to the child whose it is, or seals one that was entered in error, and says so where it was';
GRANT EXECUTE ON FUNCTION record_put_right(uuid, text, uuid, uuid, text), may_put_right(text, uuid, smallint) TO around_app;
