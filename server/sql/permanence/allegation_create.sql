-- $1 id, $2 household, $3 made on, $4 outcome, $5 closed on.
INSERT INTO foster_allegation (id, household_id, made_on, outcome, closed_on) VALUES ($1, $2, $3, $4, $5)
