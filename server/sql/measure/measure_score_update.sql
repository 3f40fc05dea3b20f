-- $1 measure, $2 scores as JSON (null: as they are), $3 answers as JSON, or null, $4 note was sent, $5 note or null, $6 why it is corrected.
UPDATE measure_score
   SET scores = coalesce($2, scores),
       answers = CASE WHEN $2::json IS NULL THEN answers ELSE $3 END,
       note = CASE WHEN $4::boolean THEN $5 ELSE note END,
       change_reason = $6
 WHERE measure_id = $1
