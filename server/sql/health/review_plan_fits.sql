-- $1 id, $2 child. A row where this review of the child is planned.
SELECT true FROM review_plan p WHERE p.id = $1 AND p.child_id = $2 AND p.state = 'planned'
