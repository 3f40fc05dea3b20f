-- Lawful basis, consent to treatment and wishes about sharing are three separate records of a child (permissions, duties). Consent says who agreed to
-- what; a basis says why an agency may be told; a wish says what the child or a carer wants it to know. None of them stands in for another.

CREATE TABLE legal_responsibility (
    code   text PRIMARY KEY,
    source text NOT NULL CHECK (length(source) BETWEEN 1 AND 300)
);
COMMENT ON TABLE legal_responsibility IS 'Legal statuses under which the council has parental responsibility, and so may consent. In care by agreement (section 20), police protection and remand are not here: they give it none';
COMMENT ON COLUMN legal_responsibility.code IS 'Code of code_list legal_status';
COMMENT ON COLUMN legal_responsibility.source IS 'The law that gives it';
INSERT INTO legal_responsibility (code, source) VALUES
    ('C1', 'Children Act 1989 s 33(3), s 31(11): an interim care order is a care order'),
    ('C2', 'Children Act 1989 s 33(3)'),
    ('D1', 'Adoption Act 1976 s 18(5): freed for adoption'),
    ('E1', 'Adoption and Children Act 2002 s 25');

CREATE TABLE consent (
    LIKE template.child_record INCLUDING ALL,
    what             text    NOT NULL CHECK (what IN ('assessment', 'treatment', 'medical', 'school', 'other')),
    detail           text    CHECK (length(detail) BETWEEN 1 AND 500),
    service_id       uuid    REFERENCES service,
    is_given         boolean NOT NULL,
    by_whom          text    NOT NULL CHECK (by_whom IN ('parent', 'council', 'young_person', 'gillick', 'adult')),
    by_name          text    NOT NULL CHECK (length(by_name) BETWEEN 1 AND 200),
    how              text    NOT NULL CHECK (length(how) BETWEEN 1 AND 500),
    from_on          date    NOT NULL,
    until_on         date,
    withdrawn_on     date,
    withdrawn_reason text    CHECK (length(withdrawn_reason) BETWEEN 1 AND 1000),
    CONSTRAINT bad_body CHECK (until_on >= from_on AND withdrawn_on >= from_on),
    CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL)),
    CHECK (is_given OR withdrawn_on IS NULL),
    CHECK (what <> 'other' OR detail IS NOT NULL)
);
COMMENT ON TABLE consent IS 'Consent to an assessment or a treatment, given or refused: by whom, how, from when and until when';
COMMENT ON COLUMN consent.what IS 'For what: an assessment, therapy or treatment, something medical, work at school, other';
COMMENT ON COLUMN consent.detail IS 'In words, for what; needed where it is other';
COMMENT ON COLUMN consent.service_id IS 'Of which service; none: of any';
COMMENT ON COLUMN consent.is_given IS 'Given; false: refused';
COMMENT ON COLUMN consent.by_whom IS 'A holder of parental responsibility, the council by its order, a young person of 16 or 17, a child under 16 who is Gillick competent, an adult for themselves';
COMMENT ON COLUMN consent.by_name IS 'Their name';
COMMENT ON COLUMN consent.how IS 'How it was given: signed, said at a meeting, by telephone';
COMMENT ON COLUMN consent.from_on IS 'Day on which it was given or refused';
COMMENT ON COLUMN consent.until_on IS 'Day on which it ends; none: until it is withdrawn';
COMMENT ON COLUMN consent.withdrawn_on IS 'Day on which it was withdrawn';
COMMENT ON COLUMN consent.withdrawn_reason IS 'Why';
SELECT template.finish('consent', 2::smallint);

