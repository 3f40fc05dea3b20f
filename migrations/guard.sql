-- Who may do what, in the database: applied whole after the migrations, as often as one likes.
--
-- Functions that run with their owner's rights, each for a reason, and no others (tests/sql checks this list):
--   who, me, enter, identify, sign_in_start, session_start, invitation_use    a token becomes a person (0001, 0002)
--   form_use                  all that the holder of a link to a form can do, who is nobody's account (0047)
--   oversees, may, my_denied   read the policy, one's own roles, relations and denials; raise not_signed_in
--   held                      that there is something which one may not see: of which type, from which day, whose
--   is_own_referral, is_decided, is_own_work   whose referral or work it is
--   caseload                  how much each practitioner of a service has, in numbers, also of children whom one does not see oneself
--   handover                  gives work to another practitioner: its administrator may, who may change none of it
--   sight_keep, child_intake, child_keep   write sight, the intake allocation, the search keys and the matching desk's
--                             tasks, which the application may not
--   care_facts, care_keep     what the rules of health checks, reviews and visits go by, and what they say is due, also for whoever records one of
--                             these and sees no others, such as a machine key
--   case_facts, sdq_ask, _came, _next   what rules need to know of a child, and what an SDQ opens and settles, also for whoever
--                             may record one and see none: a machine key
--   service_route             the link practitioner for the child's school, for whoever refers and sees no school
--   service_parts_put         replaces rules of a service: whose it is stands within it
--   directory_open            what anybody may read of the services, without an identity
--   version_keep              writes old content, which the application may not
--   idempotency_keep          throws away kept answers after a day, of everybody
--   audit_append              the only way into the audit; owned by around_audit
--   my_unwished               of which children a wish keeps something from my agency: I may not see the wish itself
--   therapy_review            what therapy lacks, for whoever opens it and may not see the consents, and the warnings about it
--   child_looks               who looked at a child: reads the audit for those who may know
--   import_apply, _due, _end  do what an import says to children whom the importer may not all see
--   import_facts              what the calendar needs of them
--   activity_count, _waits    numbers of a service: whose it is and the permission stand within them
--   child_find                search for those who oversee all children: the permission stands within it
--   child_join, child_part    make two records of one child one, and two again: every record of both, of which the matching desk sees few
--   record_put_right          takes a record to the right child: of the wrong one it may change no child
--   child_follow              a record that was being written for the other while two were made one goes to the one that is kept

-- ---------------------------------------------------------------------------------------------- what policies ask

-- Raises where nobody has signed in: for tables that hold nothing about a person. Whether the token is live is asked by me(), which
-- the policies of all others meet with their first row.
CREATE OR REPLACE FUNCTION entered() RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
BEGIN
    IF coalesce(current_setting('around.token', true), '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'not_signed_in', MESSAGE = 'not signed in';
    END IF;
    RETURN true;
END $$;
COMMENT ON FUNCTION entered IS 'True; raises not_signed_in where a transaction has no identity';

CREATE OR REPLACE FUNCTION oversees(record text, action text) RETURNS smallint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    person     uuid := me();
    best       smallint;
    wants_code boolean;
BEGIN
    SELECT max(a.tier) FILTER (WHERE NOT a.fresh), bool_or(a.fresh) INTO best, wants_code
      FROM role_held h JOIN access_rule a ON a.role = h.role
     WHERE h.person_id = person AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
       AND a.record = oversees.record AND a.action = oversees.action AND 'oversight' = ANY (a.relations);
    IF wants_code AND is_fresh() THEN
        SELECT max(a.tier) INTO best
          FROM role_held h JOIN access_rule a ON a.role = h.role
         WHERE h.person_id = person AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
           AND a.record = oversees.record AND a.action = oversees.action AND 'oversight' = ANY (a.relations);
    END IF;
    -- me() has found the token live as what around.kind says; only a key has scopes.
    IF best IS NULL OR current_setting('around.kind', true) = 'key' AND NOT scope_allows(record, action) THEN
        RETURN -1;
    END IF;
    RETURN best;
END $$;
COMMENT ON FUNCTION oversees IS 'Definer. The highest tier of this record type that one of my roles reaches for all children of the area; -1: none';

CREATE OR REPLACE FUNCTION my_denied() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT d.child_id FROM denied d WHERE d.person_id = me() AND d.ended_at IS NULL);
END $$;
COMMENT ON FUNCTION my_denied IS 'Definer. The children of whom I may see nothing, for those who oversee all others; they cannot be read as rows';

-- What a child does not want an agency to know is not shown to its staff from that moment on, whatever their roles let them see: by policies that guard_wish()
-- puts on the tables of the record type, and by held(), which says that something is held back. Who leads the work with the child sees it: somebody
-- has to. So does whoever wrote it down.
-- Which kind of wish speaks of which type of record: wish_kind(); whom it cannot bind: wish_binds() (0039). A table is put under it by guard_wish() below.
CREATE OR REPLACE FUNCTION my_unwished(record text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own    uuid := me();
    wanted text := wish_kind(record);
BEGIN
    IF wanted IS NULL THEN
        RETURN '{}';
    END IF;
    RETURN ARRAY(
        SELECT DISTINCT w.child_id
          FROM (SELECT DISTINCT ON (x.child_id, x.agency_id) x.child_id, x.agency_id, x.share
                  FROM sharing_wish x
                 WHERE x.agency_id IN (SELECT h.agency_id FROM role_held h
                                        WHERE h.person_id = own AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today()))
                   AND x.whose = 'child' AND x.kind IN (wanted, 'everything')
                   AND x.said_on <= today() AND (x.until_on IS NULL OR x.until_on > today())
                 ORDER BY x.child_id, x.agency_id, x.said_on DESC, x.made_at DESC, x.id DESC) w
         WHERE NOT w.share AND wish_binds(w.child_id, w.agency_id, wanted)
           AND NOT EXISTS (SELECT FROM allocation a
                            WHERE a.child_id = w.child_id AND a.person_id = own
                              AND (a.kind IN ('worker', 'personal_adviser') OR a.kind = 'nurse' AND wanted = 'health')
                              AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())));
END $$;
COMMENT ON FUNCTION my_unwished IS 'Definer. The children who do not want an agency of mine to know their entries of this type';

-- For what is seldom asked: the same decision as functions. What comes of a relation to the child is looked at before what comes of
-- oversight, which takes longer and mostly is not needed.
CREATE OR REPLACE FUNCTION sees(record text, action text, child uuid) RETURNS smallint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN coalesce((SELECT max(a.tier) FROM sight s
                       JOIN role r ON r.no = s.kind / 16
                       JOIN relation_name n ON n.no = s.kind % 16
                       JOIN access_rule a ON a.role = r.name
                        AND (n.relation = ANY (a.relations) -- an involvement that ended reads, as ceilings() has it
                             OR n.relation = 'ended' AND a.action = 'view'
                                AND ('involved' = ANY (a.relations) OR 'named' = ANY (a.relations) AND a.tier <= 3))
                      WHERE s.person_id = me() AND s.child_id = child AND s.from_on <= today() AND s.until_on > today()
                        AND a.record = sees.record AND a.action = sees.action AND NOT a.fresh), -1);
END $$;
COMMENT ON FUNCTION sees IS 'The highest tier of a child''s entries of this type on which a relation to the child gives me this action; -1: none';

CREATE OR REPLACE FUNCTION reach(record text, action text, child uuid) RETURNS smallint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF child = ANY (my_denied()) THEN
        RETURN -1;
    END IF;
    RETURN greatest(sees(record, action, child), oversees(record, action));
END $$;
COMMENT ON FUNCTION reach IS 'The highest tier of a child''s entries of this type on which I have this action; -1: none';

CREATE OR REPLACE FUNCTION reaches(record text, action text, child uuid, tier smallint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN child <> ALL (my_denied()) AND (sees(record, action, child) >= tier OR oversees(record, action) >= tier);
END $$;
COMMENT ON FUNCTION reaches IS 'Whether I have this action on an entry of this type and tier of a child';

-- That nobody has recorded where a child lives, and that it is not for me to see, are two things: a line of a list (0007) says which.
CREATE OR REPLACE VIEW child_card WITH (security_invoker = true) AS
SELECT c.id, c.name, c.known_as, c.born_on, c.died_on, c.local_id, c.nhs_number, c.upn,
       age_on(c.born_on, coalesce(c.died_on, today())) AS age, h.lives_with,
       (SELECT a.name FROM enrolment e JOIN agency a ON a.id = e.school_id
         WHERE e.child_id = c.id AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
         ORDER BY e.from_on DESC LIMIT 1) AS school,
       (SELECT coalesce(l.name, g.code) FROM legal_status g LEFT JOIN code_list l ON l.list = 'legal_status' AND l.code = g.code
         WHERE g.child_id = c.id AND g.from_on <= today() AND (g.until_on IS NULL OR g.until_on > today())
         ORDER BY g.from_on DESC LIMIT 1) AS legal_status,
       (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = c.id) AS lead_worker,
       h.lives_with IS NULL AND (c.id = ANY ((SELECT my_unwished('home'))::uuid[]) OR NOT reaches('home', 'view', c.id, 2::smallint)) AS home_held_back
  FROM child c
  LEFT JOIN LATERAL (
        SELECT coalesce(x.carers, l.name) AS lives_with FROM home x LEFT JOIN code_list l ON l.list = 'home' AND l.code = x.kind
         WHERE x.child_id = c.id AND x.from_on <= today() AND (x.until_on IS NULL OR x.until_on > today())
         ORDER BY x.from_on DESC LIMIT 1) h ON true;
COMMENT ON COLUMN child_card.home_held_back IS 'Where the child lives is not for me to see; null above says nothing then';

-- What is due of a child or a carer, of every kind: for what is next, mine and the picture's, and for lists. A record that has a clock
-- of its own adds one part here.
CREATE OR REPLACE VIEW due WITH (security_invoker = true) AS
SELECT t.child_id, t.due_on, CASE WHEN t.kind IN ('sdq_ask', 'sdq_due') THEN t.what || form_waits(form_asked_on(t.child_id, '{sdq}', form_whom(t.informant))) ELSE t.what END AS what, p.name AS who, t.kind, 'task' AS link_type, t.id AS link_id, NULL::uuid AS carer_id
  FROM task t LEFT JOIN person p ON p.id = t.assigned_to
 WHERE t.state = 'open' AND t.due_on IS NOT NULL
UNION ALL
SELECT c.child_id, coalesce(c.paused_until, london(c.due_at)), clock_asks(c.clock, c.paused_at, s.name), CASE c.clock WHEN 'asked' THEN NULL ELSE s.name END, 'referral_' || c.clock, 'referral', r.id, c.carer_id
  FROM referral_clock c JOIN referral r ON r.id = c.referral_id JOIN service s ON s.id = r.service_id
 WHERE c.stopped_at IS NULL
UNION ALL
SELECT o.child_id, o.due_on, o.what, o.who, 'outside_' || o.code, 'outside_county', o.id, NULL::uuid
  FROM outside_step o
 WHERE o.state = 'open'
UNION ALL -- plans: the next review, and what somebody has not read yet; actions
SELECT p.child_id, p.review_on, 'Review: ' || p.title, g.name, 'plan_review', 'plan', p.id, NULL::uuid
  FROM plan p JOIN agency g ON g.id = p.agency_id
 WHERE p.state = 'current'
UNION ALL
SELECT p.child_id, min(greatest(p.edition_on, s.shared_on) + k.read_days), 'Read: ' || p.title, string_agg(coalesce(n.name, r.title), ', ' ORDER BY coalesce(n.name, r.title)),
       'plan_read', 'plan', p.id, NULL::uuid
  FROM plan_share s JOIN plan p ON p.id = s.plan_id JOIN plan_kind k ON k.code = p.kind LEFT JOIN person n ON n.id = s.person_id LEFT JOIN role r ON r.name = s.role
 WHERE p.state = 'current' AND s.ended_on IS NULL AND NOT EXISTS (SELECT FROM plan_read d WHERE d.share_id = s.id AND d.edition = p.edition)
 GROUP BY p.child_id, p.title, p.id
UNION ALL
SELECT a.child_id, a.due_on, a.what, coalesce(a.owner_name, n.name, g.name), 'action', 'action', a.id, NULL::uuid
  FROM action a JOIN agency g ON g.id = a.agency_id LEFT JOIN person n ON n.id = a.person_id
 WHERE a.state = 'open'
UNION ALL -- the PEP of the term, of whoever may see that there is none
SELECT e.child_id, CASE WHEN a.is_first AND p.id IS NULL THEN a.start_by ELSE a.due_on END, pep_to_do(a.term, a.is_first, p.id IS NOT NULL),
       CASE WHEN a.is_first AND p.id IS NULL THEN 'Social worker' ELSE 'Designated teacher' END, 'pep', CASE WHEN p.id IS NULL THEN 'peps' ELSE 'pep' END, coalesce(p.id, e.child_id), NULL::uuid
  FROM (SELECT o.child_id, coalesce(max(o.from_on) FILTER (WHERE o.entry_code = 'S'), min(o.from_on)) AS since
          FROM care_episode o GROUP BY o.child_id HAVING bool_or(o.until_on IS NULL)) e
  JOIN child c ON c.id = e.child_id
 CROSS JOIN LATERAL pep_asks(e.since, c.born_on, today(), c.authority_id) a
  LEFT JOIN pep p ON p.child_id = e.child_id AND p.term_id = a.term_id
 WHERE coalesce(p.state, 'draft') = 'draft'
   AND (EXISTS (SELECT FROM sight s WHERE s.child_id = e.child_id AND s.from_on <= today() AND s.until_on > today() -- reaches(), for many children at once
                   AND (SELECT k.tiers FROM ceiling k WHERE k.record = 'pep')[s.kind] >= 2)
        OR (SELECT oversees('pep', 'view')) >= 2 AND e.child_id <> ALL ((SELECT my_denied())::uuid[]))
UNION ALL
SELECT e.child_id, e.due_on, ehcp_asks(e.stage), 'Council', 'ehcp_' || e.stage, 'ehcp', e.id, NULL::uuid
  FROM (SELECT x.id, x.child_id, s.stage, ehcp_due_on(s.stage, x.requested_on, x.final_on, x.reviewed_on) AS due_on
          FROM ehcp x CROSS JOIN LATERAL (SELECT ehcp_stage(x.is_agreed, x.draft_on, x.final_on, x.ended_on) AS stage) s) e
 WHERE e.due_on IS NOT NULL
UNION ALL -- a form that did not come, for whoever asked, until they ask again or take note of it
SELECT f.child_id, f.until_on, 'No answer to a form from ' || f.name, NULL, 'form', 'form', f.id, NULL::uuid
  FROM form_link f
 WHERE f.made_by = (SELECT me()) AND f.until_on < today() AND f.sent_at IS NULL AND f.ended_at IS NULL
   AND NOT EXISTS (SELECT FROM form_link n WHERE n.child_id = f.child_id AND n.kind = f.kind AND n.for_whom = f.for_whom AND n.name = f.name AND n.made_at > f.made_at)
UNION ALL
SELECT c.id, words_due(a.asked_on, a.outcome), 'Ask what has changed for ' || coalesce(c.known_as, c.given_names) || form_waits(form_asked_on(c.id, '{view,review,pep}', 'young_person')), w.name, 'words', 'words', a.id, NULL::uuid
  FROM child c
 CROSS JOIN LATERAL (SELECT x.id, x.asked_on, x.outcome FROM words_asked x WHERE x.child_id = c.id ORDER BY x.asked_on DESC, x.made_at DESC LIMIT 1) a
 CROSS JOIN LATERAL (SELECT l.name FROM lead_worker l WHERE l.child_id = c.id OFFSET 0) w -- of one child after the other, not of all
 WHERE c.died_on IS NULL
UNION ALL -- when a group plans for the child, and when again
SELECT p.child_id, CASE p.state WHEN 'put_forward' THEN m.held_on ELSE p.next_on END, planning_asks(p.state), g.name, 'planning', 'planning', p.id, NULL::uuid
  FROM planning p JOIN planning_meeting m ON m.id = p.meeting_id JOIN work_group g ON g.id = m.group_id
 WHERE p.state = 'put_forward' OR p.state = 'talked_about' AND p.next_on IS NOT NULL
   AND NOT EXISTS (SELECT FROM planning n JOIN planning_meeting o ON o.id = n.meeting_id
                    WHERE n.child_id = p.child_id AND n.state <> 'withdrawn' AND (o.held_on, n.made_at) > (m.held_on, p.made_at))
UNION ALL
SELECT h.child_id, h.due_on, health_kind(h.kind), 'Nurse', 'health_' || h.kind, 'health', h.id, NULL::uuid
  FROM health_due h
 WHERE h.due_on IS NOT NULL AND (h.until_on IS NULL OR h.until_on > today())
UNION ALL
SELECT v.child_id, v.due_on, 'Child in care review', 'Reviewing officer', 'review', 'review', v.id, NULL::uuid
  FROM review_due v
 WHERE v.due_on IS NOT NULL
UNION ALL
SELECT v.child_id, v.due_on, 'Visit by the social worker', 'Social worker', 'visit', 'visit', v.id, NULL::uuid
  FROM visit_due v
 WHERE v.due_on IS NOT NULL
UNION ALL -- a consent that runs out, until it is asked for again or for four weeks; what therapy lacks is a task
SELECT x.child_id, x.until_on, consent_ends(x.what, x.detail), 'Social worker', 'consent_end', 'consent', x.id, NULL::uuid
  FROM consent x
 WHERE x.is_given AND x.withdrawn_on IS NULL AND x.until_on > today() - 28
   AND NOT EXISTS (SELECT FROM consent n WHERE n.child_id = x.child_id AND n.what = x.what AND n.service_id IS NOT DISTINCT FROM x.service_id AND n.made_at > x.made_at)
   AND NOT EXISTS (SELECT FROM task t WHERE t.child_id = x.child_id AND t.kind = 'therapy_consent_end' AND t.state = 'open' AND t.due_on = x.until_on);
COMMENT ON COLUMN due.carer_id IS 'The carer, where it is about no child';
DROP FUNCTION IF EXISTS pep_asks(date, date, date); -- of 0035, as long as there was one council

-- A line of view due with what lists say of it: about what it is, why it is due and from which source, and whom its record names.
CREATE OR REPLACE VIEW due_line WITH (security_invoker = true) AS
SELECT d.*, due_part(d.due_on) AS part, coalesce(k.about, t.about, 'action') AS about, coalesce(k.asked, t.asked, 'owner') AS asked,
       coalesce(r.why, k.why, t.why) AS why, coalesce(r.source, k.source, t.source) AS source, r.person_id, r.agency_id
  FROM due d
  LEFT JOIN due_kind k ON k.kind = d.kind
  LEFT JOIN due_kind t ON t.kind = d.link_type
  LEFT JOIN LATERAL (
        SELECT NULL::text AS why, NULL::text AS source, x.assigned_to AS person_id, NULL::uuid AS agency_id FROM task x WHERE d.link_type = 'task' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, NULL, x.person_id, x.agency_id FROM action x WHERE d.link_type = 'action' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, p.source, NULL, x.agency_id FROM plan x JOIN plan_kind p ON p.code = x.kind WHERE d.link_type = 'plan' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, NULL, NULL, s.agency_id FROM referral x JOIN service s ON s.id = x.service_id WHERE d.link_type = 'referral' AND d.kind <> 'referral_asked' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, NULL, x.decider_id, NULL FROM referral x WHERE d.kind = 'referral_asked' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, x.source, NULL, NULL FROM outside_step_kind x WHERE d.link_type = 'outside_county' AND 'outside_' || x.code = d.kind
        UNION ALL
        SELECT x.why, x.source, NULL, NULL FROM health_due x WHERE d.link_type = 'health' AND x.id = d.link_id
        UNION ALL
        SELECT x.why, x.source, NULL, NULL FROM review_due x WHERE d.link_type = 'review' AND x.id = d.link_id
        UNION ALL
        SELECT x.why, x.source, NULL, NULL FROM visit_due x WHERE d.link_type = 'visit' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, NULL, x.made_by, NULL FROM form_link x WHERE d.link_type = 'form' AND x.id = d.link_id) r ON true;
COMMENT ON VIEW due_line IS 'What is due, with why and from which source, and whom its record names';
COMMENT ON COLUMN due_line.child_id IS 'The child, or null: it is of a carer';
COMMENT ON COLUMN due_line.due_on IS 'Last day in time';
COMMENT ON COLUMN due_line.what IS 'In words';
COMMENT ON COLUMN due_line.who IS 'Who has to do it, where that is known';
COMMENT ON COLUMN due_line.kind IS 'Its kind (due_kind)';
COMMENT ON COLUMN due_line.link_type IS 'Type of the record to open';
COMMENT ON COLUMN due_line.link_id IS 'That record';
COMMENT ON COLUMN due_line.carer_id IS 'The carer who was referred for themselves, or null';
COMMENT ON COLUMN due_line.part IS 'late, week, soon, later: due_part()';
COMMENT ON COLUMN due_line.about IS 'By what lists are chosen and summed (due_kind)';
COMMENT ON COLUMN due_line.asked IS 'Who is asked for it where the record names nobody (due_kind)';
COMMENT ON COLUMN due_line.why IS 'Why it is due';
COMMENT ON COLUMN due_line.source IS 'Where that comes from';
COMMENT ON COLUMN due_line.person_id IS 'The person whom the record names';
COMMENT ON COLUMN due_line.agency_id IS 'The agency whose it is';

CREATE OR REPLACE FUNCTION may(record text, action text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM role_held h JOIN access_rule a ON a.role = h.role
         WHERE h.person_id = me() AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
           AND a.record = may.record AND a.action = may.action AND a.relations && '{any,oversight}'
           AND (NOT a.fresh OR is_fresh()) AND scope_allows(a.record, a.action));
END $$;
COMMENT ON FUNCTION may IS 'Definer. Whether one of my roles has this action where no relation to a child is needed';

-- What is next: across my children and carers, with what waits for me by name with others; or, of a team, across the children whose work its people
-- lead. As everywhere, what I may see of it. A function without settings of its own, so that it is planned with the statement that asks.
CREATE OR REPLACE FUNCTION due_next(own boolean, team uuid) RETURNS SETOF due_line
LANGUAGE sql STABLE AS $$
    WITH mine AS MATERIALIZED (
        SELECT coalesce(array_agg(DISTINCT s.child_id), '{}') AS ids FROM sight s
         WHERE due_next.team IS NULL AND s.from_on <= today() AND s.until_on > today()
           AND (NOT due_next.own OR s.kind % 16 <> (SELECT n.no FROM relation_name n WHERE n.relation = 'team'))
    ), led AS MATERIALIZED (
        SELECT coalesce(array_agg(DISTINCT a.child_id), '{}') AS ids FROM team_member m JOIN allocation a ON a.person_id = m.person_id
         WHERE m.team_id = due_next.team AND m.from_on <= today() AND (m.until_on IS NULL OR m.until_on > today())
           AND a.kind IN ('worker', 'personal_adviser') AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())
    ), named AS MATERIALIZED (
        SELECT coalesce(array_agg(n.child_id) FILTER (WHERE n.child_id IS NOT NULL), '{}') AS children,
               coalesce(array_agg(n.carer_id) FILTER (WHERE n.carer_id IS NOT NULL), '{}') AS carers, coalesce(array_agg(n.id), '{}') AS ids
          FROM (SELECT t.child_id, NULL::uuid AS carer_id, t.id FROM task t WHERE t.assigned_to = (SELECT me()) AND t.state = 'open'
                UNION ALL
                SELECT a.child_id, NULL, a.id FROM action a WHERE a.person_id = (SELECT me()) AND a.state = 'open'
                UNION ALL
                SELECT r.child_id, r.carer_id, r.id FROM referral r WHERE r.decider_id = (SELECT me()) AND r.state = 'asked'
                UNION ALL -- what nobody has decided goes to whoever oversees all services
                SELECT k.child_id, k.carer_id, k.referral_id FROM referral_clock k
                 WHERE (SELECT may('referral', 'nudge')) AND k.clock = 'asked' AND k.stopped_at IS NULL
                   AND k.due_at < now() - (SELECT x.value::integer FROM setting x WHERE x.name = 'asked_escalate_days') * interval '1 day') n
         WHERE due_next.team IS NULL
    )
    SELECT d.* FROM due_line d
     WHERE d.child_id = ANY ((SELECT m.ids || l.ids || n.children FROM mine m, led l, named n)::uuid[])
       AND (d.child_id = ANY ((SELECT m.ids || l.ids FROM mine m, led l)::uuid[]) OR d.link_id = ANY ((SELECT n.ids FROM named n)::uuid[]))
    UNION ALL
    SELECT d.* FROM due_line d
     WHERE d.carer_id = ANY ((SELECT m.ids || n.carers FROM mine m, named n)::uuid[])
       AND (d.carer_id = ANY ((SELECT m.ids FROM mine m)::uuid[]) OR d.link_id = ANY ((SELECT n.ids FROM named n)::uuid[]))
