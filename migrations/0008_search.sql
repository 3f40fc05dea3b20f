-- Finding a child by a misspelt name, and two records that may be one child. One narrow table with names made alike; the permission
-- comes first: who is bound by relations searches their own children, who oversees all has one function over this table.

CREATE TABLE child_search (
    child_id   uuid     PRIMARY KEY REFERENCES child,
    tier       smallint NOT NULL,
    words      text     NOT NULL,
    sounds     text[]   NOT NULL,
    born_on    date     NOT NULL,
    local_id   text,
    nhs_number text,
    upn        text
);
COMMENT ON TABLE child_search IS 'What a child can be found by, kept from child by a trigger';
COMMENT ON COLUMN child_search.child_id IS 'The child';
COMMENT ON COLUMN child_search.tier IS 'As in child';
COMMENT ON COLUMN child_search.words IS 'Every part of every name in small letters without accents, parts of double names also joined';
COMMENT ON COLUMN child_search.sounds IS 'How those parts sound (double metaphone, both readings)';
COMMENT ON COLUMN child_search.born_on IS 'Day of birth';
COMMENT ON COLUMN child_search.local_id IS 'In small letters';
COMMENT ON COLUMN child_search.nhs_number IS 'Ten digits';
COMMENT ON COLUMN child_search.upn IS 'In small letters; not UN1 to UN5, which many share';
CREATE INDEX child_search_words ON child_search USING gin (words gin_trgm_ops);
COMMENT ON INDEX child_search_words IS 'Misspelt names, for those who oversee all children';
CREATE INDEX child_search_sounds ON child_search USING gin (sounds);
COMMENT ON INDEX child_search_sounds IS 'Names that sound alike';
CREATE INDEX child_search_born_on ON child_search (born_on);
CREATE INDEX child_search_local_id ON child_search (local_id);
CREATE INDEX child_search_nhs_number ON child_search (nhs_number);
CREATE INDEX child_search_upn ON child_search (upn);

