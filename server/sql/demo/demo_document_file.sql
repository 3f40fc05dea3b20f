-- $1 rows as a JSON array: files of documents of the fictional council, in hexadecimal.
INSERT INTO document_file (id, made_at, made_by, child_id, tier, document_id, number, media, bytes, why, content)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.document_id, r.number, r.media, r.bytes, r.why, decode(r.content, 'hex')
  FROM json_to_recordset($1) r (id uuid, made_at timestamptz, made_by uuid, child_id uuid, tier smallint, document_id uuid, number smallint, media text, bytes integer,
                                why text, content text)
