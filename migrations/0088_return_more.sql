-- What national returns ask and no record held: that a young woman in care is a mother (MOTHER, MC_DOB), and a social worker's number in the register (SW_ID).
-- What imported returns say that belongs to no day and no person here stands beside what was recorded here, as it was told: answers of a year (OC2), who led
-- the work before (SWEpisodes). Where people recorded something, that stands.

-- ---------------------------------------------------------------------------------------------- mothers

CREATE TABLE motherhood (
    LIKE template.child_record INCLUDING ALL,
    born_on      date NOT NULL,
    source       text NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'imported')),
    error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500)
);
COMMENT ON TABLE motherhood IS 'That a young woman in care or a care leaver has a child of her own';
COMMENT ON COLUMN motherhood.born_on IS 'Day on which her first child was born (MC_DOB of the national return)';
COMMENT ON COLUMN motherhood.source IS 'Entered by a person, or imported from a file';
COMMENT ON COLUMN motherhood.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('motherhood', 2::smallint);
CREATE UNIQUE INDEX motherhood_once ON motherhood (child_id) WHERE error_reason IS NULL;
COMMENT ON INDEX motherhood_once IS 'One of each';

-- ---------------------------------------------------------------------------------------------- who social workers are to the register

ALTER TABLE person ADD COLUMN registration text CONSTRAINT registration_form CHECK (registration ~ '^SW[0-9]{1,10}$');
COMMENT ON COLUMN person.registration IS 'Number with Social Work England, SW and digits; none: not registered, or not said';
CREATE UNIQUE INDEX person_registration ON person (registration);
COMMENT ON INDEX person_registration IS 'A number is one person''s';

-- ---------------------------------------------------------------------------------------------- what imported returns say

CREATE TABLE health_told (
    LIKE template.child_record INCLUDING ALL,
    return_year       smallint NOT NULL CHECK (return_year BETWEEN 2009 AND 2100),
    health_check      boolean,
    immunisations     boolean,
    teeth_check       boolean,
    health_assessment boolean,
    UNIQUE (child_id, return_year),
    CHECK (num_nonnulls(health_check, immunisations, teeth_check, health_assessment) > 0)
);
COMMENT ON TABLE health_told IS 'What an imported return says of a child''s health in its year, where the records here say something else or nothing';
COMMENT ON COLUMN health_told.return_year IS 'The year that ends on 31 March of this one';
COMMENT ON COLUMN health_told.health_check IS 'Developmental checks of a child under five were up to date (HEALTH_CHECK)';
COMMENT ON COLUMN health_told.immunisations IS 'Immunisations were up to date (IMMUNISATIONS)';
COMMENT ON COLUMN health_told.teeth_check IS 'A dentist saw the child (TEETH_CHECK)';
COMMENT ON COLUMN health_told.health_assessment IS 'The health assessment of the year was done (HEALTH_ASSESSMENT)';
SELECT template.finish('health_told', 1::smallint);

CREATE TABLE substance_told (
    LIKE template.child_record INCLUDING ALL,
    return_year smallint NOT NULL CHECK (return_year BETWEEN 2009 AND 2100),
    misuse      boolean  NOT NULL,
    received    boolean,
    offered     boolean,
    UNIQUE (child_id, return_year),
    CHECK (misuse OR num_nonnulls(received, offered) = 0)
);
COMMENT ON TABLE substance_told IS 'What an imported return says of drugs and alcohol in its year, where the records here say something else';
COMMENT ON COLUMN substance_told.return_year IS 'The year that ends on 31 March of this one';
COMMENT ON COLUMN substance_told.misuse IS 'A problem was found (SUBSTANCE_MISUSE)';
COMMENT ON COLUMN substance_told.received IS 'Help with it was received (INTERVENTION_RECEIVED)';
COMMENT ON COLUMN substance_told.offered IS 'It was not, but offered (INTERVENTION_OFFERED)';
SELECT template.finish('substance_told', 3::smallint);

CREATE TABLE conviction_told (
    LIKE template.child_record INCLUDING ALL,
    return_year smallint NOT NULL CHECK (return_year BETWEEN 2009 AND 2100),
    convicted   boolean  NOT NULL,
    UNIQUE (child_id, return_year)
);
COMMENT ON TABLE conviction_told IS 'What an imported return says of convictions in its year (CONVICTED), where the records here say something else';
COMMENT ON COLUMN conviction_told.return_year IS 'The year that ends on 31 March of this one';
COMMENT ON COLUMN conviction_told.convicted IS 'There was a conviction or a caution';
SELECT template.finish('conviction_told', 4::smallint);

CREATE TABLE worker_told (
    LIKE template.child_record INCLUDING ALL,
    number      text NOT NULL CHECK (number ~ '^(SW[0-9]{1,10}|XX[0-9A-Z]{1,10})$'),
    from_on     date NOT NULL,
    until_on    date,
    change_code text CHECK (change_code IN ('MANAGE', 'FCONTA', 'LEFTRL', 'ORGRST', 'TSPROC', 'ABSENC', 'CHCHAN', 'PCCHAN', 'SWDIED', 'OTHERS')),
    UNIQUE (child_id, from_on),
    CHECK (until_on >= from_on)
);
COMMENT ON TABLE worker_told IS 'A social worker whom an imported return names by a number. No allocation: by a file nobody comes to see a child';
COMMENT ON COLUMN worker_told.number IS 'SW_ID: of the register, or the council''s own';
COMMENT ON COLUMN worker_told.from_on IS 'First day (SW_DECOM)';
COMMENT ON COLUMN worker_told.until_on IS 'Day on which it ended (SW_DEC); none: it had not at the end of that year';
COMMENT ON COLUMN worker_told.change_code IS 'Why they came (SW_REASON), as allocation.change_code';
SELECT template.finish('worker_told', 1::smallint);

ALTER TABLE leaver_contact ADD COLUMN return_year smallint CHECK (return_year BETWEEN 2009 AND 2100);
COMMENT ON COLUMN leaver_contact.return_year IS 'It came with the imported return of that year, which gives no day: the birthday stands for it; none: entered';

-- ---------------------------------------------------------------------------------------------- what lines become