-- Anne-Marie O'Neill-Smith: anne marie annemarie oneill smith oneillsmith. Only neighbours within one name are joined.
CREATE FUNCTION search_words(VARIADIC names text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
    name  text;
    parts text[];
    found text[] := '{}';
BEGIN
    FOREACH name IN ARRAY names LOOP
        parts := string_to_array(btrim(regexp_replace(regexp_replace(lower(unaccent(coalesce(name, ''))), '[''’`.]', '', 'g'),
                                                      '[^a-z0-9]+', ' ', 'g')), ' ');
        found := found || parts;
        FOR i IN 2 .. coalesce(cardinality(parts), 0) LOOP
            found := found || (parts[i - 1] || parts[i]);
        END LOOP;
    END LOOP;
    RETURN ARRAY(SELECT f FROM unnest(found) WITH ORDINALITY AS u (f, n) WHERE f <> '' GROUP BY f ORDER BY min(n));
END $$;
COMMENT ON FUNCTION search_words IS 'The parts of names as they are compared';

CREATE FUNCTION search_sounds(words text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN ARRAY(SELECT s FROM unnest(words) w, LATERAL (VALUES (dmetaphone(w)), (dmetaphone_alt(w))) v (s) WHERE s <> '' GROUP BY s);
END $$;
COMMENT ON FUNCTION search_sounds IS 'How words sound';

-- 1: the same. A part of a name is like another by its letters, by how many of them differ, by its sound, or as its beginning.
CREATE FUNCTION name_like(asked text[], words text[]) RETURNS real
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public AS $$
DECLARE
    a    text;
    w    text;
    key  text;
    best real;
    s    real;
    sum  real := 0;
BEGIN
    FOREACH a IN ARRAY asked LOOP
        best := 0;
        key := dmetaphone(a);
        FOREACH w IN ARRAY words LOOP
            IF a = w THEN
                best := 1;
                EXIT;
            END IF;
            s := 1 - levenshtein(a, w)::real / greatest(length(a), length(w));
            IF s < 0.9 AND 0.6 + 0.3 * s > best AND length(a) > 1 AND key = dmetaphone(w) THEN
                s := greatest(s, 0.6 + 0.3 * s);
            END IF;
            IF s < 0.85 AND length(a) > 2 AND starts_with(w, a) THEN
                s := 0.85;
            END IF;
            IF s > best THEN
                best := s;
            END IF;
        END LOOP;
        sum := sum + best;
    END LOOP;
    RETURN sum / greatest(cardinality(asked), 1);
END $$;
COMMENT ON FUNCTION name_like IS 'How alike the words asked for are to those of a child, 0 to 1; in any order';

-- 1: the same day; 0.6: one part wrong, day and month swapped, or one digit wrong; else 0. The parts may be no day at all (31 2).
CREATE FUNCTION day_like(asked integer[], born_on date) RETURNS real
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN asked[1] = date_part('year', born_on) AND asked[2] = date_part('month', born_on) AND asked[3] = date_part('day', born_on) THEN 1
    WHEN (asked[1] = date_part('year', born_on))::int + (asked[2] = date_part('month', born_on))::int
         + (asked[3] = date_part('day', born_on))::int = 2 THEN 0.6
    WHEN asked[1] = date_part('year', born_on) AND asked[2] = date_part('day', born_on) AND asked[3] = date_part('month', born_on) THEN 0.6
    ELSE 0 END;
COMMENT ON FUNCTION day_like IS 'How alike a day of birth is to the year, month and day asked for';

-- The days for which day_like is not 0.
CREATE FUNCTION days_like(asked integer[]) RETURNS date[]
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN ARRAY(
        SELECT DISTINCT make_date(y, m, d)
          FROM (SELECT g AS y, asked[2] AS m, asked[3] AS d FROM generate_series(greatest(1980, asked[1] - 20), asked[1] + 20) g
                UNION SELECT asked[1], g, asked[3] FROM generate_series(1, 12) g
                UNION SELECT asked[1], asked[2], g FROM generate_series(1, 31) g
                UNION SELECT asked[1], asked[3], asked[2]) p
         WHERE y BETWEEN 1980 AND 2100 AND m BETWEEN 1 AND 12
           AND d BETWEEN 1 AND CASE WHEN m IN (4, 6, 9, 11) THEN 30 WHEN m <> 2 THEN 31
                                    WHEN y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0) THEN 29 ELSE 28 END);
END $$;
COMMENT ON FUNCTION days_like IS 'Every day that is like the one asked for';

-- What somebody typed: 12/03/2014, 12 March 2014 and 2014-03-12 are a day of birth; what holds a digit is an identifier; the rest names.
CREATE FUNCTION search_asked(typed text, OUT words text[], OUT sounds text[], OUT day integer[], OUT ids text[])
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
    rest  text := lower(typed);
    parts text[];
    whole text;
BEGIN
    parts := regexp_match(rest, '(\d{4})-(\d{1,2})-(\d{1,2})');
    IF parts IS NOT NULL THEN
        day := ARRAY[parts[1], parts[2], parts[3]]::integer[];
        rest := regexp_replace(rest, '\d{4}-\d{1,2}-\d{1,2}', ' ');
    ELSE
        parts := regexp_match(rest, '(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\M');
        IF parts IS NOT NULL THEN
            day := ARRAY[parts[3], parts[2], parts[1]]::integer[];
            rest := regexp_replace(rest, '\d{1,2}[/. -]\d{1,2}[/. -]\d{4}\M', ' ');
        ELSE
            parts := regexp_match(rest, '(\d{1,2})(?:st|nd|rd|th)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{4})\M');
            IF parts IS NOT NULL THEN
                day := ARRAY[parts[3]::integer, (strpos('janfebmaraprmayjunjulaugsepoctnovdec', parts[2]) + 2) / 3, parts[1]::integer];
                rest := regexp_replace(rest, '\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}\M', ' ');
            END IF;
        END IF;
    END IF;
    whole := regexp_replace(rest, '[ -]', '', 'g');
    IF whole ~ '^[0-9]{10}$' OR whole ~ '^[a-z][0-9]{11}[0-9a-z]$' THEN
        ids := ARRAY[whole];
        rest := '';
    ELSE
        ids := ARRAY(SELECT t FROM regexp_split_to_table(btrim(rest), '\s+') t WHERE t ~ '[0-9]');
        rest := array_to_string(ARRAY(SELECT t FROM regexp_split_to_table(rest, '\s+') t WHERE t !~ '[0-9]'), ' ');
    END IF;
    words := ARRAY(SELECT w FROM regexp_split_to_table(btrim(regexp_replace(regexp_replace(unaccent(rest), '[''’`.]', '', 'g'),
                                                                            '[^a-z]+', ' ', 'g')), ' ') w WHERE w <> '' LIMIT 8);
    sounds := ARRAY(SELECT dmetaphone(w) FROM unnest(words) w WHERE length(w) > 1 AND dmetaphone(w) <> '');
END $$;
COMMENT ON FUNCTION search_asked IS 'What a search asks for: parts of names and how they sound, year month day, identifiers';

-- How well a child answers what was asked for: 2 and more is exact, below 0.55 nothing is shown. An identifier finds its child alone.
CREATE FUNCTION search_score(k child_search, words text[], day integer[], ids text[]) RETURNS real
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public AS $$
DECLARE
    name real := 0;
    born real := 0;
BEGIN
    IF (k).local_id = ANY (ids) OR (k).nhs_number = ANY (ids) OR (k).upn = ANY (ids) THEN
        RETURN 4;
    END IF;
    IF day IS NOT NULL THEN
        born := day_like(day, (k).born_on);
    END IF;
    IF cardinality(words) > 0 THEN
        name := name_like(words, string_to_array((k).words, ' '));
        IF cardinality(words) > 1 AND name < 0.9 THEN -- "Anna Marie" for Annamarie
            name := greatest(name, 0.97 * name_like(ARRAY[array_to_string(words, '')], string_to_array((k).words, ' ')));
        END IF;
        RETURN CASE WHEN name < 0.5 THEN 0
                    WHEN day IS NULL THEN name + (name = 1)::int * 2
                    WHEN name = 1 AND born = 1 THEN 3
                    ELSE (name + born) / 2 + (name >= 0.7)::int * 0.2 END;
    END IF;
    RETURN born + (born = 1)::int * 2;
END $$;
COMMENT ON FUNCTION search_score IS 'How well a child answers what was asked for';

-- Records that may be of the same child, and what is alike: an identifier, or the name with the day of birth, one of both not quite.
-- Runs with the caller's rights: row-level security decides among whom it looks.
CREATE FUNCTION child_alike(names text[], born_on date, local_id text, nhs_number text, upn text)
    RETURNS TABLE (child_id uuid, why text)
LANGUAGE plpgsql STABLE ROWS 5 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    asked_words  text[] := search_words(VARIADIC names);
    asked_sounds text[] := search_sounds(asked_words);
    days         date[] := days_like(ARRAY[date_part('year', born_on), date_part('month', born_on), date_part('day', born_on)]::integer[]);
BEGIN
    RETURN QUERY
    SELECT k.child_id,
           CASE WHEN k.nhs_number = child_alike.nhs_number THEN 'The same NHS number'
                WHEN k.upn = lower(child_alike.upn) THEN 'The same unique pupil number'
                WHEN k.local_id = lower(child_alike.local_id) THEN 'The same number in the council''s system'
                WHEN k.born_on = child_alike.born_on THEN 'The same day of birth and a name that is alike'
                ELSE 'The same name and a day of birth that is alike' END
      FROM child_search k
     WHERE k.nhs_number = child_alike.nhs_number
        OR k.upn = lower(child_alike.upn)
        OR k.local_id = lower(child_alike.local_id)
        OR (k.born_on = ANY (days) AND k.sounds && asked_sounds
            AND name_like(asked_words, string_to_array(k.words, ' ')) >= CASE WHEN k.born_on = child_alike.born_on THEN 0.75 ELSE 0.95 END);
END $$;
COMMENT ON FUNCTION child_alike IS 'Records that may be of the same child, among those that the caller may see, and what is alike';

-- Whoever makes or changes a record hears of others that they may see before it is saved; those that they may not see go to the
-- matching desk from here, with the same work whether there are any or not.
CREATE FUNCTION child_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    names text[] := search_words(NEW.given_names, NEW.family_name, NEW.known_as);
BEGIN
    INSERT INTO child_search (child_id, tier, words, sounds, born_on, local_id, nhs_number, upn)
    VALUES (NEW.id, NEW.tier, array_to_string(names, ' '), search_sounds(names), NEW.born_on, lower(NEW.local_id), NEW.nhs_number,
            CASE WHEN NEW.upn NOT LIKE 'UN%' THEN lower(NEW.upn) END)
        ON CONFLICT (child_id) DO UPDATE
       SET tier = excluded.tier, words = excluded.words, sounds = excluded.sounds, born_on = excluded.born_on,
           local_id = excluded.local_id, nhs_number = excluded.nhs_number, upn = excluded.upn;
    INSERT INTO match_task (id, child_id, other_id, why, made_by)
    SELECT gen_random_uuid(), NEW.id, a.child_id, a.why, me()
      FROM child_alike(ARRAY[NEW.given_names, NEW.family_name, NEW.known_as], NEW.born_on, NEW.local_id, NEW.nhs_number, NEW.upn) a
     WHERE a.child_id <> NEW.id
       AND NOT EXISTS (SELECT FROM match_task m WHERE m.child_id = a.child_id AND m.other_id = NEW.id)
       AND (TG_OP = 'UPDATE'
            OR oversees('child', 'view') < 1
               AND NOT EXISTS (SELECT FROM sight s WHERE s.person_id = NEW.made_by AND s.child_id = a.child_id
                                                     AND s.from_on <= today() AND s.until_on > today()))
        ON CONFLICT (child_id, other_id) DO NOTHING;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION child_keep IS 'Definer. Keeps what a child can be found by, and tells the matching desk of records that may be of the same child';
CREATE TRIGGER child_keep_new AFTER INSERT ON child FOR EACH ROW EXECUTE FUNCTION child_keep();
CREATE TRIGGER child_keep_change AFTER UPDATE OF given_names, family_name, known_as, born_on, local_id, nhs_number, upn, tier ON child
    FOR EACH ROW WHEN ((OLD.given_names, OLD.family_name, OLD.known_as, OLD.born_on, OLD.local_id, OLD.nhs_number, OLD.upn, OLD.tier)
                       IS DISTINCT FROM
                       (NEW.given_names, NEW.family_name, NEW.known_as, NEW.born_on, NEW.local_id, NEW.nhs_number, NEW.upn, NEW.tier))
    EXECUTE FUNCTION child_keep();

-- Search over all children, for who oversees them: the permission is asked first, and without it there is no row. Candidates come from
-- the indexes (identifiers, day of birth, letters, sound), then each is scored; exact ones first.
CREATE FUNCTION child_find(typed text, how_many integer) RETURNS TABLE (child_id uuid, score real)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path = pg_catalog, public SET pg_trgm.similarity_threshold = 0.28 AS $$
#variable_conflict use_column
DECLARE
    q     record := search_asked(typed);
    asked text := array_to_string(q.words, ' ');
    reach smallint := oversees('child', 'view');
    dark  uuid[];
BEGIN
    IF reach < 1 THEN
        RETURN;
    END IF;
    dark := ARRAY(SELECT d.child_id FROM denied d WHERE d.person_id = me() AND d.ended_at IS NULL);
    RETURN QUERY
    WITH candidate AS (
        SELECT k.child_id FROM child_search k WHERE k.nhs_number = ANY (q.ids) OR k.upn = ANY (q.ids) OR k.local_id = ANY (q.ids)
        UNION
        (SELECT k.child_id FROM child_search k
          WHERE q.day IS NOT NULL AND k.born_on = ANY (days_like(q.day))
            AND (asked = '' OR k.sounds && q.sounds OR k.words % asked)
          ORDER BY day_like(q.day, k.born_on) DESC, similarity(k.words, asked) DESC LIMIT 100)
        UNION
        (SELECT k.child_id FROM child_search k WHERE asked <> '' AND k.words % asked ORDER BY similarity(k.words, asked) DESC LIMIT 100)
        UNION
        (SELECT k.child_id FROM child_search k
          WHERE cardinality(q.sounds) > 0 AND k.sounds @> q.sounds ORDER BY similarity(k.words, asked) DESC LIMIT 100))
    SELECT k.child_id, search_score(k, q.words, q.day, q.ids) AS score
      FROM candidate c JOIN child_search k ON k.child_id = c.child_id
     WHERE k.tier <= reach AND k.child_id <> ALL (dark)
     ORDER BY score DESC, k.words, k.child_id
     LIMIT how_many;
END $$;
COMMENT ON FUNCTION child_find IS 'Definer. Search over all children for who oversees them; nothing for anybody else';

DO $$
BEGIN
    IF to_regclass('child_search_words') IS NULL
       OR search_words('Anne-Marie', 'O''Neill') <> '{anne,marie,annemarie,oneill}'
       OR (search_asked('Zoë 12/3/2014')).day <> '{2014,3,12}' THEN
        RAISE EXCEPTION 'verify: search is not there';
    END IF;
END $$;
