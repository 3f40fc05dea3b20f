-- A referral about a carer and no child (mission M8): Specialist CAMHS for Care, Adoption and Permanence takes carers, and those who want to
-- become carers, for themselves. A service says whom it takes by its own rules (service.subjects), as before.
--
-- A carer stands where a child stands. A referral, all that hangs on it, the work that follows it and the meetings of that work are about exactly
-- one of the two: child_id or carer_id. Who stands how to a carer is kept where who stands to a child is (sight): their ids never meet, so every
-- policy reads the one that is there (whom() in guard.sql) and says of a carer's referral what it says of a child's. Two things differ. Nobody is
-- allocated to a carer: who recorded the carer stands as the allocated worker of a child does, and their team beside them. And no child leads
-- there: a carer names none, and what joins with a child finds nobody. What a service asks of a child (age, care, home, an assessment of the
-- child first) is not asked of a carer.

CREATE TABLE carer (
    LIKE template.record INCLUDING ALL,
    carer_id  uuid     NOT NULL GENERATED ALWAYS AS (id) STORED,
    tier      smallint NOT NULL DEFAULT 1 CHECK (tier BETWEEN 0 AND 5),
    name      text     NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind      text     NOT NULL CHECK (kind IN ('foster_carer', 'prospective_carer', 'kinship_carer', 'adopter', 'special_guardian', 'residential_worker')),
    agency_id uuid     NOT NULL REFERENCES agency
);
COMMENT ON TABLE carer IS 'A carer, or somebody who wants to be one, who is referred for themselves; names no child';
COMMENT ON COLUMN carer.carer_id IS 'The id again, so that one form of policy serves every table';
COMMENT ON COLUMN carer.tier IS 'That the carer is known';
COMMENT ON COLUMN carer.name IS 'As they are called';
COMMENT ON COLUMN carer.kind IS 'What they are to children, or want to be';
COMMENT ON COLUMN carer.agency_id IS 'Which agency they care for';
SELECT template.finish('carer');
CREATE INDEX carer_by ON carer (made_by);
COMMENT ON INDEX carer_by IS 'Those whom somebody recorded: their team stands to them';

CREATE FUNCTION carer_ref(carer uuid) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN (SELECT json_build_object('id', c.id, 'name', c.name, 'kind', c.kind) FROM carer c WHERE c.id = carer_ref.carer);
COMMENT ON FUNCTION carer_ref IS 'A carer whom one may see, beside what is about them, as the API answers';

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{referral,referral_content,referral_clock,referral_event,referral_reason,involvement,contact,contact_note,therapy_note}'::text[] LOOP
        EXECUTE format('ALTER TABLE %1$I ALTER COLUMN child_id DROP NOT NULL, ADD COLUMN carer_id uuid REFERENCES carer, '
                       'ADD CONSTRAINT %1$s_whom CHECK (num_nonnulls(child_id, carer_id) = 1)', t);
        EXECUTE format('COMMENT ON COLUMN %I.child_id IS %L', t, 'The child; none: it is about a carer');
        EXECUTE format('COMMENT ON COLUMN %I.carer_id IS %L', t, 'The carer whom it is about, and no child');
        EXECUTE format('CREATE INDEX %1$s_of_carer ON %1$I (carer_id) WHERE carer_id IS NOT NULL', t);
    END LOOP;
END $$;
ALTER TABLE referral ADD CONSTRAINT referral_carer CHECK (carer_id IS NULL OR subject = 'carer');
COMMENT ON COLUMN referral.subject IS 'Whom the service is to see: the child, or a carer, who may be a carer of this child or stand for themselves';
DROP INDEX referral_open;
CREATE UNIQUE INDEX referral_open ON referral (coalesce(child_id, carer_id), service_id, subject, need_key)
    WHERE state IN ('asked', 'submitted', 'accepted', 'allocated', 'seen');
COMMENT ON INDEX referral_open IS 'One open referral of a child or a carer to a service at a time for each need';
COMMENT ON COLUMN sight.child_id IS 'The child, or the carer who is referred for themselves';
COMMENT ON COLUMN version.child_id IS 'The child, or the carer who is referred for themselves';

CREATE FUNCTION carer_item(c carer) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('id', c.id, 'made_at', instant(c.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = c.made_by), 'etag', 'v' || c.version,
    'name', c.name, 'kind', c.kind, 'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = c.agency_id),
    'referrals', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'service', json_build_object('id', s.id, 'name', s.name), 'state', r.state, 'made_at', instant(r.made_at))
                                           ORDER BY r.made_at DESC, r.id), '[]')
                    FROM referral r JOIN service s ON s.id = r.service_id WHERE r.carer_id = c.id));
