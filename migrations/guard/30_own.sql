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

-- What I said nothing of yet: what has changed since a session of training to which I came, asked three months after it and for a year. It is of no child,
-- so it is none of view due.
CREATE OR REPLACE VIEW training_due WITH (security_invoker = true) AS
SELECT NULL::uuid AS child_id, d.due_on, 'Say what has changed since the training: ' || t.title AS what, NULL::text AS who, k.kind, 'training' AS link_type, t.id AS link_id, NULL::uuid AS carer_id,
       due_part(d.due_on) AS part, k.about, k.asked, k.why, k.source, a.person_id, NULL::uuid AS agency_id
  FROM training_attendance a
  JOIN training_session t ON t.id = a.session_id
  JOIN due_kind k ON k.kind = 'training_later'
 CROSS JOIN LATERAL (SELECT (t.held_on + interval '3 months')::date AS asked_on, (t.held_on + interval '4 months')::date AS due_on) d
 WHERE a.person_id = (SELECT me()) AND NOT a.removed AND t.cancelled_why IS NULL AND d.asked_on <= today() AND t.held_on > today() - 400 AND (SELECT may('training', 'change'))
   AND NOT EXISTS (SELECT FROM feedback f WHERE f.session_id = t.id AND f.kind = 'training_later' AND f.link_id IS NULL AND f.made_by = (SELECT me()) AND f.struck_why IS NULL);
COMMENT ON VIEW training_due IS 'What I have not said yet of training to which I came, in the columns of view due_line';
COMMENT ON COLUMN training_due.child_id IS 'None: it is of no child';
COMMENT ON COLUMN training_due.due_on IS 'A month after it is asked';
COMMENT ON COLUMN training_due.what IS 'In words';
COMMENT ON COLUMN training_due.who IS 'None: it is mine';
COMMENT ON COLUMN training_due.kind IS 'Its kind (due_kind)';
COMMENT ON COLUMN training_due.link_type IS 'training';
COMMENT ON COLUMN training_due.link_id IS 'The session';
COMMENT ON COLUMN training_due.carer_id IS 'None';
COMMENT ON COLUMN training_due.part IS 'late, week, soon, later: due_part()';
COMMENT ON COLUMN training_due.about IS 'training';
COMMENT ON COLUMN training_due.asked IS 'owner: me';
COMMENT ON COLUMN training_due.why IS 'Why it is due';
COMMENT ON COLUMN training_due.source IS 'Where that comes from';
COMMENT ON COLUMN training_due.person_id IS 'I';
COMMENT ON COLUMN training_due.agency_id IS 'None';
GRANT SELECT ON training_due TO around_app;

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
    UNION ALL
    SELECT t.* FROM training_due t WHERE due_next.team IS NULL
$$;
COMMENT ON FUNCTION due_next(boolean, uuid) IS 'What is due across my children and carers, with what I am asked myself, or across the children of a team, as far as I see it';

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

-- A service may list its administrators among its staff (service_staff): they have counts of its work, and no scores, even on average.
CREATE OR REPLACE FUNCTION my_practised() RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT DISTINCT s.id
                   FROM role_held h JOIN service s ON s.agency_id = h.agency_id JOIN service_staff k ON k.service_id = s.id AND k.role = h.role
                  WHERE h.person_id = me() AND h.role <> 'service_admin' AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today()));
END $$;
COMMENT ON FUNCTION my_practised IS 'The services whose staff I am otherwise than as their administrator';

CREATE OR REPLACE FUNCTION is_decided(referral uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM referral r
                    WHERE r.id = is_decided.referral AND r.ended_at > now() - interval '28 days' AND r.submitted_at IS NOT NULL
                      AND r.service_id = ANY (my_services()));
END $$;
COMMENT ON FUNCTION is_decided IS 'Definer. Whether a service of mine decided on this referral, or closed it, in the last 28 days';