CREATE TABLE sharing_basis (
    LIKE template.child_record INCLUDING ALL,
    agency_id  uuid NOT NULL REFERENCES agency,
    ground     text NOT NULL CHECK (ground IN ('public_task', 'legal_obligation', 'vital_interests', 'consent', 'legitimate_interests')),
    condition  text CHECK (condition IN ('health_or_social_care', 'safeguarding', 'vital_interests', 'explicit_consent', 'legal_claims')),
    decided_by text NOT NULL CHECK (length(decided_by) BETWEEN 1 AND 200),
    why        text NOT NULL CHECK (length(why) BETWEEN 1 AND 2000),
    from_on    date NOT NULL,
    review_on  date NOT NULL,
    CONSTRAINT bad_body CHECK (review_on >= from_on)
);
COMMENT ON TABLE sharing_basis IS 'The lawful basis on which an agency is told about a child: which ground, who decided, why, and when it is looked at again';
COMMENT ON COLUMN sharing_basis.agency_id IS 'With which agency is shared';
COMMENT ON COLUMN sharing_basis.ground IS 'UK GDPR article 6(1): public task (e), legal obligation (c), vital interests (d), consent (a), legitimate interests (f)';
COMMENT ON COLUMN sharing_basis.condition IS 'For what is about health and other special categories, article 9(2): health or social care (h), safeguarding as substantial public interest (g), vital interests (c), explicit consent (a), legal claims (f); none: nothing of that kind is shared';
COMMENT ON COLUMN sharing_basis.decided_by IS 'Who decided, by name and office';
COMMENT ON COLUMN sharing_basis.why IS 'Why it is needed, and not more than is needed';
COMMENT ON COLUMN sharing_basis.from_on IS 'First day';
COMMENT ON COLUMN sharing_basis.review_on IS 'Day by which it is looked at again';
SELECT template.finish('sharing_basis', 2::smallint);

CREATE TABLE sharing_wish (
    LIKE template.child_record INCLUDING ALL,
    whose     text    NOT NULL CHECK (whose IN ('child', 'carer', 'parent')),
    agency_id uuid    NOT NULL REFERENCES agency,
    kind      text    NOT NULL CHECK (kind IN ('words', 'home', 'school', 'health', 'sdq', 'everything')),
    share     boolean NOT NULL,
    said_on   date    NOT NULL,
    until_on  date,
    CONSTRAINT bad_body CHECK (until_on >= said_on)
);
COMMENT ON TABLE sharing_wish IS 'What the child or a carer wants an agency to know, or not to know. The last that the same person said of the same agency counts. What a wish of the child hides at once: my_unwished() and guard_wish()';
COMMENT ON COLUMN sharing_wish.whose IS 'Whose wish';
COMMENT ON COLUMN sharing_wish.agency_id IS 'Which agency';
COMMENT ON COLUMN sharing_wish.kind IS 'Which kind of record';
COMMENT ON COLUMN sharing_wish.share IS 'To be shared; false: not to be shared';
COMMENT ON COLUMN sharing_wish.said_on IS 'Day on which it was said';
COMMENT ON COLUMN sharing_wish.until_on IS 'Day from which it no longer stands; none: until something else is said';
SELECT template.finish('sharing_wish', 1::smallint); -- whoever records for the child has to know
CREATE INDEX sharing_wish_of_agency ON sharing_wish (agency_id) WHERE whose = 'child';
COMMENT ON INDEX sharing_wish_of_agency IS 'What is not to be shown to an agency''s staff';

-- ---------------------------------------------------------------------------------------------- therapy

CREATE TABLE therapy_word (
    service_id uuid REFERENCES service,
    word       text NOT NULL CHECK (word = lower(word) AND length(word) BETWEEN 3 AND 100),
    UNIQUE NULLS NOT DISTINCT (service_id, word)
);
COMMENT ON TABLE therapy_word IS 'Words in a type of work, or in the need of a referral, by which it counts as therapy: it needs consent, and an assessment first (mission M7, M22)';
COMMENT ON COLUMN therapy_word.service_id IS 'Of this service, which then has these words alone; none: of every service that has none of its own';
COMMENT ON COLUMN therapy_word.word IS 'In small letters; stands anywhere in the text';
INSERT INTO therapy_word (word) VALUES ('therapy'), ('treatment'), ('work with child'), ('work with the child'), ('direct work'), ('counselling');

ALTER TABLE service ADD COLUMN assesses boolean; -- filled in steps: a default would rewrite the table, whose row functions take
COMMENT ON COLUMN service.assesses IS 'Makes clinical or psychological assessments: having been seen by it counts as one before therapy';
-- Nobody's change: no version is kept of it.
ALTER TABLE service DISABLE TRIGGER USER;
UPDATE service s SET assesses = a.kind IN ('camhs', 'psychology') FROM agency a WHERE a.id = s.agency_id;
ALTER TABLE service ENABLE TRIGGER USER;
ALTER TABLE service ALTER COLUMN assesses SET DEFAULT false, ALTER COLUMN assesses SET NOT NULL;

ALTER TABLE task
    DROP CONSTRAINT task_kind_check,
    ADD CONSTRAINT task_kind_check CHECK (kind IN ('sdq_due', 'sdq_ask', 'sdq_consultation', 'action', 'refusal', 'share_ask', 'therapy_consent', 'therapy_assessment'));
