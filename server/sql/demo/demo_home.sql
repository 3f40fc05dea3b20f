-- $1 rows as a JSON array: homes of the fictional council, each with the postcode of its address, from which the distance is worked out where the row says so.
INSERT INTO home (id, made_at, made_by, child_id, tier, kind, carers, from_on, until_on, has_address, home_postcode, miles, miles_from)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind, r.carers, r.from_on, r.until_on, r.has_address, r.home_postcode,
       CASE r.miles_from WHEN 'entered' THEN r.miles WHEN 'postcodes' THEN miles_between(r.home_postcode, a.postcode) END, r.miles_from
  FROM json_array_elements($1::json) x
 CROSS JOIN LATERAL json_populate_record(NULL::home, x) r
 CROSS JOIN LATERAL (SELECT x ->> 'postcode') a (postcode)