CREATE FUNCTION import_mothers(batch uuid, who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'motherhood';
    SELECT count(*) INTO same FROM import_fact(batch, 'motherhood');
    UPDATE motherhood m SET born_on = i.from_on
      FROM import_fact(batch, 'motherhood') i
     WHERE m.child_id = i.child_id AND m.error_reason IS NULL AND m.source = 'imported' AND m.born_on <> i.from_on;
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO motherhood (id, child_id, born_on, source, made_by)
    SELECT gen_random_uuid(), i.child_id, i.from_on, 'imported', who
      FROM import_fact(batch, 'motherhood') i
     WHERE NOT EXISTS (SELECT FROM motherhood m WHERE m.child_id = i.child_id AND m.error_reason IS NULL);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
END $$;
COMMENT ON FUNCTION import_mothers IS 'Mothers of a batch';

-- Homes as the episodes say, with the postcodes of the first line that has some (0082 otherwise); nothing that leads to an adoptive family is kept.
DROP FUNCTION import_homes(uuid[], uuid);
CREATE FUNCTION import_homes(children uuid[], who uuid, batch uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'home';
    CREATE TEMPORARY TABLE import_period ON COMMIT DROP AS SELECT gen_random_uuid() AS id, p.* FROM import_periods(children, 'home') p;
    GET DIAGNOSTICS same = ROW_COUNT;
    CREATE TEMPORARY TABLE import_post ON COMMIT DROP AS
    SELECT h.child_id, r.from_on, r.home_post, r.pl_post
      FROM import_line l JOIN import_line h ON h.batch_id = l.batch_id AND h.kind = 'child' AND h.local_id = l.local_id,
           json_to_record(l.content) AS r (from_on date, home_post text, pl_post text)
     WHERE l.batch_id = batch AND l.kind = 'episode' AND num_nonnulls(r.home_post, r.pl_post) > 0;
    ANALYZE import_post; -- a new table is planned for as if it held next to nothing
    UPDATE home h SET until_on = p.until_on
      FROM import_period p
     WHERE h.child_id = p.child_id AND h.from_on = p.from_on AND h.kind = p.code AND h.until_on IS NULL AND p.until_on IS NOT NULL
       AND NOT EXISTS (SELECT FROM care_episode e WHERE e.child_id = p.child_id AND e.until_on = p.until_on AND e.ending_code IN ('E11', 'E12') AND h.kind = 'adoptive');
    GET DIAGNOSTICS changed = ROW_COUNT;
    CREATE TEMPORARY TABLE import_new ON COMMIT DROP AS
    SELECT p.*, f.home_post, CASE WHEN p.code <> 'adoptive' THEN f.pl_post END AS pl_post,
           CASE WHEN p.code <> 'adoptive' AND f.home_post IS NOT NULL AND f.pl_post IS NOT NULL THEN miles_between(f.home_post, f.pl_post) END AS miles
      FROM import_period p
      LEFT JOIN (SELECT x.id, (array_agg(i.home_post ORDER BY i.from_on) FILTER (WHERE i.home_post IS NOT NULL))[1] AS home_post,
                        (array_agg(i.pl_post ORDER BY i.from_on) FILTER (WHERE i.pl_post IS NOT NULL))[1] AS pl_post
                   FROM import_period x JOIN import_post i ON i.child_id = x.child_id AND i.from_on >= x.from_on AND (x.until_on IS NULL OR i.from_on < x.until_on)
                  GROUP BY x.id) f ON f.id = p.id
     WHERE NOT EXISTS (SELECT FROM home h WHERE h.child_id = p.child_id AND h.from_on < coalesce(p.until_on, 'infinity')
                                            AND coalesce(h.until_on, 'infinity') > p.from_on);
    INSERT INTO home (id, child_id, kind, from_on, until_on, home_postcode, has_address, miles, miles_from, made_by)
    SELECT n.id, n.child_id, n.code, n.from_on, n.until_on, n.home_post, n.pl_post IS NOT NULL, n.miles, CASE WHEN n.miles IS NOT NULL THEN 'postcodes' END, who FROM import_new n;
    GET DIAGNOSTICS made = ROW_COUNT;
    INSERT INTO home_address (id, child_id, home_id, lines, postcode, made_by)
    SELECT gen_random_uuid(), n.child_id, n.id, n.pl_post, n.pl_post, who FROM import_new n WHERE n.pl_post IS NOT NULL;
    same := same - made - changed;
    DROP TABLE import_period, import_post, import_new;
END $$;
COMMENT ON FUNCTION import_homes IS 'Homes as the episodes say';

-- Postcodes of homes that were here before the batch, where they have none.
CREATE FUNCTION import_postcodes(batch uuid, who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'postcode';
    made := 0;
    CREATE TEMPORARY TABLE import_post ON COMMIT DROP AS
    SELECT DISTINCT ON (h.id) h.id, h.child_id, h.kind = 'adoptive' AS is_adoptive, h.has_address, r.home_post, r.pl_post, r.from_on
      FROM import_line l JOIN import_line k ON k.batch_id = l.batch_id AND k.kind = 'child' AND k.local_id = l.local_id
     CROSS JOIN LATERAL json_to_record(l.content) AS r (from_on date, home_post text, pl_post text)
      JOIN home h ON h.child_id = k.child_id AND h.made_at < now() AND h.from_on <= r.from_on AND (h.until_on IS NULL OR h.until_on > r.from_on)
     WHERE l.batch_id = batch AND l.kind = 'episode' AND num_nonnulls(r.home_post, r.pl_post) > 0
     ORDER BY h.id, r.from_on;
    GET DIAGNOSTICS same = ROW_COUNT;
    INSERT INTO home_address (id, child_id, home_id, lines, postcode, made_by)
    SELECT gen_random_uuid(), i.child_id, i.id, i.pl_post, i.pl_post, who FROM import_post i
     WHERE i.pl_post IS NOT NULL AND NOT i.is_adoptive AND NOT i.has_address;
    UPDATE home h
       SET home_postcode = w.home_postcode, has_address = w.has_address, miles = w.miles, miles_from = w.miles_from
      FROM (SELECT o.id, n.home_postcode, n.has_address, CASE o.miles_from WHEN 'entered' THEN o.miles ELSE m.miles END AS miles,
                   CASE WHEN o.miles_from = 'entered' THEN 'entered' WHEN m.miles IS NOT NULL THEN 'postcodes' END AS miles_from
              FROM import_post i JOIN home o ON o.id = i.id
             CROSS JOIN LATERAL (SELECT coalesce(o.home_postcode, (SELECT i.home_post FROM return_postcodes(i.child_id, i.from_on) p
                                                                    WHERE p.home_post IS DISTINCT FROM i.home_post)) AS home_postcode,
                                        o.has_address OR i.pl_post IS NOT NULL AND NOT i.is_adoptive AS has_address) n
              LEFT JOIN LATERAL (SELECT miles_between(n.home_postcode, a.postcode) AS miles FROM home_address a WHERE a.home_id = i.id) m ON true
             WHERE n.home_postcode IS DISTINCT FROM o.home_postcode OR n.has_address <> o.has_address) w
     WHERE h.id = w.id;
    GET DIAGNOSTICS changed = ROW_COUNT;
    same := same - changed;
    DROP TABLE import_post;
END $$;
COMMENT ON FUNCTION import_postcodes IS 'Postcodes of a batch for homes that were here: of homes, and of where the children lived before';

-- Answers of OC2. Kept where they are not what the records here give (return_answers).
CREATE FUNCTION import_answers(batch uuid, who uuid, year integer, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    n bigint;
BEGIN
    kind := 'answer';
    CREATE TEMPORARY TABLE import_answer ON COMMIT DROP AS
    SELECT h.child_id, r.*
      FROM import_line l JOIN import_line h ON h.batch_id = l.batch_id AND h.kind = 'child' AND h.local_id = l.local_id,
           json_to_record(l.content) AS r (convicted boolean, health_check boolean, immunisations boolean, teeth_check boolean, health_assessment boolean,
                                           misuse boolean, received boolean, offered boolean)
     WHERE l.batch_id = batch AND l.kind = 'answer';
    GET DIAGNOSTICS same = ROW_COUNT;
    CREATE TEMPORARY TABLE import_now ON COMMIT DROP AS
    SELECT * FROM return_answers((SELECT array_agg(i.child_id) FROM import_answer i), year);
    CREATE TEMPORARY TABLE import_touched (child_id uuid, is_new boolean) ON COMMIT DROP;

    WITH told AS (
        SELECT i.child_id, nullif(i.health_check, n.health_check) AS health_check, nullif(i.immunisations, n.immunisations) AS immunisations,
               nullif(i.teeth_check, n.teeth_check) AS teeth_check, nullif(i.health_assessment, n.health_assessment) AS health_assessment
          FROM import_answer i JOIN import_now n ON n.child_id = i.child_id
    ), kept AS (
        INSERT INTO health_told AS t (id, child_id, return_year, health_check, immunisations, teeth_check, health_assessment, made_by)
        SELECT gen_random_uuid(), o.child_id, year, o.health_check, o.immunisations, o.teeth_check, o.health_assessment, who
          FROM told o WHERE num_nonnulls(o.health_check, o.immunisations, o.teeth_check, o.health_assessment) > 0
            ON CONFLICT (child_id, return_year) DO UPDATE
               SET health_check = coalesce(excluded.health_check, t.health_check), immunisations = coalesce(excluded.immunisations, t.immunisations),
                   teeth_check = coalesce(excluded.teeth_check, t.teeth_check), health_assessment = coalesce(excluded.health_assessment, t.health_assessment)
             WHERE (coalesce(excluded.health_check, t.health_check), coalesce(excluded.immunisations, t.immunisations),
                    coalesce(excluded.teeth_check, t.teeth_check), coalesce(excluded.health_assessment, t.health_assessment))
                   IS DISTINCT FROM (t.health_check, t.immunisations, t.teeth_check, t.health_assessment)
        RETURNING t.child_id, t.version = 1
    ) INSERT INTO import_touched SELECT * FROM kept;

    WITH kept AS (
        INSERT INTO substance_told AS t (id, child_id, return_year, misuse, received, offered, made_by)
        SELECT gen_random_uuid(), i.child_id, year, i.misuse, i.received, i.offered, who
          FROM import_answer i JOIN import_now n ON n.child_id = i.child_id
         CROSS JOIN LATERAL (SELECT coalesce(n.misuse, false) AS misuse, CASE WHEN n.misuse THEN coalesce(n.received, false) END AS received,
                                    CASE WHEN n.misuse AND n.received IS NOT TRUE THEN coalesce(n.offered, false) END AS offered) x
         WHERE i.misuse IS NOT NULL AND (i.misuse, i.received, i.offered) IS DISTINCT FROM (x.misuse, x.received, x.offered)
            ON CONFLICT (child_id, return_year) DO UPDATE SET misuse = excluded.misuse, received = excluded.received, offered = excluded.offered
             WHERE (excluded.misuse, excluded.received, excluded.offered) IS DISTINCT FROM (t.misuse, t.received, t.offered)
        RETURNING t.child_id, t.version = 1
    ) INSERT INTO import_touched SELECT * FROM kept;

    WITH kept AS (
        INSERT INTO conviction_told AS t (id, child_id, return_year, convicted, made_by)
        SELECT gen_random_uuid(), i.child_id, year, i.convicted, who
          FROM import_answer i JOIN import_now n ON n.child_id = i.child_id
         WHERE i.convicted <> n.convicted
            ON CONFLICT (child_id, return_year) DO UPDATE SET convicted = excluded.convicted WHERE excluded.convicted <> t.convicted
        RETURNING t.child_id, t.version = 1
    ) INSERT INTO import_touched SELECT * FROM kept;

    SELECT count(DISTINCT child_id) FILTER (WHERE is_new), count(DISTINCT child_id) INTO made, n FROM import_touched;
    changed := n - made;
    same := same - n;
    DROP TABLE import_answer, import_now, import_touched;
END $$;
COMMENT ON FUNCTION import_answers IS 'Answers about health, drugs and alcohol, and convictions of a batch';

-- The file gives no day: the birthday in its year. Who left care is not known here yet becomes a care leaver as of that birthday or the end of care.
CREATE FUNCTION import_leavers(batch uuid, who uuid, year integer, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'leaver_contact';
    CREATE TEMPORARY TABLE import_leaver ON COMMIT DROP AS
    SELECT i.child_id, i.code, CASE WHEN g.is_gone THEN NULL ELSE coalesce(i.first, '0') END AS activity, CASE WHEN g.is_gone THEN NULL ELSE coalesce(i.second, '0') END AS accommodation,
           b.birthday, a.age, (SELECT max(e.until_on) FROM care_episode e WHERE e.child_id = i.child_id) AS left_on, c.born_on,
           (SELECT x.id FROM leaver_contact x
             WHERE x.child_id = i.child_id AND x.error_reason IS NULL AND x.on_day BETWEEN b.birthday - 92 AND b.birthday + 31
             ORDER BY abs(x.on_day - b.birthday), x.on_day LIMIT 1) AS contact
      FROM import_fact(batch, 'leaver_contact') i JOIN child c ON c.id = i.child_id
     CROSS JOIN LATERAL (SELECT age_on(c.born_on, make_date(year, 3, 31)) AS age) a
     CROSS JOIN LATERAL (SELECT (c.born_on + make_interval(years => a.age))::date AS birthday) b
     CROSS JOIN LATERAL (SELECT i.code IN ('RHOM', 'DIED') AS is_gone) g;
    GET DIAGNOSTICS same = ROW_COUNT;
    INSERT INTO care_leaver (id, child_id, status, from_on, made_by)
    SELECT gen_random_uuid(), i.child_id, CASE WHEN i.age >= 18 THEN 'former_relevant' ELSE 'relevant' END,
           least(greatest(i.left_on, (i.born_on + make_interval(years => CASE WHEN i.age >= 18 THEN 18 ELSE 16 END))::date), i.birthday), who
      FROM import_leaver i
     WHERE NOT EXISTS (SELECT FROM care_leaver l WHERE l.child_id = i.child_id AND l.error_reason IS NULL);
    UPDATE leaver_contact x SET in_touch_code = i.code, activity_code = i.activity, accommodation_code = i.accommodation
      FROM import_leaver i
     WHERE x.id = i.contact AND x.return_year = year AND (x.in_touch_code, x.activity_code, x.accommodation_code) IS DISTINCT FROM (i.code, i.activity, i.accommodation);
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO leaver_contact (id, child_id, on_day, in_touch_code, activity_code, accommodation_code, note, return_year, made_by)
    SELECT gen_random_uuid(), i.child_id, i.birthday, i.code, i.activity, i.accommodation, 'From the national return of ' || year || ', which gives no day: the birthday stands for it.', year, who
      FROM import_leaver i WHERE i.contact IS NULL;
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
    DROP TABLE import_leaver;
END $$;
COMMENT ON FUNCTION import_leavers IS 'Whether the council was in touch with care leavers, of a batch';

-- Whom somebody allocated on that day stands. A return says nothing of what came after its year.
CREATE FUNCTION import_workers(batch uuid, who uuid, year_end date, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'worker_told';
    CREATE TEMPORARY TABLE import_worker ON COMMIT DROP AS
    SELECT i.child_id, i.first AS number, i.from_on, i.until_on, i.code
      FROM import_fact(batch, 'worker_told') i;
    GET DIAGNOSTICS same = ROW_COUNT;
    DELETE FROM import_worker i USING return_workers(ARRAY(SELECT k.child_id FROM import_worker k)) w
     WHERE w.child_id = i.child_id AND w.from_on = i.from_on
       AND (NOT w.is_told OR w.number = i.number AND w.change_code IS NOT DISTINCT FROM i.code
                             AND CASE WHEN w.until_on <= year_end THEN w.until_on END IS NOT DISTINCT FROM i.until_on);
    UPDATE worker_told t SET number = i.number, until_on = coalesce(i.until_on, CASE WHEN t.until_on > year_end THEN t.until_on END), change_code = i.code
      FROM import_worker i WHERE t.child_id = i.child_id AND t.from_on = i.from_on;
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO worker_told (id, child_id, number, from_on, until_on, change_code, made_by)
    SELECT gen_random_uuid(), i.child_id, i.number, i.from_on, i.until_on, i.code, who FROM import_worker i
        ON CONFLICT (child_id, from_on) DO NOTHING;
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
    DROP TABLE import_worker;
END $$;
COMMENT ON FUNCTION import_workers IS 'Social workers whom a batch names';

-- DATE_PLACED of PlacedAdoption is, as the department's rules 115 and 117 say, the day of the decision that the child should be placed, not of the move to the
-- adopters (0073 otherwise): the decision that DATE_INT of AD1 names, and that DATE_PLACED_CEASED takes back.
COMMENT ON COLUMN adoption.decided_on IS 'Day on which the agency decided that the child should be placed for adoption (DATE_INT of AD1, DATE_PLACED of PlacedAdoption)';
COMMENT ON COLUMN adoption.placed_on IS 'Day on which the child moved to them; the yearly return does not ask it';
CREATE OR REPLACE FUNCTION import_adoptions(batch uuid, who uuid, year_end date, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'adoption';
    CREATE TEMPORARY TABLE import_way ON COMMIT DROP AS
    SELECT coalesce(a.child_id, p.child_id) AS child_id, coalesce(a.from_on, p.from_on) AS decided_on, a.until_on AS matched_on, a.code = '1' AS foster_carer, a.first, a.second, a.third,
           CASE WHEN a.child_id IS NULL THEN p.until_on END AS placed_ended_on, CASE WHEN a.child_id IS NULL THEN p.code END AS placed_end_reason,
           CASE WHEN a.child_id IS NOT NULL THEN
               (SELECT max(e.until_on) FROM care_episode e WHERE e.child_id = a.child_id AND e.ending_code IN ('E11', 'E12') AND e.until_on <= year_end) END AS adopted_on
      FROM import_fact(batch, 'adoption') a FULL JOIN import_fact(batch, 'placed_adoption') p ON p.child_id = a.child_id;
    SELECT count(*) INTO same FROM import_way;
    UPDATE adoption o
       SET decided_on = w.decided_on, matched_on = w.matched_on, placed_ended_on = w.placed_ended_on, placed_end_reason = w.placed_end_reason,
           adopted_on = w.adopted_on, foster_carer = w.foster_carer, adopters_code = w.adopters_code, adopters_sex_code = w.adopters_sex_code, adopters_status_code = w.adopters_status_code
      FROM (SELECT x.id, x.placed_on, i.decided_on, coalesce(i.matched_on, x.matched_on) AS matched_on,
                   coalesce(i.placed_ended_on, x.placed_ended_on) AS placed_ended_on, coalesce(i.placed_end_reason, x.placed_end_reason) AS placed_end_reason,
                   coalesce(x.adopted_on, i.adopted_on) AS adopted_on, coalesce(i.foster_carer, x.foster_carer) AS foster_carer,
                   coalesce(i.first, x.adopters_code) AS adopters_code, coalesce(i.second, x.adopters_sex_code) AS adopters_sex_code, coalesce(i.third, x.adopters_status_code) AS adopters_status_code
              FROM import_way i
             CROSS JOIN LATERAL (SELECT a.* FROM adoption a WHERE a.child_id = i.child_id AND a.error_reason IS NULL ORDER BY a.decided_on DESC, a.id LIMIT 1) x) w
     WHERE o.id = w.id
       AND (o.decided_on, o.matched_on, o.placed_ended_on, o.placed_end_reason, o.adopted_on, o.foster_carer, o.adopters_code, o.adopters_sex_code, o.adopters_status_code)
           IS DISTINCT FROM
           (w.decided_on, w.matched_on, w.placed_ended_on, w.placed_end_reason, w.adopted_on, w.foster_carer, w.adopters_code, w.adopters_sex_code, w.adopters_status_code)
       AND (w.placed_ended_on IS NULL OR w.adopted_on IS NULL) AND coalesce(w.matched_on >= w.decided_on, true) AND coalesce(w.placed_on >= coalesce(w.matched_on, w.decided_on), true)
       AND coalesce(w.placed_ended_on >= w.decided_on, true) AND coalesce(w.adopted_on >= coalesce(w.placed_on, w.matched_on, w.decided_on), true);
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO adoption (id, child_id, decided_on, matched_on, placed_ended_on, placed_end_reason, adopted_on, foster_carer, adopters_code, adopters_sex_code, adopters_status_code, made_by)
    SELECT gen_random_uuid(), i.child_id, i.decided_on, i.matched_on, i.placed_ended_on, i.placed_end_reason,
           CASE WHEN i.adopted_on >= greatest(i.matched_on, i.decided_on) THEN i.adopted_on END, i.foster_carer, i.first, i.second, i.third, who
      FROM import_way i
     WHERE NOT EXISTS (SELECT FROM adoption a WHERE a.child_id = i.child_id AND a.error_reason IS NULL);
    GET DIAGNOSTICS made = ROW_COUNT;
    same := same - made - changed;
    DROP TABLE import_way;
END $$;

CREATE OR REPLACE FUNCTION import_apply(batch uuid) RETURNS TABLE (kind text, made bigint, changed bigint, same bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    b        import_batch := import_mine(batch);
    who      uuid := me();
    children uuid[];
    kinds    text[];
BEGIN
    IF b.state <> 'ready' OR b.return_year IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'state', MESSAGE = 'this import cannot be committed';
    END IF;
    PERFORM pg_advisory_xact_lock(3, 0); -- one import at a time, or two would make the same child
    ANALYZE import_line; -- as the table was before, the planner would look at all lines for each line
    RETURN QUERY SELECT * FROM import_children(batch, who);
    SELECT array_agg(l.child_id) INTO children FROM import_line l WHERE l.batch_id = batch AND l.kind = 'child';
    RETURN QUERY SELECT * FROM import_episodes(batch, who, make_date(b.return_year, 3, 31));
    RETURN QUERY SELECT * FROM import_legal(children, who);
    RETURN QUERY SELECT * FROM import_homes(children, who, batch);
    RETURN QUERY SELECT * FROM import_reviews(batch, who);
    RETURN QUERY SELECT * FROM import_sdqs(batch, who, b.return_year);
    RETURN QUERY SELECT * FROM import_no_sdqs(batch, who, b.return_year);
    SELECT array_agg(DISTINCT l.kind) INTO kinds FROM import_line l WHERE l.batch_id = batch;
    IF EXISTS (SELECT FROM import_line l WHERE l.batch_id = batch AND l.kind = 'episode'
                  AND num_nonnulls(l.content ->> 'home_post', l.content ->> 'pl_post') > 0) THEN
        RETURN QUERY SELECT * FROM import_postcodes(batch, who);
    END IF;
    IF 'answer' = ANY (kinds) THEN
        RETURN QUERY SELECT * FROM import_answers(batch, who, b.return_year);
    END IF;
    IF 'motherhood' = ANY (kinds) THEN
        RETURN QUERY SELECT * FROM import_mothers(batch, who);
    END IF;
    IF 'missing' = ANY (kinds) THEN
        RETURN QUERY SELECT * FROM import_missing(batch, who);
    END IF;
    IF 'previous_permanence' = ANY (kinds) THEN
        RETURN QUERY SELECT * FROM import_before(batch, who);
    END IF;
    IF 'uasc' = ANY (kinds) THEN
        RETURN QUERY SELECT * FROM import_uasc(batch, who, make_date(b.return_year - 1, 4, 1));
    END IF;
    IF kinds && '{adoption,placed_adoption}' THEN
        RETURN QUERY SELECT * FROM import_adoptions(batch, who, make_date(b.return_year, 3, 31));
    END IF;
    IF 'leaver_contact' = ANY (kinds) THEN
        RETURN QUERY SELECT * FROM import_leavers(batch, who, b.return_year);
    END IF;
    IF 'worker_told' = ANY (kinds) THEN
        RETURN QUERY SELECT * FROM import_workers(batch, who, make_date(b.return_year, 3, 31));
    END IF;
    RETURN QUERY SELECT * FROM import_matches(batch, who);
END $$;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{motherhood,health_told,substance_told,conviction_told,worker_told,person_registration}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 6
       OR (SELECT count(*) FROM pg_proc WHERE proname IN ('import_mothers', 'import_postcodes', 'import_answers', 'import_leavers', 'import_workers')) <> 5 THEN
        RAISE EXCEPTION 'verify: what the return asks has no record';
    END IF;
END $$;
