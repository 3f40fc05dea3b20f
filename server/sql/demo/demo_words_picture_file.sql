-- $1 rows as a JSON array: files of drawings of the fictional council, in hexadecimal.
INSERT INTO words_picture_file (id, made_at, made_by, child_id, tier, picture_id, content)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.picture_id, decode(r.content, 'hex')
  FROM json_to_recordset($1) r (id uuid, made_at timestamptz, made_by uuid, child_id uuid, tier smallint, picture_id uuid, content text)
