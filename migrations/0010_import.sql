-- Imports: what came in stands here until somebody commits or discards it. A preview is the import itself, rolled back, so that
-- what was shown is what will be done; a commit whose figures differ from its preview's is refused.

CREATE TABLE import_batch (
    LIKE template.record INCLUDING ALL,
    agency_id   uuid NOT NULL REFERENCES agency,
    format      text NOT NULL CHECK (format IN ('ssda903')),
    return_year smallint CHECK (return_year BETWEEN 2009 AND 2100),
    state       text NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'stopped', 'committed', 'discarded')),
    summary     json NOT NULL DEFAULT '{}',
    ended_at    timestamptz,
    CHECK ((state IN ('committed', 'discarded')) = (ended_at IS NOT NULL))
);
COMMENT ON TABLE import_batch IS 'Files that came in together: previewed, then committed or discarded';
COMMENT ON COLUMN import_batch.agency_id IS 'Whose return it is';
COMMENT ON COLUMN import_batch.format IS 'ssda903: the national return of children looked after';
COMMENT ON COLUMN import_batch.return_year IS 'The year that ends on 31 March of this one; none: the files do not say it';
COMMENT ON COLUMN import_batch.state IS 'ready to be committed; stopped: it cannot be; committed; discarded';
COMMENT ON COLUMN import_batch.summary IS 'Preview: files with their lines, counts of new, changed and unchanged records, what is not kept, what stops it';
COMMENT ON COLUMN import_batch.ended_at IS 'When it was committed or discarded';
SELECT template.finish('import_batch');
CREATE INDEX import_batch_made ON import_batch (made_at DESC, id);

CREATE TABLE import_line (
    batch_id uuid    NOT NULL REFERENCES import_batch ON DELETE CASCADE,
    kind     text    NOT NULL CHECK (kind IN ('child', 'episode', 'review', 'sdq', 'sdq_none')),
    line     integer NOT NULL,
    local_id text    NOT NULL,
    content  json    NOT NULL,
    child_id uuid,
    is_new   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (batch_id, kind, line)
);
COMMENT ON TABLE import_line IS 'A line that can go in, read and checked. Gone when its batch is committed or discarded';
COMMENT ON COLUMN import_line.batch_id IS 'Its batch';
COMMENT ON COLUMN import_line.kind IS 'What it becomes';
COMMENT ON COLUMN import_line.line IS 'Its line in the file';
COMMENT ON COLUMN import_line.local_id IS 'The child, by the council''s own number';
COMMENT ON COLUMN import_line.content IS 'Values by the names of the columns they go to';
COMMENT ON COLUMN import_line.child_id IS 'Of the kind child: the record it goes to, found or made by the commit';
COMMENT ON COLUMN import_line.is_new IS 'Of the kind child: that record was made by the commit';
CREATE UNIQUE INDEX import_line_child ON import_line (batch_id, local_id) WHERE kind = 'child';
COMMENT ON INDEX import_line_child IS 'The child of a line';

CREATE TABLE import_problem (
    batch_id uuid    NOT NULL REFERENCES import_batch ON DELETE CASCADE,
    position integer NOT NULL,
    file     text    NOT NULL,
    line     integer NOT NULL,
    field    text,
    reason   text    NOT NULL,
    effect   text    NOT NULL CHECK (effect IN ('skipped', 'left_out', 'taken')),
    PRIMARY KEY (batch_id, position)
);
COMMENT ON TABLE import_problem IS 'What is wrong with a line of a file';
COMMENT ON COLUMN import_problem.batch_id IS 'Its batch';
COMMENT ON COLUMN import_problem.position IS 'Order: by file, line and column';
COMMENT ON COLUMN import_problem.file IS 'Name of the file';
COMMENT ON COLUMN import_problem.line IS 'Line, from 1';
COMMENT ON COLUMN import_problem.field IS 'Column; none: the whole line';
COMMENT ON COLUMN import_problem.reason IS 'A sentence';
COMMENT ON COLUMN import_problem.effect IS 'The line is skipped, its value is left out, or it is taken as it is and somebody should look';

