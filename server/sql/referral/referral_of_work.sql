-- $1 involvement. The open referral that it came from, its child or carer and its state, held until the end of the transaction; no row: there is none, or it is not mine to move.
SELECT r.id, r.child_id, r.state, r.carer_id
  FROM involvement i JOIN referral r ON r.id = i.referral_id
 WHERE i.id = $1 AND r.state IN ('accepted', 'allocated', 'seen')
   FOR UPDATE OF r
