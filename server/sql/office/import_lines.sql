-- $1 batch, $2 lines as JSON: [{"kind", "line", "local_id", "content"}]
INSERT INTO import_line (batch_id, kind, line, local_id, content)
SELECT $1, r.kind, r.line, r.local_id, r.content
  FROM json_to_recordset($2) AS r (kind text, line integer, local_id text, content json)
