-- $1 id, $2 child, $3 what, $4 due on, $5 review. An action of whoever leads the work with the child, else of whoever records the review, one at a time of each text and review.
INSERT INTO action (id, child_id, what, agency_id, person_id, due_on, review_id)
SELECT $1, $2, $3, coalesce(w.agency_id, own.agency_id), w.id, $4, $5
  FROM person own LEFT JOIN lead_worker l ON l.child_id = $2 LEFT JOIN person w ON w.id = l.person_id
 WHERE own.id = me() AND NOT EXISTS (SELECT FROM action a WHERE a.review_id = $5 AND a.what = $3 AND a.state = 'open')
