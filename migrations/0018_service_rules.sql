-- Services are kept by the service administrators of their agencies, in the browser or over the API. What is changed stays readable:
-- each version of a service holds its rules as they stood, the parts too, so that a referral is judged by what stood when it was made.

ALTER TABLE service
    ADD COLUMN who_consents    text CHECK (length(who_consents) BETWEEN 1 AND 2000),
    ADD COLUMN types_of_work   text[] NOT NULL DEFAULT '{}',
    ADD COLUMN last_checked_by uuid REFERENCES person;
COMMENT ON COLUMN service.who_consents IS 'Who has to agree before the service works with somebody';
COMMENT ON COLUMN service.types_of_work IS 'The words that the service uses for its kinds of work';
COMMENT ON COLUMN service.last_checked_by IS 'Who last checked that this entry is right';
COMMENT ON COLUMN service.localities IS 'Only in these parts of the area; empty: all. Said to whoever refers: no record holds in which part a child lives';
ALTER TABLE service RENAME CONSTRAINT service_code_key TO service_code_taken;

INSERT INTO setting (name, value, about) VALUES
    ('service_check_months', '3', 'Whoever keeps a service is reminded to check its entry when nobody has for so many months');

-- ---------------------------------------------------------------------------------------------- a service with its parts

CREATE FUNCTION service_whole(s service) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN to_jsonb(s) || jsonb_build_object(
    'staff', (SELECT coalesce(jsonb_agg(f.role ORDER BY f.role), '[]') FROM service_staff f WHERE f.service_id = s.id),
    'who_may_refer', (SELECT coalesce(jsonb_agg(f.role ORDER BY f.role), '[]') FROM service_referrer f WHERE f.service_id = s.id),
    'requirements', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', q.kind, 'before', q.before_id, 'text', q.text) ORDER BY q.position), '[]')
                       FROM service_requirement q WHERE q.service_id = s.id),
    'clocks', (SELECT coalesce(jsonb_agg(jsonb_build_object('urgency', k.urgency, 'clock', k.clock, 'n', k.n, 'unit', k.unit, 'text', k.text)
                                         ORDER BY k.urgency, array_position('{asked,decision,offer,seen}'::text[], k.clock)), '[]')
                 FROM service_clock k WHERE k.service_id = s.id));
COMMENT ON FUNCTION service_whole IS 'The row of a service with its parts: what a version of it holds';

