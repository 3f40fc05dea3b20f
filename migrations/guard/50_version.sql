-- ---------------------------------------------------------------------------------------------- versions

CREATE OR REPLACE FUNCTION row_keep() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    NEW.version := OLD.version + 1;
    IF (NEW.id, NEW.made_at, NEW.made_by) IS DISTINCT FROM (OLD.id, OLD.made_at, OLD.made_by) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'a record keeps its id and its maker';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION row_keep IS 'Counts the version of a record that changes; id, made_at and made_by stay';

CREATE OR REPLACE FUNCTION version_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    old_row jsonb := to_jsonb(OLD);
    since   timestamptz := OLD.made_at;
BEGIN
    IF OLD.version > 1 THEN
        SELECT coalesce(max(v.valid_to), since) INTO since FROM version v WHERE v.row_id = OLD.id AND v.table_name = TG_TABLE_NAME;
    END IF;
    IF TG_TABLE_NAME = 'service' THEN
        old_row := service_whole(OLD); -- its parts are replaced after it, so these are the old ones
    END IF;
    INSERT INTO version (table_name, row_id, record, child_id, tier, valid_from, valid_to, changed_by, request_id, row)
    VALUES (TG_TABLE_NAME, OLD.id, TG_ARGV[0] || CASE WHEN TG_ARGV[0] = 'plan_' THEN old_row ->> 'kind' ELSE '' END, coalesce(old_row ->> 'child_id', old_row ->> 'carer_id')::uuid, coalesce((old_row ->> 'tier')::smallint, 0), since,
            clock_timestamp(),
            CASE WHEN current_setting('around.kind', true) = 'form' -- the holder of a link is nobody: what form_use() changes is put down to whoever asked
                 THEN (SELECT l.made_by FROM form_draft d JOIN form_link l ON l.id = d.link_id WHERE d.token_hash = current_setting('around.token', true))
                 ELSE me() END,
            nullif(current_setting('around.request', true), ''), old_row);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION version_keep IS 'Definer. Keeps the old content of a record that was changed';
