-- $1 id, $2 child, $3 kind, $4 agency, $5 title, $6 summary, $7 state, $8 agreed on, $9 reviewed on.
INSERT INTO plan (id, child_id, kind, agency_id, title, summary, state, agreed_on, review_on, edition_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, today())
