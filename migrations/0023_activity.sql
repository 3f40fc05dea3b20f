-- The activity of a service in numbers: what its half-year reports count. Whoever may see the report need not see each child, so the counts are
-- made with the owner's rights, after asking who is there; numbers come out, and words that the service, the council or this program chose:
-- what people typed of a child stays behind. What was entered at a raised tier counts, and says no more of itself than that.

CREATE FUNCTION activity_allowed(service uuid) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF oversees('activity', 'view') >= 1 THEN
        RETURN;
    END IF;
    IF may('activity', 'view') AND EXISTS (
        SELECT FROM service s
          JOIN role_held h ON h.agency_id = s.agency_id AND h.person_id = me() AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
          JOIN access_rule a ON a.record = 'activity' AND a.action = 'view' AND a.role = h.role AND 'any' = ANY (a.relations)
         WHERE s.id = activity_allowed.service
           AND (h.role = 'service_admin' OR EXISTS (SELECT FROM service_staff f WHERE f.service_id = s.id AND f.role = h.role))) THEN
        RETURN;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed to see the activity of this service';
END $$;
COMMENT ON FUNCTION activity_allowed IS 'Raises forbidden where I may not see the activity of this service: not of the area, not of my own service';

CREATE FUNCTION activity_start(day date) RETURNS timestamptz
LANGUAGE sql STABLE
RETURN day::timestamp AT TIME ZONE 'Europe/London';
COMMENT ON FUNCTION activity_start IS 'The instant at which a day begins in London';