$$;
COMMENT ON FUNCTION due_next(boolean, uuid) IS 'What is due across my children and carers, or across those of a team, as far as I see it';

CREATE OR REPLACE FUNCTION my_services() RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN coalesce((SELECT array_agg(DISTINCT s.id)
                       FROM role_held h JOIN service s ON s.agency_id = h.agency_id
                       JOIN service_staff k ON k.service_id = s.id AND k.role = h.role
                      WHERE h.person_id = me() AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())), '{}');
END $$;
COMMENT ON FUNCTION my_services IS 'The services whose staff I am';

CREATE OR REPLACE FUNCTION is_own_referral(referral uuid, event uuid DEFAULT NULL) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM referral r
                    WHERE r.id = coalesce(is_own_referral.referral, (SELECT e.referral_id FROM referral_event e WHERE e.id = event))
                      AND (r.service_id = ANY (my_services()) OR r.practitioner_id = me()));
END $$;
COMMENT ON FUNCTION is_own_referral IS 'Definer. Whether a referral, or that of a step, is to a service of mine or I am its practitioner';

CREATE OR REPLACE FUNCTION is_own_work(involvement uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM involvement i
                    WHERE i.id = is_own_work.involvement AND (i.service_id = ANY (my_services()) OR i.practitioner_id = me()));
END $$;
COMMENT ON FUNCTION is_own_work IS 'Definer. Whether an involvement is of a service of mine, or I am its practitioner';

CREATE OR REPLACE FUNCTION my_administered() RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT s.id FROM service s WHERE s.agency_id = ANY (my_agencies('service_admin')));
END $$;
COMMENT ON FUNCTION my_administered IS 'The services of the agencies of which I am service administrator';

CREATE OR REPLACE FUNCTION is_decided(referral uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM referral r
                    WHERE r.id = is_decided.referral AND r.ended_at > now() - interval '28 days' AND r.submitted_at IS NOT NULL
                      AND r.service_id = ANY (my_services()));
END $$;
COMMENT ON FUNCTION is_decided IS 'Definer. Whether a service of mine decided on this referral, or closed it, in the last 28 days';

-- What rules need to know of a child: for whoever sees the child, and for whoever may record an SDQ or a referral of any child and sees no
-- record of care, such as a machine key. What was raised above the usual does not count. No row: neither.
DO $$
BEGIN
    IF to_regprocedure('sdq_last(uuid)') IS NOT NULL THEN
        DROP FUNCTION sdq_last(uuid); -- what stood here before
    END IF;
END $$;
CREATE OR REPLACE FUNCTION case_facts(child uuid)
    RETURNS TABLE (born_on date, since date, care_status text, home_kind text, first_on date, second_on date, parent_on date, teacher_on date, self_on date, authority_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF current_setting('around.kind', true) = 'form' THEN
        PERFORM sdq_maker(case_facts.child);
    ELSIF NOT (reaches('child', 'view', case_facts.child, 1::smallint)
            OR (oversees('sdq', 'create') >= 1 OR oversees('referral', 'create') >= 1 OR oversees('pep', 'create') >= 1 OR oversees('measure', 'create') >= 1) AND case_facts.child <> ALL (my_denied())) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT c.born_on, e.since, CASE WHEN e.since IS NOT NULL THEN 'in_care' WHEN e.ended_on IS NOT NULL THEN 'care_leaver' ELSE 'on_edge' END,
           coalesce((SELECT h.kind FROM home h WHERE h.child_id = c.id AND h.tier <= 2 AND h.until_on IS NULL ORDER BY h.from_on DESC LIMIT 1), ''),
           r.days[1], r.days[2], q.parent_on, q.teacher_on, q.self_on, authority_of(c.authority_id)
      FROM child c
     CROSS JOIN LATERAL (SELECT CASE WHEN bool_or(o.until_on IS NULL)
                                     THEN coalesce(max(o.from_on) FILTER (WHERE o.entry_code = 'S'), min(o.from_on)) END AS since,
                                max(o.until_on) AS ended_on
                           FROM care_episode o WHERE o.child_id = c.id AND o.tier <= 2) e
     CROSS JOIN LATERAL (SELECT array_agg(v.held_on ORDER BY v.held_on) AS days FROM review v WHERE v.child_id = c.id AND v.tier <= 2 AND v.held_on >= e.since) r
     CROSS JOIN LATERAL (SELECT max(coalesce(s.completed_on, make_date(s.return_year, 3, 31))) FILTER (WHERE s.informant = 'parent') AS parent_on,
                                max(s.completed_on) FILTER (WHERE s.informant = 'teacher') AS teacher_on,
                                max(s.completed_on) FILTER (WHERE s.informant = 'self') AS self_on
                           FROM sdq s WHERE s.child_id = c.id AND s.tier <= 2 AND s.total IS NOT NULL) q -- as the national return counts them
     WHERE c.id = case_facts.child;
END $$;
COMMENT ON FUNCTION case_facts IS 'Definer. What rules need to know of a child: born, in care since and how, kind of home, reviews, days of the last SDQs, the council that looks after it';

-- What the rules of health checks, reviews and visits go by (include/care_rule.h, health.h), and what they say. Worked out anew with whatever
-- may change it, by whoever records that; for the children of an import at once, and of everybody for the fictional council.
CREATE OR REPLACE FUNCTION care_children(child uuid, batch uuid) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    is_owner boolean := session_user = 'around_owner';
BEGIN
    IF batch IS NOT NULL THEN
        RETURN CASE WHEN is_owner OR may('import', 'change') THEN ARRAY(SELECT l.child_id FROM import_line l WHERE l.batch_id = batch AND l.kind = 'child' AND l.child_id IS NOT NULL) ELSE '{}' END;
    END IF;
    IF is_owner AND child IS NULL THEN
        RETURN ARRAY(SELECT c.id FROM child c);
    END IF;
    RETURN CASE WHEN is_owner OR reach('health', 'create', child) >= 1 OR reach('review', 'create', child) >= 2 OR reach('visit', 'create', child) >= 1
                     OR reach('episode', 'create', child) >= 1 OR reach('home', 'create', child) >= 2 THEN ARRAY[child] ELSE '{}' END;
END $$;
COMMENT ON FUNCTION care_children IS 'This child, those of this import, or all, as far as I record what the rules go by';

CREATE OR REPLACE FUNCTION care_facts(child uuid, batch uuid)
    RETURNS TABLE (child_id uuid, born_on date, since date, in_care_from date, first_review date, last_review date, home_from date, visit_rule text,
                   last_visit date, initial_on date, review_on date, dental_on date, optician_on date, immunisations_on date, development_on date, homes json)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    ids uuid[] := care_children(child, batch);
BEGIN
    RETURN QUERY -- each table once, for one child or for thousands whose rows this transaction has just made; what was entered in error does not count
    WITH care AS MATERIALIZED (
        SELECT c.id, c.born_on, min(o.from_on) AS in_care_from,
               CASE WHEN bool_or(o.until_on IS NULL) AND c.died_on IS NULL THEN coalesce(max(o.from_on) FILTER (WHERE o.entry_code = 'S'), min(o.from_on)) END AS since
          FROM child c LEFT JOIN care_episode o ON o.child_id = c.id AND o.child_id = ANY (ids)
         WHERE c.id = ANY (ids)
         GROUP BY c.id
    ), reviewed AS MATERIALIZED (
        SELECT v.child_id, min(v.held_on) AS first_on, max(v.held_on) AS last_on
          FROM review v JOIN care e ON e.id = v.child_id AND v.held_on >= e.since WHERE v.child_id = ANY (ids) AND v.tier < 5 GROUP BY v.child_id
    ), lives AS MATERIALIZED (
        SELECT DISTINCT ON (h.child_id) h.child_id, h.id, h.from_on, h.kind, h.visit_rule
          FROM home h WHERE h.child_id = ANY (ids) AND h.until_on IS NULL ORDER BY h.child_id, h.from_on DESC
    ), interim AS MATERIALIZED (
        SELECT DISTINCT g.child_id FROM legal_status g WHERE g.child_id = ANY (ids) AND g.until_on IS NULL AND g.code = 'C1'
    ), visited AS MATERIALIZED (
        SELECT v.home_id, max(v.day) AS last_on FROM visit v WHERE v.child_id = ANY (ids) AND v.was_seen AND v.tier < 5 GROUP BY v.home_id
    ), checked AS MATERIALIZED (
        SELECT x.child_id, max(x.day) FILTER (WHERE x.kind = 'initial' AND x.state <> 'missed' AND x.day >= e.since) AS initial_on,
               max(x.day) FILTER (WHERE x.kind = 'review' AND x.state <> 'missed' AND x.day >= e.since) AS review_on,
               max(x.day) FILTER (WHERE x.kind = 'dental' AND x.state = 'done') AS dental_on,
               max(x.day) FILTER (WHERE x.kind = 'optician' AND x.state = 'done') AS optician_on,
               max(x.day) FILTER (WHERE x.kind = 'immunisations' AND x.state = 'done') AS immunisations_on,
               max(x.day) FILTER (WHERE x.kind = 'development' AND x.state = 'done') AS development_on
          FROM health_check x JOIN care e ON e.id = x.child_id WHERE x.child_id = ANY (ids) AND x.tier < 5 GROUP BY x.child_id
    )
    SELECT e.id, e.born_on, e.since, e.in_care_from, r.first_on, r.last_on, h.from_on,
           coalesce(h.visit_rule, CASE WHEN h.kind = 'parents' AND i.child_id IS NOT NULL THEN 'weekly' ELSE 'six_weekly' END), v.last_on,
           k.initial_on, k.review_on, k.dental_on, k.optician_on, k.immunisations_on, k.development_on,
           -- For whoever records a visit: where it was. A key does, and sees no home.
           CASE WHEN batch IS NULL AND care_facts.child = e.id THEN
               (SELECT json_agg(json_build_object('id', o.id, 'from_on', o.from_on, 'until_on', o.until_on)) FROM home o WHERE o.child_id = e.id AND reach('visit', 'create', e.id) >= 1) END
      FROM care e
      LEFT JOIN reviewed r ON r.child_id = e.id
      LEFT JOIN lives h ON h.child_id = e.id
      LEFT JOIN interim i ON i.child_id = e.id
      LEFT JOIN visited v ON v.home_id = h.id
      LEFT JOIN checked k ON k.child_id = e.id;
END $$;
COMMENT ON FUNCTION care_facts IS 'Definer. Of a child, of those of an import, or of all: what the rules of health checks, reviews and visits go by';

CREATE OR REPLACE FUNCTION care_keep(dues json, batch uuid, by uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    maker uuid := CASE WHEN session_user = 'around_owner' AND care_keep.by IS NOT NULL THEN care_keep.by ELSE me() END;
BEGIN
    IF EXISTS (SELECT r.child FROM json_to_recordset(dues) AS r (child uuid)
               EXCEPT SELECT unnest(care_children(CASE WHEN batch IS NULL AND session_user <> 'around_owner' THEN (dues -> 0 ->> 'child')::uuid END, batch))) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed to say what is due';
    END IF;
    WITH r AS MATERIALIZED ( -- read once: an import says it of thousands
        SELECT x.child, x.kind, x.due_on, x.until_on, x.why, x.source
          FROM json_to_recordset(dues) AS x (child uuid, kind text, due_on date, until_on date, why text, source text)
    ), health_moved AS (
        UPDATE health_due d SET due_on = r.due_on, until_on = r.until_on, why = r.why, source = r.source
          FROM r
         WHERE d.child_id = r.child AND d.kind = r.kind AND (d.due_on, d.until_on, d.why, d.source) IS DISTINCT FROM (r.due_on, r.until_on, r.why, r.source)
    ), review_moved AS (
        UPDATE review_due d SET due_on = r.due_on, why = r.why, source = r.source
          FROM r
         WHERE r.kind = 'review_due' AND d.child_id = r.child AND (d.due_on, d.why, d.source) IS DISTINCT FROM (r.due_on, r.why, r.source)
    ), visit_moved AS (
        UPDATE visit_due d SET due_on = r.due_on, why = r.why, source = r.source
          FROM r
         WHERE r.kind = 'visit_due' AND d.child_id = r.child AND (d.due_on, d.why, d.source) IS DISTINCT FROM (r.due_on, r.why, r.source)
    ), review_made AS (
        INSERT INTO review_due (id, child_id, made_by, due_on, why, source)
        SELECT gen_random_uuid(), r.child, maker, r.due_on, r.why, r.source FROM r
         WHERE r.kind = 'review_due' AND r.due_on IS NOT NULL AND NOT EXISTS (SELECT FROM review_due d WHERE d.child_id = r.child)
    ), visit_made AS (
        INSERT INTO visit_due (id, child_id, made_by, due_on, why, source)
        SELECT gen_random_uuid(), r.child, maker, r.due_on, r.why, r.source FROM r
         WHERE r.kind = 'visit_due' AND r.due_on IS NOT NULL AND NOT EXISTS (SELECT FROM visit_due d WHERE d.child_id = r.child)
    )
    INSERT INTO health_due (id, child_id, made_by, kind, due_on, until_on, why, source)
    SELECT gen_random_uuid(), r.child, maker, r.kind, r.due_on, r.until_on, r.why, r.source FROM r
     WHERE r.due_on IS NOT NULL AND r.kind NOT IN ('review_due', 'visit_due') AND NOT EXISTS (SELECT FROM health_due d WHERE d.child_id = r.child AND d.kind = r.kind);
END $$;
COMMENT ON FUNCTION care_keep IS 'Definer. Keeps what is due next of health checks, reviews and visits: moves it, makes it, or takes it away';
GRANT EXECUTE ON FUNCTION care_facts(uuid, uuid), care_keep(json, uuid, uuid) TO around_app;

-- A link practitioner who left, or is of the service no longer, is nobody's.
CREATE OR REPLACE FUNCTION service_route(service uuid, child uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT (reaches('child', 'view', service_route.child, 1::smallint)
            OR oversees('referral', 'create') >= 1 AND service_route.child <> ALL (my_denied())) THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT l.practitioner_id
              FROM enrolment e
              JOIN service_link l ON l.school_id = e.school_id AND l.service_id = service_route.service AND l.until_on IS NULL
              JOIN service s ON s.id = l.service_id
              JOIN person p ON p.id = l.practitioner_id AND p.disabled_at IS NULL
             WHERE e.child_id = service_route.child AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
               AND EXISTS (SELECT FROM service_staff f JOIN role_held h ON h.role = f.role AND h.agency_id = s.agency_id
                            WHERE f.service_id = s.id AND h.person_id = p.id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today()))
             ORDER BY e.from_on DESC, e.id LIMIT 1);
END $$;
COMMENT ON FUNCTION service_route IS 'Definer. The service''s link practitioner for the school that the child goes to; null: none';

-- For carers and anybody else: no name of a person, nothing of a child.
CREATE OR REPLACE FUNCTION directory_open() RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
RETURN (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'agency', a.name, 'about', s.about, 'expect', s.expect,
               'who_consents', s.who_consents, 'crisis', s.crisis, 'needs', s.needs, 'ages', json_build_object('from', s.from_age, 'to', s.to_age),
               'subjects', s.subjects, 'care_statuses', s.care_statuses, 'homes', s.homes, 'localities', s.localities,
               'who_may_refer', (SELECT coalesce(json_agg(f.role ORDER BY f.role), '[]') FROM service_referrer f WHERE f.service_id = s.id),
               'must_come_first', (SELECT coalesce(json_agg(q.text ORDER BY q.position), '[]') FROM service_requirement q WHERE q.service_id = s.id),
               'how_soon', (SELECT coalesce(json_agg(k.text ORDER BY array_position('{decision,offer,seen}'::text[], k.clock)), '[]')
                              FROM service_clock k WHERE k.service_id = s.id AND k.urgency = 'routine' AND k.clock <> 'asked'),
               'how_soon_urgent', (SELECT coalesce(json_agg(k.text ORDER BY array_position('{decision,offer,seen}'::text[], k.clock)), '[]')
                                     FROM service_clock k WHERE k.service_id = s.id AND k.urgency = 'urgent' AND k.clock <> 'asked'),
               'last_checked_on', s.last_checked_on) ORDER BY s.name, s.id), '[]')
          FROM service s JOIN agency a ON a.id = s.agency_id
         WHERE s.ended_on IS NULL OR s.ended_on > today());
