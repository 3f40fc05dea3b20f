-- sight from facts: one definition, and triggers that keep the table equal to it. Dates end a relation by themselves.

CREATE VIEW sight_definition WITH (security_invoker = true) AS
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
      FROM referral)
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
          FROM involvement i JOIN staff h USING (service_id)
        UNION ALL
        SELECT h.person_id, i.child_id, h.base + 9, greatest(i.until_on, h.from_on), least(i.until_on + 28, h.until_on)
          FROM involvement i JOIN staff h USING (service_id) WHERE i.until_on IS NOT NULL
        UNION ALL -- its named practitioner
        SELECT h.person_id, i.child_id, h.base + 4, greatest(i.from_on, h.from_on),
               least(coalesce(i.until_on, 'infinity'), h.until_on)
          FROM involvement i JOIN held h ON h.person_id = i.practitioner_id
        UNION ALL
        SELECT h.person_id, i.child_id, h.base + 9, greatest(i.until_on, h.from_on), least(i.until_on + 28, h.until_on)
          FROM involvement i JOIN held h ON h.person_id = i.practitioner_id WHERE i.until_on IS NOT NULL
        UNION ALL -- accepted referral, and 28 days after it closed; its named practitioner
        SELECT h.person_id, f.child_id, h.base + 3, greatest(f.accepted_on, h.from_on), h.until_on
          FROM referred f JOIN staff h USING (service_id) WHERE f.state IN ('accepted', 'allocated', 'seen')
        UNION ALL
        SELECT h.person_id, f.child_id, h.base + 9, greatest(f.ended_on, h.from_on), least(f.ended_on + 28, h.until_on)
          FROM referred f JOIN staff h USING (service_id) WHERE f.state = 'closed' AND f.accepted_on IS NOT NULL
        UNION ALL
        SELECT h.person_id, f.child_id, h.base + 4, greatest(f.accepted_on, h.from_on), h.until_on
          FROM referred f JOIN held h ON h.person_id = f.practitioner_id WHERE f.state IN ('accepted', 'allocated', 'seen')
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
          JOIN held h ON h.agency_id = e.school_id AND h.role = 'senco') AS fact
 WHERE from_on < until_on
   AND NOT EXISTS (SELECT FROM denied d
                    WHERE d.person_id = fact.person_id AND d.child_id = fact.child_id AND d.ended_at IS NULL)
 GROUP BY person_id, child_id, kind, from_on;
COMMENT ON VIEW sight_definition IS 'What sight has to hold: the relations of permissions, computed from facts. Oversight is not here: it needs no relation to a child';
COMMENT ON COLUMN sight_definition.person_id IS 'The person';
COMMENT ON COLUMN sight_definition.child_id IS 'The child';
COMMENT ON COLUMN sight_definition.kind IS '16 x role.no + relation_name.no';
COMMENT ON COLUMN sight_definition.from_on IS 'First day';
COMMENT ON COLUMN sight_definition.until_on IS 'Day on which it ends';

CREATE FUNCTION sight_refresh(children uuid[], persons uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    WITH want AS MATERIALIZED (
        SELECT * FROM sight_definition WHERE child_id = ANY (children)
         UNION SELECT * FROM sight_definition WHERE person_id = ANY (persons)),
    gone AS (
        DELETE FROM sight s
         WHERE (s.child_id = ANY (children) OR s.person_id = ANY (persons))
           AND NOT EXISTS (SELECT FROM want w WHERE w.person_id = s.person_id AND w.child_id = s.child_id
                                                AND w.kind = s.kind AND w.from_on = s.from_on))
    INSERT INTO sight AS s SELECT * FROM want
        ON CONFLICT (person_id, child_id, kind, from_on) DO UPDATE SET until_on = excluded.until_on
        WHERE s.until_on <> excluded.until_on;
END $$;
COMMENT ON FUNCTION sight_refresh IS 'Makes the rows of these children and these persons what the definition says';

-- Two transactions that touch facts of one relation must not pass each other unseen: those about children share one lock and
-- take one for each child, those about people take it alone. Each statement below sees what was committed before its lock.
CREATE FUNCTION sight_lock(children uuid[], persons uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF persons IS NOT NULL OR cardinality(children) > 50 THEN
        PERFORM pg_advisory_xact_lock(1, 0);
    ELSE
        PERFORM pg_advisory_xact_lock_shared(1, 0);
        PERFORM pg_advisory_xact_lock(2, k.key)
           FROM (SELECT DISTINCT hashtext(c::text) AS key FROM unnest(children) AS c ORDER BY 1) k;
    END IF;
END $$;
COMMENT ON FUNCTION sight_lock IS 'Keeps changes of relations that meet from passing each other unseen';

CREATE FUNCTION sight_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    children uuid[];
    persons  uuid[];
BEGIN
    IF TG_TABLE_NAME IN ('role_held', 'team_member') THEN
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
            SELECT array_agg(DISTINCT child_id) INTO children FROM allocation WHERE person_id = ANY (persons);
        END IF;
    ELSIF TG_TABLE_NAME IN ('service', 'service_staff', 'allocation_role') THEN -- rare: everything
        PERFORM sight_lock(NULL, '{}');
        SELECT array_agg(id) INTO children FROM child;
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
COMMENT ON FUNCTION sight_keep IS 'Definer. Keeps sight equal to sight_definition as facts change';

-- The maker of a record of a child has the child to work with from that moment, or could not see what they made.
CREATE FUNCTION child_intake() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO allocation (id, child_id, kind, person_id, made_by)
    SELECT gen_random_uuid(), NEW.id, k.kind, NEW.made_by, NEW.made_by
      FROM role_held h JOIN allocation_role k ON k.role = h.role
     WHERE h.person_id = NEW.made_by AND k.kind IN ('worker', 'personal_adviser')
       AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
     ORDER BY k.kind DESC
     LIMIT 1;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION child_intake IS 'Definer. The intake allocation of a child''s maker';
CREATE TRIGGER child_intake AFTER INSERT ON child FOR EACH ROW EXECUTE FUNCTION child_intake();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{role_held,team_member,allocation,involvement,referral,enrolment,send_status,denied}'::text[] LOOP
        EXECUTE format('CREATE TRIGGER sight_on_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows
                        FOR EACH STATEMENT EXECUTE FUNCTION sight_keep()', t);
        EXECUTE format('CREATE TRIGGER sight_on_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
                        FOR EACH STATEMENT EXECUTE FUNCTION sight_keep()', t);
        EXECUTE format('CREATE TRIGGER sight_on_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows
                        FOR EACH STATEMENT EXECUTE FUNCTION sight_keep()', t);
    END LOOP;
    FOREACH t IN ARRAY '{service_staff,allocation_role}'::text[] LOOP
        EXECUTE format('CREATE TRIGGER sight_on_change AFTER INSERT OR UPDATE OR DELETE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION sight_keep()', t);
    END LOOP;
    CREATE TRIGGER sight_on_change AFTER UPDATE OF agency_id ON service FOR EACH STATEMENT EXECUTE FUNCTION sight_keep();
END $$;

DO $$
BEGIN
    IF (SELECT count(DISTINCT tgrelid) FROM pg_trigger WHERE tgfoid = 'sight_keep()'::regprocedure) <> 11 THEN
        RAISE EXCEPTION 'verify: a table of facts does not keep sight';
    END IF;
END $$;
