-- $1 child, $2 service, $3 subject, $4 need or null, $5 carer (either child or carer). The open referral that this one would repeat; one that names no need is about any.
SELECT json_build_object('id', r.id, 'state', r.state)
  FROM referral r
 WHERE (r.child_id = $1 OR r.carer_id = $5) AND r.service_id = $2 AND r.subject = $3 AND (r.need_key = need_key($4) OR '' IN (r.need_key, need_key($4)))
   AND r.state IN ('asked', 'submitted', 'accepted', 'allocated', 'seen')
