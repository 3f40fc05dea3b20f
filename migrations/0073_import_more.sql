-- What else a file of the national return says becomes records: times missing (Missing), permanent homes before (PrevPerm), who came to this country alone
-- (UASC), the steps of an adoption (AD1, PlacedAdoption).

ALTER TABLE import_line DROP CONSTRAINT import_line_kind_check, ADD CONSTRAINT import_line_kind_check CHECK (kind ~ '^[a-z_]{3,30}$');

CREATE FUNCTION import_fact(batch uuid, what text)
    RETURNS TABLE (child_id uuid, from_on date, until_on date, code text, first text, second text, third text, said text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT h.child_id, r.*
      FROM import_line l JOIN import_line h ON h.batch_id = l.batch_id AND h.kind = 'child' AND h.local_id = l.local_id,
           json_to_record(l.content) AS r (from_on date, until_on date, code text, first text, second text, third text, said text)
     WHERE l.batch_id = batch AND l.kind = what
$$;
COMMENT ON FUNCTION import_fact IS 'Lines of a batch of one kind, with their children';

-- Times of a child are the same by their first day. A return says nothing of what came after its year.
CREATE FUNCTION import_missing(batch uuid, who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'missing';
    SELECT count(*) INTO same FROM import_fact(batch, 'missing');
    UPDATE missing_episode m SET kind = w.kind, ended_on = w.ended_on
      FROM (SELECT o.id, CASE i.code WHEN 'M' THEN 'missing' ELSE 'away' END AS kind, coalesce(i.until_on, o.ended_on) AS ended_on
              FROM import_fact(batch, 'missing') i JOIN missing_episode o ON o.child_id = i.child_id AND o.started_on = i.from_on AND o.error_reason IS NULL
             WHERE o.interview_on IS NULL OR i.until_on IS NULL OR i.until_on <= o.interview_on) w
     WHERE m.id = w.id AND (m.kind, m.ended_on) IS DISTINCT FROM (w.kind, w.ended_on);
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO missing_episode (id, child_id, kind, started_on, ended_on, source, made_by)
    SELECT gen_random_uuid(), i.child_id, CASE i.code WHEN 'M' THEN 'missing' ELSE 'away' END, i.from_on, i.until_on, 'imported', who
      FROM import_fact(batch, 'missing') i
     WHERE NOT EXISTS (SELECT FROM missing_episode m WHERE m.child_id = i.child_id AND m.started_on = i.from_on AND m.error_reason IS NULL)
        ON CONFLICT (child_id) WHERE ended_on IS NULL AND error_reason IS NULL DO NOTHING;
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
END $$;
COMMENT ON FUNCTION import_missing IS 'Times missing of a batch';

CREATE FUNCTION import_before(batch uuid, who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'previous_permanence';
    SELECT count(*) INTO same FROM import_fact(batch, 'previous_permanence');
    UPDATE previous_permanence p SET kind_code = i.code, authority = i.first, ordered_on = i.said
      FROM import_fact(batch, 'previous_permanence') i
     WHERE p.child_id = i.child_id AND p.error_reason IS NULL AND (p.kind_code, p.authority, p.ordered_on) IS DISTINCT FROM (i.code, i.first, i.said);
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO previous_permanence (id, child_id, kind_code, authority, ordered_on, source, made_by)
    SELECT gen_random_uuid(), i.child_id, i.code, i.first, i.said, 'imported', who
      FROM import_fact(batch, 'previous_permanence') i
     WHERE NOT EXISTS (SELECT FROM previous_permanence p WHERE p.child_id = i.child_id AND p.error_reason IS NULL);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
END $$;
COMMENT ON FUNCTION import_before IS 'Permanent homes before, of a batch';

-- The file does not say since when: since the child came into care, or the year began.
CREATE FUNCTION import_uasc(batch uuid, who uuid, year_start date, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'uasc';
    SELECT count(*) INTO same FROM import_fact(batch, 'uasc');
    UPDATE uasc u SET ceased_on = i.until_on
      FROM import_fact(batch, 'uasc') i
     WHERE u.child_id = i.child_id AND u.error_reason IS NULL AND i.until_on >= u.from_on AND u.ceased_on IS DISTINCT FROM i.until_on;
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO uasc (id, child_id, from_on, ceased_on, source, made_by)
    SELECT gen_random_uuid(), i.child_id, f.on_day, CASE WHEN i.until_on >= f.on_day THEN i.until_on END, 'imported', who
      FROM import_fact(batch, 'uasc') i
     CROSS JOIN LATERAL (SELECT coalesce((SELECT min(e.from_on) FROM care_episode e WHERE e.child_id = i.child_id), year_start) AS on_day) f
     WHERE NOT EXISTS (SELECT FROM uasc u WHERE u.child_id = i.child_id AND u.error_reason IS NULL);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
END $$;
COMMENT ON FUNCTION import_uasc IS 'Who came to this country alone, of a batch';

-- AD1 is of those who were adopted in the year, PlacedAdoption of those who were to be placed: one way of a child, the newest. On which day it was
-- adopted the episodes say.
CREATE FUNCTION import_adoptions(batch uuid, who uuid, year_end date, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'adoption';
    CREATE TEMPORARY TABLE import_way ON COMMIT DROP AS
    SELECT coalesce(a.child_id, p.child_id) AS child_id, a.from_on AS decided_on, a.until_on AS matched_on, a.code = '1' AS foster_carer, a.first, a.second, a.third,
           p.from_on AS placed_on, CASE WHEN a.child_id IS NULL THEN p.until_on END AS placed_ended_on, CASE WHEN a.child_id IS NULL THEN p.code END AS placed_end_reason,
           CASE WHEN a.child_id IS NOT NULL THEN
               (SELECT max(e.until_on) FROM care_episode e WHERE e.child_id = a.child_id AND e.ending_code IN ('E11', 'E12') AND e.until_on <= year_end) END AS adopted_on
      FROM import_fact(batch, 'adoption') a FULL JOIN import_fact(batch, 'placed_adoption') p ON p.child_id = a.child_id;
    SELECT count(*) INTO same FROM import_way;
    UPDATE adoption o
       SET decided_on = w.decided_on, matched_on = w.matched_on, placed_on = w.placed_on, placed_ended_on = w.placed_ended_on, placed_end_reason = w.placed_end_reason,
           adopted_on = w.adopted_on, foster_carer = w.foster_carer, adopters_code = w.adopters_code, adopters_sex_code = w.adopters_sex_code, adopters_status_code = w.adopters_status_code
      FROM (SELECT x.id, coalesce(i.decided_on, x.decided_on) AS decided_on, coalesce(i.matched_on, x.matched_on) AS matched_on, coalesce(i.placed_on, x.placed_on) AS placed_on,
                   coalesce(i.placed_ended_on, x.placed_ended_on) AS placed_ended_on, coalesce(i.placed_end_reason, x.placed_end_reason) AS placed_end_reason,
                   coalesce(x.adopted_on, i.adopted_on) AS adopted_on, coalesce(i.foster_carer, x.foster_carer) AS foster_carer,
                   coalesce(i.first, x.adopters_code) AS adopters_code, coalesce(i.second, x.adopters_sex_code) AS adopters_sex_code, coalesce(i.third, x.adopters_status_code) AS adopters_status_code
              FROM import_way i
             CROSS JOIN LATERAL (SELECT a.* FROM adoption a WHERE a.child_id = i.child_id AND a.error_reason IS NULL ORDER BY a.decided_on DESC, a.id LIMIT 1) x) w
     WHERE o.id = w.id
       AND (o.decided_on, o.matched_on, o.placed_on, o.placed_ended_on, o.placed_end_reason, o.adopted_on, o.foster_carer, o.adopters_code, o.adopters_sex_code, o.adopters_status_code)
           IS DISTINCT FROM
           (w.decided_on, w.matched_on, w.placed_on, w.placed_ended_on, w.placed_end_reason, w.adopted_on, w.foster_carer, w.adopters_code, w.adopters_sex_code, w.adopters_status_code)
       AND (w.placed_ended_on IS NULL OR w.adopted_on IS NULL) AND coalesce(w.matched_on >= w.decided_on, true) AND coalesce(w.placed_on >= coalesce(w.matched_on, w.decided_on), true)
       AND coalesce(w.placed_ended_on >= w.decided_on, true) AND coalesce(w.adopted_on >= coalesce(w.placed_on, w.matched_on, w.decided_on), true);
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO adoption (id, child_id, decided_on, matched_on, placed_on, placed_ended_on, placed_end_reason, adopted_on, foster_carer, adopters_code, adopters_sex_code, adopters_status_code, made_by)
    SELECT gen_random_uuid(), i.child_id, f.decided_on, i.matched_on, CASE WHEN i.placed_on >= coalesce(i.matched_on, f.decided_on) THEN i.placed_on END, i.placed_ended_on, i.placed_end_reason,
           CASE WHEN i.adopted_on >= greatest(i.placed_on, i.matched_on, f.decided_on) THEN i.adopted_on END, i.foster_carer, i.first, i.second, i.third, who
      FROM import_way i CROSS JOIN LATERAL (SELECT coalesce(i.decided_on, i.placed_on) AS decided_on) f
     WHERE NOT EXISTS (SELECT FROM adoption a WHERE a.child_id = i.child_id AND a.error_reason IS NULL);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
    DROP TABLE import_way;
END $$;
COMMENT ON FUNCTION import_adoptions IS 'Ways to adoption of a batch';

CREATE OR REPLACE FUNCTION import_apply(batch uuid) RETURNS TABLE (kind text, made bigint, changed bigint, same bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    b        import_batch := import_mine(batch);
    who      uuid := me();
    children uuid[];
    kinds    text[];
BEGIN
    IF b.state <> 'ready' OR b.return_year IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'state', MESSAGE = 'this import cannot be committed';
    END IF;
    PERFORM pg_advisory_xact_lock(3, 0); -- one import at a time, or two would make the same child
    ANALYZE import_line; -- as the table was before, the planner would look at all lines for each line
    RETURN QUERY SELECT * FROM import_children(batch, who);
    SELECT array_agg(l.child_id) INTO children FROM import_line l WHERE l.batch_id = batch AND l.kind = 'child';
    RETURN QUERY SELECT * FROM import_episodes(batch, who, make_date(b.return_year, 3, 31));
    RETURN QUERY SELECT * FROM import_legal(children, who);
    RETURN QUERY SELECT * FROM import_homes(children, who);
    RETURN QUERY SELECT * FROM import_reviews(batch, who);
    RETURN QUERY SELECT * FROM import_sdqs(batch, who, b.return_year);
    RETURN QUERY SELECT * FROM import_no_sdqs(batch, who, b.return_year);
    SELECT array_agg(DISTINCT l.kind) INTO kinds FROM import_line l WHERE l.batch_id = batch;
    IF 'missing' = ANY (kinds) THEN
        RETURN QUERY SELECT * FROM import_missing(batch, who);
    END IF;
    IF 'previous_permanence' = ANY (kinds) THEN
        RETURN QUERY SELECT * FROM import_before(batch, who);
    END IF;
    IF 'uasc' = ANY (kinds) THEN
        RETURN QUERY SELECT * FROM import_uasc(batch, who, make_date(b.return_year - 1, 4, 1));
    END IF;
    IF kinds && '{adoption,placed_adoption}' THEN
        RETURN QUERY SELECT * FROM import_adoptions(batch, who, make_date(b.return_year, 3, 31));
    END IF;
    RETURN QUERY SELECT * FROM import_matches(batch, who);
END $$;

DO $$
BEGIN
    IF to_regprocedure('import_adoptions(uuid, uuid, date)') IS NULL OR to_regprocedure('import_fact(uuid, text)') IS NULL THEN
        RAISE EXCEPTION 'verify: files of the return do not become records';
    END IF;
END $$;
