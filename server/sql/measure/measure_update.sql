-- $1 id, $2 completed on (null: as it is), $3 service was sent, $4 service.
UPDATE measure SET completed_on = coalesce($2, completed_on), service_id = CASE WHEN $3::boolean THEN $4 ELSE service_id END WHERE id = $1
