-- What the report of a service lacked: hours of meetings and calls, and the work that names no child, by team and part of the area. What is
-- counted is asked for by one function, where there was one for each thing.

ALTER TABLE service_work ADD COLUMN locality text CHECK (length(locality) BETWEEN 1 AND 200);
COMMENT ON COLUMN service_work.locality IS 'For which part of the area, one of the service''s own words; none: for all of it, or nobody said';

CREATE FUNCTION activity_met(service uuid, from_on date, to_on date) RETURNS TABLE (month text, work text, minutes smallint)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT to_char(c.day, 'YYYY-MM'), activity_listed(i.type_of_work, s.types_of_work, 'Other work', 'Other work'), c.minutes
      FROM involvement i
      JOIN service s ON s.id = i.service_id
      JOIN contact c ON c.involvement_id = i.id
     WHERE i.service_id = activity_met.service AND c.outcome = 'attended' AND c.day BETWEEN activity_met.from_on AND activity_met.to_on;
END;
COMMENT ON FUNCTION activity_met IS 'Meetings and calls of a service that took place, without anything that names a child';

CREATE FUNCTION activity_unnamed(service uuid, from_on date, to_on date) RETURNS TABLE (kind text, team text, locality text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT CASE w.kind WHEN 'consultation' THEN 'One-off consultation' WHEN 'duty' THEN 'Telephone duty' WHEN 'supervision' THEN 'Supervision' ELSE 'Discussion group' END,
           activity_listed(w.asked_by, ARRAY(SELECT t.name FROM team t UNION SELECT a.name FROM agency a ORDER BY 1), 'Another team', 'Not said'),
           activity_listed(w.locality, s.localities, 'Another part', 'All parts, or not said')
      FROM service_work w
      JOIN service s ON s.id = w.service_id
     WHERE w.service_id = activity_unnamed.service AND w.day BETWEEN activity_unnamed.from_on AND activity_unnamed.to_on;
END;
COMMENT ON FUNCTION activity_unnamed IS 'Work of a service that names no child: which team it was for, as teams and agencies are called here';

CREATE FUNCTION activity_count(what text, service uuid, from_on date, to_on date, by text[], care text[] DEFAULT NULL) RETURNS TABLE (words text[], n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM activity_allowed(service);
    CASE
        WHEN what = 'received' THEN
            PERFORM activity_by(by, '{month,need,work,home,care,age,sex,locality,agency,role,outcome,refusal}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_referral(service, from_on, to_on) f
                          WHERE activity_count.care IS NULL OR f.care = ANY (activity_count.care) GROUP BY 1;
        WHEN what = 'waiting' THEN
            PERFORM activity_by(by, '{what,locality,agency}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_wait(service, from_on) f GROUP BY 1;
        WHEN what IN ('open', 'at_start', 'at_end', 'closed') THEN
            PERFORM activity_by(by, '{month,work,home,age,sex,locality,agency}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_involvement(service, from_on, to_on) f
                          WHERE CASE what WHEN 'open' THEN true
                                          WHEN 'at_start' THEN f.began < from_on
                                          WHEN 'at_end' THEN f.ended IS NULL OR f.ended > to_on
                                          ELSE f.ended IS NOT NULL AND f.ended <= to_on END GROUP BY 1;
        WHEN what = 'minutes' THEN
            PERFORM activity_by(by, '{month,work}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), sum(f.minutes) FROM activity_met(service, from_on, to_on) f GROUP BY 1;
        WHEN what = 'unnamed' THEN
            PERFORM activity_by(by, '{kind,team,locality}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_unnamed(service, from_on, to_on) f GROUP BY 1;
        ELSE
            RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'that is not counted';
    END CASE;
END $$;
COMMENT ON FUNCTION activity_count IS 'Definer. How many referrals a service received, how many waited as a day began, how many involvements were open in a period, as it began, as it ended, or were closed in it; minutes of meetings and calls; work that names no child';
DROP FUNCTION activity_received(uuid, date, date, text[], text[]);
DROP FUNCTION activity_worked(uuid, date, date, text, text[]);
DROP FUNCTION activity_waiting(uuid, date, text[]);
GRANT EXECUTE ON FUNCTION activity_count(text, uuid, date, date, text[], text[]) TO around_app;

DO $$
BEGIN
    IF to_regprocedure('activity_count(text,uuid,date,date,text[],text[])') IS NULL OR to_regproc('activity_received') IS NOT NULL
       OR NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'service_work'::regclass AND attname = 'locality') THEN
        RAISE EXCEPTION 'verify: the activity of a service is not counted by one function, or work has no part of the area';
    END IF;
END $$;