COMMENT ON FUNCTION carer_item IS 'A carer with the referrals that one may see, as the API answers';

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
       (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = r.routed_to_id) AS routed_to,
       r.carer_id, carer_ref(r.carer_id) AS carer
  FROM referral r
  JOIN service s ON s.id = r.service_id
  LEFT JOIN referral_content c ON c.referral_id = r.id;
COMMENT ON COLUMN referral_shown.carer_id IS 'The carer, where it is about no child';
COMMENT ON COLUMN referral_shown.carer IS 'The same with name and kind, where one may see them';

CREATE OR REPLACE VIEW due WITH (security_invoker = true) AS
SELECT t.child_id, t.due_on, t.what, p.name AS who, t.kind, 'task' AS link_type, t.id AS link_id, NULL::uuid AS carer_id
  FROM task t LEFT JOIN person p ON p.id = t.assigned_to
 WHERE t.state = 'open' AND t.due_on IS NOT NULL
UNION ALL
SELECT c.child_id, coalesce(c.paused_until, london(c.due_at)), clock_asks(c.clock, c.paused_at, s.name), CASE c.clock WHEN 'asked' THEN NULL ELSE s.name END, 'referral_' || c.clock, 'referral', r.id, c.carer_id
  FROM referral_clock c JOIN referral r ON r.id = c.referral_id JOIN service s ON s.id = r.service_id
 WHERE c.stopped_at IS NULL
UNION ALL
SELECT o.child_id, o.due_on, o.what, o.who, 'outside_' || o.code, 'outside_county', o.id, NULL::uuid
  FROM outside_step o
 WHERE o.state = 'open';
COMMENT ON COLUMN due.carer_id IS 'The carer, where it is about no child';

-- ---------------------------------------------------------------------------------------------- who stands to a carer

CREATE OR REPLACE VIEW sight_definition WITH (security_invoker = true) AS
WITH held AS NOT MATERIALIZED (
    SELECT h.person_id, h.agency_id, h.role, r.no * 16 AS base, h.from_on, coalesce(h.until_on, 'infinity') AS until_on
      FROM role_held h JOIN role r ON r.name = h.role),
member AS NOT MATERIALIZED (
    SELECT person_id, team_id, from_on, coalesce(until_on, 'infinity') AS until_on FROM team_member),
given AS NOT MATERIALIZED (
    SELECT child_id, person_id, kind, from_on, coalesce(until_on, 'infinity') AS until_on FROM allocation),
staff AS NOT MATERIALIZED (
    SELECT s.id AS service_id, h.* FROM service s
      JOIN service_staff k ON k.service_id = s.id
      JOIN held h ON h.role = k.role AND h.agency_id = s.agency_id),
referred AS NOT MATERIALIZED (
    SELECT child_id, service_id, practitioner_id, state,
           (submitted_at AT TIME ZONE 'Europe/London')::date AS submitted_on,
           (accepted_at AT TIME ZONE 'Europe/London')::date AS accepted_on,
           (ended_at AT TIME ZONE 'Europe/London')::date AS ended_on
      FROM referral WHERE child_id IS NOT NULL
    UNION ALL
    SELECT carer_id, service_id, practitioner_id, state,
           (submitted_at AT TIME ZONE 'Europe/London')::date,
           (accepted_at AT TIME ZONE 'Europe/London')::date,
           (ended_at AT TIME ZONE 'Europe/London')::date
      FROM referral WHERE carer_id IS NOT NULL),
worked AS NOT MATERIALIZED (
    SELECT child_id, service_id, practitioner_id, from_on, until_on FROM involvement WHERE child_id IS NOT NULL
    UNION ALL
    SELECT carer_id, service_id, practitioner_id, from_on, until_on FROM involvement WHERE carer_id IS NOT NULL)
SELECT person_id, child_id, kind::smallint AS kind, from_on, max(until_on) AS until_on
  FROM (-- allocated: in the roles that the capacity is for
        SELECT h.person_id, g.child_id, h.base + 1 AS kind, greatest(g.from_on, h.from_on) AS from_on,
               least(g.until_on, h.until_on) AS until_on
          FROM given g JOIN held h USING (person_id) JOIN allocation_role k ON k.kind = g.kind AND k.role = h.role
        UNION ALL -- team of the allocated worker, and its manager
        SELECT h.person_id, g.child_id, h.base + 2, greatest(g.from_on, m.from_on, t.from_on, h.from_on),
               least(g.until_on, m.until_on, t.until_on, h.until_on)
          FROM given g JOIN member m ON m.person_id = g.person_id
          JOIN member t ON t.team_id = m.team_id AND t.person_id <> m.person_id
          JOIN held h ON h.person_id = t.person_id
         WHERE g.kind IN ('worker', 'personal_adviser')
        UNION ALL -- involved service; 28 days of reading after it closed
        SELECT h.person_id, i.child_id, h.base + 3, greatest(i.from_on, h.from_on),
               least(coalesce(i.until_on, 'infinity'), h.until_on)
          FROM worked i JOIN staff h USING (service_id)
        UNION ALL
        SELECT h.person_id, i.child_id, h.base + 9, greatest(i.until_on, h.from_on), least(i.until_on + 28, h.until_on)
          FROM worked i JOIN staff h USING (service_id) WHERE i.until_on IS NOT NULL
        UNION ALL -- its named practitioner
        SELECT h.person_id, i.child_id, h.base + 4, greatest(i.from_on, h.from_on),
               least(coalesce(i.until_on, 'infinity'), h.until_on)
          FROM worked i JOIN held h ON h.person_id = i.practitioner_id
        UNION ALL
        SELECT h.person_id, i.child_id, h.base + 9, greatest(i.until_on, h.from_on), least(i.until_on + 28, h.until_on)
          FROM worked i JOIN held h ON h.person_id = i.practitioner_id WHERE i.until_on IS NOT NULL
        UNION ALL -- accepted referral, and 28 days after it closed; its named practitioner
        SELECT h.person_id, f.child_id, h.base + 3, greatest(f.accepted_on, h.from_on), h.until_on
          FROM referred f JOIN staff h USING (service_id) WHERE f.state IN ('accepted', 'allocated', 'seen')
        UNION ALL
        SELECT h.person_id, f.child_id, h.base + 9, greatest(f.ended_on, h.from_on), least(f.ended_on + 28, h.until_on)
          FROM referred f JOIN staff h USING (service_id) WHERE f.state = 'closed' AND f.accepted_on IS NOT NULL
        UNION ALL
        SELECT h.person_id, f.child_id, h.base + 4, greatest(f.accepted_on, h.from_on), h.until_on
          FROM referred f JOIN held h ON h.person_id = f.practitioner_id WHERE f.state IN ('accepted', 'allocated', 'seen')
        UNION ALL -- who covers for the named practitioner: by a role at that service alone
        SELECT h.person_id, i.child_id, h.base + 4, greatest(i.from_on, v.from_on, h.from_on),
               least(coalesce(i.until_on, 'infinity'), v.until_on, h.until_on)
          FROM cover v JOIN worked i ON i.practitioner_id = v.practitioner_id AND i.service_id = v.service_id
          JOIN staff h ON h.service_id = v.service_id AND h.person_id = v.person_id
        UNION ALL
        SELECT h.person_id, f.child_id, h.base + 4, greatest(f.accepted_on, v.from_on, h.from_on), least(v.until_on, h.until_on)
          FROM cover v JOIN referred f ON f.practitioner_id = v.practitioner_id AND f.service_id = v.service_id
          JOIN staff h ON h.service_id = v.service_id AND h.person_id = v.person_id
         WHERE f.state IN ('accepted', 'allocated', 'seen')
        UNION ALL -- referral that waits for the service's decision
        SELECT h.person_id, f.child_id, h.base + 5, greatest(f.submitted_on, h.from_on), h.until_on
          FROM referred f JOIN staff h USING (service_id) WHERE f.state = 'submitted'
        UNION ALL -- school: its designated teacher; its SENCo while there are special educational needs
        SELECT h.person_id, e.child_id, h.base + 6, greatest(e.from_on, h.from_on),
               least(coalesce(e.until_on, 'infinity'), h.until_on)
          FROM enrolment e JOIN held h ON h.agency_id = e.school_id AND h.role = 'designated_teacher'
        UNION ALL
        SELECT h.person_id, e.child_id, h.base + 6, greatest(e.from_on, n.from_on, h.from_on),
               least(coalesce(e.until_on, 'infinity'), coalesce(n.until_on, 'infinity'), h.until_on)
          FROM enrolment e JOIN send_status n ON n.child_id = e.child_id AND n.need IN ('E', 'K')
          JOIN held h ON h.agency_id = e.school_id AND h.role = 'senco'
        UNION ALL -- whoever recorded a carer, as the allocated worker of a child; their team, and its manager
        SELECT h.person_id, c.id, h.base + 1, greatest((c.made_at AT TIME ZONE 'Europe/London')::date, h.from_on), h.until_on
          FROM carer c JOIN held h ON h.person_id = c.made_by
        UNION ALL
        SELECT h.person_id, c.id, h.base + 2, greatest((c.made_at AT TIME ZONE 'Europe/London')::date, m.from_on, t.from_on, h.from_on),
               least(m.until_on, t.until_on, h.until_on)
          FROM carer c JOIN member m ON m.person_id = c.made_by
          JOIN member t ON t.team_id = m.team_id AND t.person_id <> m.person_id
          JOIN held h ON h.person_id = t.person_id) AS fact
 WHERE from_on < until_on
   AND NOT EXISTS (SELECT FROM denied d
                    WHERE d.person_id = fact.person_id AND d.child_id = fact.child_id AND d.ended_at IS NULL)
 GROUP BY person_id, child_id, kind, from_on;

