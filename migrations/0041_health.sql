-- The health of a child in care (mission M16): what was checked and when, what a summary of it says, what was found; what is due next, with the reason
-- and its source. Dates are known to those around the child (tier 1), a summary and the findings to few (tier 3): a table each.

CREATE TABLE health_check (
    LIKE template.child_record INCLUDING ALL,
    kind          text    NOT NULL CHECK (kind IN ('initial', 'review', 'dental', 'optician', 'immunisations', 'development', 'substance')),
    state         text    NOT NULL CHECK (state IN ('done', 'refused', 'missed')),
    day           date    NOT NULL,
    due_on        date,
    by_whom       text    CHECK (length(by_whom) BETWEEN 1 AND 200),
    by_role       text    CHECK (by_role IN ('doctor', 'nurse', 'midwife', 'health_visitor', 'dentist', 'optician', 'other')),
    missed_why    text    CHECK (missed_why IN ('not_brought', 'did_not_come', 'no_appointment', 'called_off', 'moved', 'no_consent', 'other')),
    is_up_to_date boolean,
    has_summary   boolean NOT NULL DEFAULT false,
    has_content   boolean NOT NULL DEFAULT false,
    CONSTRAINT bad_body CHECK ((state = 'missed') = (missed_why IS NOT NULL)),
    CHECK ((kind IN ('immunisations', 'development') AND state = 'done') = (is_up_to_date IS NOT NULL))
);
COMMENT ON TABLE health_check IS 'A health assessment or check of a child in care: done, refused by the young person, or missed';
COMMENT ON COLUMN health_check.kind IS 'Initial or review health assessment, dentist, optician, immunisations, developmental check of a child under five, use of drugs or alcohol';
COMMENT ON COLUMN health_check.state IS 'Done; refused by the young person; missed';
COMMENT ON COLUMN health_check.day IS 'When it was done, refused or missed';
COMMENT ON COLUMN health_check.due_on IS 'When it was due, as it stood when this was recorded; none: nothing was';
COMMENT ON COLUMN health_check.by_whom IS 'Who did it, by name';
COMMENT ON COLUMN health_check.by_role IS 'As what';
COMMENT ON COLUMN health_check.missed_why IS 'Not brought, did not come, no appointment to be had, called off by the service, moved, no consent, something else';
COMMENT ON COLUMN health_check.is_up_to_date IS 'Of immunisations and developmental checks: all that the age asks for was done';
COMMENT ON COLUMN health_check.has_summary IS 'A summary stands beside it, for those who may read it';
COMMENT ON COLUMN health_check.has_content IS 'Findings stand beside it, for those who may read them';
SELECT template.finish('health_check', 1::smallint);

CREATE TABLE health_summary (
    LIKE template.child_record INCLUDING ALL,
    health_id             uuid    NOT NULL UNIQUE REFERENCES health_check,
    text                  text    CHECK (length(text) BETWEEN 1 AND 4000),
    needs_assessment      boolean NOT NULL DEFAULT false,
    substance_misuse      boolean,
    intervention_received boolean,
    intervention_offered  boolean,
    CONSTRAINT bad_body CHECK ((substance_misuse IS TRUE) = (intervention_received IS NOT NULL)),
    CHECK ((intervention_received IS FALSE) = (intervention_offered IS NOT NULL))
);
COMMENT ON TABLE health_summary IS 'What those who lead the work with a child are told of a check. The answers about drugs and alcohol fit each other as the national return asks (rules 158, 159, 192, 193)';
COMMENT ON COLUMN health_summary.health_id IS 'The check';
COMMENT ON COLUMN health_summary.text IS 'In words';
COMMENT ON COLUMN health_summary.needs_assessment IS 'What was found asks for a clinical assessment: a task until somebody has decided';
COMMENT ON COLUMN health_summary.substance_misuse IS 'A problem with drugs or alcohol was found (SUBSTANCE_MISUSE); none: not asked';
COMMENT ON COLUMN health_summary.intervention_received IS 'Help with it was received (INTERVENTION_RECEIVED)';
COMMENT ON COLUMN health_summary.intervention_offered IS 'It was not, but offered and refused (INTERVENTION_OFFERED)';
SELECT template.finish('health_summary', 3::smallint);

CREATE TABLE health_content (
    LIKE template.child_record INCLUDING ALL,
    health_id uuid NOT NULL UNIQUE REFERENCES health_check,
    text      text NOT NULL CHECK (length(text) BETWEEN 1 AND 20000)
);
COMMENT ON TABLE health_content IS 'What was found, in full, for those who treat the child';
COMMENT ON COLUMN health_content.health_id IS 'The check';
COMMENT ON COLUMN health_content.text IS 'In words';
SELECT template.finish('health_content', 3::smallint);

CREATE TABLE health_due (
    LIKE template.child_record INCLUDING ALL,
    kind     text NOT NULL CHECK (kind IN ('initial', 'review', 'dental', 'optician', 'immunisations', 'development')),
    due_on   date,
    until_on date,
    why      text CHECK (length(why) BETWEEN 1 AND 300),
    source   text CHECK (length(source) BETWEEN 1 AND 300),
    UNIQUE (child_id, kind),
    CHECK ((due_on IS NULL) = (why IS NULL) AND (due_on IS NULL) = (source IS NULL))
);
COMMENT ON TABLE health_due IS 'What check is due next, kept by the rules (include/care_rule.h) with whatever they go by';
COMMENT ON COLUMN health_due.kind IS 'Of health_check';
COMMENT ON COLUMN health_due.due_on IS 'Last day in time; none: nothing of this kind is due now';
COMMENT ON COLUMN health_due.until_on IS 'From which day it is asked no longer: a developmental check from the fifth birthday; none: it stays';
COMMENT ON COLUMN health_due.why IS 'The reason, in one sentence';
COMMENT ON COLUMN health_due.source IS 'The law, the guidance or the setting that says so';
SELECT template.finish('health_due', 1::smallint);
CREATE INDEX health_due_day ON health_due (due_on);
COMMENT ON INDEX health_due_day IS 'What is late, across children';

INSERT INTO setting (name, value, about) VALUES
    ('health_dental_months', '12', 'A child in care sees a dentist every so many months'),
    ('health_optician_months', '24', 'A child in care has an eye test every so many months'),
    ('health_immunisations_months', '12', 'Whether immunisations are up to date is looked at every so many months'),
    ('health_development_months', '12', 'A child in care under five has a developmental check every so many months');

CREATE FUNCTION health_kind(kind text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE kind WHEN 'initial' THEN 'Initial health assessment' WHEN 'review' THEN 'Review health assessment' WHEN 'dental' THEN 'Dental check'
           WHEN 'optician' THEN 'Eye test' WHEN 'immunisations' THEN 'Immunisations' WHEN 'development' THEN 'Developmental check' ELSE 'Drugs and alcohol' END;
COMMENT ON FUNCTION health_kind IS 'A kind of health check in words';

CREATE FUNCTION health_check_item(h health_check) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (h).id, 'made_at', instant((h).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (h).made_by), 'etag', 'v' || (h).version,
    'kind', (h).kind, 'what', health_kind((h).kind), 'state', (h).state, 'day', (h).day, 'due_on', (h).due_on,
    'days_late', CASE WHEN (h).state = 'done' THEN greatest(0, (h).day - (h).due_on) END,
    'by_whom', (h).by_whom, 'by_role', (h).by_role, 'missed_why', (h).missed_why, 'is_up_to_date', (h).is_up_to_date,
    'summary', s.text, 'needs_assessment', s.needs_assessment, 'substance_misuse', s.substance_misuse,
    'intervention_received', s.intervention_received, 'intervention_offered', s.intervention_offered, 'findings', c.text,
    'held_back', (h).has_summary AND s.id IS NULL OR (h).has_content AND c.id IS NULL)
  FROM (SELECT) one LEFT JOIN health_summary s ON s.health_id = (h).id LEFT JOIN health_content c ON c.health_id = (h).id);
COMMENT ON FUNCTION health_check_item IS 'A health check with what of it I may read, as the API answers';

