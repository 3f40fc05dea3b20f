-- A period that ends before it begins is refused under a name of its own, so that whoever sent it is told what is wrong with it.

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{allocation,care_episode,legal_status,home,enrolment,send_status,around_person,alert,involvement}'::text[] LOOP
        EXECUTE format('ALTER TABLE %I RENAME CONSTRAINT bad_body TO ends_before_start', t);
    END LOOP;
END $$;

DO $$
BEGIN
    IF (SELECT count(*) FROM pg_constraint WHERE conname = 'ends_before_start' AND pg_get_constraintdef(oid) LIKE '%until_on >= from_on%') <> 9 THEN
        RAISE EXCEPTION 'verify: a period may end before it begins';
    END IF;
END $$;