CREATE OR REPLACE FUNCTION sight_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    children uuid[];
    persons  uuid[];
BEGIN
    IF TG_TABLE_NAME IN ('role_held', 'team_member', 'cover') THEN
        CASE TG_OP
            WHEN 'INSERT' THEN SELECT array_agg(DISTINCT person_id) INTO persons FROM new_rows;
            WHEN 'DELETE' THEN SELECT array_agg(DISTINCT person_id) INTO persons FROM old_rows;
            ELSE SELECT array_agg(DISTINCT person_id) INTO persons
                   FROM (SELECT person_id FROM new_rows UNION SELECT person_id FROM old_rows) p;
        END CASE;
        IF persons IS NULL THEN
            RETURN NULL;
        END IF;
        PERFORM sight_lock(NULL, persons);
        IF TG_TABLE_NAME = 'team_member' THEN -- the others of the team stand to this person's children
            SELECT array_agg(DISTINCT w.id) INTO children
              FROM (SELECT child_id AS id FROM allocation WHERE person_id = ANY (persons) UNION SELECT c.id FROM carer c WHERE c.made_by = ANY (persons)) w;
        END IF;
    ELSIF TG_TABLE_NAME IN ('service', 'service_staff', 'allocation_role') THEN -- rare: everything
        PERFORM sight_lock(NULL, '{}');
        SELECT array_agg(w.id) INTO children FROM (SELECT id FROM child UNION ALL SELECT id FROM carer) w;
    ELSIF TG_TABLE_NAME = 'carer' THEN
        SELECT array_agg(id) INTO children FROM new_rows;
        PERFORM sight_lock(children, NULL);
    ELSIF TG_TABLE_NAME IN ('referral', 'involvement') THEN
        CASE TG_OP
            WHEN 'INSERT' THEN SELECT array_agg(DISTINCT coalesce(child_id, carer_id)) INTO children FROM new_rows;
            WHEN 'DELETE' THEN SELECT array_agg(DISTINCT coalesce(child_id, carer_id)) INTO children FROM old_rows;
            ELSE SELECT array_agg(DISTINCT w.id) INTO children
                   FROM (SELECT coalesce(child_id, carer_id) AS id FROM new_rows UNION SELECT coalesce(child_id, carer_id) FROM old_rows) w;
        END CASE;
        IF children IS NULL THEN
            RETURN NULL;
        END IF;
        PERFORM sight_lock(children, NULL);
    ELSE
        CASE TG_OP
            WHEN 'INSERT' THEN SELECT array_agg(DISTINCT child_id) INTO children FROM new_rows;
            WHEN 'DELETE' THEN SELECT array_agg(DISTINCT child_id) INTO children FROM old_rows;
            ELSE SELECT array_agg(DISTINCT child_id) INTO children
                   FROM (SELECT child_id FROM new_rows UNION SELECT child_id FROM old_rows) c;
        END CASE;
        IF children IS NULL THEN
            RETURN NULL;
        END IF;
        PERFORM sight_lock(children, NULL);
    END IF;
    PERFORM sight_refresh(children, persons);
    RETURN NULL;
