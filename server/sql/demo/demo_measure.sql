-- $1 rows as a JSON array: measures of the fictional council, by code.
INSERT INTO measure (id, made_at, made_by, child_id, tier, definition_id, informant, completed_on, service_id)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, d.id, r.informant, r.completed_on, r.service_id
  FROM json_to_recordset($1) r (id uuid, made_at timestamptz, made_by uuid, child_id uuid, tier smallint, measure text, informant text, completed_on date, service_id uuid)
  JOIN measure_definition d ON d.code = r.measure AND d.superseded_at IS NULL
