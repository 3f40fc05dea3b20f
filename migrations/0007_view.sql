-- What several statements show in the same way. Views run with the caller's rights: row-level security binds them like the statement.

-- A function in SQL whose parts are more changeable than itself is not put in line but planned anew at each place of a statement
-- that calls it, each time half a millisecond: to_char() is stable.
ALTER FUNCTION instant(timestamptz) STABLE;

CREATE FUNCTION due_state(due_on date) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN due_on < today() THEN 'late' WHEN due_on <= today() + 14 THEN 'soon' ELSE 'later' END;
COMMENT ON FUNCTION due_state IS 'Late; soon: within a fortnight; later';

CREATE FUNCTION age_on(born_on date, day date) RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN extract(year FROM age(day::timestamp, born_on::timestamp))::integer;
COMMENT ON FUNCTION age_on IS 'Whole years';

CREATE FUNCTION london(at timestamptz) RETURNS date
LANGUAGE sql STABLE
RETURN (at AT TIME ZONE 'Europe/London')::date;
COMMENT ON FUNCTION london IS 'London''s date of an instant';

CREATE FUNCTION clock_json(c referral_clock) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object(
    'name', (c).clock, 'n', (c).n, 'unit', (c).unit, 'from', instant((c).from_at), 'due_at', instant((c).due_at),
    'due_on', london((c).due_at), 'stopped_at', instant((c).stopped_at),
    'days', greatest(0, london(coalesce((c).stopped_at, now())) - london((c).from_at)),
    'hours', greatest(0, floor(extract(epoch FROM coalesce((c).stopped_at, now()) - (c).from_at) / 3600)::integer),
    'target_days', london((c).due_at) - london((c).from_at),
    'left', london((c).due_at) - london(coalesce((c).stopped_at, now())),
    'state', CASE WHEN (c).stopped_at IS NULL THEN CASE WHEN now() > (c).due_at THEN 'late' ELSE 'running' END
                  WHEN (c).is_met IS NULL THEN 'ended' WHEN (c).is_met THEN 'met' ELSE 'missed' END);
COMMENT ON FUNCTION clock_json IS 'A clock as it stands now: late is still running, missed was stopped after its last second';

