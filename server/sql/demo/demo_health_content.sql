-- $1 rows as a JSON array: findings of health checks of the fictional council.
INSERT INTO health_content (id, made_at, made_by, child_id, tier, health_id, text)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.health_id, r.text
  FROM json_populate_recordset(NULL::health_content, $1) r
