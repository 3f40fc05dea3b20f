-- $1 how many postcodes were loaded, at least one. Measures the homes of which nobody said how far they are, where that is something else now; how many.
WITH found AS (
    UPDATE home h
       SET miles = m.miles, miles_from = CASE WHEN m.miles IS NOT NULL THEN 'postcodes' END
      FROM (SELECT x.id, miles_between(x.home_postcode, a.postcode) AS miles FROM home x JOIN home_address a ON a.home_id = x.id WHERE x.home_postcode IS NOT NULL AND a.postcode IS NOT NULL) m
     WHERE $1::bigint > 0 AND h.id = m.id AND h.miles_from IS DISTINCT FROM 'entered' AND h.miles IS DISTINCT FROM m.miles
    RETURNING h.id)
SELECT count(*) FROM found
