-- $1 id, $2 host name (null: as it is), $3 host code was sent, $4 host code, $5 commissioner was sent, $6 commissioner, $7 how that is known (null: as it
-- is), $8 services as JSON (null: as they are).
UPDATE outside_county
   SET host_name = coalesce($2, host_name),
       host_code = CASE WHEN $3::boolean THEN $4 ELSE host_code END,
       commissioner = CASE WHEN $5::boolean THEN $6 ELSE commissioner END,
       commissioner_how = CASE WHEN NOT ($5::boolean AND $6 IS NULL) THEN coalesce($7, commissioner_how) END,
       services = coalesce($8::jsonb, services)
 WHERE id = $1
