-- Whether a service assesses, and by which words of a piece of work it counts as therapy, are rules like the others: kept by the service's own
-- administrator, with what they were before.

CREATE OR REPLACE FUNCTION service_whole(s service) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN to_jsonb(s) || jsonb_build_object(
    'staff', (SELECT coalesce(jsonb_agg(f.role ORDER BY f.role), '[]') FROM service_staff f WHERE f.service_id = s.id),
    'who_may_refer', (SELECT coalesce(jsonb_agg(f.role ORDER BY f.role), '[]') FROM service_referrer f WHERE f.service_id = s.id),
    'requirements', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', q.kind, 'before', q.before_id, 'text', q.text) ORDER BY q.position), '[]')
                       FROM service_requirement q WHERE q.service_id = s.id),
    'clocks', (SELECT coalesce(jsonb_agg(jsonb_build_object('urgency', k.urgency, 'clock', k.clock, 'n', k.n, 'unit', k.unit, 'text', k.text)
                                         ORDER BY k.urgency, array_position('{asked,decision,offer,seen}'::text[], k.clock)), '[]')
                 FROM service_clock k WHERE k.service_id = s.id),
    'therapy_words', (SELECT coalesce(jsonb_agg(w.word ORDER BY w.word), '[]') FROM therapy_word w WHERE w.service_id = s.id));

CREATE OR REPLACE FUNCTION service_parts_put(service uuid, said jsonb) RETURNS void
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
    IF said ? 'therapy_words' THEN
        DELETE FROM therapy_word w WHERE w.service_id = service;
        INSERT INTO therapy_word (service_id, word) SELECT DISTINCT service, lower(w) FROM jsonb_array_elements_text(said -> 'therapy_words') w;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION service_item(s service) RETURNS json
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
    'types_of_work', s.types_of_work, 'assesses', s.assesses,
    'therapy_words', (SELECT coalesce(json_agg(w.word ORDER BY w.word), '[]') FROM therapy_word w WHERE w.service_id = s.id),
    'therapy_words_otherwise', (SELECT coalesce(json_agg(w.word ORDER BY w.word), '[]') FROM therapy_word w WHERE w.service_id IS NULL),
    'last_checked_on', s.last_checked_on,
    'last_checked_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = s.last_checked_by),
    'check_due', service_check_due(s), 'ended_on', s.ended_on);

CREATE OR REPLACE FUNCTION service_said(whole jsonb) RETURNS TABLE (place bigint, field text, said text[])
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
      FROM unnest('{name,about,expect,who_consents,crisis,needs,ages,subjects,care_statuses,homes,localities,who_may_refer,requirements,clocks,staff,types_of_work,assesses,therapy_words,last_checked_on,ended_on}'::text[])
           WITH ORDINALITY f (field, place);
END;

COMMENT ON FUNCTION service_parts_put IS 'Definer. Replaces the parts that were sent of a service of mine: staff, who_may_refer, clocks, requirements, therapy_words';

DO $$
BEGIN
    IF NOT service_whole((SELECT s FROM service s LIMIT 1)) ? 'therapy_words' OR NOT EXISTS (SELECT FROM service_said('{"assesses": true}') f WHERE f.field = 'assesses' AND f.said = '{true}') THEN
        RAISE EXCEPTION 'verify: what counts as therapy cannot be kept';
    END IF;
END $$;
