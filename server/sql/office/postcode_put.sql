-- $1 JSON array: middles of postcodes, of which the last of a place holds.
INSERT INTO postcode_centroid (area, latitude, longitude)
SELECT DISTINCT ON (r.area) r.area, r.latitude, r.longitude
  FROM json_array_elements($1::json) WITH ORDINALITY x (value, place) CROSS JOIN LATERAL json_populate_record(NULL::postcode_centroid, x.value) r
 ORDER BY r.area, x.place DESC
    ON CONFLICT (area) DO UPDATE SET latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude
