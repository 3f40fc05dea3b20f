-- $1 batch, $2 problems as JSON: [{"position", "file", "line", "field", "reason", "effect"}]
INSERT INTO import_problem (batch_id, position, file, line, field, reason, effect)
SELECT $1, r.position, r.file, r.line, r.field, r.reason, r.effect
  FROM json_to_recordset($2) AS r (position integer, file text, line integer, field text, reason text, effect text)