CREATE FUNCTION service_at(service uuid, at timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN coalesce((SELECT v.row::jsonb FROM version v
                  WHERE v.row_id = service_at.service AND v.table_name = 'service' AND v.valid_to > service_at.at
                  ORDER BY v.valid_to LIMIT 1),
                (SELECT service_whole(s) FROM service s WHERE s.id = service_at.service));
COMMENT ON FUNCTION service_at IS 'A service with its parts as it stood at an instant; what came before its making is as it was made';

-- Replaces each part that was sent, whole; the application itself deletes nothing, so this runs with its owner's rights. The row of the service is changed before, so that its version holds the parts as they were.
-- Who is of the service decides who sees its children, which is worked out anew with each change of that table: only where there is one.
CREATE FUNCTION service_parts_put(service uuid, said jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF NOT may('service', 'edit') OR NOT EXISTS (SELECT FROM service s WHERE s.id = service AND s.agency_id = ANY (my_agencies('service_admin'))) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed to keep this service';
    END IF;
    IF said ? 'staff' AND EXISTS (SELECT FROM service_staff f WHERE f.service_id = service AND NOT said -> 'staff' ? f.role) THEN
        DELETE FROM service_staff f WHERE f.service_id = service AND NOT said -> 'staff' ? f.role;
    END IF;
    IF said ? 'staff' AND EXISTS (SELECT FROM jsonb_array_elements_text(said -> 'staff') r
                                   WHERE NOT EXISTS (SELECT FROM service_staff f WHERE f.service_id = service AND f.role = r)) THEN
        INSERT INTO service_staff (service_id, role)
        SELECT service, r FROM jsonb_array_elements_text(said -> 'staff') r
         WHERE NOT EXISTS (SELECT FROM service_staff f WHERE f.service_id = service AND f.role = r);
    END IF;
    IF said ? 'who_may_refer' THEN
        DELETE FROM service_referrer f WHERE f.service_id = service;
        INSERT INTO service_referrer (service_id, role) SELECT service, r FROM jsonb_array_elements_text(said -> 'who_may_refer') r;
    END IF;
    IF said ? 'clocks' THEN
        DELETE FROM service_clock k WHERE k.service_id = service;
        INSERT INTO service_clock (service_id, urgency, clock, n, unit, text)
        SELECT service, k.urgency, k.clock, k.n, k.unit, k.text
          FROM jsonb_to_recordset(said -> 'clocks') k (urgency text, clock text, n smallint, unit text, text text);
    END IF;
    IF said ? 'requirements' THEN
        DELETE FROM service_requirement q WHERE q.service_id = service;
        INSERT INTO service_requirement (service_id, position, kind, before_id, text)
        SELECT service, q.position, q.r ->> 'kind', (q.r ->> 'before')::uuid, q.r ->> 'text'
          FROM jsonb_array_elements(said -> 'requirements') WITH ORDINALITY q (r, position);
    END IF;
END $$;
COMMENT ON FUNCTION service_parts_put IS 'Definer. Replaces the parts that were sent of a service of mine: staff, who_may_refer, clocks, requirements';

CREATE FUNCTION service_check_due(s service) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN coalesce(s.last_checked_on, (s.made_at AT TIME ZONE 'Europe/London')::date)
       <= today() - make_interval(months => (SELECT t.value::integer FROM setting t WHERE t.name = 'service_check_months'));
COMMENT ON FUNCTION service_check_due IS 'Nobody has checked this entry for longer than the council wants (setting service_check_months)';

CREATE FUNCTION service_item(s service) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('id', s.id, 'made_at', instant(s.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = s.made_by), 'etag', 'v' || s.version,
    'code', s.code, 'name', s.name, 'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = s.agency_id),
    'about', s.about, 'expect', s.expect, 'who_consents', s.who_consents, 'crisis', s.crisis, 'needs', s.needs,
    'ages', json_build_object('from', s.from_age, 'to', s.to_age), 'subjects', s.subjects, 'care_statuses', s.care_statuses,
    'homes', s.homes, 'localities', s.localities,
    'who_may_refer', (SELECT coalesce(json_agg(f.role ORDER BY f.role), '[]') FROM service_referrer f WHERE f.service_id = s.id),
    'i_may_refer', EXISTS (SELECT FROM service_referrer f WHERE f.service_id = s.id AND f.role = ANY ((SELECT my_roles())::text[])
                              AND EXISTS (SELECT FROM access_rule a WHERE a.record = 'referral' AND a.action = 'create' AND a.role = f.role)),
    'i_may_edit', s.agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[]),
    'must_come_first', (SELECT coalesce(json_agg(q.text ORDER BY q.position), '[]') FROM service_requirement q WHERE q.service_id = s.id),
    'requirements', (SELECT coalesce(json_agg(json_build_object('kind', q.kind, 'text', q.text,
                              'before', (SELECT json_build_object('id', b.id, 'name', b.name) FROM service b WHERE b.id = q.before_id)) ORDER BY q.position), '[]')
                       FROM service_requirement q WHERE q.service_id = s.id),
    'clocks', (SELECT coalesce(json_agg(json_build_object('urgency', k.urgency, 'clock', k.clock, 'text', k.text, 'n', k.n, 'unit', k.unit)
                              ORDER BY k.urgency, array_position('{asked,decision,offer,seen}'::text[], k.clock)), '[]') FROM service_clock k WHERE k.service_id = s.id),
    'staff', (SELECT coalesce(json_agg(f.role ORDER BY f.role), '[]') FROM service_staff f WHERE f.service_id = s.id),
    'types_of_work', s.types_of_work, 'last_checked_on', s.last_checked_on,
    'last_checked_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = s.last_checked_by),
    'check_due', service_check_due(s), 'ended_on', s.ended_on);
COMMENT ON FUNCTION service_item IS 'A service with its rules, as the API answers';

-- What a version says, a line a thing, for the history: old and new beside each other.
CREATE FUNCTION service_said(whole jsonb) RETURNS TABLE (place bigint, field text, said text[])
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
BEGIN ATOMIC
    SELECT f.place, f.field,
           CASE WHEN f.field = 'ages' THEN
                    CASE WHEN whole ->> 'from_age' IS NULL AND whole ->> 'to_age' IS NULL THEN '{}'
                         WHEN whole ->> 'from_age' IS NULL THEN ARRAY['up to ' || (whole ->> 'to_age')]
                         WHEN whole ->> 'to_age' IS NULL THEN ARRAY['from ' || (whole ->> 'from_age')]
                         ELSE ARRAY[(whole ->> 'from_age') || ' to ' || (whole ->> 'to_age')] END
                WHEN f.field = 'clocks' THEN
                    ARRAY(SELECT (k ->> 'text') || ' (' || (k ->> 'urgency') || ', ' || (k ->> 'clock') || ': ' || (k ->> 'n') || ' ' || replace(k ->> 'unit', '_', ' ') || ')'
                            FROM jsonb_array_elements(whole -> 'clocks') k)
                WHEN f.field = 'requirements' THEN ARRAY(SELECT r ->> 'text' FROM jsonb_array_elements(whole -> 'requirements') r)
                WHEN jsonb_typeof(whole -> f.field) = 'array' THEN ARRAY(SELECT x FROM jsonb_array_elements_text(whole -> f.field) x)
                WHEN whole ->> f.field IS NULL THEN '{}'
                ELSE ARRAY[whole ->> f.field] END
      FROM unnest('{name,about,expect,who_consents,crisis,needs,ages,subjects,care_statuses,homes,localities,who_may_refer,requirements,clocks,staff,types_of_work,last_checked_on,ended_on}'::text[])
           WITH ORDINALITY f (field, place);
END;
COMMENT ON FUNCTION service_said IS 'What a version of a service says of each thing, as lines of text';

-- ---------------------------------------------------------------------------------------------- link practitioners

CREATE TABLE service_link (
    LIKE template.record INCLUDING ALL,
    service_id      uuid NOT NULL REFERENCES service,
    school_id       uuid NOT NULL REFERENCES agency,
    practitioner_id uuid NOT NULL REFERENCES person,
    from_on         date NOT NULL DEFAULT today(),
    until_on        date,
    CONSTRAINT ends_before_start CHECK (until_on >= from_on)
);
COMMENT ON TABLE service_link IS 'Who of a service is there for a school: a referral of a child of that school is routed to them';
COMMENT ON COLUMN service_link.service_id IS 'The service';
COMMENT ON COLUMN service_link.school_id IS 'The school';
COMMENT ON COLUMN service_link.practitioner_id IS 'Its link practitioner';
COMMENT ON COLUMN service_link.from_on IS 'First day';
COMMENT ON COLUMN service_link.until_on IS 'First day on which it is over; never ahead, so that no two overlap';
SELECT template.finish('service_link');
CREATE UNIQUE INDEX service_link_twice ON service_link (service_id, school_id) WHERE until_on IS NULL;
COMMENT ON INDEX service_link_twice IS 'One link practitioner of a service for a school at a time';

CREATE FUNCTION service_link_item(l service_link) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('id', l.id, 'made_at', instant(l.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = l.made_by), 'etag', 'v' || l.version,
    'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = l.service_id),
    'school', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = l.school_id),
    'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = l.practitioner_id),
    'from_on', l.from_on, 'until_on', l.until_on);
