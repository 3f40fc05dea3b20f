-- $1 person, $2 kind. A row when this live account holds a role that is allocated so.
SELECT 1
  FROM person p
  JOIN role_held r ON r.person_id = p.id AND r.from_on <= today() AND (r.until_on IS NULL OR r.until_on > today())
  JOIN allocation_role a ON a.role = r.role AND a.kind = $2
 WHERE p.id = $1 AND p.disabled_at IS NULL
 LIMIT 1