END $$;

CREATE TRIGGER sight_on_insert AFTER INSERT ON carer REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sight_keep();

-- ---------------------------------------------------------------------------------------------- in the numbers of a service

CREATE FUNCTION activity_whom(child uuid, carer uuid, day date) RETURNS TABLE (locality text, home text, care text, carer_kind text)
LANGUAGE sql STABLE ROWS 1 SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT CASE WHEN a.id IS NULL THEN p.locality ELSE coalesce(t.name, g.name) END,
           CASE WHEN a.id IS NULL THEN p.home ELSE 'A carer' END, CASE WHEN a.id IS NULL THEN p.care ELSE 'A carer' END, activity_word(a.kind)
      FROM activity_place(activity_whom.child, activity_whom.day) p
      LEFT JOIN carer a ON a.id = activity_whom.carer
      LEFT JOIN agency g ON g.id = a.agency_id
      LEFT JOIN LATERAL (
            SELECT o.name FROM team_member m JOIN team o ON o.id = m.team_id
             WHERE m.person_id = a.made_by AND m.from_on <= activity_whom.day AND (m.until_on IS NULL OR m.until_on > activity_whom.day)
             ORDER BY m.from_on, o.name LIMIT 1) t ON true;
END;
COMMENT ON FUNCTION activity_whom IS 'What is asked of a child on a day, or of a carer: the team of whoever recorded them, and what they are to children';