COMMENT ON FUNCTION directory_open IS 'Definer. The services that take referrals, as far as anybody may know them';

-- Functions of one query whose names are resolved already need no search path: without it they become a part of the statement that asks them,
-- and the report of a service takes a sixth of the time.
ALTER FUNCTION activity_place(uuid, date) RESET search_path;
ALTER FUNCTION activity_whom(uuid, uuid, date) RESET search_path;
ALTER FUNCTION activity_source(uuid, uuid, date) RESET search_path;
ALTER FUNCTION activity_referral(uuid, date, date) RESET search_path;
ALTER FUNCTION activity_involvement(uuid, date, date) RESET search_path;
ALTER FUNCTION activity_wait(uuid, date) RESET search_path;
ALTER FUNCTION activity_met(uuid, date, date) RESET search_path;
ALTER FUNCTION activity_unnamed(uuid, date, date) RESET search_path;

-- What an SDQ opens and settles goes with it, whoever records it.
CREATE OR REPLACE FUNCTION sdq_maker(child uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asker uuid;
BEGIN
    IF current_setting('around.kind', true) = 'form' THEN -- the holder of a link to an SDQ is nobody: what comes of it is put down to whoever asked
        SELECT l.made_by INTO asker
          FROM form_draft d JOIN form_link l ON l.id = d.link_id
         WHERE d.token_hash = current_setting('around.token', true) AND l.child_id = sdq_maker.child AND l.kind = 'sdq'
           AND l.sent_at IS NULL AND l.ended_at IS NULL AND l.until_on >= today();
    ELSIF reaches('sdq', 'create', child, 2::smallint) THEN
        asker := me();
    END IF;
    IF asker IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed to record an SDQ';
    END IF;
    RETURN asker;
END $$;
COMMENT ON FUNCTION sdq_maker IS 'Who records an SDQ of this child: I, or whoever asked for it by a link; raises forbidden where nobody may. For functions with their owner''s rights: nobody else reads form_draft';

CREATE OR REPLACE FUNCTION sdq_ask(task uuid, child uuid, kind text, informant text, due_on date, what text, sdq uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    about text := CASE kind WHEN 'assessment' THEN 'measure' ELSE 'sdq' END;
    maker uuid;
BEGIN
    IF about = 'sdq' OR NOT reaches('measure', 'create', child, 1::smallint) THEN
        maker := sdq_maker(child);
    ELSE
        maker := me();
    END IF;
    INSERT INTO task (id, child_id, made_by, kind, informant, due_on, what, about_type, about_id)
    SELECT sdq_ask.task, sdq_ask.child, maker, sdq_ask.kind, sdq_ask.informant, sdq_ask.due_on, sdq_ask.what, about, sdq
     WHERE NOT EXISTS (SELECT FROM task t WHERE t.child_id = sdq_ask.child AND t.kind = sdq_ask.kind AND t.state = 'open'
                                            AND t.informant IS NOT DISTINCT FROM sdq_ask.informant);
END $$;
COMMENT ON FUNCTION sdq_ask IS 'Definer. Opens what an SDQ asks for, once; the question of a full assessment that another measure asks, too';

CREATE OR REPLACE FUNCTION sdq_came(child uuid, informant text, completed_on date, months integer, is_newest boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    maker uuid := sdq_maker(child);
BEGIN
    UPDATE task t SET state = 'done', outcome = 'The form came', settled_at = now(), settled_by = maker
     WHERE t.child_id = sdq_came.child AND t.state = 'open'
       AND (t.kind = 'sdq_ask' AND t.informant = sdq_came.informant AND sdq_came.completed_on >= london(t.made_at) - make_interval(months => sdq_came.months)
            OR t.kind = 'sdq_due' AND sdq_came.informant = 'parent' AND sdq_came.is_newest);
END $$;
COMMENT ON FUNCTION sdq_came IS 'Definer. Settles what was asked of this informant; the next one due too, when it is the carer''s newest';

-- A review that was held and a period of care that began move it too.
CREATE OR REPLACE FUNCTION sdq_next(task uuid, child uuid, due_on date, what text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    maker uuid;
BEGIN
    IF current_setting('around.kind', true) = 'form' OR NOT (reaches('review', 'create', child, 2::smallint) OR reaches('episode', 'create', child, 1::smallint)) THEN
        maker := sdq_maker(child);
    ELSE
        maker := me();
    END IF;
    UPDATE task t
       SET due_on = coalesce(sdq_next.due_on, t.due_on), state = CASE WHEN sdq_next.due_on IS NULL THEN 'dropped' ELSE t.state END,
           settled_at = CASE WHEN sdq_next.due_on IS NULL THEN now() END, settled_by = CASE WHEN sdq_next.due_on IS NULL THEN maker END
     WHERE t.child_id = sdq_next.child AND t.kind = 'sdq_due' AND t.state = 'open';
    IF NOT FOUND AND sdq_next.due_on IS NOT NULL THEN
        INSERT INTO task (id, child_id, made_by, tier, kind, informant, due_on, what)
        VALUES (sdq_next.task, sdq_next.child, maker, 1, 'sdq_due', 'parent', sdq_next.due_on, sdq_next.what);
    END IF;
END $$;
COMMENT ON FUNCTION sdq_next IS 'Definer. Keeps one open task for the next SDQ: moves it, makes it, or drops it when nothing is due';

-- ---------------------------------------------------------------------------------------------- versions

CREATE OR REPLACE FUNCTION row_keep() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    NEW.version := OLD.version + 1;
    IF (NEW.id, NEW.made_at, NEW.made_by) IS DISTINCT FROM (OLD.id, OLD.made_at, OLD.made_by) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'a record keeps its id and its maker';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION row_keep IS 'Counts the version of a record that changes; id, made_at and made_by stay';

CREATE OR REPLACE FUNCTION version_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    old_row jsonb := to_jsonb(OLD);
    since   timestamptz := OLD.made_at;
BEGIN
    IF OLD.version > 1 THEN
        SELECT coalesce(max(v.valid_to), since) INTO since FROM version v WHERE v.row_id = OLD.id AND v.table_name = TG_TABLE_NAME;
    END IF;
    IF TG_TABLE_NAME = 'service' THEN
        old_row := service_whole(OLD); -- its parts are replaced after it, so these are the old ones
    END IF;
    INSERT INTO version (table_name, row_id, record, child_id, tier, valid_from, valid_to, changed_by, request_id, row)
    VALUES (TG_TABLE_NAME, OLD.id, TG_ARGV[0] || CASE WHEN TG_ARGV[0] = 'plan_' THEN old_row ->> 'kind' ELSE '' END, coalesce(old_row ->> 'child_id', old_row ->> 'carer_id')::uuid, coalesce((old_row ->> 'tier')::smallint, 0), since,
            clock_timestamp(),
            CASE WHEN current_setting('around.kind', true) = 'form' -- the holder of a link is nobody: what form_use() changes is put down to whoever asked
                 THEN (SELECT l.made_by FROM form_draft d JOIN form_link l ON l.id = d.link_id WHERE d.token_hash = current_setting('around.token', true))
                 ELSE me() END,
            nullif(current_setting('around.request', true), ''), old_row);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION version_keep IS 'Definer. Keeps the old content of a record that was changed';

-- ---------------------------------------------------------------------------------------------- one form of policy

-- Whom a row is about: a child, or a carer who is referred for themselves (0032). Their ids never meet. By CASE: what COALESCE gives the planner does
-- not compare by index with a table that is itself under a policy, as sight is, and each row would read all children of its reader.
CREATE OR REPLACE FUNCTION whom(tab regclass) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog
RETURN (SELECT CASE count(*) WHEN 1 THEN format('%s.%s', tab, min(attname::text)) ELSE format('CASE WHEN %1$s.child_id IS NULL THEN %1$s.carer_id ELSE %1$s.child_id END', tab) END
          FROM pg_attribute WHERE attrelid = tab AND attname IN ('child_id', 'carer_id') AND NOT attisdropped);
COMMENT ON FUNCTION whom IS 'Text of what policies compare with sight.child_id';

-- Whether I may do this to this row: a relation whose ceiling reaches its tier, or oversight that does; a denial always wins
-- (sight holds no denied pair). Of sight one sees one's own rows alone, so the person is not named here: once is enough. The
-- ceilings are a constant, made from access_rule now. It is as small as can be: a picture holds it some thirty times, and the time to
-- set up a plan grows with what is in it.
CREATE OR REPLACE FUNCTION allowed(tab regclass, record text, action text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM access_rule a WHERE a.record = allowed.record AND a.action = allowed.action) THEN
        RETURN 'false';
    END IF;
    RETURN format(
        '(EXISTS (SELECT FROM sight s WHERE s.child_id = %5$s AND s.from_on <= today() AND s.until_on > today()'
        ' AND (%4$L::smallint[])[s.kind] >= %1$s.tier)'
        ' OR (SELECT oversees(%2$L, %3$L)) >= %1$s.tier AND %5$s <> ALL ((SELECT my_denied())::uuid[]))',
        tab, record, action, ceilings(record, action), whom(tab));
END $$;
COMMENT ON FUNCTION allowed IS 'Text of the one form of policy';

CREATE OR REPLACE FUNCTION unguard(tab regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    p name;
BEGIN
    FOR p IN SELECT polname FROM pg_policy WHERE polrelid = tab LOOP
        EXECUTE format('DROP POLICY %I ON %s', p, tab);
    END LOOP;
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tab);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tab);
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, around_app, around_report', tab);
    EXECUTE format('CREATE POLICY owner ON %s TO around_owner USING (true) WITH CHECK (true)', tab);
END $$;
COMMENT ON FUNCTION unguard IS 'Puts a table under forced row-level security with the owner''s policy alone: nobody else may do anything';

CREATE OR REPLACE FUNCTION columns_of(tab regclass, apart text[]) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog
RETURN (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
         WHERE attrelid = tab AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> ALL (apart));
COMMENT ON FUNCTION columns_of IS 'The columns that a statement may set';

CREATE OR REPLACE FUNCTION keep_versions(tab regclass, record text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    EXECUTE format('CREATE OR REPLACE TRIGGER row_keep BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION row_keep()', tab);
    EXECUTE format('CREATE OR REPLACE TRIGGER version_keep AFTER UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION version_keep(%L)',
                   tab, record);
END $$;
COMMENT ON FUNCTION keep_versions IS 'Version numbers and old content for a table';

-- change: the action that an UPDATE is. Nobody deletes.
CREATE OR REPLACE FUNCTION guard(tab regclass, record text, change text DEFAULT 'edit') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM unguard(tab), keep_versions(tab, record);
    EXECUTE format('CREATE POLICY view ON %s FOR SELECT TO around_app USING (%s)', tab, allowed(tab, record, 'view'));
    EXECUTE format('CREATE POLICY made ON %s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND %s)',
                   tab, allowed(tab, record, 'create'));
    EXECUTE format('CREATE POLICY change ON %1$s FOR UPDATE TO around_app USING (%2$s) WITH CHECK (%2$s)', tab, allowed(tab, record, change));
    EXECUTE format('GRANT SELECT ON %s TO around_app', tab);
    EXECUTE format('GRANT INSERT (%s) ON %s TO around_app', columns_of(tab, '{made_at,made_by,version}'), tab);
    EXECUTE format('GRANT UPDATE (%s) ON %s TO around_app', columns_of(tab, '{id,child_id,carer_id,tier,made_at,made_by,version}'), tab);
END $$;
COMMENT ON FUNCTION guard IS 'Puts a table about children under row-level security as the policy says for its record type';

-- PostgreSQL asks the policies of a table in the reverse order of their names: what is seldom true is named or_…, to come after view.
-- Whoever may make or ask for a record sees the ones of their own, though they may see no others: a machine key, a youth justice worker.
CREATE OR REPLACE FUNCTION guard_own(tab regclass, record text, action text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    EXECUTE format('CREATE POLICY or_own ON %1$s FOR SELECT TO around_app
                    USING (made_by = (SELECT me()) AND reaches(%2$L, %3$L, %4$s, tier))', tab, record, action, whom(tab));
END $$;
COMMENT ON FUNCTION guard_own IS 'One''s own records of a type that one may make';

SELECT guard('child', 'child'), guard('carer', 'carer'), guard('around_person', 'person_around'), guard('alert', 'alert'), guard('allocation', 'allocation'),
       guard('care_episode', 'episode'), guard('legal_status', 'episode'), guard('review', 'review'), guard('home', 'home'),
       guard('home_address', 'home'), guard('enrolment', 'school'), guard('send_status', 'school'), guard('words', 'words'),
       guard('words_point', 'words'), guard('sdq', 'sdq'), guard('sdq_none', 'sdq'), guard('sdq_score', 'sdq_detail'),
       guard('sdq_answer', 'sdq_detail'), guard('task', 'task', 'change'), guard('referral', 'referral', 'change'),
       guard('referral_clock', 'referral', 'change'), guard('referral_event', 'referral', 'change'),
       guard('referral_content', 'referral_content', 'change'), guard('referral_reason', 'referral_content', 'change'),
       guard('involvement', 'involvement'), guard('contact', 'contact'), guard('contact_note', 'contact_note'),
       guard('therapy_note', 'therapy_note'), guard('match_task', 'match', 'change'), guard('consent', 'consent'),
       guard('sharing_basis', 'consent'), guard('sharing_wish', 'consent'), guard('outside_county', 'home'), guard('outside_step', 'home'),
       guard('protection_plan', 'protection'), guard('edge_of_care', 'episode');

-- Measures: that there is one, its bands, its scores.
SELECT guard('measure', 'measure'), guard('measure_band', 'measure_band'), guard('measure_score', 'measure_detail');
-- Education, health and care plans, and THRIVE groups.
SELECT guard('ehcp', 'school'), guard_own('ehcp', 'school', 'create'), guard('thrive', 'thrive');
-- Forms by link. Somebody asks and may end it; what came of it form_use() alone writes, and what has not been sent nobody reads.
SELECT guard('form_link', 'form'), guard('form_answer', 'form'), unguard('form_draft'), unguard('form_question');
REVOKE INSERT, UPDATE ON form_link, form_answer FROM around_app;
GRANT INSERT (id, child_id, kind, for_whom, name, called, about_type, about_id, service_id, pack_id, until_on), UPDATE (ended_at) ON form_link TO around_app;
CREATE POLICY made ON form_draft FOR INSERT TO around_app
    WITH CHECK (EXISTS (SELECT FROM form_link l WHERE l.id = link_id AND l.made_by = (SELECT me()) AND l.started_at IS NULL));
GRANT INSERT (link_id, token_hash) ON form_draft TO around_app;
CREATE POLICY view ON form_question FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON form_question TO around_app;
-- A young person's answers are the child's own words: whom the child does not want to know those is not shown these.
CREATE POLICY unwished ON form_answer AS RESTRICTIVE FOR SELECT TO around_app
    USING (for_whom <> 'young_person' OR child_id <> ALL ((SELECT my_unwished('words'))::uuid[]) OR made_by = (SELECT me()));

-- Goals in a form, and what was said about them: for whoever may see the goals of the plan (0054). Of a pack's wording the application writes all and reads
-- nothing; whoever keeps the settings loads and ends one.
SELECT guard('form_goal', 'form'), unguard('sdq_pack'), keep_versions('sdq_pack', 'setting');
REVOKE UPDATE ON form_goal FROM around_app;
CREATE POLICY of_plan ON form_goal AS RESTRICTIVE FOR SELECT TO around_app USING (EXISTS (SELECT FROM plan_goal g WHERE g.id = goal_id));
CREATE POLICY of_plan ON form_answer AS RESTRICTIVE FOR SELECT TO around_app
    USING (plan_id IS NULL OR EXISTS (SELECT FROM plan_goal g WHERE g.plan_id = form_answer.plan_id));
CREATE POLICY view ON sdq_pack FOR SELECT TO around_app USING ((SELECT entered()));
CREATE POLICY made ON sdq_pack FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('setting', 'edit')));
CREATE POLICY change ON sdq_pack FOR UPDATE TO around_app USING ((SELECT may('setting', 'edit'))) WITH CHECK ((SELECT may('setting', 'edit')));
GRANT SELECT (id, made_at, made_by, version, language, informant, form, title, licence_holder, reference, valid_from, valid_until, ended_on) ON sdq_pack TO around_app;
GRANT INSERT (id, language, informant, form, title, about, answers, items, impact, notice, licence_holder, reference, valid_from, valid_until), UPDATE (ended_on) ON sdq_pack TO around_app;

-- Health, reviews as they are planned and held, visits. Whoever may make one reads their own.
SELECT guard('health_check', 'health'), guard('health_summary', 'health_summary'), guard('health_content', 'health_content'), guard('health_due', 'health'),
       guard('review_plan', 'review'), guard('review_record', 'review'), guard('review_decision', 'review'), guard('review_due', 'review'),
       guard('visit', 'visit'), guard('visit_note', 'visit_note'), guard('visit_due', 'visit');
SELECT guard_own('health_check', 'health', 'create'), guard_own('review_plan', 'review', 'create'), guard_own('review_record', 'review', 'create'),
       guard_own('review_decision', 'review', 'create'), guard_own('visit', 'visit', 'create'), guard_own('visit_note', 'visit_note', 'create');

-- What a child does not want an agency to know (my_unwished, above).
CREATE OR REPLACE FUNCTION guard_wish(tab regclass, record text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    EXECUTE format('CREATE POLICY unwished ON %s AS RESTRICTIVE FOR SELECT TO around_app
                    USING (child_id <> ALL ((SELECT my_unwished(%L))::uuid[]) OR made_by = (SELECT me()))', tab, record);
END $$;
COMMENT ON FUNCTION guard_wish IS 'A deny for the staff of an agency that a child does not want to know these entries';
SELECT guard_wish('words', 'words'), guard_wish('words_point', 'words'), guard_wish('home', 'home'), guard_wish('home_address', 'home'),
       guard_wish('outside_county', 'home'), guard_wish('outside_step', 'home'), guard_wish('enrolment', 'school'), guard_wish('send_status', 'school'),
       guard_wish('sdq', 'sdq'), guard_wish('sdq_none', 'sdq'), guard_wish('sdq_score', 'sdq'), guard_wish('sdq_answer', 'sdq');

-- The child's voice and documents (0039, 0040). Asking is no secret, what was said is. Whoever writes something down for the child reads it, also what the
-- child wants fewer people to see.
SELECT guard('words_picture', 'words'), guard('words_picture_file', 'words'), guard('preference', 'words'), guard('words_asked', 'words'),
       guard('people_map', 'person_around'), guard('document', 'document'), guard('document_file', 'document'),
       guard_wish('words_picture', 'words'), guard_wish('words_picture_file', 'words'), guard_wish('preference', 'words'),
       guard_wish('document', 'documents'), guard_wish('document_file', 'documents'),
       guard_own('words', 'words', 'create'), guard_own('words_point', 'words', 'create'), guard_own('words_picture', 'words', 'create'),
       guard_own('words_picture_file', 'words', 'create'), guard_own('preference', 'words', 'create'), guard_own('document', 'document', 'create'),
       guard_own('document_file', 'document', 'create');
-- A document is changed by the agency whose it is, and recorded as one's own agency's; a version is added by the same. That a picture was put in by mistake
-- is said by whoever did, or by whoever leads the work.
CREATE POLICY own_agency_insert ON document AS RESTRICTIVE FOR INSERT TO around_app WITH CHECK (agency_id = ANY ((SELECT my_agencies())::uuid[]));
CREATE POLICY own_agency_update ON document AS RESTRICTIVE FOR UPDATE TO around_app USING (agency_id = ANY ((SELECT my_agencies())::uuid[]));
CREATE POLICY own_agency_insert ON document_file AS RESTRICTIVE FOR INSERT TO around_app
    WITH CHECK (EXISTS (SELECT FROM document d WHERE d.id = document_id AND d.agency_id = ANY ((SELECT my_agencies())::uuid[])));
CREATE POLICY own_agency_update ON document_file AS RESTRICTIVE FOR UPDATE TO around_app USING (false); -- a version stays as it came
CREATE POLICY own_update ON words_picture FOR UPDATE TO around_app USING (made_by = (SELECT me()));
CREATE POLICY own_update ON words_picture_file AS RESTRICTIVE FOR UPDATE TO around_app USING (false);

-- A wish about health. It takes what is known of a child's health from the staff of an agency: checks, what they found, what is due, and what a check asks
-- for. It takes away nothing that somebody has to know by law:
-- · the council that looks after the child arranges the assessments, keeps the health plan and makes the yearly return: Care Planning, Placement and Case
--   Review (England) Regulations 2010, regulations 5, 7 and 8; Children Act 1989, section 83. So no wish binds it (wish_binds, 0039);
-- · the nurse or doctor to whom the child is allocated carries that out: "Promoting the health and well-being of looked-after children", statutory guidance
--   under section 10 of the Children Act 2004. So my_unwished() leaves out whoever is allocated as the child's nurse; their colleagues are bound. A child who
--   understands enough may refuse the assessment itself (regulation 7): that is recorded as a refusal, not as a wish.
-- Whoever needs it at once to keep a child safe (Children Act 1989, section 47; Children Act 2004, section 11) is told that something is held back and by
-- whom, and asks there: the lead worker, who sees all of it, may tell them at once whatever the child wishes.
SELECT guard_wish('health_check', 'health'), guard_wish('health_summary', 'health'), guard_wish('health_content', 'health'), guard_wish('health_due', 'health');
CREATE POLICY unwished ON task AS RESTRICTIVE FOR SELECT TO around_app
    USING (about_type IS DISTINCT FROM 'health' OR child_id <> ALL ((SELECT my_unwished('health'))::uuid[]) OR made_by = (SELECT me()));

-- A wish is not turned round by those against whom it stands: somebody of another agency, or who leads the work, has heard it.
CREATE POLICY not_by_them ON sharing_wish AS RESTRICTIVE FOR INSERT TO around_app
    WITH CHECK (NOT share OR whose <> 'child' OR agency_id <> ALL ((SELECT my_agencies())::uuid[])
                OR NOT EXISTS (SELECT FROM unnest(CASE kind WHEN 'everything' THEN '{words,home,school,health,sdq,documents}'::text[] ELSE ARRAY[kind] END) k
                                WHERE child_id = ANY (my_unwished(k))));

-- Personal education plans. Whoever signs them off changes them so; a key reads those that it made. Terms are read by everybody and kept by the
-- virtual school.
SELECT guard('pep', 'pep'), guard_own('pep', 'pep', 'create'), unguard('school_term'), keep_versions('school_term', 'school_term');
DO $$
BEGIN
    EXECUTE format('CREATE POLICY closed ON pep FOR UPDATE TO around_app USING (%1$s) WITH CHECK (%1$s)', allowed('pep', 'pep', 'change'));
END $$;
CREATE POLICY view ON school_term FOR SELECT TO around_app USING ((SELECT entered()));
CREATE POLICY made ON school_term FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('school_term', 'create')) AND agency_id IN (SELECT a.id FROM agency a WHERE a.kind = 'council'));
CREATE POLICY change ON school_term FOR UPDATE TO around_app USING ((SELECT may('school_term', 'edit')));
GRANT SELECT, INSERT (id, agency_id, name, from_on, until_on), UPDATE (name, from_on, until_on) ON school_term TO around_app;

-- Accounts and roles are guarded by 0001; their old content is kept like everybody's.
SELECT keep_versions('agency', 'agency'), keep_versions('person', 'account'), keep_versions('role_request', 'account'),
       keep_versions('role_held', 'account'), keep_versions('team', 'agency'), keep_versions('team_member', 'agency');

-- A child and a carer are made before there is any relation to them.
DROP POLICY made ON child;
CREATE POLICY made ON child FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('child', 'create')));
DROP POLICY made ON carer;
CREATE POLICY made ON carer FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('carer', 'create')));

