-- Personal education plans (mission M7; Care Planning, Placement and Case Review Regulations 2010, reg 5 and Promoting the education of
-- looked-after children, 2018): part of the care plan; begun within 10 working days of coming into care, there for the first review, and again each
-- school term. Terms are the council's own. A day in the holidays belongs to the term after it.

CREATE TABLE school_term (
    LIKE template.record INCLUDING ALL,
    agency_id uuid NOT NULL REFERENCES agency,
    name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    from_on   date NOT NULL,
    until_on  date NOT NULL,
    CONSTRAINT ends_before_start CHECK (until_on >= from_on),
    CONSTRAINT term_twice UNIQUE (agency_id, name)
);
COMMENT ON TABLE school_term IS 'School terms of a council, kept by its virtual school';
COMMENT ON COLUMN school_term.agency_id IS 'The council';
COMMENT ON COLUMN school_term.name IS 'As people call it: Autumn term 2026';
COMMENT ON COLUMN school_term.from_on IS 'First day of school';
COMMENT ON COLUMN school_term.until_on IS 'Last day of school';
SELECT template.finish('school_term');
CREATE INDEX school_term_end ON school_term (until_on);
COMMENT ON INDEX school_term_end IS 'The term of a day is the first that ends on it or after it';

CREATE TABLE pep (
    LIKE template.child_record INCLUDING ALL,
    term_id            uuid     NOT NULL REFERENCES school_term,
    state              text     NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'held', 'closed')),
    held_on            date,
    came               jsonb    NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(came) = 'array' AND jsonb_array_length(came) <= 20),
    attendance_percent smallint CHECK (attendance_percent BETWEEN 0 AND 100),
    sessions_possible  smallint CHECK (sessions_possible BETWEEN 1 AND 400),
    sessions_attended  smallint CHECK (sessions_attended BETWEEN 0 AND sessions_possible),
    attainment         jsonb    NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(attainment) = 'array' AND jsonb_array_length(attainment) <= 20),
    suspended_days     smallint CHECK (suspended_days BETWEEN 0 AND 45),
    excluded_on        date,
    reduced_hours      smallint CHECK (reduced_hours BETWEEN 0 AND 35),
    reduced_until      date,
    reduced_why        text     CHECK (length(reduced_why) BETWEEN 1 AND 1000),
    targets            jsonb    NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(targets) = 'array' AND jsonb_array_length(targets) <= 20),
    premium            jsonb    NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(premium) = 'array' AND jsonb_array_length(premium) <= 20),
    view               text     CHECK (length(view) BETWEEN 1 AND 4000),
    view_how           text     CHECK (view_how IN ('said', 'written', 'spoken_for', 'did_not_want')),
    sdq_id             uuid     REFERENCES sdq,
    sdq_decided        text     CHECK (length(sdq_decided) BETWEEN 1 AND 4000),
    therapy            text     CHECK (length(therapy) BETWEEN 1 AND 300),
    next_on            date,
    quality            text     CHECK (quality IN ('good', 'some_work', 'not_good_enough')),
    quality_note       text     CHECK (length(quality_note) BETWEEN 1 AND 2000),
    closed_by          uuid     REFERENCES person,
    closed_at          timestamptz,
    change_reason      text     CHECK (length(change_reason) BETWEEN 1 AND 500),
    CONSTRAINT pep_twice UNIQUE (child_id, term_id),
    CHECK (state = 'draft' OR held_on IS NOT NULL),
    CHECK ((sessions_possible IS NULL) = (sessions_attended IS NULL)),
    CHECK (reduced_hours IS NULL OR reduced_until IS NOT NULL AND reduced_why IS NOT NULL),
    CHECK ((state = 'closed') = (quality IS NOT NULL) AND (state = 'closed') = (closed_by IS NOT NULL) AND (state = 'closed') = (closed_at IS NOT NULL))
);
COMMENT ON TABLE pep IS 'A personal education plan: one for each child and school term';
COMMENT ON COLUMN pep.term_id IS 'The term that it is for';
COMMENT ON COLUMN pep.state IS 'A draft, held, or closed: signed off by the virtual school with a quality rating';
COMMENT ON COLUMN pep.held_on IS 'Day of the meeting';
COMMENT ON COLUMN pep.came IS 'Who came to it, each with who (young_person, carer, social_worker, designated_teacher, virtual_school, other), name';
COMMENT ON COLUMN pep.attendance_percent IS 'Attendance in the term so far, where no sessions were counted';
COMMENT ON COLUMN pep.sessions_possible IS 'Half days on which there was school for the child';
COMMENT ON COLUMN pep.sessions_attended IS 'Half days on which the child was there';
COMMENT ON COLUMN pep.attainment IS 'How the child works, each with subject, level (below, towards, expected, above), note';
COMMENT ON COLUMN pep.suspended_days IS 'School days of suspension in the term';
COMMENT ON COLUMN pep.excluded_on IS 'Day of a permanent exclusion; none: not excluded';
COMMENT ON COLUMN pep.reduced_hours IS 'Hours a week of a reduced timetable; none: full time';
COMMENT ON COLUMN pep.reduced_until IS 'Day on which it ends: it may never be without one';
COMMENT ON COLUMN pep.reduced_why IS 'Why it is reduced, and how the child comes back to full time';
COMMENT ON COLUMN pep.targets IS 'What is to be reached, each with text, scale (of the SDQ, or none), goal (of a plan, or none), by_on, outcome (met, partly, not_met, or none)';
COMMENT ON COLUMN pep.premium IS 'What pupil premium plus is spent on, each with pence, what_for';
COMMENT ON COLUMN pep.view IS 'What the young person says, in their words';
COMMENT ON COLUMN pep.view_how IS 'How it was said: by themselves, in writing, by somebody for them, or they did not want to';
COMMENT ON COLUMN pep.sdq_id IS 'The SDQ that was talked through';
COMMENT ON COLUMN pep.sdq_decided IS 'What was decided about it';
COMMENT ON COLUMN pep.therapy IS 'Therapy that is arranged; none: no therapy';
COMMENT ON COLUMN pep.next_on IS 'Day of the next one';
COMMENT ON COLUMN pep.quality IS 'How good it is, as the virtual school rates it';
COMMENT ON COLUMN pep.quality_note IS 'Why, and what the next one needs';
COMMENT ON COLUMN pep.closed_by IS 'Who signed it off';
COMMENT ON COLUMN pep.closed_at IS 'When';
COMMENT ON COLUMN pep.change_reason IS 'Why it was changed after it was closed: of the last change';
SELECT template.finish('pep', 2::smallint);
CREATE INDEX pep_of_term ON pep (term_id);
COMMENT ON INDEX pep_of_term IS 'The PEPs of a term';
CREATE INDEX pep_by ON pep (made_by) WHERE state = 'closed';
COMMENT ON INDEX pep_by IS 'News of those whom one wrote oneself';
CREATE INDEX pep_of_sdq ON pep (sdq_id) WHERE sdq_id IS NOT NULL;
COMMENT ON INDEX pep_of_sdq IS 'Where an SDQ was talked through';

