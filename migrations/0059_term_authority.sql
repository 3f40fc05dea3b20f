-- School terms by authority. A child in care has its PEP in the terms of the council that looks after it, wherever it goes to school: that council's
-- virtual school head answers for the PEP of every child whom it looks after, also of those placed in another area (Children Act 1989, section
-- 22(3A) to (3C); Promoting the education of looked-after children and previously looked-after children, 2018: the authority that looks after the
-- child leads, not the one where the school is). So a term never follows the home or the school.

ALTER TABLE child ADD COLUMN authority_id uuid REFERENCES agency;
COMMENT ON COLUMN child.authority_id IS 'The council that looks after the child, or leads the work: its corporate parent. None: nobody said, and it is the only council, or the first';

-- Of the children who are here: the council of whoever leads the work.
ALTER TABLE child DISABLE TRIGGER USER;
UPDATE child c SET authority_id = (
    SELECT g.id FROM allocation a JOIN person p ON p.id = a.person_id JOIN agency g ON g.id = p.agency_id
     WHERE a.child_id = c.id AND a.kind = 'worker' AND a.until_on IS NULL AND g.kind = 'council' ORDER BY a.from_on DESC LIMIT 1);
ALTER TABLE child ENABLE TRIGGER USER;

CREATE FUNCTION authority_of(authority uuid) RETURNS uuid
LANGUAGE sql STABLE
RETURN coalesce(authority, (SELECT a.id FROM agency a WHERE a.kind = 'council' ORDER BY a.made_at, a.id LIMIT 1));
COMMENT ON FUNCTION authority_of IS 'The council whose terms hold for a child; the first one where nobody said';

-- Whose social worker records a child looks after it, until somebody says otherwise.
CREATE FUNCTION child_authority() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    NEW.authority_id := (SELECT g.id FROM person p JOIN agency g ON g.id = p.agency_id WHERE p.id = NEW.made_by AND g.kind = 'council');
    RETURN NEW;
END $$;
COMMENT ON FUNCTION child_authority IS 'The council of whoever records the child';
CREATE TRIGGER child_authority BEFORE INSERT ON child FOR EACH ROW WHEN (NEW.authority_id IS NULL) EXECUTE FUNCTION child_authority();

-- As before (0035), among the terms of one council; for a child who came into care before the last term ended, the first one's day does not
-- have to be counted out: it was then. What takes the place of the other forms stands in the guard, which drops them.
CREATE FUNCTION pep_asks(since date, born date, day date, authority uuid)
    RETURNS TABLE (term_id uuid, term text, is_first boolean, start_by date, due_on date)
LANGUAGE sql STABLE ROWS 1
BEGIN ATOMIC
    SELECT t.id, t.name, f.is_first, CASE WHEN f.is_first THEN working_day(pep_asks.since, k.start_days) END,
           CASE WHEN f.is_first THEN k.first_on ELSE greatest(t.from_on, t.until_on - k.before_days) END
      FROM (SELECT s.from_age, s.to_age, s.start_days, s.before_days, authority_of(pep_asks.authority) AS authority_id, -- so many working days are fewer than twice as many days and twenty
                   CASE WHEN pep_asks.since + 2 * s.first_days + 20 <= (SELECT max(x.until_on) FROM school_term x
                                                                          WHERE x.agency_id = (SELECT authority_of(pep_asks.authority)) AND x.until_on < pep_asks.day)
                        THEN pep_asks.since ELSE working_day(pep_asks.since, s.first_days) END AS first_on
              FROM (SELECT max(s.value::integer) FILTER (WHERE s.name = 'pep_from_age') AS from_age, max(s.value::integer) FILTER (WHERE s.name = 'pep_to_age') AS to_age,
                           max(s.value::integer) FILTER (WHERE s.name = 'pep_start_working_days') AS start_days,
                           max(s.value::integer) FILTER (WHERE s.name = 'pep_before_term_end_days') AS before_days,
                           max(s.value::integer) FILTER (WHERE s.name = 'pep_first_working_days') AS first_days
                      FROM setting s WHERE s.name LIKE 'pep\_%') s
            OFFSET 0) k
     CROSS JOIN LATERAL (SELECT x.id, x.name, x.from_on, x.until_on FROM school_term x
                          WHERE x.agency_id = k.authority_id AND x.until_on >= greatest(pep_asks.day, k.first_on) ORDER BY x.until_on LIMIT 1) t
     CROSS JOIN LATERAL (SELECT k.first_on > coalesce((SELECT max(x.until_on) FROM school_term x WHERE x.agency_id = k.authority_id AND x.until_on < t.until_on), t.from_on - 1) AS is_first OFFSET 0) f
     WHERE pep_asks.since IS NOT NULL AND age_on(pep_asks.born, pep_asks.day) BETWEEN k.from_age AND k.to_age;
END;
COMMENT ON FUNCTION pep_asks(date, date, date, uuid) IS 'The PEP that a child in care has to have as of a day: its term of its council, whether it is the first, by when it is begun and held';

CREATE OR REPLACE FUNCTION school_term_item(t school_term) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (t).id, 'made_at', instant((t).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (t).made_by), 'etag', 'v' || (t).version,
    'name', (t).name, 'authority', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = (t).agency_id),
    'from_on', (t).from_on, 'until_on', (t).until_on,
    'is_now', (t).until_on >= today() AND NOT EXISTS (SELECT FROM school_term o WHERE o.agency_id = (t).agency_id AND o.until_on >= today() AND o.until_on < (t).until_on));
GRANT EXECUTE ON FUNCTION authority_of(uuid), pep_asks(date, date, date, uuid) TO around_app;

-- They answer more than before: the guard makes them anew.
DROP FUNCTION IF EXISTS case_facts(uuid);
DROP FUNCTION IF EXISTS care_facts(uuid, uuid);

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'child'::regclass AND attname = 'authority_id')
       OR NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'child_authority') OR to_regprocedure('pep_asks(date,date,date,uuid)') IS NULL THEN
        RAISE EXCEPTION 'verify: terms are not those of a council';
    END IF;
END $$;