-- A designated teacher has the answers of the teacher's own form.
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{sdq_score,sdq_answer}'::text[] LOOP
        EXECUTE format('CREATE POLICY or_teacher ON %1$s FOR SELECT TO around_app USING (informant = ''teacher'' AND %2$s)',
                       t, allowed(t::regclass, 'sdq_detail_teacher', 'view'));
        EXECUTE format('CREATE POLICY made_teacher ON %1$s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND informant = ''teacher'' AND %2$s)',
                       t, allowed(t::regclass, 'sdq_detail_teacher', 'create'));
    END LOOP;
END $$;

SELECT guard_own('sdq', 'sdq', 'create'), guard_own('sdq_none', 'sdq', 'create'), guard_own('sdq_score', 'sdq_detail', 'create'), guard_own('sdq_answer', 'sdq_detail', 'create'),
       guard_own('referral', 'referral', 'ask'), guard_own('referral_clock', 'referral', 'ask'),
       guard_own('referral_event', 'referral', 'ask'), guard_own('referral_content', 'referral_content', 'create'),
       guard_own('task', 'task', 'create'), guard_own('involvement', 'involvement', 'create'), guard_own('contact', 'contact', 'create'),
       guard_own('contact_note', 'contact_note', 'create'), guard_own('therapy_note', 'therapy_note', 'create'), guard_own('home', 'home', 'create'),
       guard_own('home_address', 'home', 'create'), guard_own('enrolment', 'school', 'create'), guard_own('send_status', 'school', 'create'),
       guard_own('outside_county', 'home', 'create'), guard_own('outside_step', 'home', 'create'),
       guard_own('care_episode', 'episode', 'create'), guard_own('edge_of_care', 'episode', 'create'), guard_own('legal_status', 'episode', 'create'), guard_own('review', 'review', 'create');

SELECT guard_own('measure', 'measure', 'create'), guard_own('measure_band', 'measure_band', 'create'), guard_own('measure_score', 'measure_detail', 'create');

-- Steps for a home outside the county are done by those of health and school too, who do not keep the home.
DO $$
BEGIN
    EXECUTE format('CREATE POLICY settled ON outside_step FOR UPDATE TO around_app USING (%1$s) WITH CHECK (%1$s)', allowed('outside_step', 'home', 'change'));
END $$;

-- What one's own SDQ opened.
CREATE POLICY or_sdq ON task FOR SELECT TO around_app USING (made_by = (SELECT me()) AND (kind LIKE 'sdq%' AND reaches('sdq', 'create', child_id, tier) OR kind = 'assessment' AND reaches('measure', 'create', child_id, 1::smallint)));

-- Whoever may not refer asks; steps and clocks go with either, and with a move.
DO $$
DECLARE
    t text;