-- Who may only write a PEP does not sign it off, nor change what was rated; what was signed off changes with a reason alone.
CREATE FUNCTION pep_keep() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF (NEW.state = 'closed', NEW.quality, NEW.quality_note, NEW.closed_by, NEW.closed_at)
           IS DISTINCT FROM (OLD.state = 'closed', OLD.quality, OLD.quality_note, OLD.closed_by, OLD.closed_at)
       AND NOT reaches('pep', 'change', NEW.child_id, NEW.tier) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed to sign this off';
    END IF;
    IF OLD.state = 'closed' AND NEW.change_reason IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'a closed PEP changes with a reason';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION pep_keep IS 'Who signs a PEP off, and that a closed one changes with a reason';
CREATE TRIGGER pep_keep BEFORE UPDATE ON pep FOR EACH ROW EXECUTE FUNCTION pep_keep();

-- There are more types of record than a key could have scopes for.
ALTER TABLE api_key DROP CONSTRAINT api_key_scopes, ADD CONSTRAINT api_key_scopes CHECK (cardinality(scopes) BETWEEN 1 AND 64 AND array_position(scopes, NULL) IS NULL AND
    array_to_string(scopes, ' ') ~ '^[a-z]{2,30}(_[a-z]{2,30})*:(read|write)( [a-z]{2,30}(_[a-z]{2,30})*:(read|write))*$');

-- That a PEP is held back is said, and it is asked for, as with other records.
ALTER TABLE task DROP CONSTRAINT task_asked_type_check, ADD CONSTRAINT task_asked_type_check CHECK (asked_type ~ '^[a-z_]{2,40}$');

-- ---------------------------------------------------------------------------------------------- the clocks

