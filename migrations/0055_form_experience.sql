-- How a service was for people (mission M15) among the numbers of its activity: of each question how many gave each answer, by who they are.
--
-- Small numbers are left out. Young people, carers and teachers are told apart only where five of each who answered the question did; else they are counted
-- together, and where fewer than five answered the question at all nothing is said of it. An answer that fewer than five gave is there without its number.
-- The sum of a question is never given, so that what is left out cannot be worked out from what is there.

CREATE FUNCTION activity_experience(service uuid, from_on date, to_on date) RETURNS TABLE (question text, who text, answer text, n bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    WITH given AS (
        SELECT q.position, q.words, q.choices, a.code, a.for_whom, a.number
          FROM form_answer a
          JOIN form_link l ON l.id = a.link_id AND l.kind = 'experience' AND l.sent_at >= activity_start(from_on) AND l.sent_at < activity_start(to_on + 1)
          JOIN form_question q ON q.kind = 'experience' AND q.for_whom = a.for_whom AND q.code = a.code AND q.type = 'choice'
         WHERE a.service_id = activity_experience.service AND a.number BETWEEN 1 AND cardinality(q.choices)
    ), told_apart AS (
        SELECT code, bool_and(n >= 5) AS is_by_role, sum(n) AS n FROM (SELECT code, for_whom, count(*) AS n FROM given GROUP BY code, for_whom) r GROUP BY code
    ), counted AS (
        SELECT g.position, g.words, g.choices[g.number] AS answer, g.number,
               CASE WHEN t.is_by_role THEN CASE g.for_whom WHEN 'young_person' THEN 'Young people' WHEN 'carer' THEN 'Carers' ELSE 'Teachers' END ELSE 'Everybody' END AS who, count(*) AS n
          FROM given g JOIN told_apart t ON t.code = g.code AND t.n >= 5
         GROUP BY 1, 2, 3, 4, 5
    )
    SELECT c.words, c.who, c.answer, CASE WHEN c.n >= 5 THEN c.n END FROM counted c ORDER BY c.position, c.who DESC, c.number;
END;
COMMENT ON FUNCTION activity_experience IS 'How a service was for people: how many gave each answer; null: fewer than five. Asked by activity_count() alone';

CREATE OR REPLACE FUNCTION activity_count(what text, service uuid, from_on date, to_on date, by text[], care text[] DEFAULT NULL) RETURNS TABLE (words text[], n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM activity_allowed(service);
    CASE
        WHEN what = 'received' THEN
            PERFORM activity_by(by, '{month,need,work,home,care,age,sex,locality,agency,role,outcome,refusal,carer}');
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
        WHEN what = 'experience' THEN -- each row is counted already: counted by less, small numbers would be told
            IF by <> '{question,who,answer}' THEN
                RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'nothing is counted by that';
            END IF;
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), f.n FROM activity_experience(service, from_on, to_on) f;
        ELSE
            RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'that is not counted';
    END CASE;
END $$;

DO $$
BEGIN
    IF to_regprocedure('activity_experience(uuid,date,date)') IS NULL OR pg_get_functiondef('activity_count(text,uuid,date,date,text[],text[])'::regprocedure) NOT LIKE '%experience%' THEN
        RAISE EXCEPTION 'verify: how a service was for people is not counted';
    END IF;
END $$;