COMMENT ON FUNCTION service_link_item IS 'The link practitioner of a school, as the API answers';

ALTER TABLE referral ADD COLUMN routed_to_id uuid REFERENCES person;
COMMENT ON COLUMN referral.routed_to_id IS 'The service''s link practitioner for the child''s school when the service received it';

CREATE OR REPLACE VIEW referral_shown WITH (security_invoker = true) AS
SELECT r.id, r.child_id, r.tier, r.made_at, r.made_by, r.version, r.service_id, r.state, r.submitted_at, r.asked_at, r.follows_id,
       c.id AS content_id, s.name AS service_name,
       json_build_object('id', s.id, 'name', s.name) AS service, r.urgency, r.state = 'accepted' AS waiting,
       instant(r.asked_at) AS asked, instant(r.submitted_at) AS submitted, instant(r.accepted_at) AS accepted,
       instant(r.offered_at) AS offered, instant(r.seen_at) AS seen, instant(r.ended_at) AS ended,
       (SELECT clock_json(k) FROM referral_clock k WHERE k.referral_id = r.id
         ORDER BY k.stopped_at IS NOT NULL, k.clock = 'decision', CASE WHEN k.stopped_at IS NULL THEN k.due_at END, k.due_at DESC LIMIT 1) AS clock,
       (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = r.referred_by) AS referred_by,
       (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = r.asked_by) AS asked_by,
       (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = r.decider_id) AS decider,
       (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = r.practitioner_id) AS practitioner,
       c.reason, c.need, c.consultation_on, c.consent, c.override_reason, c.id IS NULL AS held_back, r.subject,
       (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = r.routed_to_id) AS routed_to
  FROM referral r
  JOIN service s ON s.id = r.service_id
  LEFT JOIN referral_content c ON c.referral_id = r.id;
COMMENT ON COLUMN referral_shown.routed_to IS 'The service''s link practitioner for the child''s school';

GRANT EXECUTE ON FUNCTION service_whole(service), service_at(uuid, timestamptz), service_parts_put(uuid, jsonb), service_check_due(service),
    service_item(service), service_said(jsonb), service_link_item(service_link) TO around_app;

DO $$
BEGIN
    IF to_regclass('service_link_twice') IS NULL OR to_regprocedure('service_at(uuid, timestamptz)') IS NULL
       OR NOT EXISTS (SELECT FROM setting WHERE name = 'service_check_months')
       OR (SELECT count(*) FROM pg_attribute WHERE attrelid = 'service'::regclass AND attname IN ('who_consents', 'types_of_work', 'last_checked_by')) <> 3
       OR NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'service_code_taken') THEN
        RAISE EXCEPTION 'verify: services cannot be kept by those whose they are';
    END IF;
END $$;