INSERT INTO setting (name, value, about) VALUES
    ('pep_from_age', '3', 'A child in care has a PEP each term from this age (councils begin at 2 or 3)'),
    ('pep_to_age', '17', 'A child in care has a PEP each term up to and with this age'),
    ('pep_start_working_days', '10', 'The first PEP is begun within so many working days of coming into care (Promoting the education of looked-after children, 2018)'),
    ('pep_first_working_days', '20', 'The first PEP is there within so many working days, for the first review of the care plan'),
    ('pep_before_term_end_days', '14', 'Each term''s PEP is held so many days before the term ends, so that it can be read and closed in the term');

-- England's working days as include/clock.h has them; a test compares the two.
CREATE FUNCTION is_working_day(day date) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $$
DECLARE
    y integer := extract(year FROM day);
    m integer := extract(month FROM day);
    d integer := extract(day FROM day);
    w integer := extract(isodow FROM day);
    a integer := y % 19;
    b integer := y / 100;
    c integer := y % 100;
    h integer;
    l integer;
    e integer;
    easter date;
BEGIN
    IF w > 5 OR day IN ('2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08') THEN
        RETURN false;
    ELSIF day IN ('2020-05-04', '2022-05-30') THEN
        RETURN true;
    ELSIF m = 1 THEN
        RETURN NOT (d = 1 OR w = 1 AND d IN (2, 3));
    ELSIF m IN (3, 4) THEN
        h := (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        l := (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        e := h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
        easter := make_date(y, e / 31, e % 31 + 1);
        RETURN day NOT IN (easter - 2, easter + 1);
    ELSIF m = 5 THEN
        RETURN NOT (w = 1 AND (d <= 7 OR d > 24));
    ELSIF m = 8 THEN
        RETURN NOT (w = 1 AND d > 24);
    ELSIF m = 12 THEN
        RETURN NOT (d IN (25, 26) OR w = 1 AND d IN (27, 28) OR w = 2 AND d IN (27, 28));
    END IF;
    RETURN true;
END $$;
COMMENT ON FUNCTION is_working_day IS 'Whether it is a working day in England: no weekend, no bank holiday';

CREATE FUNCTION working_day(since date, n integer) RETURNS date
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, public AS $$
DECLARE
    day date := since;
    no  integer := n;
BEGIN
    WHILE no > 0 LOOP
        day := day + 1;
        IF is_working_day(day) THEN
            no := no - 1;
        END IF;
    END LOOP;
    RETURN day;
END $$;
COMMENT ON FUNCTION working_day IS 'The last day in time of what is to be done within so many working days; the day of the start is day 0';

-- Asked of a child in care since a day, as it is on another: for which term a PEP is due, and by when. The first one is due by its own clock in
-- the term in which that runs out.
CREATE FUNCTION pep_asks(since date, born date, day date)
    RETURNS TABLE (term_id uuid, term text, is_first boolean, start_by date, due_on date)
LANGUAGE sql STABLE ROWS 1
BEGIN ATOMIC
    SELECT t.id, t.name, f.is_first, CASE WHEN f.is_first THEN working_day(pep_asks.since, k.start_days) END,
           CASE WHEN f.is_first THEN k.first_on ELSE greatest(t.from_on, t.until_on - k.before_days) END
      FROM (SELECT max(s.value::integer) FILTER (WHERE s.name = 'pep_from_age') AS from_age, max(s.value::integer) FILTER (WHERE s.name = 'pep_to_age') AS to_age,
                   max(s.value::integer) FILTER (WHERE s.name = 'pep_start_working_days') AS start_days,
                   max(s.value::integer) FILTER (WHERE s.name = 'pep_before_term_end_days') AS before_days,
                   working_day(pep_asks.since, max(s.value::integer) FILTER (WHERE s.name = 'pep_first_working_days')) AS first_on
              FROM setting s WHERE s.name LIKE 'pep\_%') k
     CROSS JOIN LATERAL (SELECT x.id, x.name, x.from_on, x.until_on FROM school_term x
                          WHERE x.until_on >= greatest(pep_asks.day, k.first_on) ORDER BY x.until_on LIMIT 1) t
     CROSS JOIN LATERAL (SELECT k.first_on > coalesce((SELECT max(x.until_on) FROM school_term x WHERE x.until_on < t.until_on), t.from_on - 1) AS is_first) f
     WHERE pep_asks.since IS NOT NULL AND age_on(pep_asks.born, pep_asks.day) BETWEEN k.from_age AND k.to_age;
END;
COMMENT ON FUNCTION pep_asks IS 'The PEP that a child in care has to have as of a day: its term, whether it is the first, by when it is begun and held';

CREATE FUNCTION pep_to_do(term text, is_first boolean, is_begun boolean) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN NOT is_first THEN 'Hold the PEP for the ' || lower(left(term, 1)) || substr(term, 2) WHEN is_begun THEN 'Hold the first PEP' ELSE 'Begin the first PEP' END;
COMMENT ON FUNCTION pep_to_do IS 'What is to be done about a PEP, in words';

-- ---------------------------------------------------------------------------------------------- therapy that a PEP arranges

-- Said as such, or paid for as such.
CREATE FUNCTION pep_therapy(p pep) RETURNS text
LANGUAGE sql STABLE
RETURN coalesce((p).therapy, (SELECT min(x ->> 'what_for') FROM jsonb_array_elements((p).premium) x WHERE is_therapy(NULL, x ->> 'what_for')));
COMMENT ON FUNCTION pep_therapy IS 'The therapy that a PEP arranges; null: none';

-- As before, and of the newest PEP of a child.
CREATE OR REPLACE FUNCTION therapy_lacking(child uuid)
    RETURNS TABLE (kind text, about_type text, about_id uuid, referral_id uuid, what text, due_on date, practitioner_id uuid, since date)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH therapy AS (
        SELECT 'involvement' AS about_type, i.id AS about_id, i.referral_id, i.service_id, i.practitioner_id
          FROM involvement i
         WHERE i.child_id = therapy_lacking.child AND i.state <> 'closed' AND is_therapy(i.service_id, i.type_of_work)
        UNION ALL
        SELECT 'referral', r.id, r.id, r.service_id, r.practitioner_id
          FROM referral r JOIN referral_content c ON c.referral_id = r.id
         WHERE r.child_id = therapy_lacking.child AND r.subject = 'child' AND r.state IN ('asked', 'submitted', 'accepted', 'allocated', 'seen')
           AND is_therapy(r.service_id, c.need)
           AND NOT EXISTS (SELECT FROM involvement i WHERE i.referral_id = r.id)
        UNION ALL
        SELECT 'pep', x.id, NULL, NULL, NULL
          FROM (SELECT p.id, pep_therapy(p) AS therapy FROM pep p JOIN school_term t ON t.id = p.term_id
                 WHERE p.child_id = therapy_lacking.child ORDER BY t.until_on DESC LIMIT 1) x
         WHERE x.therapy IS NOT NULL), known AS (
        SELECT t.*, CASE t.about_type WHEN 'pep' THEN 'Therapy that the PEP arranges' ELSE 'Therapy with ' || left(s.name, 200) END AS named,
               is_consented(therapy_lacking.child, t.service_id) AS is_consented,
               (SELECT max(c.until_on) FROM consent c
                 WHERE c.child_id = therapy_lacking.child AND c.what = 'treatment' AND c.is_given AND (c.service_id IS NULL OR c.service_id = t.service_id)
                   AND c.until_on <= today()) AS ended_on,
               (SELECT c.until_on FROM consent c
                 WHERE c.child_id = therapy_lacking.child AND c.what = 'treatment' AND (c.service_id IS NULL OR c.service_id = t.service_id)
                   AND c.from_on <= today() AND (c.until_on IS NULL OR c.until_on > today()) AND c.withdrawn_on IS NULL
                 ORDER BY c.from_on DESC, c.made_at DESC LIMIT 1) AS ends_on
          FROM therapy t LEFT JOIN service s ON s.id = t.service_id)
    SELECT 'therapy_consent', k.about_type, k.about_id, k.referral_id, k.named || ' has no consent on record', today() + 14, k.practitioner_id, k.ended_on
      FROM known k WHERE NOT k.is_consented
    UNION ALL
    SELECT 'therapy_assessment', k.about_type, k.about_id, k.referral_id, k.named || ': no clinical assessment on record', today() + 14, k.practitioner_id, NULL
      FROM known k WHERE NOT is_assessed(therapy_lacking.child)
    UNION ALL
    SELECT 'therapy_consent_end', k.about_type, k.about_id, k.referral_id, k.named || ': consent is given until ' || to_char(k.ends_on, 'FMDD FMMonth YYYY'), k.ends_on, k.practitioner_id, NULL
      FROM known k WHERE k.is_consented AND k.ends_on IS NOT NULL;
END;

-- ---------------------------------------------------------------------------------------------- as the API answers

CREATE FUNCTION school_term_item(t school_term) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (t).id, 'made_at', instant((t).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (t).made_by), 'etag', 'v' || (t).version,
    'name', (t).name, 'authority', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = (t).agency_id),
    'from_on', (t).from_on, 'until_on', (t).until_on,
    'is_now', (t).until_on >= today() AND NOT EXISTS (SELECT FROM school_term o WHERE o.until_on >= today() AND o.until_on < (t).until_on));
