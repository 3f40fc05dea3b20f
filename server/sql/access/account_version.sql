-- $1 person. Its version, no child and no first day, locked, where one may know the account.
SELECT version, NULL, NULL
  FROM person
 WHERE id = $1 AND NOT is_service
   AND (agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])
        OR (SELECT my_roles()) && '{information_governance,system_admin}')
   FOR UPDATE
