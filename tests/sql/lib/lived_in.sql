-- A database as a council leaves it between two versions: rows, triggers that ask who changes them, views of the past.
BEGIN;
SET LOCAL around.person = '00000000-0000-4000-8000-000000000002'; -- the council's own account of 0001
ALTER TABLE child DISABLE TRIGGER USER; -- what they call is made by the guard
ALTER TABLE referral DISABLE TRIGGER USER;
INSERT INTO agency (id, kind, name) VALUES ('00000000-0000-4000-8000-00000000000a', 'camhs', 'Westshire CAMHS');
INSERT INTO person (id, username, name, agency_id)
VALUES ('00000000-0000-4000-8000-000000000001', 'lena.frost', 'Lena Frost', '00000000-0000-4000-8000-00000000000a');
INSERT INTO child (id, given_names, family_name, born_on, sex, local_id)
VALUES ('00000000-0000-4000-8000-0000000000c1', 'Jayden', 'Marsh', '2014-03-14', 'M', 'J1');
INSERT INTO service (id, code, agency_id, name, about)
VALUES ('00000000-0000-4000-8000-0000000000b1', 'core_camhs', '00000000-0000-4000-8000-00000000000a', 'Core CAMHS', 'Help with worries');
INSERT INTO referral (id, child_id, service_id, urgency, state, submitted_at, referred_by)
VALUES ('00000000-0000-4000-8000-0000000000d1', '00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000b1', 'routine', 'submitted', now(), me());
INSERT INTO referral_clock (id, child_id, referral_id, clock, n, unit, from_at, due_at)
VALUES ('00000000-0000-4000-8000-0000000000e1', '00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000d1', 'seen', 8, 'weeks', now(), now() + interval '8 weeks');
ALTER TABLE child ENABLE TRIGGER USER;
ALTER TABLE referral ENABLE TRIGGER USER;
COMMIT;

-- As that of the guard does, which takes its place afterwards.
CREATE FUNCTION version_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM me(); RETURN NULL; END $$;
CREATE TRIGGER version_keep AFTER UPDATE OR DELETE ON service FOR EACH ROW EXECUTE FUNCTION version_keep();
CREATE TRIGGER version_keep AFTER UPDATE OR DELETE ON child FOR EACH ROW EXECUTE FUNCTION version_keep();
CREATE TRIGGER version_keep AFTER UPDATE OR DELETE ON referral FOR EACH ROW EXECUTE FUNCTION version_keep();
CREATE TRIGGER version_keep AFTER UPDATE OR DELETE ON referral_clock FOR EACH ROW EXECUTE FUNCTION version_keep();
SELECT as_of_build();