-- The council's financial and health year runs from 1 April to 31 March, as the national return's does. What nobody has reported is neither yes nor no:
-- a figure may come months later. Refused or missed, and not done since, is no.
CREATE FUNCTION health_oc2(child uuid, year integer) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('year', year, 'from_on', y.from_on, 'until_on', y.until_on,
    'is_counted', EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.from_on <= y.from_on AND e.entry_code = 'S')
        AND NOT EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id
                           AND (e.legal_code IN ('V3', 'V4') AND e.from_on <= y.until_on AND (e.until_on IS NULL OR e.until_on > y.from_on)
                                OR e.entry_code = 'S' AND e.from_on > y.from_on AND e.from_on <= y.until_on
                                OR e.ending_code <> 'X1' AND e.until_on BETWEEN y.from_on AND y.until_on))
        AND NOT EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.until_on < y.from_on AND e.ending_code <> 'X1'
                           AND NOT EXISTS (SELECT FROM care_episode n WHERE n.child_id = c.id AND n.from_on >= e.until_on AND n.from_on <= y.from_on)),
    'health_assessment', CASE WHEN k.assessments >= CASE WHEN a.age < 5 THEN 2 ELSE 1 END THEN 'yes' WHEN k.unassessed THEN 'no' ELSE 'not_yet_reported' END,
    'teeth_check', CASE WHEN k.dental THEN 'yes' WHEN k.undental THEN 'no' ELSE 'not_yet_reported' END,
    'immunisations', CASE k.immunised WHEN true THEN 'yes' WHEN false THEN 'no' ELSE 'not_yet_reported' END,
    'health_check', CASE WHEN a.age >= 5 THEN 'not_asked' WHEN k.developed THEN 'yes' WHEN NOT k.developed THEN 'no' ELSE 'not_yet_reported' END,
    'substance_misuse', CASE WHEN s.misuse THEN 'yes' WHEN NOT s.misuse THEN 'no' WHEN k.asked AND s.seen = 0 THEN 'held_back' ELSE 'not_yet_reported' END,
    'intervention_received', CASE WHEN s.misuse IS NOT TRUE THEN 'not_asked' WHEN s.received THEN 'yes' ELSE 'no' END,
    'intervention_offered', CASE WHEN s.misuse IS NOT TRUE OR s.received THEN 'not_asked' WHEN s.offered THEN 'yes' ELSE 'no' END)
  FROM child c
 CROSS JOIN (SELECT make_date(year - 1, 4, 1) AS from_on, make_date(year, 3, 31) AS until_on) y
 CROSS JOIN LATERAL (SELECT age_on(c.born_on, y.until_on) AS age) a
 CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE h.kind IN ('initial', 'review') AND h.state = 'done') AS assessments,
               bool_or(h.kind IN ('initial', 'review') AND h.state <> 'done') AS unassessed,
               bool_or(h.kind = 'dental' AND h.state = 'done') AS dental, bool_or(h.kind = 'dental' AND h.state <> 'done') AS undental,
               (array_agg(coalesce(h.is_up_to_date, false) ORDER BY h.day DESC, h.made_at DESC) FILTER (WHERE h.kind = 'immunisations'))[1] AS immunised,
               (array_agg(coalesce(h.is_up_to_date, false) ORDER BY h.day DESC, h.made_at DESC) FILTER (WHERE h.kind = 'development'))[1] AS developed,
               bool_or(h.kind = 'substance' AND h.state = 'done') AS asked
          FROM health_check h WHERE h.child_id = c.id AND h.day BETWEEN y.from_on AND y.until_on) k
 CROSS JOIN LATERAL (
        SELECT count(*) AS seen, bool_or(x.substance_misuse) AS misuse, bool_or(x.intervention_received) AS received, bool_or(x.intervention_offered) AS offered
          FROM health_summary x JOIN health_check h ON h.id = x.health_id
         WHERE x.child_id = c.id AND x.substance_misuse IS NOT NULL AND h.day BETWEEN y.from_on AND y.until_on) s
 WHERE c.id = child);
COMMENT ON FUNCTION health_oc2 IS 'A child''s health as the national return OC2 counts it in the year that ends on 31 March: yes, no, not yet reported, not asked of this child, held back from me';
GRANT EXECUTE ON FUNCTION health_kind(text), health_check_item(health_check), health_oc2(uuid, integer) TO around_app;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{health_check,health_summary,health_content,health_due}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 4
       OR (SELECT count(*) FROM setting WHERE name LIKE 'health\_%') <> 4 OR to_regprocedure('health_oc2(uuid,integer)') IS NULL THEN
        RAISE EXCEPTION 'verify: there is no record of a child''s health';
    END IF;
END $$;
