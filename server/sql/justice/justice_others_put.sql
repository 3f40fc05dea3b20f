-- $1 id, $2 year, $3 sex, $4 how many.
INSERT INTO youth_justice_other AS o (id, year, sex, entrants) VALUES ($1, $2, $3, $4)
ON CONFLICT (year, sex) DO UPDATE SET entrants = excluded.entrants WHERE o.entrants <> excluded.entrants
