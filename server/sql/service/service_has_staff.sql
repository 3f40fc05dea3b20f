-- $1 service, $2 person. A row when this live account holds a role of the service's staff at its agency.
SELECT 1
  FROM service s
  JOIN service_staff f ON f.service_id = s.id
  JOIN role_held h ON h.role = f.role AND h.agency_id = s.agency_id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
  JOIN person p ON p.id = h.person_id AND p.disabled_at IS NULL
 WHERE s.id = $1 AND p.id = $2
 LIMIT 1
