-- $1 id, $2 agency whose return it is, $3 format, $4 year of the return or null, $5 state: ready or stopped
INSERT INTO import_batch (id, agency_id, format, return_year, state) VALUES ($1, $2, $3, $4, $5)
