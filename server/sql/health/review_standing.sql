-- $1 id. What the rules of a change need: born on, held on, mental health, its words, advocacy, its words.
SELECT c.born_on, v.held_on, r.mental_health, r.mental_health_words, r.advocacy, r.advocacy_words
  FROM review v JOIN child c ON c.id = v.child_id LEFT JOIN review_record r ON r.review_id = v.id
 WHERE v.id = $1
