-- $1 id of a new involvement, $2 referral, $3 state that the referral takes (allocated, seen, closed), $4 practitioner or null, $5 why the work ends or null. The service's involvement follows the referral: it waits, is active, is closed.
WITH follows AS (
    UPDATE involvement
       SET state = CASE $3 WHEN 'seen' THEN 'active' WHEN 'closed' THEN 'closed' ELSE state END,
           until_on = CASE WHEN $3 = 'closed' THEN today() ELSE until_on END,
           end_reason = CASE WHEN $3 = 'closed' THEN coalesce($5, CASE state WHEN 'waiting' THEN 'other' ELSE 'finished' END) END,
           practitioner_id = coalesce($4, practitioner_id)
     WHERE referral_id = $2 AND state <> 'closed'
 RETURNING id)
INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, referral_id, state, from_on)
SELECT $1, r.child_id, r.service_id, 'Assessment', coalesce($4, r.practitioner_id), r.id,
       CASE $3 WHEN 'seen' THEN 'active' ELSE 'waiting' END, today()
  FROM referral r
 WHERE r.id = $2 AND $3 <> 'closed' AND NOT EXISTS (SELECT FROM follows)