-- Whoever imports has no relation to those children yet: nobody is allocated to 2,000 children because they sent the files.
CREATE OR REPLACE TRIGGER child_intake AFTER INSERT ON child FOR EACH ROW WHEN (NEW.source <> 'imported') EXECUTE FUNCTION child_intake();

-- Nor does each of 2,000 children without a name look through all others for one that is alike: by number and day of birth the import
-- does that for all of them at once, and writes what they can be found by.
CREATE OR REPLACE TRIGGER child_keep_new AFTER INSERT ON child FOR EACH ROW
    WHEN (NEW.source <> 'imported' OR coalesce(NEW.given_names, NEW.family_name, NEW.known_as) IS NOT NULL)
    EXECUTE FUNCTION child_keep();

-- ---------------------------------------------------------------------------------------------- what lines become

-- Kinds of home by the code of the place (PLACE) and of who provides it (PLACE_PROVIDER: PR4 private, PR5 voluntary).
CREATE FUNCTION home_of_place(place text, provider text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN place IN ('A3', 'A4', 'A5', 'A6') THEN 'adoptive'
            WHEN place IN ('U1', 'U2', 'U3') THEN 'kinship'
            WHEN place IN ('U4', 'U5', 'U6') THEN CASE WHEN provider IN ('PR4', 'PR5') THEN 'foster_agency' ELSE 'foster' END
            WHEN place IN ('K1', 'R5') THEN 'secure'
            WHEN place = 'K2' THEN 'childrens_home'
            WHEN place IN ('H5', 'K3') THEN 'supported'
            WHEN place = 'P1' THEN 'parents'
            WHEN place = 'P2' THEN 'independent'
            WHEN place IN ('R2', 'T1') THEN 'hospital'
            WHEN place = 'S1' THEN 'residential_school'
            ELSE 'other' END;
COMMENT ON FUNCTION home_of_place IS 'The kind of home (code_list home) that a place code of the national return stands for';

-- Children are the same by local number and day of birth. What the file does not know does not replace what is known.
CREATE FUNCTION import_children(batch uuid, who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'child';
    UPDATE import_line l SET child_id = c.id
      FROM (SELECT DISTINCT ON (local_id, born_on) id, local_id, born_on FROM child WHERE local_id IS NOT NULL
             ORDER BY local_id, born_on, made_at, id) c
     WHERE l.batch_id = batch AND l.kind = 'child' AND c.local_id = l.local_id AND c.born_on = (l.content ->> 'born_on')::date;
    GET DIAGNOSTICS same = ROW_COUNT;
    UPDATE import_line l SET child_id = gen_random_uuid(), is_new = true
     WHERE l.batch_id = batch AND l.kind = 'child' AND l.child_id IS NULL;
    INSERT INTO child (id, local_id, born_on, sex, ethnicity, upn, died_on, source, made_by)
    SELECT l.child_id, l.local_id, r.born_on, r.sex, r.ethnicity, r.upn, r.died_on, 'imported', who
      FROM import_line l, json_to_record(l.content) AS r (born_on date, sex text, ethnicity text, upn text, died_on date)
     WHERE l.batch_id = batch AND l.kind = 'child' AND l.is_new;
    GET DIAGNOSTICS made = ROW_COUNT;
    INSERT INTO child_search (child_id, tier, words, sounds, born_on, local_id, upn)
    SELECT c.id, c.tier, '', '{}', c.born_on, lower(c.local_id), CASE WHEN c.upn NOT LIKE 'UN%' THEN lower(c.upn) END
      FROM import_line l JOIN child c ON c.id = l.child_id
     WHERE l.batch_id = batch AND l.kind = 'child' AND l.is_new;
    UPDATE child c
       SET sex = w.sex, ethnicity = w.ethnicity, upn = w.upn, died_on = w.died_on
      FROM (SELECT o.id, CASE r.sex WHEN 'U' THEN o.sex ELSE r.sex END AS sex,
                   CASE WHEN r.ethnicity = 'NOBT' THEN coalesce(o.ethnicity, 'NOBT') ELSE coalesce(r.ethnicity, o.ethnicity) END AS ethnicity,
                   CASE WHEN r.upn LIKE 'UN%' THEN coalesce(o.upn, r.upn) ELSE coalesce(r.upn, o.upn) END AS upn,
                   coalesce(o.died_on, r.died_on) AS died_on
              FROM import_line l JOIN child o ON o.id = l.child_id,
                   json_to_record(l.content) AS r (born_on date, sex text, ethnicity text, upn text, died_on date)
             WHERE l.batch_id = batch AND l.kind = 'child' AND NOT l.is_new) w
     WHERE c.id = w.id AND (c.sex, c.ethnicity, c.upn, c.died_on) IS DISTINCT FROM (w.sex, w.ethnicity, w.upn, w.died_on);
    GET DIAGNOSTICS changed = ROW_COUNT;
    same := same - changed;
END $$;
COMMENT ON FUNCTION import_children IS 'Children of a batch';

-- Records made here that may be of one child with another, by an identifier.
CREATE FUNCTION import_matches(batch uuid, who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'match';
    changed := 0;
    same := 0;
    INSERT INTO match_task (id, child_id, other_id, why, made_by)
    SELECT gen_random_uuid(), p.child_id, p.other_id, p.why, who
      FROM (SELECT DISTINCT ON (c.id, o.id) c.id AS child_id, o.id AS other_id,
                   CASE WHEN c.upn = o.upn THEN 'The same unique pupil number' ELSE 'The same number in the council''s system' END AS why
              FROM import_line l JOIN child c ON c.id = l.child_id
              JOIN child o ON o.id <> c.id AND (o.local_id = c.local_id OR o.upn = c.upn AND c.upn NOT LIKE 'UN%')
              LEFT JOIN import_line ol ON ol.batch_id = batch AND ol.kind = 'child' AND ol.child_id = o.id
             WHERE l.batch_id = batch AND l.kind = 'child' AND l.is_new AND (NOT coalesce(ol.is_new, false) OR ol.line < l.line)) p
     WHERE NOT EXISTS (SELECT FROM match_task m WHERE m.child_id = p.other_id AND m.other_id = p.child_id)
        ON CONFLICT (child_id, other_id) DO NOTHING;
    SELECT count(*) INTO made FROM match_task m JOIN import_line l ON l.child_id = m.child_id
     WHERE l.batch_id = batch AND l.kind = 'child' AND l.is_new;
END $$;
COMMENT ON FUNCTION import_matches IS 'Tasks of the matching desk that a batch leads to';

-- Episodes of a child are the same by their first day. A return says nothing of what came after its year: an end that was recorded
-- later stands.
CREATE FUNCTION import_episodes(batch uuid, who uuid, year_end date, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'episode';
    CREATE TEMPORARY TABLE import_episode ON COMMIT DROP AS
    SELECT h.child_id, r.*
      FROM import_line l JOIN import_line h ON h.batch_id = l.batch_id AND h.kind = 'child' AND h.local_id = l.local_id,
           json_to_record(l.content) AS r (from_on date, until_on date, entry_code text, legal_code text, need_code text, place_code text,
                                           provider_code text, ending_code text, change_code text, urn text)
     WHERE l.batch_id = batch AND l.kind = 'episode';
    GET DIAGNOSTICS same = ROW_COUNT;
    UPDATE care_episode e
       SET until_on = w.until_on, entry_code = w.entry_code, legal_code = w.legal_code, need_code = w.need_code, place_code = w.place_code,
           provider_code = w.provider_code, ending_code = w.ending_code, change_code = w.change_code, urn = w.urn
      FROM (SELECT o.id, i.child_id, i.from_on, k.until_on, i.entry_code, i.legal_code, i.need_code, i.place_code, i.provider_code,
                   k.ending_code, k.change_code, i.urn
              FROM import_episode i JOIN care_episode o ON o.child_id = i.child_id AND o.from_on = i.from_on
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN i.until_on IS NULL AND o.until_on > year_end THEN o.until_on ELSE i.until_on END AS until_on,
                          CASE WHEN i.until_on IS NULL AND o.until_on > year_end THEN o.ending_code ELSE i.ending_code END AS ending_code,
                          CASE WHEN i.until_on IS NULL AND o.until_on > year_end THEN o.change_code ELSE i.change_code END AS change_code) k
           ) w
     WHERE e.id = w.id
       AND (e.until_on, e.entry_code, e.legal_code, e.need_code, e.place_code, e.provider_code, e.ending_code, e.change_code, e.urn)
           IS DISTINCT FROM
           (w.until_on, w.entry_code, w.legal_code, w.need_code, w.place_code, w.provider_code, w.ending_code, w.change_code, w.urn);
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO care_episode (id, child_id, from_on, until_on, entry_code, legal_code, need_code, place_code, provider_code, ending_code,
                              change_code, urn, source, made_by)
    SELECT gen_random_uuid(), i.child_id, i.from_on, i.until_on, i.entry_code, i.legal_code, i.need_code, i.place_code, i.provider_code,
           i.ending_code, i.change_code, i.urn, 'imported', who
      FROM import_episode i
     WHERE NOT EXISTS (SELECT FROM care_episode e WHERE e.child_id = i.child_id AND e.from_on = i.from_on);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
    DROP TABLE import_episode;
END $$;
COMMENT ON FUNCTION import_episodes IS 'Care episodes of a batch';

-- Periods of one legal status, or in one home, that the episodes of these children make. Where episodes overlap, the later one holds
-- from its first day. A change of legal status alone (L) is no move.
CREATE FUNCTION import_periods(children uuid[], what text) RETURNS TABLE (child_id uuid, code text, from_on date, until_on date)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    WITH episode AS (
        SELECT e.child_id, e.from_on, e.entry_code, e.place_code,
               CASE what WHEN 'home' THEN home_of_place(e.place_code, e.provider_code) ELSE e.legal_code END AS code,
               least(e.until_on, lead(e.from_on) OVER w) AS until_on
          FROM care_episode e
         WHERE e.child_id = ANY (children) AND (what <> 'home' OR e.place_code IS NOT NULL)
        WINDOW w AS (PARTITION BY e.child_id ORDER BY e.from_on, e.until_on, e.id)),
    after AS (
        SELECT *, lag(code) OVER w IS DISTINCT FROM code OR lag(until_on) OVER w IS DISTINCT FROM from_on
                  OR what = 'home' AND (entry_code <> 'L' OR lag(place_code) OVER w <> place_code) AS is_first
          FROM episode WHERE until_on IS NULL OR until_on > from_on
        WINDOW w AS (PARTITION BY child_id ORDER BY from_on)),
    period AS (
        SELECT *, count(*) FILTER (WHERE is_first) OVER (PARTITION BY child_id ORDER BY from_on) AS n FROM after)
    SELECT child_id, min(code), min(from_on), (array_agg(until_on ORDER BY from_on DESC))[1]
      FROM period GROUP BY child_id, n
$$;
COMMENT ON FUNCTION import_periods IS 'Periods of legal status or of homes that care episodes make';

-- What somebody has recorded stands: a period that meets another is not added, and only the end of an open one is filled in.
CREATE FUNCTION import_legal(children uuid[], who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'legal_status';
    CREATE TEMPORARY TABLE import_period ON COMMIT DROP AS SELECT * FROM import_periods(children, 'legal');
    GET DIAGNOSTICS same = ROW_COUNT;
    UPDATE legal_status s SET until_on = p.until_on
      FROM import_period p
     WHERE s.child_id = p.child_id AND s.from_on = p.from_on AND s.code = p.code AND s.until_on IS NULL AND p.until_on IS NOT NULL;
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO legal_status (id, child_id, code, from_on, until_on, made_by)
    SELECT gen_random_uuid(), p.child_id, p.code, p.from_on, p.until_on, who
      FROM import_period p
     WHERE NOT EXISTS (SELECT FROM legal_status s WHERE s.child_id = p.child_id AND s.from_on < coalesce(p.until_on, 'infinity')
                                                    AND coalesce(s.until_on, 'infinity') > p.from_on);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
    DROP TABLE import_period;
END $$;
COMMENT ON FUNCTION import_legal IS 'Legal status as the episodes say';

CREATE FUNCTION import_homes(children uuid[], who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'home';
    CREATE TEMPORARY TABLE import_period ON COMMIT DROP AS SELECT * FROM import_periods(children, 'home');
    GET DIAGNOSTICS same = ROW_COUNT;
    UPDATE home h SET until_on = p.until_on
      FROM import_period p
     WHERE h.child_id = p.child_id AND h.from_on = p.from_on AND h.kind = p.code AND h.until_on IS NULL AND p.until_on IS NOT NULL;
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO home (id, child_id, kind, from_on, until_on, made_by)
    SELECT gen_random_uuid(), p.child_id, p.code, p.from_on, p.until_on, who
      FROM import_period p
     WHERE NOT EXISTS (SELECT FROM home h WHERE h.child_id = p.child_id AND h.from_on < coalesce(p.until_on, 'infinity')
                                            AND coalesce(h.until_on, 'infinity') > p.from_on);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
    DROP TABLE import_period;
END $$;
COMMENT ON FUNCTION import_homes IS 'Homes as the episodes say';

-- One review of a child on a day.
CREATE FUNCTION import_reviews(batch uuid, who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'review';
    CREATE TEMPORARY TABLE import_review ON COMMIT DROP AS
    SELECT h.child_id, r.*
      FROM import_line l JOIN import_line h ON h.batch_id = l.batch_id AND h.kind = 'child' AND h.local_id = l.local_id,
           json_to_record(l.content) AS r (held_on date, code text)
     WHERE l.batch_id = batch AND l.kind = 'review';
    GET DIAGNOSTICS same = ROW_COUNT;
    UPDATE review v SET code = i.code
      FROM import_review i WHERE v.child_id = i.child_id AND v.held_on = i.held_on AND i.code IS NOT NULL AND v.code IS DISTINCT FROM i.code;
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO review (id, child_id, held_on, code, source, made_by)
    SELECT gen_random_uuid(), i.child_id, i.held_on, i.code, 'imported', who
      FROM import_review i WHERE NOT EXISTS (SELECT FROM review v WHERE v.child_id = i.child_id AND v.held_on = i.held_on);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
    DROP TABLE import_review;
END $$;
COMMENT ON FUNCTION import_reviews IS 'Reviews of a batch';

-- A total of a year and no day. A carer's form of that year with the same total is the one that was returned.
CREATE FUNCTION import_sdqs(batch uuid, who uuid, year integer, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'sdq';
    CREATE TEMPORARY TABLE import_sdq ON COMMIT DROP AS
    SELECT h.child_id, r.*
      FROM import_line l JOIN import_line h ON h.batch_id = l.batch_id AND h.kind = 'child' AND h.local_id = l.local_id,
           json_to_record(l.content) AS r (form text, total smallint, band3_total text, band4_total text, concern text)
     WHERE l.batch_id = batch AND l.kind = 'sdq';
    GET DIAGNOSTICS same = ROW_COUNT;
    DELETE FROM import_sdq i USING sdq q
     WHERE q.child_id = i.child_id AND q.informant = 'parent' AND q.total = i.total
       AND (q.return_year = year OR q.completed_on BETWEEN make_date(year - 1, 4, 1) AND make_date(year, 3, 31));
    UPDATE sdq q SET form = i.form, total = i.total, band3_total = i.band3_total, band4_total = i.band4_total, concern = i.concern
      FROM import_sdq i
     WHERE q.child_id = i.child_id AND q.informant = 'parent' AND q.source = 'imported' AND q.return_year = year;
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO sdq (id, child_id, informant, form, return_year, entry, total, band3_total, band4_total, concern, source, made_by)
    SELECT gen_random_uuid(), i.child_id, 'parent', i.form, year, 'total', i.total, i.band3_total, i.band4_total, i.concern, 'imported', who
      FROM import_sdq i
     WHERE NOT EXISTS (SELECT FROM sdq q WHERE q.child_id = i.child_id AND q.informant = 'parent' AND q.source = 'imported' AND q.return_year = year);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
    DROP TABLE import_sdq;
END $$;
COMMENT ON FUNCTION import_sdqs IS 'SDQ totals of a batch';

CREATE FUNCTION import_no_sdqs(batch uuid, who uuid, year integer, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'sdq_none';
    CREATE TEMPORARY TABLE import_no_sdq ON COMMIT DROP AS
    SELECT h.child_id, l.content ->> 'code' AS code
      FROM import_line l JOIN import_line h ON h.batch_id = l.batch_id AND h.kind = 'child' AND h.local_id = l.local_id
     WHERE l.batch_id = batch AND l.kind = 'sdq_none';
    GET DIAGNOSTICS same = ROW_COUNT;
    UPDATE sdq_none n SET code = i.code
      FROM import_no_sdq i WHERE n.child_id = i.child_id AND n.return_year = year AND n.code <> i.code;
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO sdq_none (id, child_id, return_year, code, source, made_by)
    SELECT gen_random_uuid(), i.child_id, year, i.code, 'imported', who
      FROM import_no_sdq i WHERE NOT EXISTS (SELECT FROM sdq_none n WHERE n.child_id = i.child_id AND n.return_year = year);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
    DROP TABLE import_no_sdq;
END $$;
COMMENT ON FUNCTION import_no_sdqs IS 'Reasons of a batch why there is no SDQ';

-- ---------------------------------------------------------------------------------------------- what the application calls

-- A definer's first words: the batch, if it waits and is one's own or one's agency's.
CREATE FUNCTION import_mine(batch uuid) RETURNS import_batch
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    b import_batch;
BEGIN
    SELECT * INTO b FROM import_batch
     WHERE id = batch AND (session_user = 'around_owner'
                           OR may('import', 'change') AND (made_by = me() OR agency_id = ANY (my_agencies())))
       FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'not_found', MESSAGE = 'no such import';
    ELSIF b.state IN ('committed', 'discarded') THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'state', MESSAGE = 'this import has ended';
    END IF;
    RETURN b;
END $$;
COMMENT ON FUNCTION import_mine IS 'The batch, locked; raises not_found, and state when it has ended';

-- The importer may not see every child that is there, and must not make it twice: so this runs with the owner's rights.
CREATE FUNCTION import_apply(batch uuid) RETURNS TABLE (kind text, made bigint, changed bigint, same bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    b        import_batch := import_mine(batch);
    who      uuid := me();
    children uuid[];
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
    RETURN QUERY SELECT * FROM import_matches(batch, who);
END $$;
COMMENT ON FUNCTION import_apply IS 'Definer. Does what a batch says, and answers how many records of each kind that makes, changes and leaves';

-- As child_facts for one child: the days that the calendar of the SDQ needs. A form of a year and no day counts from its last day.
CREATE FUNCTION import_facts(batch uuid)
    RETURNS TABLE (child_id uuid, born_on date, since date, first_on date, second_on date, last_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT (session_user = 'around_owner' OR may('import', 'change')) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed to import';
    END IF;
    RETURN QUERY
    SELECT c.id, c.born_on, e.since, r.days[1], r.days[2], q.last_on
      FROM import_line l JOIN child c ON c.id = l.child_id
     CROSS JOIN LATERAL (SELECT CASE WHEN bool_or(o.until_on IS NULL) AND c.died_on IS NULL
                                     THEN coalesce(max(o.from_on) FILTER (WHERE o.entry_code = 'S'), min(o.from_on)) END AS since
                           FROM care_episode o WHERE o.child_id = c.id) e
     CROSS JOIN LATERAL (SELECT array_agg(v.held_on ORDER BY v.held_on) AS days
                           FROM review v WHERE v.child_id = c.id AND v.held_on >= e.since) r
     CROSS JOIN LATERAL (SELECT max(coalesce(s.completed_on, make_date(s.return_year, 3, 31))) AS last_on
                           FROM sdq s WHERE s.child_id = c.id AND s.informant = 'parent') q
     WHERE l.batch_id = batch AND l.kind = 'child';
END $$;
COMMENT ON FUNCTION import_facts IS 'Definer. Of each child of a batch: born, in care since, first and second review since then, last SDQ of a carer';

CREATE FUNCTION import_due(batch uuid, what text, dues json, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    who uuid := me();
BEGIN
    PERFORM import_mine(batch);
    kind := 'task';
    CREATE TEMPORARY TABLE import_task ON COMMIT DROP AS
    SELECT l.child_id, r.due_on
      FROM json_to_recordset(dues) AS r (child uuid, due_on date)
      JOIN import_line l ON l.batch_id = batch AND l.kind = 'child' AND l.child_id = r.child;
    UPDATE task t
       SET due_on = coalesce(i.due_on, t.due_on), state = CASE WHEN i.due_on IS NULL THEN 'dropped' ELSE 'open' END,
           settled_at = CASE WHEN i.due_on IS NULL THEN now() END, settled_by = CASE WHEN i.due_on IS NULL THEN who END
      FROM import_task i
     WHERE t.child_id = i.child_id AND t.kind = 'sdq_due' AND t.state = 'open' AND t.due_on IS DISTINCT FROM i.due_on;
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO task (id, child_id, tier, kind, informant, due_on, what, made_by)
    SELECT gen_random_uuid(), i.child_id, 1, 'sdq_due', 'parent', i.due_on, what, who
      FROM import_task i
     WHERE i.due_on IS NOT NULL AND NOT EXISTS (SELECT FROM task t WHERE t.child_id = i.child_id AND t.kind = 'sdq_due' AND t.state = 'open');
    GET DIAGNOSTICS made = ROW_COUNT;
    SELECT count(due_on) - made - changed INTO same FROM import_task;
    same := greatest(same, 0); -- those that were dropped have no day
    DROP TABLE import_task;
END $$;
COMMENT ON FUNCTION import_due IS 'Definer. Keeps the open task for the next SDQ of each child of a batch: makes, moves or drops it';

-- Lines go with the end of their batch, and problems of one that was discarded: what was not imported is not kept.
CREATE FUNCTION import_end(batch uuid, is_committed boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM import_mine(batch);
    UPDATE import_batch SET state = CASE WHEN is_committed THEN 'committed' ELSE 'discarded' END, ended_at = now() WHERE id = batch;
    DELETE FROM import_line l WHERE l.batch_id = batch;
    IF NOT is_committed THEN
        DELETE FROM import_problem p WHERE p.batch_id = batch;
    END IF;
END $$;
COMMENT ON FUNCTION import_end IS 'Definer. Ends a batch: committed or discarded';

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{import_batch,import_line,import_problem,import_line_child}'::text[]) AS t
         WHERE to_regclass(t) IS NOT NULL) <> 4
       OR (SELECT count(*) FROM pg_proc WHERE proname LIKE 'import\_%' AND prosecdef) <> 4 THEN
        RAISE EXCEPTION 'verify: imports have no place';
    END IF;
END $$;
