-- $1 id, $2 tone, $3 name, $4 comments were sent, $5 comments, $6 dropped. Null: as it is.
UPDATE feedback_theme
   SET tone = coalesce($2, tone), name = coalesce($3, name), dropped = coalesce($6, dropped),
       comments = CASE WHEN $4::boolean THEN ARRAY(SELECT DISTINCT x FROM unnest($5::uuid[]) x ORDER BY x) ELSE comments END
 WHERE id = $1
