-- $1 rows as a JSON array: the middles of made-up postcodes of the fictional council.
INSERT INTO postcode_centroid (area, latitude, longitude)
SELECT r.area, r.latitude, r.longitude
  FROM json_populate_recordset(NULL::postcode_centroid, $1) r
