-- $1 id. One link practitioner of a school.
SELECT service_link_item(l), NULL, 'v' || l.version FROM service_link l WHERE l.id = $1
