-- Letters and plans as they are (mission M20; the documents of a child). What is known of one stands in document, each version of its file in document_file:
-- a new version is another row, nothing is overwritten. The bytes stand here too, see upload.h for why.

CREATE TABLE document (
    LIKE template.child_record INCLUDING ALL,
    title        text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    kind         text NOT NULL CHECK (kind IN ('letter', 'plan', 'report', 'assessment', 'form', 'certificate', 'photo', 'other')),
    dated_on     date NOT NULL,
    agency_id    uuid NOT NULL REFERENCES agency,
    written_by   text CHECK (length(written_by) BETWEEN 1 AND 200),
    error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500)
);
COMMENT ON TABLE document IS 'A letter, a plan, a report of a child, as a file; lists show it as far as its tier allows';
COMMENT ON COLUMN document.title IS 'What it is, for a list';
COMMENT ON COLUMN document.kind IS 'Letter, plan, report, assessment, form, certificate, photograph, another';
COMMENT ON COLUMN document.dated_on IS 'The day that stands on it';
COMMENT ON COLUMN document.agency_id IS 'Whose it is: of whoever recorded it. That agency changes it';
COMMENT ON COLUMN document.written_by IS 'Who wrote it, where that is another';
COMMENT ON COLUMN document.error_reason IS 'Why it should not be here; its file is shown no longer';
SELECT template.finish('document', 2::smallint);

CREATE TABLE document_file (
    LIKE template.child_record INCLUDING ALL,
    document_id uuid     NOT NULL REFERENCES document,
    number      smallint NOT NULL CHECK (number BETWEEN 1 AND 100),
    media       text     NOT NULL CHECK (media IN ('application/pdf', 'image/png', 'image/jpeg')),
    bytes       integer  NOT NULL CHECK (bytes BETWEEN 1 AND 3145728),
    why         text     CHECK (length(why) BETWEEN 1 AND 300),
    content     bytea    NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 3145728),
    CONSTRAINT conflict UNIQUE (document_id, number)
);
COMMENT ON TABLE document_file IS 'One version of the file of a document';
COMMENT ON COLUMN document_file.document_id IS 'The document';
COMMENT ON COLUMN document_file.number IS 'Versions count from 1; the highest is the one that holds';
COMMENT ON COLUMN document_file.media IS 'What it is, as its bytes say';
COMMENT ON COLUMN document_file.bytes IS 'Size';
COMMENT ON COLUMN document_file.why IS 'Of a later version: what is different';
COMMENT ON COLUMN document_file.content IS 'The file';
SELECT template.finish('document_file', 2::smallint);
ALTER TABLE document_file ALTER COLUMN content SET STORAGE EXTERNAL; -- compressed already

CREATE FUNCTION document_item(d document) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('id', d.id, 'made_at', instant(d.made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = d.made_by), 'etag', 'v' || d.version,
    'title', d.title, 'kind', d.kind, 'dated_on', d.dated_on, 'tier', d.tier,
    'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = d.agency_id), 'written_by', d.written_by,
    'error_reason', d.error_reason, 'is_own', d.agency_id = ANY (my_agencies()),
    'files', (SELECT coalesce(json_agg(json_build_object('number', f.number, 'media', f.media, 'bytes', f.bytes, 'why', f.why, 'made_at', instant(f.made_at),
                         'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = f.made_by)) ORDER BY f.number DESC), '[]')
                FROM document_file f WHERE f.document_id = d.id AND d.error_reason IS NULL));
COMMENT ON FUNCTION document_item IS 'A document with the versions of its file, as the API answers';
GRANT EXECUTE ON FUNCTION document_item(document) TO around_app;

DO $$
BEGIN
    IF to_regclass('document') IS NULL OR to_regclass('document_file') IS NULL OR to_regprocedure('document_item(document)') IS NULL THEN
        RAISE EXCEPTION 'verify: no place for documents';
    END IF;
END $$;
