-- A council says from which month on its records are counted, and of each measure from which month on it is counted or given (0078, 0079). What a month
-- was frozen with stays: a choice never reaches back to a frozen month.

CREATE TABLE indicator_choice (
    LIKE template.record INCLUDING ALL,
    authority_id uuid NOT NULL REFERENCES agency,
    indicator    text NOT NULL REFERENCES indicator,
    since        date NOT NULL CHECK (extract(day FROM since) = 1),
    how          text NOT NULL CHECK (how IN ('computed', 'given')),
    source       text CHECK (length(source) BETWEEN 1 AND 200),
    CONSTRAINT indicator_choice_twice UNIQUE (authority_id, indicator, since),
    CHECK ((how = 'given') = (source IS NOT NULL))
);
COMMENT ON TABLE indicator_choice IS 'From which month on a council has a measure counted from its records, or gives it: before its first row it is as the definition says';
COMMENT ON COLUMN indicator_choice.authority_id IS 'The council';
COMMENT ON COLUMN indicator_choice.indicator IS 'The measure';
COMMENT ON COLUMN indicator_choice.since IS 'First day of the first month for which it is so';
COMMENT ON COLUMN indicator_choice.how IS 'Computed from the records, or given each month';
COMMENT ON COLUMN indicator_choice.source IS 'Of one that is given: where it comes from';
SELECT template.finish('indicator_choice');

-- The month from which a council's records are counted becomes a record, with who said it and what it was before.
ALTER TABLE data_set_start ADD COLUMN id uuid, ADD COLUMN made_at timestamptz, ADD COLUMN made_by uuid, ADD COLUMN version integer, ALTER COLUMN month DROP NOT NULL;
UPDATE data_set_start SET id = gen_random_uuid(), made_at = now(), made_by = '00000000-0000-4000-8000-000000000002', version = 1;
ALTER TABLE data_set_start ALTER COLUMN id SET NOT NULL, ALTER COLUMN made_at SET DEFAULT now(), ALTER COLUMN made_at SET NOT NULL,
    ALTER COLUMN made_by SET DEFAULT me(), ALTER COLUMN made_by SET NOT NULL, ALTER COLUMN version SET DEFAULT 1, ALTER COLUMN version SET NOT NULL, ADD UNIQUE (id);
SELECT template.finish('data_set_start');
COMMENT ON COLUMN data_set_start.month IS 'First day of the first month that is counted; none: from the first record on';
COMMENT ON COLUMN data_set_start.id IS 'Made by the service, so that an insert need not read its row back';
COMMENT ON COLUMN data_set_start.made_at IS 'When it was recorded';
COMMENT ON COLUMN data_set_start.made_by IS 'Who recorded it';
COMMENT ON COLUMN data_set_start.version IS 'Goes up by one with each change';

DO $$
BEGIN
    IF to_regclass('indicator_choice') IS NULL OR EXISTS (SELECT FROM data_set_start WHERE id IS NULL OR made_by IS NULL)
       OR (SELECT count(*) FROM pg_attribute WHERE attrelid = 'data_set_start'::regclass AND attname IN ('id', 'made_at', 'made_by', 'version') AND attnotnull) <> 4 THEN
        RAISE EXCEPTION 'verify: a council cannot say how its measures are counted';
    END IF;
END $$;
