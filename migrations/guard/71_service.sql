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