COMMENT ON COLUMN task.kind IS 'An SDQ due by the calendar (tier 1: a due date), an informant to ask, a consultation after a high score, an action, a refusal that reads as if the home were its ground, an ask to share what is held back, therapy that has no consent or no assessment on record';
CREATE UNIQUE INDEX therapy_warned_twice ON task (about_id, kind) WHERE kind LIKE 'therapy%' AND state = 'open';
COMMENT ON INDEX therapy_warned_twice IS 'One warning at a time for each piece of work';

CREATE FUNCTION is_therapy(service uuid, said text) RETURNS boolean
LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM therapy_word w
                WHERE strpos(lower(said), w.word) > 0
                  AND (w.service_id = service OR w.service_id IS NULL AND NOT EXISTS (SELECT FROM therapy_word o WHERE o.service_id = service)));
COMMENT ON FUNCTION is_therapy IS 'Whether a type of work, or a need, of this service counts as therapy';

CREATE FUNCTION is_consented(child uuid, service uuid) RETURNS boolean
LANGUAGE sql STABLE
RETURN coalesce((SELECT c.is_given FROM consent c
                  WHERE c.child_id = child AND c.what = 'treatment' AND (c.service_id IS NULL OR c.service_id = service)
                    AND c.from_on <= today() AND (c.until_on IS NULL OR c.until_on > today()) AND c.withdrawn_on IS NULL
                  ORDER BY c.from_on DESC, c.made_at DESC LIMIT 1), false);
COMMENT ON FUNCTION is_consented IS 'Whether the last that was said about therapy by this service, and still stands, is consent';

CREATE FUNCTION is_assessed(child uuid) RETURNS boolean
LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM referral r JOIN service s ON s.id = r.service_id
                WHERE r.child_id = child AND r.subject = 'child' AND r.seen_at IS NOT NULL AND s.assesses)
    OR EXISTS (SELECT FROM involvement i JOIN service s ON s.id = i.service_id
                WHERE i.child_id = child AND i.state <> 'waiting' AND s.assesses AND NOT is_therapy(s.id, i.type_of_work));
COMMENT ON FUNCTION is_assessed IS 'Whether a service that assesses has seen the child, or works with it on something that is not therapy';

-- Open therapy, one row for what it lacks. A referral that has led to work is that work.
CREATE FUNCTION therapy_lacking(child uuid)
    RETURNS TABLE (kind text, about_type text, about_id uuid, referral_id uuid, what text)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT l.kind, t.about_type, t.about_id, t.referral_id, 'Therapy with ' || left(s.name, 200) || l.lacks
      FROM (SELECT 'involvement' AS about_type, i.id AS about_id, i.referral_id, i.service_id
              FROM involvement i
             WHERE i.child_id = therapy_lacking.child AND i.state <> 'closed' AND is_therapy(i.service_id, i.type_of_work)
            UNION ALL
            SELECT 'referral', r.id, r.id, r.service_id
              FROM referral r JOIN referral_content c ON c.referral_id = r.id
             WHERE r.child_id = therapy_lacking.child AND r.subject = 'child' AND r.state IN ('asked', 'submitted', 'accepted', 'allocated', 'seen')
               AND is_therapy(r.service_id, c.need)
               AND NOT EXISTS (SELECT FROM involvement i WHERE i.referral_id = r.id)) t
      JOIN service s ON s.id = t.service_id
      JOIN (VALUES ('therapy_consent', ' has no consent on record'), ('therapy_assessment', ': no clinical assessment on record')) l (kind, lacks)
        ON NOT CASE l.kind WHEN 'therapy_consent' THEN is_consented(therapy_lacking.child, t.service_id) ELSE is_assessed(therapy_lacking.child) END;
END;
COMMENT ON FUNCTION therapy_lacking IS 'Therapy of a child that is open without consent in force or without an assessment on record. Called by therapy_review() alone, with the owner''s rights';

-- ---------------------------------------------------------------------------------------------- as the API answers

CREATE FUNCTION consent_state(c consent) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN NOT (c).is_given THEN 'refused' WHEN (c).withdrawn_on IS NOT NULL THEN 'withdrawn' WHEN (c).until_on <= today() THEN 'ended' ELSE 'in_force' END;
COMMENT ON FUNCTION consent_state IS 'How a consent stands today';

