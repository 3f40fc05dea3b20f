-- $1 id, $2 child, $3 definition, $4 informant, $5 completed on, $6 service (null: the one of mine that works with the child, the last to begin).
INSERT INTO measure (id, child_id, definition_id, informant, completed_on, service_id)
SELECT $1, $2::uuid, $3, $4, $5,
       coalesce($6, (SELECT i.service_id FROM involvement i
                      WHERE i.child_id = $2::uuid AND i.until_on IS NULL AND i.service_id = ANY (my_services())
                      ORDER BY i.from_on DESC, i.id LIMIT 1))
