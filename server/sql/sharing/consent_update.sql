-- $1 id, $2 until was sent, $3 until on, $4 withdrawn on or null, $5 why.
UPDATE consent
   SET until_on = CASE WHEN $2::boolean THEN $3 ELSE until_on END,
       withdrawn_on = coalesce($4, withdrawn_on),
       withdrawn_reason = coalesce($5, withdrawn_reason)
 WHERE id = $1
