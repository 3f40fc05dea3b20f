-- $1 id. A link about a service or a session.
SELECT feedback_link_item(l), NULL, 'v' || l.version FROM feedback_link l WHERE l.id = $1
