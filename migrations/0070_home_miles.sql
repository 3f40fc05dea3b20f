-- How far a home is from the home address (mission M26): a worker says it, or it is worked out from postcodes that whoever runs the machine loads. None are
-- shipped: the council has its own source.

CREATE TABLE postcode_centroid (
    area      text PRIMARY KEY CHECK (area ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?( [0-9][A-Z]{2})?$'),
    latitude  numeric(8, 5) NOT NULL CHECK (latitude BETWEEN 49 AND 61),
    longitude numeric(8, 5) NOT NULL CHECK (longitude BETWEEN -9 AND 2)
);
COMMENT ON TABLE postcode_centroid IS 'The middle of a postcode, or of all that begin alike, as loaded with `around postcodes`';
COMMENT ON COLUMN postcode_centroid.area IS 'A whole postcode, or its first half where no more is known';
COMMENT ON COLUMN postcode_centroid.latitude IS 'Degrees north';
COMMENT ON COLUMN postcode_centroid.longitude IS 'Degrees east';

ALTER TABLE home
    ADD COLUMN home_postcode text CHECK (home_postcode ~ '^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$'),
    ADD COLUMN miles numeric(6, 1) CHECK (miles >= 0),
    ADD COLUMN miles_from text CHECK (miles_from IN ('entered', 'postcodes')),
    ADD CONSTRAINT home_miles_from CHECK ((miles IS NULL) = (miles_from IS NULL));
COMMENT ON COLUMN home.home_postcode IS 'Postcode of the home address: where the child lived on coming into care (HOME_POST of the national return)';
COMMENT ON COLUMN home.miles IS 'Miles from there to this home, in a straight line where it was worked out; answered to those alone who see the address of this home';
COMMENT ON COLUMN home.miles_from IS 'Said by a worker, or worked out from the middles of two postcodes';

-- The whole postcode where it was loaded, else the first half. Degrees become miles by the sphere that the earth nearly is.
CREATE FUNCTION miles_between(one text, other text) RETURNS numeric
LANGUAGE sql STABLE
RETURN (SELECT round((2 * 3958.76 * asin(least(1, sqrt(power(sind((b.latitude - a.latitude)::float8 / 2), 2)
                   + cosd(a.latitude::float8) * cosd(b.latitude::float8) * power(sind((b.longitude - a.longitude)::float8 / 2), 2)))))::numeric, 1)
          FROM (SELECT c.* FROM postcode_centroid c WHERE c.area IN (one, split_part(one, ' ', 1)) ORDER BY length(c.area) DESC LIMIT 1) a
         CROSS JOIN (SELECT c.* FROM postcode_centroid c WHERE c.area IN (other, split_part(other, ' ', 1)) ORDER BY length(c.area) DESC LIMIT 1) b);
COMMENT ON FUNCTION miles_between IS 'Miles in a straight line between the middles of two postcodes; null: one of them was not loaded';

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'home'::regclass AND attname = 'miles') OR miles_between('AB1 2CD', 'AB1 2CD') IS NOT NULL THEN
        RAISE EXCEPTION 'verify: homes have no distance';
    END IF;
END $$;