COMMENT ON FUNCTION school_term_item IS 'A school term, as the API answers';

CREATE FUNCTION pep_attendance(p pep) RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN coalesce(round(100.0 * (p).sessions_attended / (p).sessions_possible)::integer, (p).attendance_percent);
COMMENT ON FUNCTION pep_attendance IS 'Attendance in percent, from the sessions where they were counted';

-- What a meeting that was held has not recorded.
CREATE FUNCTION pep_lacks(p pep) RETURNS text[]
LANGUAGE sql IMMUTABLE
RETURN array_remove(ARRAY[
    CASE WHEN (p).view IS NULL AND (p).view_how IS DISTINCT FROM 'did_not_want' THEN 'view' END,
    CASE WHEN pep_attendance(p) IS NULL THEN 'attendance' END,
    CASE WHEN jsonb_array_length((p).attainment) = 0 THEN 'attainment' END,
    CASE WHEN jsonb_array_length((p).targets) = 0 THEN 'targets' END,
    CASE WHEN jsonb_array_length((p).came) = 0 THEN 'came' END], NULL);
COMMENT ON FUNCTION pep_lacks IS 'What a PEP does not say yet: view, attendance, attainment, targets, came';

CREATE FUNCTION pep_item(p pep) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (p).id, 'made_at', instant((p).made_at),
    'made_by', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = (p).made_by), 'etag', 'v' || (p).version,
    'child', (p).child_id, 'term', (SELECT json_build_object('id', t.id, 'name', t.name) FROM school_term t WHERE t.id = (p).term_id),
    'school', (SELECT json_build_object('id', a.id, 'name', a.name)
                 FROM enrolment e JOIN agency a ON a.id = e.school_id
                WHERE e.child_id = (p).child_id AND e.from_on <= coalesce((p).held_on, today()) AND (e.until_on IS NULL OR e.until_on > coalesce((p).held_on, today()))
                ORDER BY e.from_on DESC LIMIT 1),
    'state', (p).state, 'held_on', (p).held_on, 'came', (p).came,
    'attendance', pep_attendance(p), 'attendance_percent', (p).attendance_percent, 'sessions_possible', (p).sessions_possible, 'sessions_attended', (p).sessions_attended,
    'attainment', (p).attainment, 'suspended_days', (p).suspended_days, 'excluded_on', (p).excluded_on,
    'reduced_hours', (p).reduced_hours, 'reduced_until', (p).reduced_until, 'reduced_why', (p).reduced_why,
    'targets', (p).targets, 'premium', (p).premium,
    'premium_pence', (SELECT coalesce(sum((x ->> 'pence')::bigint), 0) FROM jsonb_array_elements((p).premium) x),
    'view', (p).view, 'view_how', (p).view_how, 'sdq', (p).sdq_id, 'sdq_decided', (p).sdq_decided,
    'therapy', (p).therapy, 'next_on', (p).next_on, 'quality', (p).quality, 'quality_note', (p).quality_note,
    'closed_by', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = (p).closed_by), 'closed_at', instant((p).closed_at),
    'change_reason', (p).change_reason, 'lacks', to_json(pep_lacks(p)), 'warnings', work_warnings((p).id),
    'asks_sdq', EXISTS (SELECT FROM task k WHERE k.child_id = (p).child_id AND k.kind = 'sdq_consultation' AND k.state = 'open'));
COMMENT ON FUNCTION pep_item IS 'A PEP, as the API answers';
GRANT EXECUTE ON FUNCTION is_working_day(date), working_day(date, integer), pep_asks(date, date, date), pep_to_do(text, boolean, boolean), pep_therapy(pep), school_term_item(school_term),
    pep_attendance(pep), pep_lacks(pep), pep_item(pep) TO around_app;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{school_term,pep,pep_of_term,school_term_end}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 4
       OR working_day('2026-03-02', 20) <> '2026-03-30' OR working_day('2026-12-18', 10) <> '2027-01-06' OR working_day('2026-03-30', 5) <> '2026-04-08'
       OR (SELECT count(*) FROM setting WHERE name LIKE 'pep\_%') <> 5 OR NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'pep_keep')
       OR pg_get_functiondef('therapy_lacking(uuid)'::regprocedure) NOT LIKE '%pep%' THEN
        RAISE EXCEPTION 'verify: there are no PEPs, no terms, or their clocks are wrong';
    END IF;
END $$;
