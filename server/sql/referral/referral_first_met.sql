-- $1 contact. The referral that waits for this first meeting, its child or carer and its state, held until the end of the transaction; no row: it is none, or the referral is not mine to move. Whom it is for must have been there.
SELECT r.id, r.child_id, r.state, r.carer_id
  FROM contact c
  JOIN involvement i ON i.id = c.involvement_id
  JOIN referral r ON r.id = i.referral_id
 WHERE c.id = $1 AND c.outcome = 'attended' AND c.mode IN ('in_person', 'video') AND r.state = 'allocated'
   AND (r.subject = 'child' AND 'child' = ANY (c.there) OR r.subject = 'carer' AND c.there && '{carer,parent}')
   FOR UPDATE OF r
