-- $1 id, $2 child, $3 kind, $4 carers, $5 from on, $6 until on, $7 whether there is an address, $8 how often it is visited, or null, $9 postcode of the home address, or null: as with the home before,
-- $10 miles from there in hundredths, or null.
INSERT INTO home (id, child_id, kind, carers, from_on, until_on, has_address, visit_rule, home_postcode, miles, miles_from)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8,
        coalesce($9, (SELECT h.home_postcode FROM home h WHERE h.child_id = $2 AND h.home_postcode IS NOT NULL ORDER BY h.from_on DESC LIMIT 1)),
        $10::integer / 100.0, CASE WHEN $10::integer IS NOT NULL THEN 'entered' END)