DROP FUNCTION activity_referral(uuid, date, date);
CREATE FUNCTION activity_referral(service uuid, from_on date, to_on date)
    RETURNS TABLE (month text, need text, work text, home text, care text, age text, sex text, locality text, agency text, role text, outcome text, refusal text, carer text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT to_char(london(r.submitted_at), 'YYYY-MM'),
           activity_listed((SELECT c.need FROM referral_content c WHERE c.referral_id = r.id), s.needs, 'Another need', 'Not said'),
           activity_listed((SELECT i.type_of_work FROM involvement i WHERE i.referral_id = r.id ORDER BY i.from_on, i.id LIMIT 1), s.types_of_work, 'Other work', 'Nothing begun yet'),
           p.home, p.care, CASE WHEN r.subject = 'carer' THEN 'A carer' ELSE activity_age(c.born_on, london(r.submitted_at)) END,
           CASE WHEN r.subject = 'carer' THEN 'Not recorded' WHEN c.sex = 'M' THEN 'Male' WHEN c.sex = 'F' THEN 'Female' ELSE 'Not recorded' END,
           p.locality, coalesce(f.agency, 'Not known'), coalesce(f.role, 'Not known'),
           CASE r.state WHEN 'declined' THEN 'Declined' WHEN 'redirected' THEN 'Passed on to another service' WHEN 'withdrawn' THEN 'Withdrawn'
                        WHEN 'submitted' THEN 'Not decided yet' ELSE 'Accepted' END,
           CASE WHEN r.state = 'declined' THEN
               coalesce((SELECT activity_word(e.decline_code) FROM referral_event e WHERE e.referral_id = r.id AND e.to_state = 'declined' ORDER BY e.made_at DESC, e.id LIMIT 1), 'No reason chosen') END,
           p.carer_kind
      FROM referral r
      JOIN service s ON s.id = r.service_id
      LEFT JOIN child c ON c.id = r.child_id
     CROSS JOIN LATERAL activity_whom(r.child_id, r.carer_id, london(r.submitted_at)) p
      LEFT JOIN LATERAL activity_source(r.referred_by, r.service_id, london(r.submitted_at)) f ON true
     WHERE r.service_id = activity_referral.service AND r.state NOT IN ('draft', 'asked')
       AND r.submitted_at >= activity_start(activity_referral.from_on) AND r.submitted_at < activity_start(activity_referral.to_on + 1);
END;
COMMENT ON FUNCTION activity_referral IS 'Referrals that a service received from a day to a day, without anything that names a child or a carer';

CREATE OR REPLACE FUNCTION activity_involvement(service uuid, from_on date, to_on date)
    RETURNS TABLE (began date, ended date, month text, work text, home text, age text, sex text, locality text, agency text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT i.from_on, i.until_on, to_char(i.until_on, 'YYYY-MM'), activity_listed(i.type_of_work, s.types_of_work, 'Other work', 'Other work'),
           p.home, CASE WHEN i.carer_id IS NULL THEN activity_age_fine(c.born_on, d.day) ELSE 'A carer' END, CASE c.sex WHEN 'M' THEN 'Male' WHEN 'F' THEN 'Female' ELSE 'Not recorded' END,
           p.locality, coalesce(f.agency, 'No referral')
      FROM involvement i
      JOIN service s ON s.id = i.service_id
      LEFT JOIN child c ON c.id = i.child_id
      LEFT JOIN referral r ON r.id = i.referral_id
     CROSS JOIN LATERAL (SELECT greatest(i.from_on, activity_involvement.from_on)) d (day)
     CROSS JOIN LATERAL activity_whom(i.child_id, i.carer_id, d.day) p
      LEFT JOIN LATERAL activity_source(r.referred_by, r.service_id, london(r.submitted_at)) f ON true
     WHERE i.service_id = activity_involvement.service AND i.from_on <= activity_involvement.to_on
       AND (i.until_on IS NULL OR i.until_on >= activity_involvement.from_on);
END;

CREATE OR REPLACE FUNCTION activity_wait(service uuid, day date) RETURNS TABLE (what text, locality text, agency text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT CASE WHEN r.accepted_at < t.at THEN 'Waiting for somebody to take it on' ELSE 'Waiting for a decision' END,
           p.locality, coalesce(f.agency, 'Not known')
      FROM (SELECT activity_start(activity_wait.day)) t (at)
      JOIN referral r ON r.service_id = activity_wait.service AND r.submitted_at < t.at
     CROSS JOIN LATERAL activity_whom(r.child_id, r.carer_id, activity_wait.day) p
      LEFT JOIN LATERAL activity_source(r.referred_by, r.service_id, london(r.submitted_at)) f ON true
     WHERE r.state NOT IN ('draft', 'asked') AND (r.ended_at IS NULL OR r.ended_at >= t.at) AND (r.seen_at IS NULL OR r.seen_at >= t.at)
       AND NOT EXISTS (SELECT FROM involvement i WHERE i.referral_id = r.id AND i.from_on < activity_wait.day);
END;

CREATE OR REPLACE FUNCTION activity_count(what text, service uuid, from_on date, to_on date, by text[], care text[] DEFAULT NULL) RETURNS TABLE (words text[], n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM activity_allowed(service);
    CASE
        WHEN what = 'received' THEN
            PERFORM activity_by(by, '{month,need,work,home,care,age,sex,locality,agency,role,outcome,refusal,carer}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_referral(service, from_on, to_on) f
                          WHERE activity_count.care IS NULL OR f.care = ANY (activity_count.care) GROUP BY 1;
        WHEN what = 'waiting' THEN
            PERFORM activity_by(by, '{what,locality,agency}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_wait(service, from_on) f GROUP BY 1;
        WHEN what IN ('open', 'at_start', 'at_end', 'closed') THEN
            PERFORM activity_by(by, '{month,work,home,age,sex,locality,agency}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_involvement(service, from_on, to_on) f
                          WHERE CASE what WHEN 'open' THEN true
                                          WHEN 'at_start' THEN f.began < from_on
                                          WHEN 'at_end' THEN f.ended IS NULL OR f.ended > to_on
                                          ELSE f.ended IS NOT NULL AND f.ended <= to_on END GROUP BY 1;
        WHEN what = 'minutes' THEN
            PERFORM activity_by(by, '{month,work}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), sum(f.minutes) FROM activity_met(service, from_on, to_on) f GROUP BY 1;
        WHEN what = 'unnamed' THEN
            PERFORM activity_by(by, '{kind,team,locality}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_unnamed(service, from_on, to_on) f GROUP BY 1;
        ELSE
            RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'that is not counted';
    END CASE;
END $$;

GRANT EXECUTE ON FUNCTION carer_ref(uuid), carer_item(carer) TO around_app;

DO $$
BEGIN
    IF to_regclass('carer') IS NULL
       OR (SELECT count(*) FROM pg_constraint WHERE conname LIKE '%\_whom' AND contype = 'c') <> 9
       OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = 'referral'::regclass AND a.attname = 'child_id' AND a.attnotnull)
       OR pg_get_viewdef('sight_definition'::regclass) NOT LIKE '%carer%' OR pg_get_indexdef('referral_open'::regclass) NOT LIKE '%COALESCE%' THEN
        RAISE EXCEPTION 'verify: a referral cannot be about a carer, or nobody stands to one';
    END IF;
END $$;
