-- $1 request. One request for a role.
SELECT role_request_item(q), NULL, 'v' || q.version
  FROM role_request q
 WHERE q.id = $1
