-- $1 id, $2 review, $3 chair was sent, $4 chair, $5 people as JSON, $6 mental health, $7 its words were sent, $8 words, $9 advocacy, $10 its words were sent, $11 words, $12 independent visitor, $13 savings, $14 their words were sent, $15 words, $16 notes were sent, $17 notes. Null: as it is.
INSERT INTO review_record AS r (id, child_id, review_id, chair, people, mental_health, mental_health_words, advocacy, advocacy_words,
                                independent_visitor, savings, savings_words, notes)
SELECT $1, v.child_id, v.id, $4, coalesce($5::jsonb, '[]'), coalesce($6, o.mental_health),
       CASE WHEN $7::boolean THEN $8 ELSE o.mental_health_words END, $9, $11, $12, $13, $15, $17
  FROM review v LEFT JOIN review_record o ON o.review_id = v.id
 WHERE v.id = $2
ON CONFLICT (review_id) DO UPDATE
   SET chair = CASE WHEN $3::boolean THEN excluded.chair ELSE r.chair END,
       people = CASE WHEN $5::jsonb IS NULL THEN r.people ELSE excluded.people END,
       mental_health = excluded.mental_health,
       mental_health_words = excluded.mental_health_words,
       advocacy = coalesce(excluded.advocacy, r.advocacy),
       advocacy_words = CASE WHEN $10::boolean THEN excluded.advocacy_words ELSE r.advocacy_words END,
       independent_visitor = coalesce(excluded.independent_visitor, r.independent_visitor),
       savings = coalesce(excluded.savings, r.savings),
       savings_words = CASE WHEN $14::boolean THEN excluded.savings_words ELSE r.savings_words END,
       notes = CASE WHEN $16::boolean THEN excluded.notes ELSE r.notes END