CREATE FUNCTION activity_word(code text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE code WHEN 'senco' THEN 'SENCo' WHEN 'camhs_clinician' THEN 'CAMHS clinician' WHEN 'camhs_social_worker' THEN 'CAMHS social worker'
                 WHEN 'machine_key' THEN 'Another system' ELSE upper(left(code, 1)) || replace(substr(code, 2), '_', ' ') END;
COMMENT ON FUNCTION activity_word IS 'A code as a spreadsheet shows it';

CREATE FUNCTION activity_listed(word text, known text[], other text, empty text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN btrim(word) <> '' THEN coalesce((SELECT k FROM unnest(known) k WHERE lower(k) = lower(btrim(word)) LIMIT 1), other) ELSE empty END;
COMMENT ON FUNCTION activity_listed IS 'What somebody typed where it is one of the service''s own words, else only that it is another: a sentence about a child is no heading';

-- What is asked of a child on one day: in which part, that is in which team the work with the child was led; in what kind of home; how it stood
-- with care. Entries that were raised above the usual tier are not told apart.
CREATE FUNCTION activity_place(child uuid, day date) RETURNS TABLE (locality text, home text, care text)
LANGUAGE sql STABLE ROWS 1 SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT coalesce(w.locality, 'Not known'), coalesce(h.home, 'Not recorded'),
           CASE WHEN e.is_in THEN 'In care' WHEN h.kind = 'adoptive' THEN 'Adopted' WHEN h.kind = 'special_guardian' THEN 'Special guardianship'
                WHEN e.was_in THEN 'Care leaver' ELSE 'Not in care' END
      FROM (SELECT coalesce(bool_or(o.from_on <= activity_place.day AND (o.until_on IS NULL OR o.until_on > activity_place.day)), false) AS is_in,
                   coalesce(bool_or(o.until_on <= activity_place.day), false) AS was_in
              FROM care_episode o WHERE o.child_id = activity_place.child AND o.tier <= 2) e
      LEFT JOIN LATERAL (
            SELECT o.kind, coalesce(l.name, 'Other home') AS home
              FROM home o LEFT JOIN code_list l ON l.list = 'home' AND l.code = o.kind
             WHERE o.child_id = activity_place.child AND o.tier <= 2 AND o.from_on <= activity_place.day AND (o.until_on IS NULL OR o.until_on > activity_place.day)
             ORDER BY o.from_on DESC, o.id LIMIT 1) h ON true
      LEFT JOIN LATERAL (
            SELECT coalesce((SELECT t.name FROM team_member m JOIN team t ON t.id = m.team_id
                              WHERE m.person_id = g.person_id AND m.from_on <= activity_place.day AND (m.until_on IS NULL OR m.until_on > activity_place.day)
                              ORDER BY m.from_on, t.name LIMIT 1), a.name) AS locality
              FROM allocation g JOIN person p ON p.id = g.person_id JOIN agency a ON a.id = p.agency_id
             WHERE g.child_id = activity_place.child AND g.kind IN ('worker', 'personal_adviser') AND g.tier <= 2
               AND g.from_on <= activity_place.day AND (g.until_on IS NULL OR g.until_on > activity_place.day)
             ORDER BY g.kind DESC, g.from_on DESC, g.id LIMIT 1) w ON true;
END;
COMMENT ON FUNCTION activity_place IS 'In which part, in what kind of home and how in care a child was on a day, as far as it is counted';

CREATE FUNCTION activity_source(person uuid, service uuid, day date) RETURNS TABLE (agency text, role text)
LANGUAGE sql STABLE ROWS 1 SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT a.name, activity_word(h.role)
      FROM person p
      LEFT JOIN LATERAL (
            SELECT o.agency_id, o.role
              FROM role_held o JOIN role r ON r.name = o.role
             WHERE o.person_id = p.id AND o.from_on <= activity_source.day AND (o.until_on IS NULL OR o.until_on > activity_source.day)
             ORDER BY (EXISTS (SELECT FROM service_referrer f WHERE f.service_id = activity_source.service AND f.role = o.role)) DESC, r.no, o.id LIMIT 1) h ON true
      JOIN agency a ON a.id = coalesce(h.agency_id, p.agency_id)
     WHERE p.id = activity_source.person;
END;
COMMENT ON FUNCTION activity_source IS 'Of which agency and in which role somebody referred: of several roles the one that the service takes referrals from';

CREATE FUNCTION activity_age(born_on date, day date) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN age_on(born_on, day) <= 5 THEN '0 to 5' WHEN age_on(born_on, day) <= 12 THEN '6 to 12' WHEN age_on(born_on, day) <= 18 THEN '13 to 18'
            WHEN age_on(born_on, day) <= 25 THEN '19 to 25' ELSE 'Over 25' END;
COMMENT ON FUNCTION activity_age IS 'Age groups of the half-year report';

CREATE FUNCTION activity_age_fine(born_on date, day date) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN age_on(born_on, day) <= 3 THEN '0 to 3' WHEN age_on(born_on, day) <= 6 THEN '4 to 6' WHEN age_on(born_on, day) <= 9 THEN '7 to 9'
            WHEN age_on(born_on, day) <= 12 THEN '10 to 12' ELSE '13 and over' END;
COMMENT ON FUNCTION activity_age_fine IS 'Age groups of a service for younger children';

-- What is counted, a row a thing, for the functions below alone.

CREATE FUNCTION activity_referral(service uuid, from_on date, to_on date)
    RETURNS TABLE (month text, need text, work text, home text, care text, age text, sex text, locality text, agency text, role text, outcome text, refusal text)
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
               coalesce((SELECT activity_word(e.decline_code) FROM referral_event e WHERE e.referral_id = r.id AND e.to_state = 'declined' ORDER BY e.made_at DESC, e.id LIMIT 1), 'No reason chosen') END
      FROM referral r
      JOIN service s ON s.id = r.service_id
      JOIN child c ON c.id = r.child_id
     CROSS JOIN LATERAL activity_place(r.child_id, london(r.submitted_at)) p
      LEFT JOIN LATERAL activity_source(r.referred_by, r.service_id, london(r.submitted_at)) f ON true
     WHERE r.service_id = activity_referral.service AND r.state NOT IN ('draft', 'asked')
       AND r.submitted_at >= activity_start(activity_referral.from_on) AND r.submitted_at < activity_start(activity_referral.to_on + 1);
END;
COMMENT ON FUNCTION activity_referral IS 'Referrals that a service received from a day to a day, without anything that names a child';

CREATE FUNCTION activity_involvement(service uuid, from_on date, to_on date)
    RETURNS TABLE (began date, ended date, month text, work text, home text, age text, sex text, locality text, agency text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT i.from_on, i.until_on, to_char(i.until_on, 'YYYY-MM'), activity_listed(i.type_of_work, s.types_of_work, 'Other work', 'Other work'),
           p.home, activity_age_fine(c.born_on, d.day), CASE c.sex WHEN 'M' THEN 'Male' WHEN 'F' THEN 'Female' ELSE 'Not recorded' END,
           p.locality, coalesce(f.agency, 'No referral')
      FROM involvement i
      JOIN service s ON s.id = i.service_id
      JOIN child c ON c.id = i.child_id
      LEFT JOIN referral r ON r.id = i.referral_id
     CROSS JOIN LATERAL (SELECT greatest(i.from_on, activity_involvement.from_on)) d (day)
     CROSS JOIN LATERAL activity_place(i.child_id, d.day) p
      LEFT JOIN LATERAL activity_source(r.referred_by, r.service_id, london(r.submitted_at)) f ON true
     WHERE i.service_id = activity_involvement.service AND i.from_on <= activity_involvement.to_on
       AND (i.until_on IS NULL OR i.until_on >= activity_involvement.from_on);
END;
COMMENT ON FUNCTION activity_involvement IS 'Involvements of a service that were open on some day of a period, as they stood on its first day or when they began, without anything that names a child';

CREATE FUNCTION activity_wait(service uuid, day date) RETURNS TABLE (what text, locality text, agency text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT CASE WHEN r.accepted_at < t.at THEN 'Waiting for somebody to take it on' ELSE 'Waiting for a decision' END,
           p.locality, coalesce(f.agency, 'Not known')
      FROM (SELECT activity_start(activity_wait.day)) t (at)
      JOIN referral r ON r.service_id = activity_wait.service AND r.submitted_at < t.at
     CROSS JOIN LATERAL activity_place(r.child_id, activity_wait.day) p
      LEFT JOIN LATERAL activity_source(r.referred_by, r.service_id, london(r.submitted_at)) f ON true
     WHERE r.state NOT IN ('draft', 'asked') AND (r.ended_at IS NULL OR r.ended_at >= t.at) AND (r.seen_at IS NULL OR r.seen_at >= t.at)
       AND NOT EXISTS (SELECT FROM involvement i WHERE i.referral_id = r.id AND i.from_on < activity_wait.day);
END;
COMMENT ON FUNCTION activity_wait IS 'Referrals that waited as a day began: no decision yet, or accepted and nobody''s work';

-- The counts that the report is made of. by: at most three of the names of the rows above, so that no row stands for one child as a whole.

CREATE FUNCTION activity_words(fact jsonb, by text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE
RETURN ARRAY(SELECT fact ->> k FROM unnest(by) WITH ORDINALITY u (k, place) ORDER BY place);
COMMENT ON FUNCTION activity_words IS 'Of a row what it is counted by';

CREATE FUNCTION activity_by(by text[], known text[]) RETURNS void
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF cardinality(by) NOT BETWEEN 1 AND 3 OR NOT by <@ known THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'nothing is counted by that';
    END IF;
END $$;
COMMENT ON FUNCTION activity_by IS 'Raises bad_body where something cannot be counted so';

CREATE FUNCTION activity_received(service uuid, from_on date, to_on date, by text[], care text[] DEFAULT NULL) RETURNS TABLE (words text[], n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM activity_allowed(service), activity_by(by, '{month,need,work,home,care,age,sex,locality,agency,role,outcome,refusal}');
    RETURN QUERY
    SELECT activity_words(to_jsonb(f), by), count(*)
      FROM activity_referral(service, from_on, to_on) f
     WHERE activity_received.care IS NULL OR f.care = ANY (activity_received.care)
     GROUP BY 1;
END $$;
COMMENT ON FUNCTION activity_received IS 'Definer. How many referrals a service received, of children who stood so with care';

CREATE FUNCTION activity_worked(service uuid, from_on date, to_on date, which text, by text[]) RETURNS TABLE (words text[], n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM activity_allowed(service), activity_by(by, '{month,work,home,age,sex,locality,agency}');
    RETURN QUERY
    SELECT activity_words(to_jsonb(f), by), count(*)
      FROM activity_involvement(service, from_on, to_on) f
     WHERE CASE which WHEN 'open' THEN true
                      WHEN 'at_start' THEN f.began < from_on
                      WHEN 'at_end' THEN f.ended IS NULL OR f.ended > to_on
                      WHEN 'closed' THEN f.ended IS NOT NULL AND f.ended <= to_on END
     GROUP BY 1;
END $$;
COMMENT ON FUNCTION activity_worked IS 'Definer. How many involvements of a service were open in a period, as it began, as it ended, or were closed in it';

CREATE FUNCTION activity_waiting(service uuid, day date, by text[]) RETURNS TABLE (words text[], n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM activity_allowed(service), activity_by(by, '{what,locality,agency}');
    RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_wait(service, day) f GROUP BY 1;
END $$;
COMMENT ON FUNCTION activity_waiting IS 'Definer. How many referrals waited as a day began';

CREATE FUNCTION activity_waits(service uuid, from_on date, to_on date)
    RETURNS TABLE (urgency text, seen bigint, median integer, longest integer, with_target bigint, within_target bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM activity_allowed(service);
    RETURN QUERY
    SELECT u.urgency, count(r.id), round(percentile_cont(0.5) WITHIN GROUP (ORDER BY london(r.seen_at) - london(r.submitted_at))::numeric)::integer,
           max(london(r.seen_at) - london(r.submitted_at)), count(k.id), count(k.id) FILTER (WHERE r.seen_at <= k.due_at)
      FROM unnest('{routine,urgent}'::text[]) u (urgency)
      LEFT JOIN referral r ON r.urgency = u.urgency AND r.service_id = activity_waits.service AND r.submitted_at IS NOT NULL
                          AND r.seen_at >= activity_start(from_on) AND r.seen_at < activity_start(to_on + 1)
      LEFT JOIN referral_clock k ON k.referral_id = r.id AND k.clock = 'seen'
     GROUP BY u.urgency;
END $$;
COMMENT ON FUNCTION activity_waits IS 'Definer. Days from receipt to the first meeting of those first seen in a period, and whether that was in time';

CREATE INDEX referral_received ON referral (service_id, submitted_at) WHERE submitted_at IS NOT NULL;
COMMENT ON INDEX referral_received IS 'What a service received in a period';
CREATE INDEX involvement_begun ON involvement (service_id, from_on);
COMMENT ON INDEX involvement_begun IS 'The work of a service in a period, closed and open';

GRANT EXECUTE ON FUNCTION activity_received(uuid, date, date, text[], text[]), activity_worked(uuid, date, date, text, text[]),
    activity_waiting(uuid, date, text[]), activity_waits(uuid, date, date) TO around_app;

DO $$
BEGIN
    IF to_regprocedure('activity_received(uuid,date,date,text[],text[])') IS NULL OR to_regprocedure('activity_worked(uuid,date,date,text,text[])') IS NULL
       OR to_regprocedure('activity_waiting(uuid,date,text[])') IS NULL OR to_regprocedure('activity_waits(uuid,date,date)') IS NULL
       OR to_regclass('referral_received') IS NULL OR to_regclass('involvement_begun') IS NULL THEN
        RAISE EXCEPTION 'verify: the activity of a service cannot be counted';
    END IF;
END $$;
