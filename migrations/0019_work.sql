-- What services do: contacts with their notes by tier, why work ended, work without a child's name, who covers for whom; and a cover stands to
-- the children as whoever is covered does, for that time.

ALTER TABLE involvement
    ADD COLUMN end_reason text CHECK (end_reason IN ('finished', 'moved_away', 'declined_young_person', 'declined_carer', 'did_not_attend', 'passed_on', 'other')),
    ADD CONSTRAINT involvement_end_check CHECK (state = 'closed' OR end_reason IS NULL);
COMMENT ON COLUMN involvement.end_reason IS 'Why it was closed; none of what was closed before this was asked for';
CREATE INDEX involvement_open ON involvement (child_id, lower(type_of_work)) WHERE until_on IS NULL;
COMMENT ON INDEX involvement_open IS 'Two services at the same kind of work with one child';

-- ---------------------------------------------------------------------------------------------- contacts

CREATE TABLE contact (
    LIKE template.child_record INCLUDING ALL,
    involvement_id  uuid NOT NULL REFERENCES involvement,
    practitioner_id uuid REFERENCES person,
    day             date NOT NULL,
    minutes         smallint CHECK (minutes BETWEEN 1 AND 1440),
    mode            text NOT NULL CHECK (mode IN ('in_person', 'video', 'phone', 'message')),
    place           text CHECK (place IN ('home', 'school', 'clinic', 'office', 'elsewhere')),
    outcome         text NOT NULL CHECK (outcome IN ('attended', 'did_not_attend', 'cancelled_by_them', 'cancelled_by_us')),
    there           text[] NOT NULL DEFAULT '{}' CHECK (there <@ '{child,parent,carer,family,school,social_worker,health,other_professional}'),
    has_note        boolean NOT NULL DEFAULT false,
    CONSTRAINT contact_minutes CHECK (outcome <> 'attended' OR minutes IS NOT NULL)
);
COMMENT ON TABLE contact IS 'A service met, rang or wrote: that it was, without what was said';
COMMENT ON COLUMN contact.involvement_id IS 'Within which work';
COMMENT ON COLUMN contact.practitioner_id IS 'Who of the service it was';
COMMENT ON COLUMN contact.day IS 'The day on which it was; made_at is when it was recorded';
COMMENT ON COLUMN contact.minutes IS 'How long it took; of what did not take place, the time that was kept for it';
COMMENT ON COLUMN contact.mode IS 'In person, by video, by phone, a letter or message';
COMMENT ON COLUMN contact.place IS 'What kind of place; never an address';
COMMENT ON COLUMN contact.outcome IS 'Whether it took place, else who did not come or called it off';
COMMENT ON COLUMN contact.there IS 'Who was there, besides the service';
COMMENT ON COLUMN contact.has_note IS 'There is a note of tier 3';
SELECT template.finish('contact', 1::smallint);
CREATE INDEX contact_of ON contact (involvement_id, day);
COMMENT ON INDEX contact_of IS 'The contacts of one involvement; the last one';

CREATE TABLE contact_note (
    LIKE template.child_record INCLUDING ALL,
    contact_id     uuid NOT NULL UNIQUE REFERENCES contact,
    involvement_id uuid NOT NULL REFERENCES involvement,
    text           text NOT NULL CHECK (length(text) BETWEEN 1 AND 8000)
);
COMMENT ON TABLE contact_note IS 'What was said and done: tier 3';
COMMENT ON COLUMN contact_note.contact_id IS 'The contact';
COMMENT ON COLUMN contact_note.involvement_id IS 'Its involvement, for the policies';
COMMENT ON COLUMN contact_note.text IS 'The note';
SELECT template.finish('contact_note', 3::smallint);

CREATE TABLE therapy_note (
    LIKE template.child_record INCLUDING ALL,
    contact_id     uuid NOT NULL UNIQUE REFERENCES contact,
    involvement_id uuid NOT NULL REFERENCES involvement,
    text           text NOT NULL CHECK (length(text) BETWEEN 1 AND 8000)
);
COMMENT ON TABLE therapy_note IS 'What belongs to the therapy and to whoever gives it: tier 4, for the named practitioner in their own service';
COMMENT ON COLUMN therapy_note.contact_id IS 'The contact';
COMMENT ON COLUMN therapy_note.involvement_id IS 'Its involvement, for the policies';
COMMENT ON COLUMN therapy_note.text IS 'The note';
SELECT template.finish('therapy_note', 4::smallint);

-- ---------------------------------------------------------------------------------------------- work without a child's name

