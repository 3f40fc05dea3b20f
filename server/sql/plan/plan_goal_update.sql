-- $1 id, $2 goal, $3 baseline in words, $4 baseline, $5 its day, $6 aim, $7 aim in words was sent, $8 aim in words, $9 its end was sent, $10 ended on, $11 why, $12 why it is changed. Null, and what
-- was not sent: as it is.
UPDATE plan_goal
   SET what = coalesce($2, what), baseline_words = coalesce($3, baseline_words), baseline = coalesce($4, baseline), baseline_on = coalesce($5, baseline_on), aim = coalesce($6, aim),
       aim_words = CASE WHEN $7::boolean THEN $8 ELSE aim_words END, ended_on = CASE WHEN $9::boolean THEN $10::date ELSE ended_on END,
       end_reason = CASE WHEN $9 AND $10::date IS NULL THEN NULL ELSE coalesce($11, end_reason) END, change_reason = $12
 WHERE id = $1
