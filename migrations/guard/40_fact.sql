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
