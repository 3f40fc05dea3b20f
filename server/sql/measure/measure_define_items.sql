-- $1 definition, $2 what was sent, as JSON.
INSERT INTO measure_item (definition_id, number, name, wording)
SELECT $1, i.number, i.name, i.wording FROM json_to_recordset($2::json -> 'items') i (number smallint, name text, wording text)
