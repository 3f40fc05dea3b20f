-- All children whom somebody oversees, those recorded last first: what an import brought is on top, to be allocated by the page.

CREATE INDEX child_made_at ON child (made_at, id);
COMMENT ON INDEX child_made_at IS 'Children recorded last, a page at a time';

DO $$
BEGIN
    IF to_regclass('child_made_at') IS NULL THEN
        RAISE EXCEPTION 'verify: the index of children by time is not there';
    END IF;
END $$;
