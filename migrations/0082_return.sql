-- National returns that were sent (mission M25): what was sent is kept byte by byte, with what was known to be wrong with it then, and never changes.

CREATE TABLE return_sent (
    LIKE template.record INCLUDING ALL,
    agency_id   uuid    NOT NULL REFERENCES agency,
    format      text    NOT NULL CHECK (format IN ('ssda903', 'dfe_csc')),
    return_year smallint CHECK (return_year BETWEEN 2009 AND 2100),
    digest      text    NOT NULL CHECK (length(digest) = 64),
    children    uuid[]  NOT NULL,
    errors      integer NOT NULL CHECK (errors >= 0),
    warnings    integer NOT NULL CHECK (warnings >= 0),
    problems    json    NOT NULL,
    note        text    CHECK (length(note) BETWEEN 1 AND 1000),
    CHECK ((format = 'ssda903') = (return_year IS NOT NULL))
);
COMMENT ON TABLE return_sent IS 'A national return that was marked as sent: whose, of which year, what was known to be wrong with it then';
COMMENT ON COLUMN return_sent.agency_id IS 'The council whose return it is';
COMMENT ON COLUMN return_sent.format IS 'ssda903: the yearly files of children looked after; dfe_csc: the payload of the children''s social care API';
COMMENT ON COLUMN return_sent.return_year IS 'The year that ends on 31 March of this one; none: the payload is of the day';
COMMENT ON COLUMN return_sent.digest IS 'SHA-256 over its files, one after the other: what was looked at before it was sent is what is kept';
COMMENT ON COLUMN return_sent.children IS 'The children who stand in it, for the record of who looked';
COMMENT ON COLUMN return_sent.errors IS 'How many errors the check found then';
COMMENT ON COLUMN return_sent.warnings IS 'How many warnings';
COMMENT ON COLUMN return_sent.problems IS 'Each of them: module, child, field, number of the rule, what is wrong, how to mend it';
COMMENT ON COLUMN return_sent.note IS 'What whoever sent it says about it';
SELECT template.finish('return_sent');
CREATE INDEX return_sent_made ON return_sent (format, made_at DESC);
COMMENT ON INDEX return_sent_made IS 'What was sent, the newest first; the payload that was sent last';

CREATE TABLE return_file (
    return_id uuid    NOT NULL REFERENCES return_sent,
    name      text    NOT NULL CHECK (name ~ '^[A-Za-z0-9-]+\.(csv|json)$'),
    lines     integer NOT NULL CHECK (lines >= 0),
    content   text    NOT NULL,
    PRIMARY KEY (return_id, name)
);
COMMENT ON TABLE return_file IS 'A file of a return, as it was sent';
COMMENT ON COLUMN return_file.return_id IS 'The return';
COMMENT ON COLUMN return_file.name IS 'As the file is called: Episodes.csv';
COMMENT ON COLUMN return_file.lines IS 'Lines without the header row, or children';
COMMENT ON COLUMN return_file.content IS 'Its bytes';

CREATE FUNCTION return_stands() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'state', MESSAGE = 'what was sent does not change';
END $$;
COMMENT ON FUNCTION return_stands IS 'Refuses to change or delete what was sent, whoever asks';
CREATE TRIGGER return_stands BEFORE UPDATE OR DELETE ON return_sent FOR EACH ROW EXECUTE FUNCTION return_stands();
CREATE TRIGGER return_stands BEFORE UPDATE OR DELETE ON return_file FOR EACH ROW EXECUTE FUNCTION return_stands();

-- Why a social worker came, in the words of the return.
ALTER TABLE allocation ADD COLUMN change_code text
    CHECK (change_code IN ('MANAGE', 'FCONTA', 'LEFTRL', 'ORGRST', 'TSPROC', 'ABSENC', 'CHCHAN', 'PCCHAN', 'SWDIED', 'OTHERS'));
COMMENT ON COLUMN allocation.change_code IS 'Why the social worker changed to this one (SW_REASON of the national return); none: not said, or the first one';

INSERT INTO code_list (list, code, name) VALUES
    ('worker_change', 'FCONTA', 'First social worker'),
    ('worker_change', 'TSPROC', 'Passed on to another team, as is usual'),
    ('worker_change', 'LEFTRL', 'The one before left the job'),
    ('worker_change', 'ABSENC', 'The one before is away'),
    ('worker_change', 'MANAGE', 'The manager decided so'),
    ('worker_change', 'ORGRST', 'Teams were reorganised'),
    ('worker_change', 'CHCHAN', 'The child asked for another'),
    ('worker_change', 'PCCHAN', 'A parent or carer asked for another'),
    ('worker_change', 'SWDIED', 'The one before died'),
    ('worker_change', 'OTHERS', 'Another reason');

-- Codes that came or went with a year (Z1 was parted into Z11 to Z14, H5 became K3): as the year has them, where only one of that year fits.
CREATE OR REPLACE FUNCTION return_place(code text, year integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN year <= 2025 AND code IN ('Z11', 'Z12', 'Z13', 'Z14') THEN 'Z1' WHEN year <= 2024 AND code = 'K3' THEN 'H5'
            WHEN year >= 2026 AND code = 'H5' THEN 'K3' ELSE code END;
COMMENT ON FUNCTION return_place IS 'The code of a kind of home (PLACE) as the return of that year writes it';

-- Our own return imports as nothing new: a code that it wrote in another year's way is the one that is here (0010 otherwise).
CREATE OR REPLACE FUNCTION import_episodes(batch uuid, who uuid, year_end date, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
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
      FROM (SELECT o.id, i.child_id, i.from_on, k.until_on, i.entry_code, i.legal_code, i.need_code, k.place_code, i.provider_code,
                   k.ending_code, k.change_code, i.urn
              FROM import_episode i JOIN care_episode o ON o.child_id = i.child_id AND o.from_on = i.from_on
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN return_place(o.place_code, extract(year FROM year_end)::integer) = i.place_code THEN o.place_code ELSE i.place_code END AS place_code,
                          CASE WHEN i.until_on IS NULL AND o.until_on > year_end THEN o.until_on ELSE i.until_on END AS until_on,
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

-- Nor does an adopted child's home end with care (0010 otherwise).
CREATE OR REPLACE FUNCTION import_homes(children uuid[], who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'home';
    CREATE TEMPORARY TABLE import_period ON COMMIT DROP AS SELECT * FROM import_periods(children, 'home');
    GET DIAGNOSTICS same = ROW_COUNT;
    UPDATE home h SET until_on = p.until_on
      FROM import_period p
     WHERE h.child_id = p.child_id AND h.from_on = p.from_on AND h.kind = p.code AND h.until_on IS NULL AND p.until_on IS NOT NULL
       AND NOT EXISTS (SELECT FROM care_episode e WHERE e.child_id = p.child_id AND e.until_on = p.until_on AND e.ending_code IN ('E11', 'E12') AND h.kind = 'adoptive');
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

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{return_sent,return_file,return_sent_made}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 3
       OR (SELECT count(*) FROM pg_trigger WHERE tgname = 'return_stands') <> 2
       OR (SELECT count(*) FROM code_list WHERE list = 'worker_change') <> 10 THEN
        RAISE EXCEPTION 'verify: returns that were sent are not kept';
    END IF;
END $$;
