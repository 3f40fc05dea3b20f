-- $1 service. A row when I am of its staff, or a machine key.
SELECT 1
  FROM service s
 WHERE s.id = $1
   AND ('machine_key' = ANY (my_roles())
        OR EXISTS (SELECT FROM service_staff f
                    WHERE f.service_id = s.id AND f.role = ANY (my_roles()) AND s.agency_id = ANY (my_agencies(f.role))))