BEGIN
    EXECUTE format('CREATE POLICY asked ON referral FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND state IN (''asked'', ''draft'') AND %s)',
                   allowed('referral', 'referral', 'ask'));
    -- A service that may not refer passes its own referral on to another.
    EXECUTE format('CREATE POLICY redirected ON referral FOR INSERT TO around_app
                    WITH CHECK (made_by = (SELECT me()) AND state = ''submitted'' AND is_own_referral(follows_id) AND %s)',
                   allowed('referral', 'referral', 'change'));
    FOREACH t IN ARRAY '{referral_clock,referral_event}'::text[] LOOP
        EXECUTE format('CREATE POLICY asked ON %s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (%s OR %s))',
                       t, allowed(t::regclass, 'referral', 'ask'), allowed(t::regclass, 'referral', 'change'));
    END LOOP;
    EXECUTE format('CREATE POLICY moved ON referral_reason FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND %s)',
                   allowed('referral_reason', 'referral_content', 'change'));
    -- Whoever takes a step says why, also who reads no reasons of others: an administrator of the service declines. One's own words one reads.
    CREATE POLICY own_step ON referral_reason FOR INSERT TO around_app
        WITH CHECK (made_by = (SELECT me()) AND reaches('referral', 'change', child_id, 1::smallint)
                    AND EXISTS (SELECT FROM referral_event e WHERE e.id = event_id AND e.made_by = (SELECT me())));
    CREATE POLICY or_own ON referral_reason FOR SELECT TO around_app
        USING (made_by = (SELECT me()) AND EXISTS (SELECT FROM referral_event e WHERE e.id = event_id));
    -- A reminder is a step that changes nothing, and what was said with it.
    EXECUTE format('CREATE POLICY nudged ON referral_event FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND kind = ''nudge'' AND %s)',
                   allowed('referral_event', 'referral', 'nudge'));
    EXECUTE format('CREATE POLICY nudged ON referral_reason FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND %s
                    AND EXISTS (SELECT FROM referral_event e WHERE e.id = event_id AND e.kind = ''nudge'' AND e.made_by = (SELECT me())))',
                   allowed('referral_reason', 'referral', 'nudge'));
    -- A service moves its own referrals; those who lead the case, and their team, are not bound by that.
    FOREACH t IN ARRAY '{referral,referral_clock,referral_event}'::text[] LOOP
        EXECUTE format('CREATE POLICY own_service ON %1$s AS RESTRICTIVE FOR UPDATE TO around_app
                        USING (EXISTS (SELECT FROM sight s WHERE s.child_id = %4$s AND s.kind = ANY (%2$L::smallint[])
                                          AND s.from_on <= (SELECT today()) AND s.until_on > (SELECT today()))
                               OR (SELECT oversees(''referral'', ''change'')) >= tier OR %3$s)',
                       t, (SELECT array_agg(16 * r.no + n ORDER BY 1) FROM role r CROSS JOIN unnest('{1,2}'::integer[]) n
                            WHERE r.name IN ('social_worker', 'personal_adviser', 'team_manager')),
                       CASE t WHEN 'referral' THEN 'service_id = ANY ((SELECT my_services())::uuid[]) OR practitioner_id = (SELECT me())'
                              ELSE 'is_own_referral(referral_id)' END, whom(t::regclass));
    END LOOP;
    -- Why: a service reads it of its own referrals.
    FOREACH t IN ARRAY '{referral_content,referral_reason}'::text[] LOOP
        EXECUTE format('CREATE POLICY or_service ON %s FOR SELECT TO around_app USING (%s AND %s)',
                       t, allowed(t::regclass, 'referral_content_own', 'view'),
                       CASE t WHEN 'referral_content' THEN 'is_own_referral(referral_id)' ELSE 'is_own_referral(NULL, event_id)' END);
    END LOOP;
    -- Whoever moves a referral has its involvement follow. Who decided on a referral has it before them for 28 days.
    EXECUTE format('CREATE POLICY follows ON involvement FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND referral_id IS NOT NULL AND %s)',
                   allowed('involvement', 'referral', 'change'));
    EXECUTE format('CREATE POLICY follows_on ON involvement FOR UPDATE TO around_app USING (referral_id IS NOT NULL AND %s)',
                   allowed('involvement', 'referral', 'change'));
    CREATE POLICY or_decided ON referral FOR SELECT TO around_app USING (ended_at > now() - interval '28 days' AND is_decided(id));
    CREATE POLICY or_decided ON referral_clock FOR SELECT TO around_app USING (is_decided(referral_id));
    CREATE POLICY or_decided ON referral_event FOR SELECT TO around_app USING (is_decided(referral_id));
    -- A service keeps its own involvements.
    CREATE POLICY own_service_insert ON involvement AS RESTRICTIVE FOR INSERT TO around_app
        WITH CHECK (service_id = ANY ((SELECT my_services())::uuid[]) OR practitioner_id = (SELECT me()) OR (SELECT oversees('involvement', 'create')) >= tier);
    -- Whoever withdraws a referral ends what began with it, and can do nothing else to it.
    CREATE POLICY own_service_update ON involvement AS RESTRICTIVE FOR UPDATE TO around_app
        USING (service_id = ANY ((SELECT my_services())::uuid[]) OR practitioner_id = (SELECT me()) OR (SELECT oversees('involvement', 'create')) >= tier
               OR EXISTS (SELECT FROM referral r WHERE r.id = involvement.referral_id AND (SELECT me()) IN (r.asked_by, r.referred_by)))
        WITH CHECK (service_id = ANY ((SELECT my_services())::uuid[]) OR practitioner_id = (SELECT me()) OR (SELECT oversees('involvement', 'create')) >= tier
                    OR state = 'closed');
    -- And its own contacts, with what it notes of them. Notes of therapy it alone reads: the policy lets nobody but named practitioners, whose
    -- own work it must be.
    FOREACH t IN ARRAY '{contact,contact_note,therapy_note}'::text[] LOOP
        EXECUTE format('CREATE POLICY own_service_insert ON %1$s AS RESTRICTIVE FOR INSERT TO around_app
                        WITH CHECK (is_own_work(involvement_id) OR (SELECT oversees(%1$L, ''create'')) >= tier)', t);
        EXECUTE format('CREATE POLICY own_service_update ON %1$s AS RESTRICTIVE FOR UPDATE TO around_app USING (is_own_work(involvement_id))', t);
    END LOOP;
    CREATE POLICY own_service_select ON therapy_note AS RESTRICTIVE FOR SELECT TO around_app USING (is_own_work(involvement_id));
END $$;

-- ---------------------------------------------------------------------------------------------- plans and actions

-- As allowed(), for tables whose record type depends on the kind of plan that a row is of.
CREATE OR REPLACE FUNCTION allowed_kind(tab regclass, action text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN (SELECT format(
            '(EXISTS (SELECT FROM sight s WHERE s.child_id = %1$s.child_id AND s.from_on <= today() AND s.until_on > today()'
            ' AND (CASE %1$s.kind %2$s END)[s.kind] >= %1$s.tier)'
            ' OR CASE %1$s.kind %3$s END >= %1$s.tier AND %1$s.child_id <> ALL ((SELECT my_denied())::uuid[]))',
            tab, string_agg(format('WHEN %L THEN %L::smallint[]', k.code, ceilings('plan_' || k.code, action)), ' ' ORDER BY k.position),
            string_agg(format('WHEN %L THEN (SELECT oversees(%L, %L))', k.code, 'plan_' || k.code, action), ' ' ORDER BY k.position))
          FROM plan_kind k);
COMMENT ON FUNCTION allowed_kind IS 'Text of the one form of policy, for plans and their parts';

-- make: the action that an INSERT is. What a plan says is made and changed by its agency alone.
CREATE OR REPLACE FUNCTION guard_plan(tab regclass, make text, is_shown text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    own text := 'agency_id = ANY ((SELECT my_agencies())::uuid[])';
BEGIN
    PERFORM unguard(tab), keep_versions(tab, 'plan_');
    EXECUTE format('CREATE POLICY view ON %s FOR SELECT TO around_app USING (%s AND %s)', tab, allowed_kind(tab, 'view'), is_shown);
    EXECUTE format('CREATE POLICY made ON %s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND %s AND %s)', tab, own, allowed_kind(tab, make));
    EXECUTE format('CREATE POLICY change ON %1$s FOR UPDATE TO around_app USING (%2$s AND %3$s) WITH CHECK (%2$s AND %3$s)', tab, own, allowed_kind(tab, 'edit'));
    EXECUTE format('GRANT SELECT, INSERT (%s), UPDATE (%s) ON %s TO around_app', columns_of(tab, '{made_at,made_by,version}'),
                   columns_of(tab, '{id,child_id,tier,made_at,made_by,version,plan_id,kind,agency_id,goal_id,share_id}'), tab);
END $$;
COMMENT ON FUNCTION guard_plan IS 'Puts a plan, or a part of plans, under row-level security as the policy says for its kind';

SELECT guard_plan('plan', 'create', '(state <> ''draft'' OR plan_is_own(kind, agency_id))'),
       guard_plan('plan_content', 'edit', 'plan_shown(plan_id)'), guard_plan('plan_goal', 'edit', 'plan_shown(plan_id)'),
       guard_plan('plan_rating', 'edit', 'plan_shown(plan_id)'), guard_plan('plan_review', 'edit', 'plan_shown(plan_id)'),
       guard_plan('plan_edition', 'edit', 'plan_shown(plan_id)'),
       guard_plan('plan_share', 'edit', 'EXISTS (SELECT FROM plan p WHERE p.id = plan_id)'),
       guard_plan('plan_read', 'edit', 'EXISTS (SELECT FROM plan p WHERE p.id = plan_id)');

-- That one has read a plan says nobody but whoever it is shared with, of what they can read.
REVOKE UPDATE ON plan_read FROM around_app;
DROP POLICY made ON plan_read;
CREATE POLICY made ON plan_read FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND EXISTS (SELECT FROM plan_content c WHERE c.plan_id = plan_read.plan_id)
                AND EXISTS (SELECT FROM plan_share s WHERE s.id = share_id AND s.plan_id = plan_read.plan_id AND s.ended_on IS NULL
                               AND (s.person_id = (SELECT me()) OR s.role = ANY ((SELECT my_roles())::text[]))));

CREATE OR REPLACE FUNCTION plan_made(plan uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM plan p WHERE p.id = plan_made.plan AND plan_is_own(p.kind, p.agency_id));
END $$;
COMMENT ON FUNCTION plan_made IS 'Whether a plan is one of those that I make, a draft too: what is drafted for it is mine to see';
GRANT EXECUTE ON FUNCTION plan_made(uuid) TO around_app;

-- Anybody around the child makes an action and sees it, but those of a treatment plan only who knows of the plan; it is changed by the agency whose it is, and worded by
-- whoever made it (action_settled, 0033).
SELECT guard('action', 'action', 'change');
CREATE POLICY of_plan ON action AS RESTRICTIVE FOR SELECT TO around_app
    USING (plan_id IS NULL OR live_at IS NOT NULL AND plan_kind <> ALL (ARRAY(SELECT k.code FROM plan_kind k WHERE k.is_shared))
           OR CASE WHEN live_at IS NULL THEN plan_made(plan_id) ELSE EXISTS (SELECT FROM plan p WHERE p.id = plan_id) END);
-- A draft's actions begin when whoever has the plan begins it.
CREATE POLICY own_agency ON action AS RESTRICTIVE FOR UPDATE TO around_app
    USING (agency_id = ANY ((SELECT my_agencies())::uuid[]) OR made_by = (SELECT me())
           OR live_at IS NULL AND plan_made(plan_id))
    WITH CHECK (agency_id = ANY ((SELECT my_agencies())::uuid[]) OR made_by = (SELECT me()) OR plan_made(plan_id));
REVOKE UPDATE ON action FROM around_app;
GRANT UPDATE (what, due_on, person_id, owner_name, state, outcome, settled_by, settled_on, live_at) ON action TO around_app;
-- A key that records what a review decided reads that, and no other action.
SELECT guard_own('action', 'action', 'create');

SELECT unguard('due_kind');
CREATE POLICY view ON due_kind FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON due_kind TO around_app;
SELECT unguard('plan_kind');
CREATE POLICY view ON plan_kind FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON plan_kind TO around_app;

-- ---------------------------------------------------------------------------------------------- groups (0050)

-- That there is a group, and who sits in it, is no secret; what it agreed to do is for those who sit in it, and for whoever oversees. Challenge cards
-- name nobody and are for all staff. Of children whom a group plans for, whoever may see the child: under the policies of children.
SELECT unguard('group_kind'), unguard('work_group'), unguard('group_member'), unguard('group_action'), unguard('group_action_note'), unguard('challenge'),
       unguard('challenge_response'), unguard('planning_meeting'), unguard('planning_place'), guard('planning', 'planning'), guard('graduated_step', 'graduated'),
       keep_versions('work_group', 'group'), keep_versions('group_member', 'group'), keep_versions('group_action', 'group_action'), keep_versions('challenge', 'challenge'),
       keep_versions('planning_meeting', 'group'), keep_versions('planning_place', 'group');
CREATE POLICY view ON group_kind FOR SELECT TO around_app USING ((SELECT entered()));
CREATE POLICY view ON work_group FOR SELECT TO around_app USING ((SELECT may('group', 'view')));
CREATE POLICY made ON work_group FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('group', 'create')) AND agency_id = ANY ((SELECT my_agencies())::uuid[]));
CREATE POLICY change ON work_group FOR UPDATE TO around_app USING ((SELECT may('group', 'edit')) AND group_is_run(id)) WITH CHECK (true);
CREATE POLICY view ON group_member FOR SELECT TO around_app USING ((SELECT may('group', 'view')));
CREATE POLICY made ON group_member FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('group', 'edit')) AND group_is_run(group_id));
CREATE POLICY change ON group_member FOR UPDATE TO around_app USING ((SELECT may('group', 'edit')) AND group_is_run(group_id)) WITH CHECK (true);
CREATE POLICY view ON planning_meeting FOR SELECT TO around_app USING ((SELECT may('group', 'view')));
CREATE POLICY made ON planning_meeting FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('group', 'edit')) AND group_is_run(group_id));
CREATE POLICY change ON planning_meeting FOR UPDATE TO around_app USING ((SELECT may('group', 'edit')) AND group_is_run(group_id)) WITH CHECK (true);
CREATE POLICY view ON planning_place FOR SELECT TO around_app USING ((SELECT may('group', 'view')));
CREATE POLICY made ON planning_place FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('group', 'view')));
CREATE POLICY change ON planning_place FOR UPDATE TO around_app USING (EXISTS (SELECT FROM planning p WHERE p.place_id = planning_place.id)) WITH CHECK (true);
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{group_action,group_action_note}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %s FOR SELECT TO around_app USING ((SELECT may(''group_action'', ''view''))
                        AND (group_id = ANY ((SELECT my_groups())::uuid[]) OR (SELECT oversees(''group_action'', ''view'')) >= 0))', t);
        EXECUTE format('CREATE POLICY made ON %s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may(''group_action'', ''create''))
                        AND group_id = ANY ((SELECT my_groups())::uuid[]))', t);
        EXECUTE format('GRANT SELECT, INSERT (%s) ON %s TO around_app', columns_of(t::regclass, '{made_at,made_by,version}'), t);
    END LOOP;
    FOREACH t IN ARRAY '{challenge,challenge_response}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %s FOR SELECT TO around_app USING ((SELECT may(''challenge'', ''view'')))', t);
        EXECUTE format('GRANT SELECT, INSERT (%s) ON %s TO around_app', columns_of(t::regclass, '{made_at,made_by,version}'), t);
    END LOOP;
    FOREACH t IN ARRAY '{work_group,group_member,planning_meeting,planning_place}'::text[] LOOP
        EXECUTE format('GRANT SELECT, INSERT (%s) ON %s TO around_app', columns_of(t::regclass, '{made_at,made_by,version}'), t);
    END LOOP;
END $$;
-- Whoever made an action words it, and the agency whose it is closes it (action_settled, 0033).
CREATE POLICY change ON group_action FOR UPDATE TO around_app
    USING ((SELECT may('group_action', 'change')) AND group_id = ANY ((SELECT my_groups())::uuid[])
           AND (agency_id = ANY ((SELECT my_agencies())::uuid[]) OR made_by = (SELECT me()))) WITH CHECK (true);
CREATE POLICY made ON challenge FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('challenge', 'create')) AND group_id = ANY ((SELECT my_groups())::uuid[]));
CREATE POLICY change ON challenge FOR UPDATE TO around_app
    USING ((SELECT may('challenge', 'edit')) AND (group_id = ANY ((SELECT my_groups())::uuid[]) OR agency_id = ANY ((SELECT my_agencies())::uuid[]))) WITH CHECK (true);
CREATE POLICY made ON challenge_response FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('challenge', 'edit'))
                AND EXISTS (SELECT FROM challenge c WHERE c.id = challenge_id AND c.group_id = challenge_response.group_id
                               AND (c.group_id = ANY ((SELECT my_groups())::uuid[]) OR c.agency_id = ANY ((SELECT my_agencies())::uuid[]))));
GRANT SELECT ON group_kind TO around_app;
GRANT UPDATE (name, about, ended_on) ON work_group TO around_app;
GRANT UPDATE (duty, runs, until_on) ON group_member TO around_app;
GRANT UPDATE (what, due_on, state, outcome, settled_by, settled_on) ON group_action TO around_app;
GRANT UPDATE (text, said_by, said_on, agency_id, owner_name, state, close_reason, what_changed, told_on, told_how, settled_on) ON challenge TO around_app;
GRANT UPDATE (held_on) ON planning_meeting TO around_app;
GRANT UPDATE (left_on) ON planning_place TO around_app;

-- ---------------------------------------------------------------------------------------------- tables of another form

-- One's own relations alone: what the policies above read.
SELECT unguard('sight'), unguard('denied'), unguard('draft'), unguard('idempotency'), unguard('news_seen'), unguard('version'), unguard('saved_view');
CREATE POLICY view ON sight FOR SELECT TO around_app USING (person_id = (SELECT me()));
GRANT SELECT ON sight TO around_app;
SELECT keep_versions('denied', 'child');

-- One's own drafts and repeated requests. A draft about a child whom one no longer sees is not shown.
CREATE POLICY mine ON draft TO around_app USING (person_id = (SELECT me())
    AND (child_id IS NULL OR EXISTS (SELECT FROM child c WHERE c.id = draft.child_id)));
GRANT SELECT, INSERT (person_id, form, child_id, body), UPDATE (child_id, body, saved_at), DELETE ON draft TO around_app;
CREATE POLICY mine ON saved_view TO around_app USING (made_by = (SELECT me()));
GRANT SELECT, INSERT (id, list, name, query), UPDATE (name, query), DELETE ON saved_view TO around_app;
CREATE OR REPLACE TRIGGER row_keep BEFORE UPDATE ON saved_view FOR EACH ROW EXECUTE FUNCTION row_keep();
CREATE POLICY mine ON news_seen TO around_app USING (person_id = (SELECT me()));
GRANT SELECT, INSERT (person_id, until_at), UPDATE (until_at) ON news_seen TO around_app;
CREATE POLICY mine ON idempotency TO around_app USING (person_id = (SELECT me()));
GRANT SELECT, INSERT (person_id, key, route, body_hash, status, location, etag, answer),
    UPDATE (route, body_hash, status, location, etag, answer, made_at) ON idempotency TO around_app;

-- Old content as the present content of its type. The ceilings are read from a table here: as constants, for every type of record,
-- they would have to be planned again for each table of schema as_of.
DELETE FROM ceiling;
INSERT INTO ceiling (record, tiers) SELECT r.record, ceilings(r.record, 'view') FROM (SELECT DISTINCT record FROM access_rule WHERE action = 'view') r;
GRANT SELECT ON ceiling TO around_app;
CREATE POLICY unwished ON version AS RESTRICTIVE FOR SELECT TO around_app
    USING (wish_kind(record) IS NULL OR (row ->> 'made_by')::uuid = (SELECT me())
           OR child_id <> ALL (CASE wish_kind(record) WHEN 'words' THEN (SELECT my_unwished('words')) WHEN 'home' THEN (SELECT my_unwished('home'))
                                    WHEN 'school' THEN (SELECT my_unwished('school')) WHEN 'health' THEN (SELECT my_unwished('health'))
                                    WHEN 'sdq' THEN (SELECT my_unwished('sdq')) ELSE (SELECT my_unwished('documents')) END));
-- Of plans as of what they are now: an old draft is its agency's, what one said is for those with whom it is shared.
CREATE POLICY plans ON version AS RESTRICTIVE FOR SELECT TO around_app
    USING (record NOT LIKE 'plan\_%'
           OR CASE WHEN table_name = 'plan' THEN row ->> 'state' <> 'draft' OR plan_is_own(row ->> 'kind', (row ->> 'agency_id')::uuid)
                   WHEN table_name IN ('plan_share', 'plan_read') THEN true ELSE plan_shown((row ->> 'plan_id')::uuid) END);
CREATE POLICY drafts ON version AS RESTRICTIVE FOR SELECT TO around_app
    USING (record <> 'action' OR row ->> 'state' <> 'draft' OR plan_made((row ->> 'plan_id')::uuid));
CREATE POLICY view ON version FOR SELECT TO around_app USING (
    EXISTS (SELECT FROM sight s JOIN ceiling k ON k.record = version.record
             WHERE s.child_id = version.child_id AND s.from_on <= (SELECT today()) AND s.until_on > (SELECT today()) AND k.tiers[s.kind] >= version.tier)
    OR oversees(version.record, 'view') >= version.tier AND version.child_id <> ALL ((SELECT my_denied())::uuid[]));
GRANT SELECT ON version TO around_app;