CREATE TABLE service_work (
    LIKE template.record INCLUDING ALL,
    service_id      uuid NOT NULL REFERENCES service,
    kind            text NOT NULL CHECK (kind IN ('consultation', 'duty', 'supervision', 'discussion_group')),
    day             date NOT NULL,
    minutes         smallint NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    people          smallint NOT NULL CHECK (people BETWEEN 1 AND 500),
    asked_by        text CHECK (length(asked_by) BETWEEN 1 AND 200),
    topic           text CHECK (length(topic) BETWEEN 1 AND 200),
    practitioner_id uuid REFERENCES person
);
COMMENT ON TABLE service_work IS 'What a service does that names no child: one-off consultations, telephone duty, supervision, case-discussion groups';
COMMENT ON COLUMN service_work.service_id IS 'Which service';
COMMENT ON COLUMN service_work.kind IS 'A one-off consultation, telephone duty, supervision, a case-discussion group';
COMMENT ON COLUMN service_work.day IS 'When';
COMMENT ON COLUMN service_work.minutes IS 'How long';
COMMENT ON COLUMN service_work.people IS 'How many people it was for';
COMMENT ON COLUMN service_work.asked_by IS 'Which agency or team asked, in words';
COMMENT ON COLUMN service_work.topic IS 'What it was about, in a line that names no child';
COMMENT ON COLUMN service_work.practitioner_id IS 'Who did it';
SELECT template.finish('service_work');
CREATE INDEX service_work_of ON service_work (service_id, day DESC);

-- ---------------------------------------------------------------------------------------------- who covers for whom

CREATE TABLE cover (
    LIKE template.record INCLUDING ALL,
    service_id      uuid NOT NULL REFERENCES service,
    practitioner_id uuid NOT NULL REFERENCES person,
    person_id       uuid NOT NULL REFERENCES person,
    from_on         date NOT NULL DEFAULT today(),
    until_on        date NOT NULL,
    CONSTRAINT ends_before_start CHECK (until_on >= from_on), -- ended on its first day: it never was
    CONSTRAINT cover_own CHECK (person_id <> practitioner_id)
);
COMMENT ON TABLE cover IS 'Somebody of a service covers for a colleague who is away: stands to their children as they do';
COMMENT ON COLUMN cover.service_id IS 'At which service';
COMMENT ON COLUMN cover.practitioner_id IS 'Who is away';
COMMENT ON COLUMN cover.person_id IS 'Who covers';
COMMENT ON COLUMN cover.from_on IS 'First day';
COMMENT ON COLUMN cover.until_on IS 'First day on which they are back';
SELECT template.finish('cover');
CREATE INDEX cover_of ON cover (practitioner_id, service_id);
COMMENT ON INDEX cover_of IS 'Who covers for a practitioner; relations of their children';
CREATE INDEX cover_by ON cover (person_id);
COMMENT ON INDEX cover_by IS 'For whom somebody covers';

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
        UNION ALL -- who covers for the named practitioner: by a role at that service alone
        SELECT h.person_id, i.child_id, h.base + 4, greatest(i.from_on, v.from_on, h.from_on),
               least(coalesce(i.until_on, 'infinity'), v.until_on, h.until_on)
          FROM cover v JOIN involvement i ON i.practitioner_id = v.practitioner_id AND i.service_id = v.service_id
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
          JOIN held h ON h.agency_id = e.school_id AND h.role = 'senco') AS fact
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

CREATE TRIGGER sight_on_insert AFTER INSERT ON cover REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sight_keep();
CREATE TRIGGER sight_on_update AFTER UPDATE ON cover REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION sight_keep();
CREATE TRIGGER sight_on_delete AFTER DELETE ON cover REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION sight_keep();

-- ---------------------------------------------------------------------------------------------- what statements share

CREATE FUNCTION is_of_service(service uuid, person uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT FROM service s
                     JOIN service_staff f ON f.service_id = s.id AND f.role <> 'service_admin'
                     JOIN role_held h ON h.role = f.role AND h.agency_id = s.agency_id
                                     AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
                     JOIN person p ON p.id = h.person_id AND p.disabled_at IS NULL
                    WHERE s.id = is_of_service.service AND p.id = is_of_service.person);
END $$;
COMMENT ON FUNCTION is_of_service IS 'Whether somebody is a practitioner of a service: a live account that holds a role of its staff; an administrator is none, whoever has left neither';

CREATE FUNCTION covered_by(service uuid, practitioner uuid) RETURNS json
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT json_build_object('id', p.id, 'name', p.name, 'until_on', v.until_on)
              FROM cover v JOIN person p ON p.id = v.person_id
             WHERE v.service_id = covered_by.service AND v.practitioner_id = covered_by.practitioner
               AND v.from_on <= today() AND v.until_on > today()
             ORDER BY v.until_on DESC LIMIT 1);
END $$;
COMMENT ON FUNCTION covered_by IS 'Who covers for a practitioner today, as the API answers';

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{contact,contact_note,therapy_note,service_work,cover,contact_of,cover_of,involvement_open}'::text[]) AS t
         WHERE to_regclass(t) IS NOT NULL) <> 8
       OR (SELECT count(DISTINCT tgrelid) FROM pg_trigger WHERE tgfoid = 'sight_keep()'::regprocedure) <> 12
       OR pg_get_viewdef('sight_definition'::regclass) NOT LIKE '%cover%' THEN
        RAISE EXCEPTION 'verify: contacts, work without a name or covers are not there, or a cover gives nothing';
    END IF;
END $$;
