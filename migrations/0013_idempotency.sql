-- What was answered under an Idempotency-Key holds records of children, so it does not outlive the day for which it is promised.

CREATE FUNCTION idempotency_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- A few more than come in: what an idle hour left is gone soon after.
    DELETE FROM idempotency i
     WHERE (i.person_id, i.key) IN (SELECT o.person_id, o.key FROM idempotency o WHERE o.made_at < now() - interval '24 hours'
                                     ORDER BY o.made_at LIMIT 20 FOR UPDATE SKIP LOCKED);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION idempotency_keep IS 'Definer. Throws away what has been kept for a day, whoever it was kept for';
CREATE TRIGGER idempotency_keep AFTER INSERT ON idempotency FOR EACH STATEMENT EXECUTE FUNCTION idempotency_keep();
COMMENT ON INDEX idempotency_made IS 'Throws away what is too old';

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'idempotency'::regclass AND tgname = 'idempotency_keep') THEN
        RAISE EXCEPTION 'verify: kept answers are not thrown away';
    END IF;
END $$;