-- What somebody around a child may not see is not passed over in silence (permissions.md, tiers): up to tier 3 its type, day and owner, of tier 4
-- the owner alone, of tier 5 nothing. Whose role never sees such entries of anybody is told nothing either, nor are keys.
-- SDQs, referrals and homes whose heads one sees and whose parts one does not show that themselves.
CREATE OR REPLACE FUNCTION held(child uuid, only_type text DEFAULT NULL)
    RETURNS TABLE (type text, on_day date, agency_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5 SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    own    uuid := me();
    before timestamptz := CASE WHEN coalesce(current_setting('around.as_of', true), '') = '' THEN 'infinity' ELSE as_of_end() END;
BEGIN
    IF current_setting('around.kind', true) = 'key' OR NOT reaches('child', 'view', held.child, 1::smallint) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT CASE WHEN e.tier <= 3 THEN k.record END, CASE WHEN e.tier <= 3 THEN e.on_day END, p.agency_id
      FROM (SELECT x.record, CASE WHEN held.child = ANY (my_unwished(x.record)) THEN 0 ELSE reach(x.record, 'view', held.child) END AS tier
              FROM unnest('{words,home,pep,therapy_note,school,sdq,document,health,sibling}'::text[]) x (record)
             WHERE (held.only_type IS NULL OR x.record = held.only_type)
               AND EXISTS (SELECT FROM role_held h JOIN access_rule a ON a.role = h.role
                            WHERE h.person_id = own AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
                              AND a.record = x.record AND a.action = 'view')) k
     CROSS JOIN LATERAL (
            SELECT w.said_on AS on_day, w.made_by, w.tier, w.made_at, true AS is_mine FROM words w WHERE k.record = 'words' AND w.child_id = held.child
            UNION ALL
            SELECT f.said_on, f.made_by, f.tier, f.made_at, true FROM preference f WHERE k.record = 'words' AND f.child_id = held.child
            UNION ALL
            SELECT h.from_on, h.made_by, h.tier, h.made_at, true FROM home h WHERE k.record = 'home' AND h.child_id = held.child
            UNION ALL
            SELECT coalesce(q.held_on, london(q.made_at)), q.made_by, q.tier, q.made_at, true FROM pep q WHERE k.record = 'pep' AND q.child_id = held.child
            UNION ALL
            SELECT n.from_on, n.made_by, n.tier, n.made_at, true FROM enrolment n WHERE k.record = 'school' AND n.child_id = held.child
            UNION ALL
            SELECT coalesce(q.completed_on, make_date(q.return_year, 3, 31)), q.made_by, q.tier, q.made_at, true FROM sdq q WHERE k.record = 'sdq' AND q.child_id = held.child
            UNION ALL
            SELECT d.dated_on, d.made_by, d.tier, d.made_at, true FROM document d WHERE k.record = 'document' AND d.child_id = held.child AND d.error_reason IS NULL
            UNION ALL
            SELECT x.day, x.made_by, x.tier, x.made_at, true FROM health_check x WHERE k.record = 'health' AND x.child_id = held.child
            UNION ALL -- of the own work alone
            SELECT london(n.made_at), n.made_by, n.tier, n.made_at, is_own_work(n.involvement_id)
              FROM therapy_note n WHERE k.record = 'therapy_note' AND n.child_id = held.child
            UNION ALL -- as far as the other is for me to see
            SELECT b.said_on, b.made_by, b.tier, b.made_at, reaches('sibling', 'view', CASE b.child_id WHEN held.child THEN b.other_id ELSE b.child_id END, b.tier)
              FROM sibling b
             WHERE k.record = 'sibling' AND held.child IN (b.child_id, b.other_id) AND b.ended_on IS NULL AND b.error_reason IS NULL
               AND NOT EXISTS (SELECT FROM child_alias a WHERE a.merged_id IN (b.child_id, b.other_id))) e
      JOIN person p ON p.id = e.made_by
     WHERE (e.tier > k.tier OR NOT e.is_mine) AND e.tier <= 4 AND (e.made_by <> own OR k.record = 'sibling') AND e.made_at < before;
END $$;
COMMENT ON FUNCTION held IS 'Definer. What of a child that I see is held back from me: type and day up to tier 3, and whose it is';

-- That there is a note of therapy with a meeting is told as held() tells it of a child.
CREATE OR REPLACE FUNCTION knows_therapy() RETURNS boolean
LANGUAGE sql STABLE
RETURN coalesce(current_setting('around.kind', true), '') <> 'key'
   AND EXISTS (SELECT FROM access_rule a WHERE a.record = 'therapy_note' AND a.action = 'view' AND a.role = ANY (my_roles()));
COMMENT ON FUNCTION knows_therapy IS 'Whether my roles read notes of therapy of anybody, so that I may know of one that I do not read';
GRANT EXECUTE ON FUNCTION knows_therapy() TO around_app;

-- Therapy needs consent, and an assessment first (mission M7, M22). Called with whatever may change that: work or a referral that is opened or moved, a
-- consent that is recorded or withdrawn. What is lacking is a task until it comes, the work ends, or somebody says why it is so; who opened the work
-- may be a key, or a teacher, who sees no consent, and who moved a referral may no longer see the child. It answers nothing, and what it writes follows
-- from the records alone: whoever has signed in may call it. is_withdrawn: what was said before about consent no longer answers.
CREATE OR REPLACE FUNCTION therapy_review(child uuid, is_withdrawn boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM me();
    UPDATE task t SET state = 'dropped', settled_at = now(), settled_by = me()
     WHERE t.child_id = therapy_review.child AND t.state = 'open' AND t.kind LIKE 'therapy%'
       AND NOT EXISTS (SELECT FROM therapy_lacking(therapy_review.child) l
                        WHERE l.kind = t.kind AND l.about_id = t.about_id AND (l.kind <> 'therapy_consent_end' OR l.what = t.what));
    INSERT INTO task (id, child_id, kind, due_on, what, assigned_to, about_type, about_id)
    SELECT gen_random_uuid(), therapy_review.child, l.kind, l.due_on, l.what, l.practitioner_id, l.about_type, l.about_id
      FROM therapy_lacking(therapy_review.child) l
     WHERE NOT EXISTS (SELECT FROM task t
                        WHERE t.child_id = therapy_review.child AND t.kind = l.kind AND t.about_id IN (l.about_id, l.referral_id)
                          AND (t.state = 'open' AND t.about_id = l.about_id
                               OR t.state = 'done' AND NOT (therapy_review.is_withdrawn AND l.kind = 'therapy_consent')
                                  AND (l.since IS NULL OR london(t.settled_at) >= l.since) AND (l.kind <> 'therapy_consent_end' OR t.what = l.what)));
END $$;
COMMENT ON FUNCTION therapy_review IS 'Definer. Opens and settles the warnings about therapy of a child';

-- Whoever is asked to share decides: the agency whose entry it is, and those who lead the case. Everybody around the child sees that it was asked.
DO $$
BEGIN
    EXECUTE format('CREATE POLICY share_ask ON task AS RESTRICTIVE FOR UPDATE TO around_app
                    USING (kind <> ''share_ask'' OR asked_of = ANY ((SELECT my_agencies())::uuid[])
                           OR EXISTS (SELECT FROM sight s WHERE s.child_id = task.child_id AND s.kind = ANY (%L::smallint[])
                                         AND s.from_on <= (SELECT today()) AND s.until_on > (SELECT today())))',
                   (SELECT array_agg(16 * r.no + n ORDER BY 1) FROM role r CROSS JOIN unnest('{1,2}'::integer[]) n
                     WHERE r.name IN ('social_worker', 'personal_adviser', 'team_manager')));
END $$;

-- The directory, its rules and the settings: everybody who has signed in reads.
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{service,service_staff,service_referrer,service_clock,service_requirement,setting,therapy_word,legal_responsibility,outside_step_kind}'::text[] LOOP
        PERFORM unguard(t::regclass);
        EXECUTE format('CREATE POLICY view ON %I FOR SELECT TO around_app USING ((SELECT entered()))', t);
        EXECUTE format('GRANT SELECT ON %I TO around_app', t);
    END LOOP;
END $$;
SELECT unguard('service_link'), keep_versions('service', 'service'), keep_versions('service_link', 'service');
CREATE POLICY view ON service_link FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON service_link TO around_app;
-- What a service was stays as open as what it is.
CREATE POLICY directory ON version FOR SELECT TO around_app USING (table_name IN ('service', 'service_link') AND (SELECT entered()));

-- A service, its rules and its links are kept by the service administrators of its agency.
GRANT INSERT (id, code, agency_id, name, about, expect, crisis, needs, from_age, to_age, subjects, care_statuses, homes, localities, last_checked_on,
              ended_on, who_consents, types_of_work, last_checked_by, assesses),
      UPDATE (name, about, expect, crisis, needs, from_age, to_age, subjects, care_statuses, homes, localities, last_checked_on,
              ended_on, who_consents, types_of_work, last_checked_by, assesses) ON service TO around_app;
GRANT INSERT (id, service_id, school_id, practitioner_id), UPDATE (until_on) ON service_link TO around_app;
DO $$
DECLARE
    own  text := '(SELECT may(''service'', ''edit'')) AND %s = ANY ((SELECT my_agencies(''service_admin''))::uuid[])';
    mine text := 'EXISTS (SELECT FROM service s WHERE s.id = service_link.service_id AND ' || format(own, 's.agency_id') || ')';
BEGIN
    EXECUTE format('CREATE POLICY made ON service FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND %s)', format(own, 'agency_id'));
    EXECUTE format('CREATE POLICY change ON service FOR UPDATE TO around_app USING (%s)', format(own, 'agency_id'));
    EXECUTE format('CREATE POLICY made ON service_link FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND %s
                    AND EXISTS (SELECT FROM agency a WHERE a.id = school_id AND a.kind = ''school''))', mine);
    EXECUTE format('CREATE POLICY change ON service_link FOR UPDATE TO around_app USING (%s)', mine);
END $$;
GRANT UPDATE (value, version, changed_at, changed_by) ON setting TO around_app;
CREATE POLICY change ON setting FOR UPDATE TO around_app USING ((SELECT may('setting', 'edit')));
GRANT SELECT ON access_rule, relation_name, allocation_role, code_list, sdq_item TO around_app;

-- What a measure is: everybody who has signed in reads it, whoever keeps the settings adds one. It is never changed but for being superseded.
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{measure_definition,measure_item,measure_scale,measure_norm,measure_cut,measure_code}'::text[] LOOP
        PERFORM unguard(t::regclass);
        EXECUTE format('CREATE POLICY view ON %I FOR SELECT TO around_app USING ((SELECT entered()))', t);
        EXECUTE format('CREATE POLICY made ON %I FOR INSERT TO around_app WITH CHECK ((SELECT may(''setting'', ''edit''))%s)', t,
                       CASE t WHEN 'measure_definition' THEN ' AND made_by = (SELECT me())' ELSE '' END);
        EXECUTE format('GRANT SELECT, INSERT (%s) ON %I TO around_app', columns_of(t::regclass, '{made_at,made_by,version,superseded_at}'), t);
    END LOOP;
END $$;
CREATE POLICY change ON measure_definition FOR UPDATE TO around_app USING ((SELECT may('setting', 'edit')));
GRANT UPDATE (superseded_at) ON measure_definition TO around_app;
GRANT SELECT ON measure_shown TO around_app;

-- Work without a child's name: the own service's and its administrator's; who oversees the area sees all.
SELECT unguard('service_work'), unguard('cover'), keep_versions('service_work', 'service_work'), keep_versions('cover', 'cover');
CREATE POLICY view ON service_work FOR SELECT TO around_app
    USING ((SELECT may('service_work', 'view')) AND (service_id = ANY ((SELECT my_services())::uuid[]) OR service_id = ANY ((SELECT my_administered())::uuid[])
           OR (SELECT oversees('service_work', 'view')) >= 0));
CREATE POLICY made ON service_work FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('service_work', 'create'))
                AND (service_id = ANY ((SELECT my_services())::uuid[]) OR service_id = ANY ((SELECT my_administered())::uuid[])));
CREATE POLICY change ON service_work FOR UPDATE TO around_app
    USING ((SELECT may('service_work', 'edit')) AND (service_id = ANY ((SELECT my_services())::uuid[]) OR service_id = ANY ((SELECT my_administered())::uuid[])))
    WITH CHECK (true);
-- Who covers for whom is said wherever a practitioner is. It lets somebody in, so nobody says it of themselves: the administrator does, or
-- whoever will be away.
CREATE POLICY view ON cover FOR SELECT TO around_app USING ((SELECT entered()));
CREATE POLICY made ON cover FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND person_id <> (SELECT me()) AND (SELECT may('cover', 'create'))
                AND (service_id = ANY ((SELECT my_administered())::uuid[])
                     OR practitioner_id = (SELECT me()) AND service_id = ANY ((SELECT my_services())::uuid[])));
CREATE POLICY change ON cover FOR UPDATE TO around_app
    USING (person_id <> (SELECT me()) AND (SELECT may('cover', 'edit'))
           AND (service_id = ANY ((SELECT my_administered())::uuid[]) OR practitioner_id = (SELECT me())))
    WITH CHECK (true);
DO $$
BEGIN
    EXECUTE format('GRANT SELECT, INSERT (%s), UPDATE (%s) ON service_work TO around_app', columns_of('service_work', '{made_at,made_by,version}'),
                   columns_of('service_work', '{id,service_id,made_at,made_by,version}'));
    EXECUTE format('GRANT SELECT, INSERT (%s), UPDATE (until_on) ON cover TO around_app', columns_of('cover', '{made_at,made_by,version}'));
END $$;

