-- What somebody types who looks for a child: sixteen kinds of mistakes, of the hand, of the ear, of memory. Needs schema test.
-- One mistake in a word of four letters and more.
CREATE FUNCTION test.mistyped(w text, kind integer) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    p integer := 1 + floor(random() * (length(w) - 1))::integer; -- the first letter too
    l text := substr('abcdefghijklmnopqrstuvwxyz', 1 + floor(random() * 26)::integer, 1);
BEGIN
    RETURN CASE kind
        WHEN 1 THEN overlay(w PLACING l FROM p FOR 1)
        WHEN 2 THEN overlay(w PLACING '' FROM p FOR 1)
        WHEN 3 THEN overlay(w PLACING l FROM p FOR 0)
        WHEN 4 THEN overlay(w PLACING reverse(substr(w, p, 2)) FROM p FOR 2) END;
END $$;
CREATE FUNCTION test.misheard(w text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    x text := lower(w);
    r text[];
BEGIN
    FOREACH r SLICE 1 IN ARRAY '{{ph,f},{th,f},{ck,k},{ch,sh},{qu,kw},{ou,u},{ea,ee},{ie,ee},{ei,ay},{y,ie},{c,k},{z,s},{oa,o},{wh,w},{ll,l},{tt,t},{ss,s},{mm,m},{ey,y},{er,a}}'::text[][] LOOP
        IF strpos(x, r[1]) > 0 THEN
            RETURN regexp_replace(x, r[1], r[2]);
        END IF;
    END LOOP;
    RETURN x || 'e';
END $$;
CREATE FUNCTION test.wrong_day(d date, kind integer) RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE kind % 4 WHEN 0 THEN to_char(d + interval '1 year', 'DD/MM/YYYY') WHEN 1 THEN to_char(d, 'MM/DD/YYYY')
            WHEN 2 THEN (1 + (extract(day FROM d)::integer + 6) % 28) || to_char(d, '/MM/YYYY')
            ELSE to_char(d, 'DD/') || lpad((1 + (extract(month FROM d)::integer + 4) % 12)::text, 2, '0') || to_char(d, '/YYYY') END;
-- What somebody types who looks for this child.
CREATE FUNCTION test.typed(c child, kind integer) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    g text := c.given_names;
    f text := c.family_name;
BEGIN
    RETURN CASE
        WHEN kind BETWEEN 1 AND 4 THEN g || ' ' || test.mistyped(f, kind)
        WHEN kind BETWEEN 5 AND 6 THEN test.mistyped(g, kind - 4) || ' ' || f
        WHEN kind = 7 THEN test.mistyped(g, 1) || ' ' || test.mistyped(f, 2)
        WHEN kind = 8 THEN test.misheard(g) || ' ' || test.misheard(f)
        WHEN kind = 9 THEN f || ' ' || g
        WHEN kind = 10 THEN test.mistyped(f, 4) || ' ' || g
        WHEN kind = 11 THEN g || ' ' || split_part(f, '-', 1 + (f LIKE '%-%')::integer)
        WHEN kind = 12 THEN coalesce(c.known_as, g) || ' ' || test.mistyped(f, 1)
        WHEN kind = 13 THEN replace(replace(g, '-', ' '), 'ë', 'e') || ' ' || replace(replace(f, '-', ' '), '''', ' ')
        WHEN kind = 14 THEN g || ' ' || f || ' ' || test.wrong_day(c.born_on, length(f))
        WHEN kind = 15 THEN test.misheard(f) || ' ' || to_char(c.born_on, 'DD/MM/YYYY')
        ELSE test.mistyped(f, 3) || ', ' || g || ' ' || test.wrong_day(c.born_on, length(g)) END;
END $$;
