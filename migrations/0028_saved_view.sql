-- Filters and order of a list, under a name that somebody gave them: theirs alone, no record of a child.

CREATE TABLE saved_view (
    LIKE template.record INCLUDING ALL,
    list  text NOT NULL CHECK (list IN ('waiting-list')),
    name  text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 60),
    query text NOT NULL CHECK (length(query) BETWEEN 1 AND 400 AND query ~ '^[A-Za-z0-9_.%=&+-]*$')
);
COMMENT ON TABLE saved_view IS 'A view of a list that somebody keeps: its filters and its order';
COMMENT ON COLUMN saved_view.list IS 'Of which list';
COMMENT ON COLUMN saved_view.name IS 'What they call it';
COMMENT ON COLUMN saved_view.query IS 'As it stands in the address of the page: names and words of filters';
SELECT template.finish('saved_view');
CREATE UNIQUE INDEX view_named_twice ON saved_view (made_by, list, lower(name));
COMMENT ON INDEX view_named_twice IS 'Two views that are called the same could not be told apart';

DO $$
BEGIN
    IF to_regclass('view_named_twice') IS NULL THEN
        RAISE EXCEPTION 'verify: no view can be kept';
    END IF;
END $$;
