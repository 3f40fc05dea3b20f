-- $1 id, $2 child, $3 key stage, $4 year, $5 subject, $6 met, $7 score in hundredths.
INSERT INTO education_result (id, child_id, stage, year, subject, met, score)
VALUES ($1, $2, $3, $4, $5, $6, $7::numeric / 100)
