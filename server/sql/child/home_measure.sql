-- $1 home. What nobody said is worked out from its postcode and that of the home address, as far as both were loaded.
UPDATE home h
   SET miles = m.miles, miles_from = CASE WHEN m.miles IS NOT NULL THEN 'postcodes' END
  FROM (SELECT x.id, miles_between(x.home_postcode, a.postcode) AS miles FROM home x LEFT JOIN home_address a ON a.home_id = x.id WHERE x.id = $1) m
 WHERE h.id = m.id AND h.miles_from IS DISTINCT FROM 'entered' AND h.miles IS DISTINCT FROM m.miles
