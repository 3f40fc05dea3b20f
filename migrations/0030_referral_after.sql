-- What a referral and the work after it lacked: a handover is a step of its history; a note of therapy that somebody may know of and not read is said to be
-- there; a consent that ends by its date is a task for that day from when it is given.

-- ---------------------------------------------------------------------------------------------- handed over

-- The kinds that there are, and one more.
DO $$
DECLARE
    known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'referral_event'::regclass AND conname = 'referral_event_kind_check');
BEGIN
    ALTER TABLE referral_event DROP CONSTRAINT referral_event_kind_check;
    EXECUTE 'ALTER TABLE referral_event ADD CONSTRAINT referral_event_kind_check ' || replace(known, '''resume''::text', '''resume''::text, ''handover''::text');
    EXECUTE format('COMMENT ON COLUMN referral_event.kind IS %L', (SELECT col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = 'referral_event'::regclass AND attname = 'kind')
                                                                  || ', a handover to a colleague');
END $$;
ALTER TABLE referral_event
    ADD COLUMN practitioner_id uuid REFERENCES person,
    ADD CONSTRAINT referral_event_handover_check CHECK ((kind = 'handover') = (practitioner_id IS NOT NULL));
COMMENT ON COLUMN referral_event.practitioner_id IS 'Of a handover: to whom';

-- ---------------------------------------------------------------------------------------------- notes of therapy

ALTER TABLE contact ADD COLUMN has_therapy_note boolean; -- filled in steps: a default would rewrite the table, whose row functions may take
COMMENT ON COLUMN contact.has_therapy_note IS 'There is a note of therapy, tier 4: told only to those whose roles read such notes of anybody';
-- Nobody's change: no version is kept of it.
ALTER TABLE contact DISABLE TRIGGER USER;
UPDATE contact c SET has_therapy_note = EXISTS (SELECT FROM therapy_note n WHERE n.contact_id = c.id);
ALTER TABLE contact ENABLE TRIGGER USER;
ALTER TABLE contact ALTER COLUMN has_therapy_note SET DEFAULT false, ALTER COLUMN has_therapy_note SET NOT NULL;

-- ---------------------------------------------------------------------------------------------- a consent that ends

-- The kinds that there are, and one more.
DO $$
DECLARE
    known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'task'::regclass AND conname = 'task_kind_check');
BEGIN
    ALTER TABLE task DROP CONSTRAINT task_kind_check;
    EXECUTE 'ALTER TABLE task ADD CONSTRAINT task_kind_check ' || replace(known, '''therapy_consent''::text', '''therapy_consent''::text, ''therapy_consent_end''::text');
    EXECUTE format('COMMENT ON COLUMN task.kind IS %L', (SELECT col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = 'task'::regclass AND attname = 'kind')
                                                        || ', therapy whose consent ends on a day');
END $$;

-- Open therapy, one row for what it lacks, or will on a day. A referral that has led to work is that work. What was said about a warning before a consent
-- ended is no answer any more: since.
DROP FUNCTION therapy_lacking(uuid);
CREATE FUNCTION therapy_lacking(child uuid)
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
           AND NOT EXISTS (SELECT FROM involvement i WHERE i.referral_id = r.id)), known AS (
        SELECT t.*, left(s.name, 200) AS service, is_consented(therapy_lacking.child, t.service_id) AS is_consented,
               (SELECT max(c.until_on) FROM consent c
                 WHERE c.child_id = therapy_lacking.child AND c.what = 'treatment' AND c.is_given AND (c.service_id IS NULL OR c.service_id = t.service_id)
                   AND c.until_on <= today()) AS ended_on,
               (SELECT c.until_on FROM consent c
                 WHERE c.child_id = therapy_lacking.child AND c.what = 'treatment' AND (c.service_id IS NULL OR c.service_id = t.service_id)
                   AND c.from_on <= today() AND (c.until_on IS NULL OR c.until_on > today()) AND c.withdrawn_on IS NULL
                 ORDER BY c.from_on DESC, c.made_at DESC LIMIT 1) AS ends_on
          FROM therapy t JOIN service s ON s.id = t.service_id)
    SELECT 'therapy_consent', k.about_type, k.about_id, k.referral_id, 'Therapy with ' || k.service || ' has no consent on record', today() + 14, k.practitioner_id, k.ended_on
      FROM known k WHERE NOT k.is_consented
    UNION ALL
    SELECT 'therapy_assessment', k.about_type, k.about_id, k.referral_id, 'Therapy with ' || k.service || ': no clinical assessment on record', today() + 14, k.practitioner_id, NULL
      FROM known k WHERE NOT is_assessed(therapy_lacking.child)
    UNION ALL
    SELECT 'therapy_consent_end', k.about_type, k.about_id, k.referral_id, 'Therapy with ' || k.service || ': consent is given until ' || to_char(k.ends_on, 'FMDD FMMonth YYYY'), k.ends_on, k.practitioner_id, NULL
      FROM known k WHERE k.is_consented AND k.ends_on IS NOT NULL;
END;
COMMENT ON FUNCTION therapy_lacking IS 'Therapy of a child that is open without consent in force, with one that ends on a day, or without an assessment on record. Called by therapy_review() alone, with the owner''s rights';

-- The warning of an end is there from that day on, whatever was said about it before, and not earlier.
CREATE OR REPLACE FUNCTION work_warnings(work uuid) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT coalesce(json_agg(json_build_object('code', t.kind, 'text', t.what, 'task', t.id) ORDER BY t.kind DESC), '[]')
          FROM task t
         WHERE t.about_id = work AND t.kind LIKE 'therapy%'
           AND CASE WHEN t.kind = 'therapy_consent_end' THEN t.due_on <= today() AND (t.state = 'open' OR t.state = 'done' AND london(t.settled_at) < t.due_on)
                    ELSE t.state = 'open' END);
COMMENT ON FUNCTION work_warnings IS 'What an involvement or a referral lacks today, as the API answers';

-- ---------------------------------------------------------------------------------------------- as the API answers

CREATE FUNCTION role_request_item(q role_request) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object(
            'id', (q).id, 'person', json_build_object('id', p.id, 'name', p.name), 'role', (q).role,
            'agency', json_build_object('id', a.id, 'name', a.name), 'from_on', (q).from_on, 'until_on', (q).until_on,
            'reason', (q).reason, 'state', (q).state,
            'decided_by', (SELECT json_build_object('id', d.id, 'name', d.name) FROM person d WHERE d.id = (q).decided_by),
            'decided_at', instant((q).decided_at), 'made_at', instant((q).made_at),
            'made_by', json_build_object('id', m.id, 'name', m.name), 'etag', 'v' || (q).version)
          FROM person p CROSS JOIN agency a CROSS JOIN person m
         WHERE p.id = (q).person_id AND a.id = (q).agency_id AND m.id = (q).made_by);
COMMENT ON FUNCTION role_request_item IS 'A request for a role, as the API answers';
GRANT EXECUTE ON FUNCTION role_request_item(role_request) TO around_app;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'referral_event'::regclass AND attname = 'practitioner_id')
       OR NOT (SELECT attnotnull FROM pg_attribute WHERE attrelid = 'contact'::regclass AND attname = 'has_therapy_note')
       OR (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'task'::regclass AND conname = 'task_kind_check') NOT LIKE '%therapy_consent_end%'
       OR to_regprocedure('role_request_item(role_request)') IS NULL THEN
        RAISE EXCEPTION 'verify: handovers, notes of therapy or consents that end are not there';
    END IF;
END $$;