CREATE FUNCTION consent_item(c consent) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (c).id, 'made_at', instant((c).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (c).made_by), 'etag', 'v' || (c).version,
    'what', (c).what, 'detail', (c).detail, 'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = (c).service_id),
    'is_given', (c).is_given, 'by_whom', (c).by_whom, 'by_name', (c).by_name, 'how', (c).how, 'from_on', (c).from_on, 'until_on', (c).until_on,
    'withdrawn_on', (c).withdrawn_on, 'withdrawn_reason', (c).withdrawn_reason, 'state', consent_state(c));
COMMENT ON FUNCTION consent_item IS 'A consent, as the API answers';

CREATE FUNCTION sharing_basis_item(b sharing_basis) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (b).id, 'made_at', instant((b).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (b).made_by), 'etag', 'v' || (b).version,
    'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = (b).agency_id),
    'ground', (b).ground, 'condition', (b).condition, 'decided_by', (b).decided_by, 'why', (b).why, 'from_on', (b).from_on, 'review_on', (b).review_on,
    'is_late', (b).review_on < today());
COMMENT ON FUNCTION sharing_basis_item IS 'A lawful basis, as the API answers';

-- Among the wishes of one person about one agency and kind the last that still stands counts.
CREATE FUNCTION wish_stands(w sharing_wish) RETURNS boolean
LANGUAGE sql STABLE
RETURN ((w).until_on IS NULL OR (w).until_on > today())
    AND NOT EXISTS (SELECT FROM sharing_wish l
                     WHERE l.child_id = (w).child_id AND l.whose = (w).whose AND l.agency_id = (w).agency_id AND l.kind IN ((w).kind, 'everything')
                       AND (l.until_on IS NULL OR l.until_on > today())
                       AND (l.said_on, l.made_at, l.id) > ((w).said_on, (w).made_at, (w).id));
COMMENT ON FUNCTION wish_stands IS 'Whether a wish still stands: it has not ended, and nothing else was said later';

CREATE FUNCTION wish_hides(w sharing_wish) RETURNS boolean
LANGUAGE sql STABLE
RETURN NOT (w).share AND (w).whose = 'child' AND (w).kind IN ('words', 'everything') AND wish_stands(w)
    AND NOT EXISTS (SELECT FROM sharing_wish l
                     WHERE l.child_id = (w).child_id AND l.whose = 'child' AND l.agency_id = (w).agency_id AND l.kind IN ('words', 'everything') AND l.share
                       AND (l.until_on IS NULL OR l.until_on > today())
                       AND (l.said_on, l.made_at, l.id) > ((w).said_on, (w).made_at, (w).id));
COMMENT ON FUNCTION wish_hides IS 'Whether row-level security hides the child''s words from this agency by this wish, as my_unwished() has it';

CREATE FUNCTION sharing_wish_item(w sharing_wish) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (w).id, 'made_at', instant((w).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (w).made_by), 'etag', 'v' || (w).version,
    'whose', (w).whose, 'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = (w).agency_id),
    'kind', (w).kind, 'share', (w).share, 'said_on', (w).said_on, 'until_on', (w).until_on, 'stands', wish_stands(w),
    'hides', wish_hides(w));
COMMENT ON FUNCTION sharing_wish_item IS 'A wish about sharing, as the API answers; hides: row-level security hides what it names from that agency';

CREATE FUNCTION work_warnings(work uuid) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT coalesce(json_agg(json_build_object('code', t.kind, 'text', t.what, 'task', t.id) ORDER BY t.kind DESC), '[]')
          FROM task t WHERE t.about_id = work AND t.kind LIKE 'therapy%' AND t.state = 'open');
COMMENT ON FUNCTION work_warnings IS 'What an involvement or a referral lacks, as the API answers';

GRANT EXECUTE ON FUNCTION consent_state(consent), consent_item(consent), sharing_basis_item(sharing_basis), wish_stands(sharing_wish), wish_hides(sharing_wish), sharing_wish_item(sharing_wish),
    work_warnings(uuid), is_therapy(uuid, text) TO around_app;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{legal_responsibility,consent,sharing_basis,sharing_wish,therapy_word,therapy_warned_twice}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 6
       OR NOT EXISTS (SELECT FROM therapy_word WHERE service_id IS NULL) OR EXISTS (SELECT FROM legal_responsibility WHERE code LIKE 'V%') THEN
        RAISE EXCEPTION 'verify: consent, bases and wishes are not there';
    END IF;
END $$;
