-- $1 id of a new involvement, $2 referral, $3 state that the referral takes, $4 practitioner or null, $5 why the work ends or null. The service's involvement follows the referral: it waits, is active, is closed with its end, also where that is passed on or withdrawn.
WITH follows AS (
    UPDATE involvement
       SET state = CASE WHEN $3 = 'seen' THEN 'active' WHEN $3 = 'allocated' THEN state ELSE 'closed' END,
           until_on = CASE WHEN $3 IN ('allocated', 'seen') THEN until_on ELSE today() END,
           end_reason = CASE WHEN $3 NOT IN ('allocated', 'seen')
                             THEN coalesce($5, CASE WHEN $3 = 'redirected' THEN 'passed_on' WHEN $3 = 'withdrawn' OR state = 'waiting' THEN 'other' ELSE 'finished' END) END,
           practitioner_id = coalesce($4, practitioner_id)
     WHERE referral_id = $2 AND state <> 'closed'
 RETURNING id)
INSERT INTO involvement (id, child_id, carer_id, service_id, type_of_work, practitioner_id, referral_id, state, from_on)
SELECT $1, r.child_id, r.carer_id, r.service_id, 'Assessment', coalesce($4, r.practitioner_id), r.id,
       CASE $3 WHEN 'seen' THEN 'active' ELSE 'waiting' END, today()
  FROM referral r
 WHERE r.id = $2 AND $3 IN ('allocated', 'seen') AND NOT EXISTS (SELECT FROM follows)