CREATE FUNCTION clock_asks(clock text, service text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE clock WHEN 'asked' THEN 'Decide whether to refer to ' || service
                  WHEN 'decision' THEN service || ': decide on the referral'
                  WHEN 'offer' THEN service || ': offer an assessment'
                  ELSE service || ': first meeting' END;
COMMENT ON FUNCTION clock_asks IS 'What a running clock of a referral waits for';

CREATE VIEW standing WITH (security_invoker = true) AS
SELECT s.child_id, substr('-ATINPSOBI', min(s.kind % 16) + 1, 1) AS letter
  FROM sight s
 WHERE s.person_id = (SELECT me()) AND s.from_on <= today() AND s.until_on > today()
 GROUP BY s.child_id;
COMMENT ON VIEW standing IS 'For the look record: the relation through which I see a child. Whom no row names I see by oversight';
COMMENT ON COLUMN standing.child_id IS 'The child';
COMMENT ON COLUMN standing.letter IS 'One letter of the policy: the first relation that holds';

-- In a list a join with the view is cheaper.
CREATE FUNCTION stands_as(child uuid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN coalesce((SELECT s.letter FROM standing s WHERE s.child_id = child), 'O');
END $$;
COMMENT ON FUNCTION stands_as IS 'For the look record: the relation through which I see this child, oversight where none holds';

CREATE VIEW lead_worker WITH (security_invoker = true) AS
SELECT DISTINCT ON (a.child_id) a.child_id, a.person_id, p.name, p.agency_id
  FROM allocation a JOIN person p ON p.id = a.person_id
 WHERE a.kind IN ('worker', 'personal_adviser') AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())
 ORDER BY a.child_id, a.kind DESC, a.from_on DESC;
COMMENT ON VIEW lead_worker IS 'Who leads the work with a child: the allocated worker, else the personal adviser';
COMMENT ON COLUMN lead_worker.child_id IS 'The child';
COMMENT ON COLUMN lead_worker.person_id IS 'The worker';
COMMENT ON COLUMN lead_worker.name IS 'Their name';
COMMENT ON COLUMN lead_worker.agency_id IS 'Their agency';

CREATE VIEW due WITH (security_invoker = true) AS
SELECT t.child_id, t.due_on, t.what, p.name AS who, t.kind, 'task' AS link_type, t.id AS link_id
  FROM task t LEFT JOIN person p ON p.id = t.assigned_to
 WHERE t.state = 'open' AND t.due_on IS NOT NULL
UNION ALL
SELECT c.child_id, london(c.due_at),
       clock_asks(c.clock, s.name),
       CASE c.clock WHEN 'asked' THEN NULL ELSE s.name END, 'referral_' || c.clock, 'referral', r.id
  FROM referral_clock c JOIN referral r ON r.id = c.referral_id JOIN service s ON s.id = r.service_id
 WHERE c.stopped_at IS NULL;
COMMENT ON VIEW due IS 'What is due for a child: open tasks, the SDQ calendar among them, and running clocks of referrals';
COMMENT ON COLUMN due.child_id IS 'The child';
COMMENT ON COLUMN due.due_on IS 'Last day in time';
COMMENT ON COLUMN due.what IS 'In words';
COMMENT ON COLUMN due.who IS 'Who has to do it, where that is known';
COMMENT ON COLUMN due.kind IS 'Kind of task, or referral_ and the clock';
COMMENT ON COLUMN due.link_type IS 'Type of the record to open';
COMMENT ON COLUMN due.link_id IS 'That record';

CREATE VIEW child_card WITH (security_invoker = true) AS
SELECT c.id, c.name, c.known_as, c.born_on, c.died_on, c.local_id, c.nhs_number, c.upn,
       age_on(c.born_on, coalesce(c.died_on, today())) AS age,
       (SELECT coalesce(h.carers, l.name) FROM home h LEFT JOIN code_list l ON l.list = 'home' AND l.code = h.kind
         WHERE h.child_id = c.id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
         ORDER BY h.from_on DESC LIMIT 1) AS lives_with,
       (SELECT a.name FROM enrolment e JOIN agency a ON a.id = e.school_id
         WHERE e.child_id = c.id AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
         ORDER BY e.from_on DESC LIMIT 1) AS school,
       (SELECT coalesce(l.name, g.code) FROM legal_status g LEFT JOIN code_list l ON l.list = 'legal_status' AND l.code = g.code
         WHERE g.child_id = c.id AND g.from_on <= today() AND (g.until_on IS NULL OR g.until_on > today())
         ORDER BY g.from_on DESC LIMIT 1) AS legal_status,
       (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = c.id) AS lead_worker
  FROM child c;
COMMENT ON VIEW child_card IS 'A child as a line of a list';
COMMENT ON COLUMN child_card.id IS 'The child';
COMMENT ON COLUMN child_card.name IS 'As shown';
COMMENT ON COLUMN child_card.known_as IS 'The first name that the child goes by';
COMMENT ON COLUMN child_card.born_on IS 'Day of birth';
COMMENT ON COLUMN child_card.died_on IS 'Day of death';
COMMENT ON COLUMN child_card.local_id IS 'Number in the council''s own system';
COMMENT ON COLUMN child_card.nhs_number IS 'NHS number';
COMMENT ON COLUMN child_card.upn IS 'Unique pupil number';
COMMENT ON COLUMN child_card.age IS 'Whole years';
COMMENT ON COLUMN child_card.lives_with IS 'With whom the child lives now';
COMMENT ON COLUMN child_card.school IS 'School now';
COMMENT ON COLUMN child_card.legal_status IS 'Legal status now, in words';
COMMENT ON COLUMN child_card.lead_worker IS 'Lead worker, id and name';

CREATE VIEW sdq_shown WITH (security_invoker = true) AS
SELECT q.id, q.child_id, q.tier, q.made_at, q.made_by, q.version, q.informant, q.form, q.completed_on, q.return_year, q.follow_up, q.entry,
       q.total, q.concern, coalesce(q.completed_on, make_date(q.return_year, 3, 31)) AS day,
       q.entry <> 'total' AND s.id IS NULL AS held_back,
       CASE WHEN q.entry = 'total' OR s.id IS NOT NULL THEN json_build_object(
           'emotional', s.emotional, 'conduct', s.conduct, 'hyperactivity', s.hyperactivity, 'peer', s.peer, 'prosocial', s.prosocial,
           'total', q.total, 'externalising', s.externalising, 'internalising', s.internalising, 'impact', s.impact) END AS scores,
       coalesce(s.bands3, json_build_object('emotional', NULL, 'conduct', NULL, 'hyperactivity', NULL, 'peer', NULL, 'prosocial', NULL,
           'total', q.band3_total, 'externalising', NULL, 'internalising', NULL, 'impact', NULL)) AS bands3,
       coalesce(s.bands4, json_build_object('emotional', NULL, 'conduct', NULL, 'hyperactivity', NULL, 'peer', NULL, 'prosocial', NULL,
           'total', q.band4_total, 'externalising', NULL, 'internalising', NULL, 'impact', NULL)) AS bands4
  FROM sdq q LEFT JOIN sdq_score s ON s.sdq_id = q.id;
COMMENT ON VIEW sdq_shown IS 'A questionnaire with its scores, or without them where they are held back';
COMMENT ON COLUMN sdq_shown.id IS 'The questionnaire';
COMMENT ON COLUMN sdq_shown.child_id IS 'The child';
COMMENT ON COLUMN sdq_shown.tier IS 'Tier of its head';
COMMENT ON COLUMN sdq_shown.made_at IS 'When it was recorded';
COMMENT ON COLUMN sdq_shown.made_by IS 'By whom';
COMMENT ON COLUMN sdq_shown.version IS 'Version of the record';
COMMENT ON COLUMN sdq_shown.informant IS 'Who filled it in';
COMMENT ON COLUMN sdq_shown.form IS 'Version of the form';
COMMENT ON COLUMN sdq_shown.completed_on IS 'When it was filled in';
COMMENT ON COLUMN sdq_shown.return_year IS 'Or the year of the national return that it came from';
COMMENT ON COLUMN sdq_shown.follow_up IS 'The follow-up form';
COMMENT ON COLUMN sdq_shown.entry IS 'What was entered';
COMMENT ON COLUMN sdq_shown.total IS 'Total difficulties';
COMMENT ON COLUMN sdq_shown.concern IS 'Word for a carer''s total';
COMMENT ON COLUMN sdq_shown.day IS 'Day to sort by';
COMMENT ON COLUMN sdq_shown.held_back IS 'There are scores by scale, and I may not see them';
COMMENT ON COLUMN sdq_shown.scores IS 'Scores by name; none when held back';
COMMENT ON COLUMN sdq_shown.bands3 IS 'Bands of the original three by name; the total''s alone when held back';
COMMENT ON COLUMN sdq_shown.bands4 IS 'Bands of the newer four by name; the total''s alone when held back';

CREATE VIEW referral_shown WITH (security_invoker = true) AS
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
       c.reason, c.need, c.consultation_on, c.consent, c.override_reason, c.id IS NULL AS held_back, r.subject
  FROM referral r
  JOIN service s ON s.id = r.service_id
  LEFT JOIN referral_content c ON c.referral_id = r.id;
COMMENT ON VIEW referral_shown IS 'A referral with why it was made, or without it where that is held back, and the clock that counts now';
COMMENT ON COLUMN referral_shown.id IS 'The referral';
COMMENT ON COLUMN referral_shown.child_id IS 'The child';
COMMENT ON COLUMN referral_shown.tier IS 'Tier of its head';
COMMENT ON COLUMN referral_shown.made_at IS 'When it was recorded';
COMMENT ON COLUMN referral_shown.made_by IS 'By whom';
COMMENT ON COLUMN referral_shown.version IS 'Version of the record';
COMMENT ON COLUMN referral_shown.service_id IS 'The service';
COMMENT ON COLUMN referral_shown.state IS 'Its state';
COMMENT ON COLUMN referral_shown.submitted_at IS 'When the service received it';
COMMENT ON COLUMN referral_shown.asked_at IS 'When it was asked for';
COMMENT ON COLUMN referral_shown.follows_id IS 'The referral that was redirected here';
COMMENT ON COLUMN referral_shown.content_id IS 'Its content, where I may see it';
COMMENT ON COLUMN referral_shown.service_name IS 'Name of the service';
COMMENT ON COLUMN referral_shown.service IS 'The service, id and name';
COMMENT ON COLUMN referral_shown.urgency IS 'Routine or urgent';
COMMENT ON COLUMN referral_shown.waiting IS 'Accepted, and nobody allocated yet';
COMMENT ON COLUMN referral_shown.asked IS 'When it was asked for, as JSON shows it';
COMMENT ON COLUMN referral_shown.submitted IS 'When the service received it';
COMMENT ON COLUMN referral_shown.accepted IS 'When it was accepted';
COMMENT ON COLUMN referral_shown.offered IS 'When an assessment was offered';
COMMENT ON COLUMN referral_shown.seen IS 'First attended meeting';
COMMENT ON COLUMN referral_shown.ended IS 'When it ended';
COMMENT ON COLUMN referral_shown.clock IS 'The clock that counts now';
COMMENT ON COLUMN referral_shown.referred_by IS 'Who referred';
COMMENT ON COLUMN referral_shown.asked_by IS 'Who asked';
COMMENT ON COLUMN referral_shown.decider IS 'Who has to decide what was asked';
COMMENT ON COLUMN referral_shown.practitioner IS 'Named practitioner';
COMMENT ON COLUMN referral_shown.reason IS 'Why; none when held back';
COMMENT ON COLUMN referral_shown.need IS 'The need; none when held back';
COMMENT ON COLUMN referral_shown.consultation_on IS 'Day of the consultative conversation';
COMMENT ON COLUMN referral_shown.consent IS 'Who agreed, and to what';
COMMENT ON COLUMN referral_shown.override_reason IS 'Why what must come first could not be waited for';
COMMENT ON COLUMN referral_shown.held_back IS 'Why is not shared with me';
COMMENT ON COLUMN referral_shown.subject IS 'Whom the service is to see: the child, or a carer';

DO $$
BEGIN
    IF to_regclass('due') IS NULL OR to_regclass('child_card') IS NULL OR to_regprocedure('clock_json(referral_clock)') IS NULL THEN
        RAISE EXCEPTION 'verify: the views are not there';
    END IF;
END $$;
