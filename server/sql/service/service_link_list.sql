-- $1 service. The link practitioners of schools today, by school.
SELECT json_build_object('items', (SELECT coalesce(json_agg(service_link_item(l) ORDER BY a.name, l.id), '[]')
                                     FROM service_link l JOIN agency a ON a.id = l.school_id
                                    WHERE l.service_id = s.id AND l.until_on IS NULL), 'next', NULL), NULL, NULL
  FROM service s
 WHERE s.id = $1