-- The caseload of a service in numbers, of all its children, whoever of the service asks: some of its staff stand to some of them alone.
CREATE OR REPLACE FUNCTION may_see_caseload(service uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN oversees('caseload', 'view') >= 0
        OR may('caseload', 'view') AND (service = ANY (my_services()) OR service = ANY (my_administered()));
END $$;
COMMENT ON FUNCTION may_see_caseload IS 'Whether I am of this service, administer it or oversee all';

CREATE OR REPLACE FUNCTION caseload(service uuid)
    RETURNS TABLE (person_id uuid, has_left boolean, open integer, unmet integer, quiet integer, last_on date, minutes integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT may_see_caseload(caseload.service) THEN
        RETURN;
    END IF;
    RETURN QUERY
    WITH work AS MATERIALIZED (
        SELECT i.id, coalesce(i.child_id, i.carer_id) AS whom_id, i.practitioner_id, i.state, NOT EXISTS (SELECT FROM contact c WHERE c.involvement_id = i.id AND c.outcome = 'attended') AS is_unmet
          FROM involvement i WHERE i.service_id = caseload.service AND i.until_on IS NULL
    ), met AS MATERIALIZED (
        SELECT c.practitioner_id, max(c.day) FILTER (WHERE c.outcome = 'attended') AS last_on,
               sum(c.minutes) FILTER (WHERE c.day > today() - 28)::integer AS minutes
          FROM contact c JOIN involvement i ON i.id = c.involvement_id
         WHERE i.service_id = caseload.service
         GROUP BY 1
    ), whoever AS (
        SELECT w.practitioner_id FROM work w
        UNION
        SELECT h.person_id FROM service s JOIN service_staff f ON f.service_id = s.id AND f.role <> 'service_admin'
          JOIN role_held h ON h.role = f.role AND h.agency_id = s.agency_id
         WHERE s.id = caseload.service AND is_of_service(s.id, h.person_id)
    )
    SELECT p.practitioner_id, p.practitioner_id IS NOT NULL AND NOT is_of_service(caseload.service, p.practitioner_id),
           (SELECT count(DISTINCT w.whom_id)::integer FROM work w WHERE w.practitioner_id IS NOT DISTINCT FROM p.practitioner_id),
           (SELECT count(DISTINCT w.whom_id)::integer FROM work w WHERE w.practitioner_id IS NOT DISTINCT FROM p.practitioner_id AND w.is_unmet),
           (SELECT count(DISTINCT w.whom_id)::integer FROM work w WHERE w.practitioner_id IS NOT DISTINCT FROM p.practitioner_id AND w.state = 'quiet'),
           m.last_on, coalesce(m.minutes, 0)
      FROM whoever p LEFT JOIN met m ON m.practitioner_id = p.practitioner_id;
END $$;
COMMENT ON FUNCTION caseload IS 'Definer. How many children and carers each practitioner of a service has, for whoever may know: numbers, and no name';

-- The step itself: the statement that calls it names what its caller sees. By the administrator, or of one's own work.
CREATE OR REPLACE FUNCTION handover(service uuid, to_person uuid, involvements uuid[], referrals uuid[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    is_admin boolean := service = ANY (my_administered());
    moved    integer;
    more     integer;
BEGIN
    IF NOT may('caseload', 'change') OR NOT is_of_service(service, to_person)
       OR NOT is_admin AND EXISTS (SELECT FROM involvement i WHERE i.id = ANY (involvements) AND i.practitioner_id IS DISTINCT FROM me()
                                   UNION ALL
                                   SELECT FROM referral r WHERE r.id = ANY (referrals) AND r.practitioner_id IS DISTINCT FROM me()) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed to hand this over';
    END IF;
    UPDATE involvement i SET practitioner_id = to_person
     WHERE i.id = ANY (involvements) AND i.service_id = handover.service AND i.until_on IS NULL AND coalesce(i.child_id, i.carer_id) <> ALL (my_denied());
    GET DIAGNOSTICS moved = ROW_COUNT;
    WITH handed AS (
        UPDATE referral r SET practitioner_id = to_person
         WHERE r.id = ANY (referrals) AND r.service_id = handover.service AND r.state IN ('allocated', 'seen') AND coalesce(r.child_id, r.carer_id) <> ALL (my_denied())
     RETURNING r.id, r.child_id, r.carer_id)
    INSERT INTO referral_event (id, child_id, carer_id, referral_id, kind, practitioner_id) SELECT gen_random_uuid(), h.child_id, h.carer_id, h.id, 'handover', to_person FROM handed h;
    GET DIAGNOSTICS more = ROW_COUNT;
    RETURN moved + more;
END $$;
COMMENT ON FUNCTION handover IS 'Definer. Gives work of a service to another of its practitioners, all in one step';

-- Search: the rows of the children whom I may see.
SELECT unguard('child_search');
DO $$
BEGIN
    EXECUTE format('CREATE POLICY view ON child_search FOR SELECT TO around_app USING (%s)', allowed('child_search', 'child', 'view'));
END $$;
GRANT SELECT ON child_search TO around_app;

-- What others did that concerns the asker by name, their services or their own children: each line where it stands. Whoever reads it as the
-- application sees what row-level security leaves of it.
CREATE OR REPLACE VIEW news_line WITH (security_invoker = true) AS
WITH followed AS MATERIALIZED (
    SELECT DISTINCT r.id
      FROM (SELECT me() AS id) self CROSS JOIN LATERAL (
            SELECT r.id FROM referral r WHERE r.asked_by = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.referred_by = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.practitioner_id = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.state = 'asked' AND r.decider_id = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.state IN ('submitted', 'accepted', 'allocated') AND r.service_id = ANY (my_services())) r
), own AS MATERIALIZED (
    SELECT DISTINCT s.child_id FROM sight s
     WHERE s.person_id = (SELECT me()) AND s.from_on <= today() AND s.until_on > today()
       AND s.kind % 16 = (SELECT no FROM relation_name WHERE relation = 'allocated')
), working AS MATERIALIZED (
    SELECT DISTINCT s.child_id FROM sight s
     WHERE s.person_id = (SELECT me()) AND s.from_on <= today() AND s.until_on > today()
       AND s.kind % 16 IN (SELECT no FROM relation_name WHERE relation IN ('allocated', 'involved', 'named'))
)
SELECT e.made_at AS at, e.child_id, e.made_by,
       CASE e.kind WHEN 'move' THEN CASE e.to_state
                WHEN 'asked' THEN s.name || ' is asked for: decide whether to refer' WHEN 'submitted' THEN 'Referred to ' || s.name
                WHEN 'accepted' THEN s.name || ' accepted the referral' WHEN 'allocated' THEN s.name || ' allocated the referral'
                WHEN 'seen' THEN 'First meeting with ' || s.name WHEN 'closed' THEN s.name || ' closed the referral'
                WHEN 'declined' THEN 'The referral to ' || s.name || ' was declined' WHEN 'redirected' THEN s.name || ' passed the referral on'
                ELSE 'The referral to ' || s.name || ' was withdrawn' END
            WHEN 'offer' THEN s.name || ' offered an assessment' WHEN 'word' THEN s.name || ' rang or wrote to the carer'
            WHEN 'pause' THEN s.name || ' paused the referral' WHEN 'resume' THEN s.name || ' took the paused referral up again'
            WHEN 'thrive' THEN s.name || ' set the THRIVE group'
            WHEN 'handover' THEN s.name || ' handed over to ' || (SELECT p.name FROM person p WHERE p.id = e.practitioner_id)
            ELSE 'Referral to ' || s.name || ': a reminder' END AS title,
       w.reason AS text, 'referral' AS link_type, r.id AS link_id, r.urgency = 'urgent' AND coalesce(e.to_state, '') IN ('asked', 'submitted') AS is_urgent,
       e.id AS record_id, greatest(r.tier, e.tier) AS tier, false AS is_own, e.carer_id
  FROM followed f
  JOIN referral r ON r.id = f.id
  JOIN service s ON s.id = r.service_id
  JOIN referral_event e ON e.referral_id = r.id
  LEFT JOIN referral_reason w ON w.event_id = e.id
UNION ALL
SELECT t.made_at, t.child_id, t.made_by, t.what, t.why, 'task', t.id, false, t.id, t.tier, false, NULL
  FROM task t WHERE t.assigned_to = (SELECT me()) AND t.state = 'open'
UNION ALL
SELECT t.settled_at, t.child_id, t.settled_by, 'Answered: ' || t.what, t.outcome, 'task', t.id, false, t.id, t.tier, true, NULL
  FROM task t WHERE t.made_by = (SELECT me()) AND t.kind = 'share_ask' AND t.state = 'done'
UNION ALL
SELECT x.made_at, x.child_id, x.made_by, 'In their own words', x.text, 'words', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN words x ON x.child_id = own.child_id
UNION ALL
SELECT f.sent_at, f.child_id, NULL, 'A form came from ' || f.name, t.what, 'form', f.id, t.what IS NOT NULL, f.id, f.tier, true, NULL
  FROM form_link f LEFT JOIN task t ON t.about_id = f.id AND t.about_type = 'form' AND t.state = 'open' WHERE f.made_by = (SELECT me()) AND f.sent_at IS NOT NULL
UNION ALL
SELECT x.made_at, x.child_id, x.made_by, 'Document: ' || x.title, NULL, 'document', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN document x ON x.child_id = own.child_id WHERE x.error_reason IS NULL
UNION ALL
SELECT q.made_at, q.child_id, q.made_by,
       CASE q.informant WHEN 'parent' THEN 'SDQ from the carer' WHEN 'teacher' THEN 'SDQ from school' ELSE 'SDQ from the young person' END,
       CASE WHEN q.total IS NOT NULL THEN 'Total ' || q.total END, 'sdq', q.id, false, q.id, q.tier, false, NULL
  FROM own JOIN sdq q ON q.child_id = own.child_id
UNION ALL
SELECT m.made_at, m.child_id, m.made_by, d.name, NULL, 'measure', m.id, false, m.id, m.tier, false, NULL
  FROM own JOIN measure m ON m.child_id = own.child_id JOIN measure_definition d ON d.id = m.definition_id
UNION ALL -- plans of my children, and what changed in them; who has read mine; actions that are mine by name
SELECT p.made_at, p.child_id, p.made_by, p.title, p.summary, 'plan', p.id, false, p.id, p.tier, false, NULL
  FROM own JOIN plan p ON p.child_id = own.child_id WHERE p.state <> 'draft'
UNION ALL
SELECT e.made_at, e.child_id, e.made_by, 'Changed: ' || p.title, e.what_changed, 'plan', p.id, false, e.id, e.tier, false, NULL
  FROM own JOIN plan_edition e ON e.child_id = own.child_id JOIN plan p ON p.id = e.plan_id
UNION ALL
SELECT r.made_at, r.child_id, r.made_by, 'Read: ' || p.title, NULL, 'plan', p.id, false, r.id, r.tier, true, NULL
  FROM plan p JOIN plan_read r ON r.plan_id = p.id WHERE p.made_by = (SELECT me())
UNION ALL -- when it was agreed; of an agency as a whole, to those of it who work with the child
SELECT a.live_at, a.child_id, a.made_by, 'An action for you: ' || a.what, NULL, 'action', a.id, false, a.id, a.tier, false, NULL
  FROM action a WHERE a.person_id = (SELECT me()) AND a.state = 'open'
UNION ALL
SELECT a.live_at, a.child_id, a.made_by, 'An action for your agency: ' || a.what, NULL, 'action', a.id, false, a.id, a.tier, false, NULL
  FROM (SELECT DISTINCT s.child_id FROM sight s
         WHERE s.person_id = (SELECT me()) AND s.from_on <= today() AND s.until_on > today()
           AND s.kind % 16 = ANY (ARRAY(SELECT r.no FROM relation_name r WHERE r.relation IN ('allocated', 'named', 'school')))) k
  JOIN action a ON a.child_id = k.child_id
 WHERE a.state = 'open' AND a.person_id IS NULL AND a.agency_id = ANY ((SELECT my_agencies())::uuid[])
UNION ALL -- reviews, visits and health checks, as they are recorded; not those of long ago that an import brings
SELECT v.made_at, v.child_id, v.made_by, 'Child in care review held',
       CASE k.mental_health WHEN 'yes' THEN 'Mental health needs are met' WHEN 'no' THEN 'Mental health needs are not met' WHEN 'not_known' THEN 'It is not known whether mental health needs are met' END,
       'review', v.id, false, v.id, v.tier, false, NULL
  FROM own JOIN review v ON v.child_id = own.child_id LEFT JOIN review_record k ON k.review_id = v.id
 WHERE v.held_on > london(v.made_at) - 92
UNION ALL
SELECT x.made_at, x.child_id, x.made_by, 'A review is planned for ' || to_char(x.planned_on, 'FMDD FMMonth YYYY'), x.place, 'review', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN review_plan x ON x.child_id = own.child_id WHERE x.state = 'planned'
UNION ALL
SELECT v.made_at, v.child_id, v.made_by, CASE WHEN v.was_seen THEN 'Visit by the social worker' ELSE 'A visit, and the child was not there' END, NULL, 'visit', v.id, false, v.id, v.tier, false, NULL
  FROM own JOIN visit v ON v.child_id = own.child_id
 WHERE v.day > london(v.made_at) - 92
UNION ALL
SELECT h.made_at, h.child_id, h.made_by, health_kind(h.kind) || CASE h.state WHEN 'refused' THEN ': refused by the young person' WHEN 'missed' THEN ': missed' ELSE '' END, NULL,
       'health', h.id, false, h.id, h.tier, false, NULL
  FROM own JOIN health_check h ON h.child_id = own.child_id
 WHERE h.day > london(h.made_at) - 92
UNION ALL
SELECT j.made_at, j.child_id, j.made_by, CASE j.kind WHEN 'joined' THEN 'Two records of this child were put together: look at what is new here' ELSE 'Two records that were put together are two again: look at what is missing here' END,
       NULL, 'child', j.child_id, false, j.id, j.tier, false, NULL
  FROM working JOIN child_joined j ON j.child_id = working.child_id
UNION ALL -- of one's own children, and those that one wrote
SELECT q.closed_at, q.child_id, q.closed_by,
       CASE q.quality WHEN 'good' THEN 'The PEP was signed off' WHEN 'some_work' THEN 'The PEP was signed off: it needs some work' ELSE 'The PEP was signed off: not good enough' END,
       q.quality_note, 'pep', q.id, false, q.id, q.tier, false, NULL
  FROM (SELECT p.id FROM own JOIN pep p ON p.child_id = own.child_id
        UNION SELECT p.id FROM pep p WHERE p.made_by = (SELECT me()) AND p.state = 'closed') o
  JOIN pep q ON q.id = o.id AND q.state = 'closed';
COMMENT ON VIEW news_line IS 'What others did, and oneself, that concerns whoever asks';
COMMENT ON COLUMN news_line.at IS 'When it was recorded';
COMMENT ON COLUMN news_line.child_id IS 'The child';
COMMENT ON COLUMN news_line.carer_id IS 'The carer, where it is about no child';
COMMENT ON COLUMN news_line.made_by IS 'Who did it; what one did oneself is no news; none: whoever held a link';
COMMENT ON COLUMN news_line.title IS 'What happened';
COMMENT ON COLUMN news_line.text IS 'What was said with it';
COMMENT ON COLUMN news_line.link_type IS 'Type of record to open: referral, task, words, document, sdq, plan, action, pep, measure, form, review, visit, health, child';
COMMENT ON COLUMN news_line.link_id IS 'Its id';
COMMENT ON COLUMN news_line.is_urgent IS 'Somebody waits for a decision on something urgent';
COMMENT ON COLUMN news_line.record_id IS 'The record that is new';
COMMENT ON COLUMN news_line.tier IS 'How sensitive it is';
COMMENT ON COLUMN news_line.is_own IS 'An answer to what one asked oneself';

-- One's own calendar. What its address is stands nowhere, and what is kept in its place is not to be read.
SELECT unguard('calendar_link');
CREATE POLICY mine ON calendar_link TO around_app USING (person_id = (SELECT me()));
GRANT SELECT (id, person_id, made_at, expires_at, last_used_at, ended_at), INSERT (id, token_hash), UPDATE (ended_at) ON calendar_link TO around_app;

-- Where one wants to be told by e-mail: one's own alone. Whoever makes an account may say the address once, and nothing is sent before its
-- person says so. That it failed is told to that person and to whoever runs the service.
SELECT unguard('notice_choice'), unguard('notice'), unguard('notice_run');
CREATE POLICY mine ON notice_choice TO around_app USING (person_id = (SELECT me()));
CREATE POLICY invited ON notice_choice FOR INSERT TO around_app
    WITH CHECK (how = 'none' AND EXISTS (SELECT FROM person p WHERE p.id = notice_choice.person_id AND p.made_by = (SELECT me())));
GRANT SELECT, INSERT (person_id, address, how), UPDATE (address, how, told_until, urgent_until, changed_at) ON notice_choice TO around_app;
CREATE POLICY view ON notice FOR SELECT TO around_app USING (person_id = (SELECT me()) OR (SELECT may('setting', 'edit')));
GRANT SELECT ON notice TO around_app;
CREATE POLICY view ON notice_run FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON notice_run TO around_app;

-- Imports: one's own and those of one's agencies. What a batch does to children runs in the import's own functions.
SELECT unguard('import_batch'), unguard('import_line'), unguard('import_problem'), keep_versions('import_batch', 'import');
CREATE POLICY view ON import_batch FOR SELECT TO around_app
    USING ((SELECT may('import', 'view')) AND (made_by = (SELECT me()) OR agency_id = ANY ((SELECT my_agencies())::uuid[])));
CREATE POLICY made ON import_batch FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND agency_id = ANY ((SELECT my_agencies())::uuid[]) AND (SELECT may('import', 'create')));
CREATE POLICY change ON import_batch FOR UPDATE TO around_app USING (made_by = (SELECT me()) AND (SELECT may('import', 'create')));
GRANT SELECT, INSERT (id, agency_id, format, return_year, state), UPDATE (summary) ON import_batch TO around_app;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{import_line,import_problem}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %I FOR SELECT TO around_app USING (batch_id IN (SELECT b.id FROM import_batch b))', t);
        EXECUTE format('CREATE POLICY made ON %I FOR INSERT TO around_app WITH CHECK (batch_id IN (SELECT b.id FROM import_batch b
                        WHERE b.made_by = (SELECT me()) AND b.state IN (''ready'', ''stopped'')))', t);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO around_app', t);
    END LOOP;
END $$;

-- ---------------------------------------------------------------------------------------------- two records of one child (0043)

-- Of an alias everybody may know: it is two ids. Who was merged is seen by those who see the child, and by the matching desk also afterwards.
SELECT unguard('child_alias'), unguard('child_merge'), unguard('child_merge_row');
CREATE POLICY view ON child_alias FOR SELECT TO around_app USING ((SELECT entered()));
DO $$
BEGIN
    EXECUTE format('CREATE POLICY view ON child_merge FOR SELECT TO around_app USING (undone_at IS NULL AND %s)', allowed('child_merge', 'child', 'view'));
    EXECUTE format('CREATE POLICY or_desk ON child_merge FOR SELECT TO around_app USING (%s AND other_id <> ALL ((SELECT my_denied())::uuid[]))',
                   allowed('child_merge', 'match', 'view'));
END $$;
CREATE POLICY view ON child_merge_row FOR SELECT TO around_app
    USING ((SELECT may('match', 'view')) AND EXISTS (SELECT FROM child_merge m WHERE m.id = child_merge_row.merge_id));
GRANT SELECT ON child_alias, child_merge, child_merge_row TO around_app;

-- That it was done is told to those who work with the child.
SELECT unguard('child_joined'), keep_versions('child_joined', 'match');
DO $$
BEGIN
    EXECUTE format('CREATE POLICY view ON child_joined FOR SELECT TO around_app USING (%s)', allowed('child_joined', 'child', 'view'));
END $$;
GRANT SELECT ON child_joined TO around_app;

-- A record that waited for the merger to end is about the child that is kept. Every table about a child has it, a new one too; but that of the
-- matching desk, which is about records.
CREATE OR REPLACE FUNCTION child_follow() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    a record;
BEGIN
    FOR a IN SELECT DISTINCT k.merged_id, k.kept_id FROM new_rows n JOIN child_alias k ON k.merged_id = n.child_id LOOP
        EXECUTE format('UPDATE %I x SET child_id = $2 WHERE x.child_id = $1 AND x.id IN (SELECT n.id FROM new_rows n)', TG_TABLE_NAME)
            USING a.merged_id, a.kept_id;
    END LOOP;
    IF TG_TABLE_NAME = 'sibling' THEN
        UPDATE sibling x SET other_id = k.kept_id FROM new_rows n JOIN child_alias k ON k.merged_id = n.other_id WHERE x.id = n.id;
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION child_follow IS 'Definer. What is written for a record that was merged is written for the one that is kept';
DO $$
DECLARE
    t regclass;
BEGIN
    FOR t IN SELECT x.tab FROM child_tables() x WHERE x.col = 'child_id' AND x.tab <> 'match_task'::regclass LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER child_follow AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
                        FOR EACH STATEMENT EXECUTE FUNCTION child_follow()', t);
    END LOOP;
END $$;

-- Held until the end of the transaction: whoever writes for either waits, and so does a second merger.
CREATE OR REPLACE FUNCTION child_desk(one uuid, other uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF oversees('match', 'change') < 1 OR one = ANY (my_denied()) OR other = ANY (my_denied()) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed at the matching desk';
    END IF;
    PERFORM FROM child c WHERE c.id IN (one, other) ORDER BY c.id FOR UPDATE;
    PERFORM sight_lock(ARRAY[one, other], NULL);
    RETURN NOT EXISTS (SELECT FROM child_alias a WHERE a.merged_id = one);
END $$;
COMMENT ON FUNCTION child_desk IS 'Asks whether I may decide about these two, and holds both; false: the first was merged already';

-- Answers the types of record of which both have one where there can be only one; nothing of it stands then, since the caller takes it back.
-- A deny goes with the records, so whoever may see nothing of one sees nothing of both.
CREATE OR REPLACE FUNCTION child_join(match uuid, keep uuid) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    pair      match_task;
    other     uuid;
    merge     uuid := gen_random_uuid();
    conflicts text[];
BEGIN
    SELECT * INTO pair FROM match_task m WHERE m.id = child_join.match AND m.state = 'open' AND keep IN (m.child_id, m.other_id);
    other := CASE keep WHEN pair.child_id THEN pair.other_id ELSE pair.child_id END;
    IF other IS NULL OR NOT child_desk(keep, other) OR EXISTS (SELECT FROM child_alias a WHERE a.merged_id = other) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'state', MESSAGE = 'one of them was merged already';
    END IF;
    INSERT INTO child_merge (id, child_id, other_id, match_id, was, kept_was, tier_was)
    SELECT merge, keep, o.id, match, child_said(o), child_said(k), o.tier FROM child o, child k WHERE o.id = other AND k.id = keep;
    UPDATE child_alias a SET kept_id = keep WHERE a.kept_id = other;
    INSERT INTO child_alias VALUES (other, keep);
    UPDATE draft d SET child_id = keep WHERE d.child_id = other;
    SET CONSTRAINTS ALL DEFERRED; -- a plan and its parts
    conflicts := child_rows_move(merge, other, keep);
    SET CONSTRAINTS ALL IMMEDIATE;
    DELETE FROM child_merge_row r USING sibling b WHERE r.merge_id = merge AND r.table_name = 'sibling' AND r.what = 'left' AND b.id = r.row_id AND b.tier = 5; -- sealed: the desk is not told
    PERFORM child_versions_follow(keep, other);
    INSERT INTO child_joined (id, child_id, tier, kind) VALUES (gen_random_uuid(), keep, 1, 'joined');
    UPDATE child c SET tier = 5 WHERE c.id = other;
    UPDATE version v SET tier = 5 WHERE v.row_id = other AND v.table_name = 'child'; -- nor is it one of whom one asks how it was
    PERFORM child_search_make(keep);
    RETURN conflicts;
END $$;
COMMENT ON FUNCTION child_join IS 'Definer. Makes two records of one child one, for the matching desk';

-- What a record was put together from goes back to where it was; what was written since stays, and is listed for a person to decide. A deny
-- of that time holds for both: nobody can say of whom it was meant.
CREATE OR REPLACE FUNCTION child_part(merge uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    m child_merge;
    t record;
BEGIN
    SELECT * INTO m FROM child_merge x WHERE x.id = child_part.merge FOR UPDATE;
    IF m.id IS NULL OR NOT child_desk(m.child_id, m.other_id) OR m.undone_at IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'state', MESSAGE = 'they are two already, or the one that was kept was merged itself';
    END IF;
    DELETE FROM child_alias a WHERE a.merged_id = m.other_id;
    WITH RECURSIVE below AS (
        SELECT x.other_id FROM child_merge x WHERE x.child_id = m.other_id AND x.undone_at IS NULL
        UNION SELECT x.other_id FROM below b JOIN child_merge x ON x.child_id = b.other_id AND x.undone_at IS NULL)
    UPDATE child_alias a SET kept_id = m.other_id FROM below b WHERE a.merged_id = b.other_id;
    UPDATE child c SET tier = m.tier_was WHERE c.id = m.other_id;
    UPDATE version v SET tier = m.tier_was WHERE v.row_id = m.other_id AND v.table_name = 'child';
    SET CONSTRAINTS ALL DEFERRED;
    FOR t IN SELECT * FROM child_tables() x JOIN pg_class c ON c.oid = x.tab LOOP
        EXECUTE format('UPDATE %s x SET %I = $2 FROM child_merge_row r WHERE r.merge_id = $3 AND r.what IN (''moved'', ''dropped'') AND r.table_name = %L
                         AND r.column_name = %2$L AND r.row_id = x.id AND x.%2$I = $1', t.tab, t.col, t.relname) USING m.child_id, m.other_id, m.id;
    END LOOP;
    UPDATE task x SET state = 'open', settled_at = NULL, settled_by = NULL
      FROM child_merge_row r WHERE r.merge_id = m.id AND r.what = 'dropped' AND r.row_id = x.id AND x.child_id = m.other_id AND x.state = 'dropped';
    PERFORM child_rows_follow(m.child_id, m.other_id);
    SET CONSTRAINTS ALL IMMEDIATE;
    INSERT INTO child_joined (id, child_id, tier, kind) VALUES (gen_random_uuid(), m.child_id, 1, 'parted'), (gen_random_uuid(), m.other_id, 1, 'parted');
    INSERT INTO denied (id, person_id, child_id, reason) SELECT gen_random_uuid(), d.person_id, m.other_id, d.reason
      FROM denied d WHERE d.child_id = m.child_id AND d.made_at > m.made_at AND d.ended_at IS NULL;
    PERFORM child_versions_follow(m.child_id, m.other_id);
    FOR t IN SELECT * FROM child_tables() x JOIN pg_class c ON c.oid = x.tab WHERE x.col = 'child_id' AND c.relname <> ALL ('{denied,child_joined}'::text[]) OR c.relname = 'sibling' LOOP
        EXECUTE format('INSERT INTO child_merge_row SELECT $3, %L, %L, x.id, ''stayed'', x.made_at, x.made_by FROM %s x WHERE x.%2$I = $1 AND x.made_at > $2
                            ON CONFLICT DO NOTHING', t.relname, t.col, t.tab) USING m.child_id, m.made_at, m.id;
    END LOOP;
    DELETE FROM child_merge_row r USING sibling b WHERE r.merge_id = m.id AND r.table_name = 'sibling' AND r.what = 'stayed' AND b.id = r.row_id AND b.tier = 5;
    UPDATE child_merge x SET undone_at = now(), undone_by = me() WHERE x.id = m.id;
    PERFORM child_search_make(m.child_id), child_search_make(m.other_id);
END $$;
COMMENT ON FUNCTION child_part IS 'Definer. Makes two records again of one that was two, for the matching desk';
GRANT EXECUTE ON FUNCTION child_join(uuid, uuid), child_part(uuid), child_tables(), child_records(uuid), child_said(child) TO around_app;

-- ---------------------------------------------------------------------------------------------- on the wrong child (0045)

SELECT unguard('record_moved');
CREATE POLICY view ON record_moved FOR SELECT TO around_app USING (reaches(record, 'view', child_id, tier));
GRANT SELECT ON record_moved TO around_app;

-- Whether I may put right a record of this type and tier of a child: whoever may write such a record may.
CREATE OR REPLACE FUNCTION may_put_right(record text, child uuid, tier smallint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN greatest(reach(record, 'create', child), reach(record, 'edit', child), reach(record, 'change', child)) >= tier;
END $$;
COMMENT ON FUNCTION may_put_right IS 'Whether I may write a record of this type and tier of a child';

-- A referral or work that is under way is ended or withdrawn, not unmade: what was done in it was done. What is an agency's own, that agency puts right, and
-- a PEP that was signed off whoever signs them off. An action of a plan goes with its plan. A measure is scored by age and sex, a check falls due by them, a
-- visit is to a home: on the right child these are recorded anew.
CREATE OR REPLACE FUNCTION record_put_right(trace uuid, what text, wrong uuid, right_child uuid, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    place text := CASE what WHEN 'person' THEN 'around_person' WHEN 'health' THEN 'health_check' WHEN 'graduated' THEN 'graduated_step' ELSE what END;
    kind  text := (SELECT t.record FROM child_tables() t WHERE t.tab = to_regclass(place) AND t.col = 'child_id');
    r     record_moved;
    x     jsonb;
    other uuid;
BEGIN
    IF what <> ALL ('{action,alert,contact,document,graduated,health,involvement,measure,pep,person,plan,preference,referral,review,sdq,sibling,thrive,visit,words}'::text[]) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'not_found', MESSAGE = 'no such type of record';
    END IF;
    EXECUTE format('SELECT x.child_id, x.tier, to_jsonb(x) FROM %I x WHERE x.id = $1 FOR UPDATE', place) INTO r.child_id, r.tier, x USING wrong;
    kind := CASE what WHEN 'plan' THEN 'plan_' || (x ->> 'kind') ELSE kind END;
    other := CASE what WHEN 'sibling' THEN (x ->> 'other_id')::uuid END;
    IF r.child_id IS NULL OR r.tier > 4 OR NOT reaches(kind, 'view', r.child_id, r.tier) OR r.child_id = ANY (my_unwished(kind))
       OR right_child IS NOT NULL AND NOT reaches('child', 'view', right_child, 1::smallint)
       OR what = 'sibling' AND (right_child IS NOT NULL OR NOT reaches(kind, 'view', other, r.tier))
       OR what = 'plan' AND x ->> 'state' = 'draft' AND NOT plan_is_own(x ->> 'kind', (x ->> 'agency_id')::uuid) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'not_found', MESSAGE = 'not visible';
    END IF;
    IF NOT (may_put_right(kind, r.child_id, r.tier) OR what = 'sibling' AND may_put_right(kind, other, r.tier))
       OR right_child IS NOT NULL AND NOT may_put_right(kind, right_child, r.tier)
       OR what IN ('plan', 'document', 'action') AND (x ->> 'agency_id')::uuid <> ALL (my_agencies())
       OR what = 'pep' AND x ->> 'state' = 'closed' AND reach(kind, 'change', r.child_id) < r.tier THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'forbidden', MESSAGE = 'not allowed to put this right';
    END IF;
    IF right_child = r.child_id OR right_child IS NULL AND what IN ('referral', 'involvement') OR what = 'referral' AND x ->> 'state' NOT IN ('draft', 'asked', 'submitted')
       OR right_child IS NOT NULL AND what IN ('measure', 'health', 'visit') OR what = 'action' AND x ->> 'plan_id' IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'state', MESSAGE = 'it is there already, or under way, or goes with its plan';
    END IF;
    r.tier := CASE what WHEN 'sibling' THEN 5 ELSE r.tier END; -- that it was there is sealed too
    INSERT INTO record_moved (id, child_id, tier, record, table_name, row_id, to_child, reason) VALUES (trace, r.child_id, r.tier, kind, place, wrong, right_child, why);
    IF right_child IS NULL THEN
        EXECUTE format('UPDATE %I x SET tier = 5 WHERE x.id = $1', place) USING wrong;
        PERFORM child_rows_seal(r.child_id);
    ELSE
        SET CONSTRAINTS ALL DEFERRED;
        EXECUTE format('UPDATE %I x SET child_id = $2 WHERE x.id = $1', place) USING wrong, right_child;
        PERFORM child_rows_follow(r.child_id, right_child), child_versions_follow(r.child_id, right_child);
        SET CONSTRAINTS ALL IMMEDIATE;
    END IF;
    UPDATE task t SET state = 'dropped', settled_at = now(), settled_by = me() WHERE t.child_id = r.child_id AND t.about_id = wrong AND t.state = 'open';
END $$;
COMMENT ON FUNCTION record_put_right IS 'Definer. Takes a record to the child whose it is, or seals one that was entered in error, and says so where it was';
GRANT EXECUTE ON FUNCTION record_put_right(uuid, text, uuid, uuid, text), may_put_right(text, uuid, smallint) TO around_app;

-- ---------------------------------------------------------------------------------------------- brothers and sisters (0052)

-- Whoever sees it sees both: what stands in it names both. Who may not is told by held(). A merger leaves one behind that says nothing new: it is of no
-- child any more. It is recorded and changed by whoever may for one of the two and sees the other.
SELECT guard('sibling', 'sibling');
CREATE POLICY both_seen ON sibling AS RESTRICTIVE FOR SELECT TO around_app
    USING (reaches('sibling', 'view', other_id, tier) AND NOT EXISTS (SELECT FROM child_alias a WHERE a.merged_id IN (child_id, other_id)));
CREATE POLICY both_made ON sibling AS RESTRICTIVE FOR INSERT TO around_app WITH CHECK (EXISTS (SELECT FROM child c WHERE c.id = other_id));
CREATE POLICY from_other ON sibling FOR UPDATE TO around_app
    USING (reaches('sibling', 'edit', other_id, tier)) WITH CHECK (reaches('sibling', 'edit', other_id, tier));
REVOKE UPDATE (other_id) ON sibling FROM around_app;
-- What it said before is for the same people.
CREATE POLICY siblings ON version AS RESTRICTIVE FOR SELECT TO around_app
    USING (table_name <> 'sibling' OR EXISTS (SELECT FROM sibling s WHERE s.id = row_id));

-- ---------------------------------------------------------------------------------------------- the audit

-- Entries: [{"person", "via", "request_id", "route", "outcome", "child" of the path or null, "purpose"?, "looked": [{"child", "type",
-- "tier", "relation", "ids"}] as the read statements give it, or null}]. What showed nothing of anybody leaves one row.
CREATE OR REPLACE FUNCTION audit_append(entries json) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO audit (person_id, via, request_id, route, outcome, purpose, child_id, record_type, tier, relation, ids)
    SELECT nullif(e.person, '')::uuid, e.via, left(e.request_id, 64), left(e.route, 200), e.outcome, left(e.purpose, 1000),
           coalesce((l ->> 'child')::uuid, e.child), l ->> 'type', (l ->> 'tier')::smallint, l ->> 'relation',
           CASE WHEN json_typeof(l -> 'ids') = 'array' THEN ARRAY(SELECT json_array_elements_text(l -> 'ids')::uuid) END
      FROM json_to_recordset(entries) AS e (person text, via text, request_id text, route text, outcome integer, purpose text,
                                            child uuid, looked json) -- read once: an import looks at thousands of children
      LEFT JOIN LATERAL json_array_elements(CASE WHEN json_typeof(e.looked) = 'array' THEN e.looked ELSE '[]' END) l ON true
$$;
COMMENT ON FUNCTION audit_append IS 'Definer, of around_audit. The only way into the audit';

DO $$
BEGIN
    GRANT CREATE ON SCHEMA public TO around_audit;
    IF (SELECT relowner::regrole::text FROM pg_class WHERE oid = 'audit'::regclass) <> 'around_audit' THEN
        ALTER TABLE audit OWNER TO around_audit;
    END IF;
    ALTER FUNCTION audit_append(json) OWNER TO around_audit;
    REVOKE CREATE ON SCHEMA public FROM around_audit;
END $$;
SELECT unguard('audit');
CREATE POLICY append ON audit TO around_audit USING (true) WITH CHECK (true);
GRANT SELECT ON audit TO around_app;
CREATE POLICY view ON audit FOR SELECT TO around_app USING ((SELECT may('audit', 'view')));

-- All looks for information governance; a manager's team's; a service's own people's; else one's own. Only of a child whom one sees so.
CREATE OR REPLACE FUNCTION child_looks(child uuid, how_many integer, before bigint) RETURNS SETOF audit
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own     uuid := me();
    is_all  boolean := oversees('look', 'view') >= 1;
    people  uuid[];
    reaches smallint[] := ceilings('look', 'view');
    whose   uuid[] := child || ARRAY(SELECT k.merged_id FROM child_alias k WHERE k.kept_id = child); -- of the records it was put together from too
BEGIN
    IF NOT is_all THEN
        IF NOT EXISTS (SELECT FROM sight s WHERE s.person_id = own AND s.child_id = child AND s.from_on <= today()
                          AND s.until_on > today() AND reaches[s.kind] >= 1) THEN
            RETURN;
        END IF;
        people := own || ARRAY(
            SELECT t.person_id FROM team_member m JOIN team_member t USING (team_id)
             WHERE m.person_id = own AND m.is_manager AND m.from_on <= today() AND (m.until_on IS NULL OR m.until_on > today())
            UNION
            SELECT h.person_id FROM unnest(my_services()) x JOIN service s ON s.id = x JOIN service_staff k ON k.service_id = s.id
              JOIN role_held h ON h.role = k.role AND h.agency_id = s.agency_id);
    END IF;
    RETURN QUERY
    SELECT a.* FROM audit a
     WHERE a.child_id = ANY (whose) AND (is_all OR a.person_id = ANY (people)) AND (before IS NULL OR a.id < before)
     ORDER BY a.id DESC LIMIT how_many;
END $$;
COMMENT ON FUNCTION child_looks IS 'Definer. Who looked at a child, as far as the caller may know';
GRANT SELECT ON audit TO around_owner;
CREATE POLICY looks ON audit FOR SELECT TO around_owner USING (true);

-- ---------------------------------------------------------------------------------------------- who may call what

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO around_app, around_audit, around_report;
DO $$
DECLARE
    f regprocedure;
BEGIN
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace IN ('public'::regnamespace, 'template'::regnamespace)
                AND pg_get_userbyid(p.proowner) IN ('around_owner', 'around_audit') LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
    -- Temporary tables last: where they are not named they come first, and a caller's could stand in for ours.
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
                AND pg_get_userbyid(p.proowner) IN ('around_owner', 'around_audit') LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', f);
    END LOOP;
END $$;
GRANT SELECT ON schema_migration TO around_app; -- to see at its start whether they fit each other
GRANT SELECT ON standing, lead_worker, due, due_line, child_card, sdq_shown, referral_shown, news_line TO around_app;
GRANT EXECUTE ON FUNCTION due_next(boolean, uuid), entered(), me(), my_denied(), sees(text, text, uuid), reach(text, text, uuid), reaches(text, text, uuid, smallint), held(uuid, text), list_held(uuid, text), is_own_referral(uuid, uuid), is_decided(uuid), is_own_work(uuid),
    my_administered(), is_of_service(uuid, uuid), covered_by(uuid, uuid), may_see_caseload(uuid), caseload(uuid), handover(uuid, uuid, uuid[], uuid[]),
    oversees(text, text), may(text, text), my_services(), today(), audit_append(json),
    due_state(date), age_on(date, date), london(timestamptz), clock_json(referral_clock), clock_asks(text, text), stands_as(uuid),
    search_words(text[]), search_sounds(text[]), name_like(text[], text[]), day_like(integer[], date), days_like(integer[]),
    search_asked(text), search_score(child_search, text[], integer[], text[]), child_find(text, integer), child_looks(uuid, integer, bigint), case_facts(uuid),
    sdq_ask(uuid, uuid, text, text, date, text, uuid), sdq_came(uuid, text, date, integer, boolean), sdq_next(uuid, uuid, date, text),
    child_alike(text[], date, text, text, text), import_apply(uuid), import_facts(uuid), import_due(uuid, text, json),
    import_end(uuid, boolean), service_route(uuid, uuid), directory_open(), my_unwished(text), therapy_review(uuid, boolean),
    form_use(text, text, jsonb, integer) TO around_app;

SELECT as_of_build();
