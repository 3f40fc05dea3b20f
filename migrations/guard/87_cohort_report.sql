-- ---------------------------------------------------------------------------------------------- the SDQ cohort, as it is answered (0086)

-- Small numbers. Whoever sees no child (an analyst; a designated teacher, of the own school) has fixed tables and no others: completion (completed, not
-- completed) with averages (of how many, by scale), distribution (four bands, no band) and change (better, same, worse, cannot be said); each by one grouping, at
-- the end of one month, of one informant. No period is chosen, no two groupings are crossed, nothing is filtered.
-- 1. In each table a group with a number of one to five is kept back whole. What is kept back is what the total has and the others have not, so groups are
--    added to it, those of few children first, until none of its own numbers is one to five; where that cannot be, all are. Services are no parts of a total:
--    of each, the rest of the total must have no such number either. A group that is kept back in the first table is so in the others, whose numbers add up to
--    the same completed ones. So whoever subtracts in the tables of one grouping, even had they the numbers as they are, is left with six or more, or with none.
-- 2. What is told is rounded: numbers to the nearest five, shares from the rounded numbers, averages to the whole point. Numbers that add up are not rounded
--    beside each other: the children of a group are told as the sum of those with and those without. So of two months, of a month before and after a late
--    entry, of two informants or groupings, each number is known to two more or less and a difference to four: it can be none at all, or six and more.
-- 3. The twelve months beside a number obey the same, month by month.

-- The numbers of each group at the end of this month, and of the twelve before it what is told of them: not the scales, bands and changes.
CREATE OR REPLACE FUNCTION cohort_cells(authority uuid, by text, month date, informant text)
    RETURNS TABLE (group_key text, of_month date, eligible bigint, completed bigint, total bigint, emotional bigint, emotional_n bigint, conduct bigint, conduct_n bigint, hyperactivity bigint,
                   hyperactivity_n bigint, peer bigint, peer_n bigint, prosocial bigint, prosocial_n bigint, impact bigint, impact_n bigint, close_to_average bigint,
                   slightly_raised bigint, high bigint, very_high bigint, better bigint, same bigint, worse bigint)
LANGUAGE sql STABLE AS $$
    WITH step AS MATERIALIZED (
        SELECT c.group_key, greatest(c.month, (cohort_cells.month - interval '1 year')::date) AS of_month,
               sum(c.eligible)::integer AS eligible, sum(c.completed)::integer AS completed, sum(c.total)::integer AS total, sum(c.emotional)::integer AS emotional, sum(c.emotional_n)::integer AS emotional_n,
               sum(c.conduct)::integer AS conduct, sum(c.conduct_n)::integer AS conduct_n, sum(c.hyperactivity)::integer AS hyperactivity, sum(c.hyperactivity_n)::integer AS hyperactivity_n,
               sum(c.peer)::integer AS peer, sum(c.peer_n)::integer AS peer_n, sum(c.prosocial)::integer AS prosocial, sum(c.prosocial_n)::integer AS prosocial_n, sum(c.impact)::integer AS impact,
               sum(c.impact_n)::integer AS impact_n, sum(c.close_to_average)::integer AS close_to_average, sum(c.slightly_raised)::integer AS slightly_raised, sum(c.high)::integer AS high,
               sum(c.very_high)::integer AS very_high, sum(c.better)::integer AS better, sum(c.same)::integer AS same, sum(c.worse)::integer AS worse
          FROM cohort_month c
         WHERE c.authority_id = authority AND c.grouping = by AND c.informant = cohort_cells.informant AND c.month <= cohort_cells.month
         GROUP BY 1, 2
    ), summed AS ( -- a row for each group and month, whether anything changed in it or not: added instead of joined, so that it takes as long as there are rows
        SELECT s.group_key, s.of_month, s.is_asked,
               sum(s.eligible) OVER w AS eligible, sum(s.completed) OVER w AS completed, sum(s.total) OVER w AS total, sum(s.emotional_n) OVER w AS emotional_n,
               sum(s.conduct_n) OVER w AS conduct_n, sum(s.hyperactivity_n) OVER w AS hyperactivity_n, sum(s.peer_n) OVER w AS peer_n,
               sum(s.prosocial_n) OVER w AS prosocial_n, sum(s.impact_n) OVER w AS impact_n
          FROM (SELECT false AS is_asked, t.group_key, t.of_month, t.eligible, t.completed, t.total, t.emotional_n, t.conduct_n, t.hyperactivity_n, t.peer_n, t.prosocial_n, t.impact_n FROM step t
                UNION ALL
                SELECT true, k.group_key, m::date, 0, 0, 0, 0, 0, 0, 0, 0, 0
                  FROM (SELECT DISTINCT t.group_key FROM step t) k
                 CROSS JOIN generate_series(cohort_cells.month - interval '1 year', cohort_cells.month - interval '1 month', interval '1 month') m) s
        WINDOW w AS (PARTITION BY s.group_key ORDER BY s.of_month))
    SELECT s.group_key, s.of_month,
           s.eligible, s.completed, s.total, 0, s.emotional_n, 0, s.conduct_n, 0, s.hyperactivity_n, 0, s.peer_n, 0, s.prosocial_n, 0, s.impact_n, 0, 0, 0, 0, 0, 0,
           0
      FROM summed s WHERE s.is_asked
    UNION ALL
    SELECT t.group_key, cohort_cells.month,
           sum(t.eligible), sum(t.completed), sum(t.total), sum(t.emotional), sum(t.emotional_n), sum(t.conduct), sum(t.conduct_n), sum(t.hyperactivity),
           sum(t.hyperactivity_n), sum(t.peer), sum(t.peer_n), sum(t.prosocial), sum(t.prosocial_n), sum(t.impact), sum(t.impact_n), sum(t.close_to_average),
           sum(t.slightly_raised), sum(t.high), sum(t.very_high), sum(t.better), sum(t.same), sum(t.worse)
      FROM step t GROUP BY t.group_key
$$;
COMMENT ON FUNCTION cohort_cells IS 'What is kept of the groups of a grouping, as it was at the end of a month and of the twelve before it';

CREATE OR REPLACE FUNCTION has_small(c1 bigint, c2 bigint, c3 bigint, c4 bigint, c5 bigint, c6 bigint, c7 bigint, c8 bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN c1 BETWEEN 1 AND 5 OR c2 BETWEEN 1 AND 5 OR c3 BETWEEN 1 AND 5 OR c4 BETWEEN 1 AND 5 OR c5 BETWEEN 1 AND 5 OR c6 BETWEEN 1 AND 5 OR c7 BETWEEN 1 AND 5 OR c8 BETWEEN 1 AND 5;
COMMENT ON FUNCTION has_small IS 'Whether one of a row''s numbers is one to five';

-- The numbers of a row in each table, and of services the rest of the total. Of the months before, only what the twelve months show.
CREATE OR REPLACE FUNCTION cohort_numbers(authority uuid, by text, month date, informant text)
    RETURNS TABLE (tab text, group_key text, of_month date, n bigint, is_unsafe boolean, c1 integer, c2 integer, c3 integer, c4 integer, c5 integer, c6 integer, c7 integer, c8 integer)
LANGUAGE sql STABLE AS $$
    WITH counted AS MATERIALIZED (
        SELECT x.* FROM (SELECT false AS is_total, y.* FROM cohort_cells(authority, by, cohort_numbers.month, informant) y
                         UNION ALL SELECT true, y.* FROM cohort_cells(authority, 'all', cohort_numbers.month, informant) y WHERE by = 'service') x WHERE x.eligible > 0
    ), cell AS MATERIALIZED (
        SELECT 'completion' AS tab, k.is_total, k.group_key, k.of_month, k.eligible AS n, k.completed::integer AS c1, (k.eligible - k.completed)::integer AS c2, k.emotional_n::integer AS c3,
               k.conduct_n::integer AS c4, k.hyperactivity_n::integer AS c5, k.peer_n::integer AS c6, k.prosocial_n::integer AS c7, k.impact_n::integer AS c8
          FROM counted k
        UNION ALL
        SELECT 'distribution', k.is_total, k.group_key, k.of_month, k.eligible, k.close_to_average::integer, k.slightly_raised::integer, k.high::integer, k.very_high::integer,
               (k.completed - k.close_to_average - k.slightly_raised - k.high - k.very_high)::integer, 0, 0, 0
          FROM counted k WHERE k.of_month = cohort_numbers.month
        UNION ALL
        SELECT 'change', k.is_total, k.group_key, k.of_month, k.eligible, k.better::integer, k.same::integer, k.worse::integer, (k.completed - k.better - k.same - k.worse)::integer, 0, 0, 0, 0
          FROM counted k WHERE k.of_month = cohort_numbers.month)
    SELECT c.tab, c.group_key, c.of_month, c.n,
           has_small(c.c1, c.c2, c.c3, c.c4, c.c5, c.c6, c.c7, c.c8)
           OR coalesce(has_small(w.c1 - c.c1, w.c2 - c.c2, w.c3 - c.c3, w.c4 - c.c4, w.c5 - c.c5, w.c6 - c.c6, w.c7 - c.c7, w.c8 - c.c8), false),
           c.c1, c.c2, c.c3, c.c4, c.c5, c.c6, c.c7, c.c8
      FROM cell c LEFT JOIN cell w ON w.is_total AND w.tab = c.tab AND w.of_month = c.of_month
     WHERE NOT c.is_total AND c.c1 + c.c2 + c.c3 + c.c4 + c.c5 + c.c6 + c.c7 + c.c8 > 0
$$;
COMMENT ON FUNCTION cohort_numbers IS 'The numbers that the rows of each table tell, and whether one of them is one to five, or the total''s without them is';

-- Which rows of which table are kept back from whoever sees no child: those with a small number, and of the others as many as hide them.
CREATE OR REPLACE FUNCTION cohort_kept_back(authority uuid, by text, month date, informant text) RETURNS TABLE (group_key text, of_month date, tabs text[])
LANGUAGE sql STABLE AS $$
    WITH number AS MATERIALIZED (
        SELECT * FROM cohort_numbers(authority, by, cohort_kept_back.month, informant)
    ), added AS (
        SELECT c.group_key, c.of_month, row_number() OVER w AS place, count(*) FILTER (WHERE c.is_unsafe) OVER (PARTITION BY c.of_month) AS unsafe,
               has_small(sum(c.c1) OVER w, sum(c.c2) OVER w, sum(c.c3) OVER w, sum(c.c4) OVER w, sum(c.c5) OVER w, sum(c.c6) OVER w, sum(c.c7) OVER w, sum(c.c8) OVER w) AS tells
          FROM number c WHERE c.tab = 'completion' WINDOW w AS (PARTITION BY c.of_month ORDER BY c.is_unsafe DESC, c.n, c.group_key COLLATE "C" ROWS UNBOUNDED PRECEDING)
    ), first_of AS MATERIALIZED (
        SELECT a.group_key, a.of_month
          FROM (SELECT x.*, CASE WHEN by = 'service' THEN x.unsafe ELSE coalesce(min(x.place) FILTER (WHERE NOT x.tells AND x.place >= x.unsafe) OVER m, count(*) OVER m) END AS most
                  FROM added x WHERE x.unsafe > 0 WINDOW m AS (PARTITION BY x.of_month)) a
         WHERE a.place <= a.most
    ), marked AS (
        SELECT c.*, c.is_unsafe OR f.group_key IS NOT NULL AS is_back
          FROM number c LEFT JOIN first_of f ON f.group_key = c.group_key AND f.of_month = c.of_month WHERE c.tab <> 'completion'
    ), added_more AS (
        SELECT c.tab, c.group_key, c.of_month, row_number() OVER w AS place, count(*) FILTER (WHERE c.is_back) OVER (PARTITION BY c.tab, c.of_month) AS unsafe,
               has_small(sum(c.c1) OVER w, sum(c.c2) OVER w, sum(c.c3) OVER w, sum(c.c4) OVER w, sum(c.c5) OVER w, sum(c.c6) OVER w, sum(c.c7) OVER w, sum(c.c8) OVER w) AS tells
          FROM marked c WINDOW w AS (PARTITION BY c.tab, c.of_month ORDER BY c.is_back DESC, c.n, c.group_key COLLATE "C" ROWS UNBOUNDED PRECEDING)
    ), more_of AS (
        SELECT a.tab, a.group_key, a.of_month
          FROM (SELECT x.*, CASE WHEN by = 'service' THEN x.unsafe ELSE coalesce(min(x.place) FILTER (WHERE NOT x.tells AND x.place >= x.unsafe) OVER m, count(*) OVER m) END AS most
                  FROM added_more x WHERE x.unsafe > 0 WINDOW m AS (PARTITION BY x.tab, x.of_month)) a
         WHERE a.place <= a.most)
    SELECT b.group_key, b.of_month, array_agg(b.tab)
      FROM (SELECT 'completion' AS tab, f.group_key, f.of_month FROM first_of f UNION ALL SELECT * FROM more_of) b GROUP BY b.group_key, b.of_month
$$;
COMMENT ON FUNCTION cohort_kept_back IS 'Rows of a grouping that are kept back in which of its tables';

CREATE OR REPLACE FUNCTION cohort_told(n bigint, is_whole boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN is_whole THEN n ELSE told_number(n) END;
COMMENT ON FUNCTION cohort_told IS 'A number as it is told: to the nearest five for whoever sees no child';

CREATE OR REPLACE FUNCTION cohort_mean(sum_of bigint, n bigint, is_whole boolean) RETURNS numeric
LANGUAGE sql IMMUTABLE
RETURN round(sum_of::numeric / nullif(n, 0), CASE WHEN is_whole THEN 1 ELSE 0 END);
COMMENT ON FUNCTION cohort_mean IS 'An average as it is told: to a tenth, and to the whole point for whoever sees no child';

CREATE OR REPLACE FUNCTION cohort_share(part bigint, rest bigint, is_whole boolean) RETURNS numeric
LANGUAGE sql IMMUTABLE
RETURN round(100 * cohort_told(part, is_whole)::numeric / nullif(cohort_told(part, is_whole) + cohort_told(rest, is_whole), 0), CASE WHEN is_whole THEN 1 ELSE 0 END);
COMMENT ON FUNCTION cohort_share IS 'A share as it is told: of the numbers as they are told';

CREATE OR REPLACE FUNCTION cohort_from(authority uuid) RETURNS date
LANGUAGE sql STABLE
RETURN greatest((SELECT s.month FROM data_set_start s WHERE s.authority_id = authority),
                coalesce((SELECT min(c.month) FROM cohort_month c WHERE c.authority_id = authority AND c.grouping = 'all' AND c.informant = 'parent'), -- of each school is longer to read, and no earlier
                         (SELECT min(c.month) FROM cohort_month c WHERE c.authority_id = authority AND c.informant = 'parent')));
COMMENT ON FUNCTION cohort_from IS 'The first month of which a council''s numbers are told: from the first record on, or from where its records are whole';

CREATE OR REPLACE FUNCTION cohort_name(by text, group_key text) RETURNS text
LANGUAGE sql STABLE
RETURN coalesce(CASE by WHEN 'all' THEN 'All children' WHEN 'team' THEN (SELECT t.name FROM team t WHERE t.id = nullif(group_key, '')::uuid)
                        WHEN 'school' THEN (SELECT a.name FROM agency a WHERE a.id = nullif(group_key, '')::uuid) WHEN 'service' THEN (SELECT s.name FROM service s WHERE s.id = nullif(group_key, '')::uuid)
                        WHEN 'home' THEN (SELECT l.name FROM code_list l WHERE l.list = 'home' AND l.code = group_key)
                        WHEN 'age' THEN CASE group_key WHEN '4' THEN 'Aged 4' WHEN '5_to_9' THEN 'Aged 5 to 9' WHEN '10_to_15' THEN 'Aged 10 to 15' ELSE 'Aged 16' END
                        ELSE CASE group_key WHEN 'F' THEN 'Girls' WHEN 'M' THEN 'Boys' END END, 'Not known');
COMMENT ON FUNCTION cohort_name IS 'A group in words';

-- A row for each group that has somebody in this month. Full: the groups of which more than completion is told; none: all.
CREATE OR REPLACE FUNCTION cohort_items(authority uuid, by text, month date, informant text, is_whole boolean, full_keys text[])
    RETURNS TABLE (group_key text, name text, place integer, eligible bigint, percent numeric, average numeric, percent_before numeric, item json)
LANGUAGE sql STABLE SET enable_nestloop = off SET jit = off SET work_mem = '64MB' AS $$ -- thousands of groups are joined with themselves, of which the planner expects a few; sorted in memory
    WITH start AS MATERIALIZED (
        SELECT cohort_from(authority) AS month
    ), cell AS MATERIALIZED (
        SELECT c.*, coalesce(b.tabs, '{}') AS back, full_keys IS NULL OR c.group_key = ANY (full_keys) AS is_full,
               CASE WHEN c.of_month >= t.month AND NOT coalesce('completion' = ANY (b.tabs), false) THEN cohort_share(c.completed, c.eligible - c.completed, is_whole) END AS percent,
               CASE WHEN c.of_month >= t.month AND NOT coalesce('completion' = ANY (b.tabs), false) AND (full_keys IS NULL OR c.group_key = ANY (full_keys))
                    THEN cohort_mean(c.total, c.completed, is_whole) END AS average
          FROM cohort_cells(authority, by, cohort_items.month, informant) c CROSS JOIN start t
          LEFT JOIN (SELECT k.* FROM cohort_kept_back(authority, by, cohort_items.month, informant) k WHERE NOT is_whole) b ON b.group_key = c.group_key AND b.of_month = c.of_month
    ), year_of AS MATERIALIZED (
        SELECT c.group_key, max(c.percent) FILTER (WHERE c.of_month = (cohort_items.month - interval '1 year')::date) AS percent, max(c.average) FILTER (WHERE c.of_month = (cohort_items.month - interval '1 year')::date) AS average,
               json_agg(json_build_object('month', to_char(c.of_month, 'YYYY-MM'), 'percent', c.percent, 'total', c.average) ORDER BY c.of_month) FILTER (WHERE c.of_month > (cohort_items.month - interval '1 year')::date) AS months
          FROM cell c GROUP BY c.group_key
    ), state AS (
        SELECT c.*, CASE WHEN c.eligible = 0 THEN 'nobody' WHEN 'completion' = ANY (c.back) THEN 'kept_back' ELSE 'told' END AS of_completion,
               CASE WHEN c.completed = 0 THEN 'nobody' WHEN 'completion' = ANY (c.back) THEN 'kept_back' ELSE 'told' END AS of_average,
               CASE WHEN c.close_to_average + c.slightly_raised + c.high + c.very_high = 0 THEN 'nobody' WHEN 'distribution' = ANY (c.back) THEN 'kept_back' ELSE 'told' END AS of_distribution,
               CASE WHEN c.better + c.same + c.worse = 0 THEN 'nobody' WHEN 'change' = ANY (c.back) THEN 'kept_back' ELSE 'told' END AS of_change
          FROM cell c WHERE c.of_month = cohort_items.month AND (c.eligible > 0 OR by = 'all'))
    SELECT s.group_key, n.name, CASE s.group_key WHEN '4' THEN 1 WHEN '5_to_9' THEN 2 WHEN '10_to_15' THEN 3 WHEN '16' THEN 4 WHEN '' THEN 9 ELSE 0 END,
           CASE WHEN s.of_completion = 'told' THEN cohort_told(s.completed, is_whole) + cohort_told(s.eligible - s.completed, is_whole) END, s.percent, s.average, y.percent,
           json_build_object('group', s.group_key, 'name', n.name,
               'completion', CASE WHEN s.of_completion = 'told'
                   THEN json_build_object('state', s.of_completion, 'eligible', cohort_told(s.completed, is_whole) + cohort_told(s.eligible - s.completed, is_whole),
                                          'completed', cohort_told(s.completed, is_whole), 'percent', s.percent)
                   ELSE json_build_object('state', s.of_completion, 'eligible', NULL, 'completed', NULL, 'percent', NULL) END,
               'average', CASE WHEN s.is_full THEN (SELECT json_build_object('state', s.of_average, 'children', CASE WHEN t.is_told THEN cohort_told(s.completed, is_whole) END, 'total', CASE WHEN t.is_told THEN s.average END,
                   'emotional', CASE WHEN t.is_told THEN cohort_mean(s.emotional, s.emotional_n, is_whole) END,
                   'conduct', CASE WHEN t.is_told THEN cohort_mean(s.conduct, s.conduct_n, is_whole) END,
                   'hyperactivity', CASE WHEN t.is_told THEN cohort_mean(s.hyperactivity, s.hyperactivity_n, is_whole) END,
                   'peer', CASE WHEN t.is_told THEN cohort_mean(s.peer, s.peer_n, is_whole) END,
                   'prosocial', CASE WHEN t.is_told THEN cohort_mean(s.prosocial, s.prosocial_n, is_whole) END,
                   'impact', CASE WHEN t.is_told THEN cohort_mean(s.impact, s.impact_n, is_whole) END)
                   FROM (SELECT s.of_average = 'told' AS is_told) t) END,
               'distribution', CASE WHEN s.is_full THEN (SELECT json_build_object('state', s.of_distribution,
                   'close_to_average', CASE WHEN t.is_told THEN cohort_told(s.close_to_average, is_whole) END,
                   'slightly_raised', CASE WHEN t.is_told THEN cohort_told(s.slightly_raised, is_whole) END,
                   'high', CASE WHEN t.is_told THEN cohort_told(s.high, is_whole) END, 'very_high', CASE WHEN t.is_told THEN cohort_told(s.very_high, is_whole) END)
                   FROM (SELECT s.of_distribution = 'told' AS is_told) t) END,
               'change', CASE WHEN s.is_full THEN (SELECT json_build_object('state', s.of_change,
                   'better', CASE WHEN t.is_told THEN cohort_told(s.better, is_whole) END, 'same', CASE WHEN t.is_told THEN cohort_told(s.same, is_whole) END,
                   'worse', CASE WHEN t.is_told THEN cohort_told(s.worse, is_whole) END)
                   FROM (SELECT s.of_change = 'told' AS is_told) t) END,
               'year_before', json_build_object('percent', y.percent, 'total', y.average), 'months', y.months)
      FROM state s JOIN year_of y ON y.group_key = s.group_key CROSS JOIN LATERAL (SELECT cohort_name(by, s.group_key) AS name OFFSET 0) n
$$;
COMMENT ON FUNCTION cohort_items IS 'The groups of a grouping as the API answers them, of one month and one informant';

-- ---------------------------------------------------------------------------------------------- what is asked, and said

CREATE OR REPLACE FUNCTION cohort_groupings() RETURNS text[]
LANGUAGE sql STABLE
RETURN CASE WHEN oversees('cohort', 'view') >= 0 THEN '{all,team,school,service,home,age,sex}'::text[]
            ELSE ARRAY(SELECT k.by FROM (VALUES ('team', my_roles() && '{social_worker,team_manager}'), ('school', my_roles() && '{designated_teacher}'),
                                                ('service', NOT my_roles() <@ '{social_worker,team_manager,designated_teacher}')) AS k (by, is_mine) WHERE k.is_mine) END;
COMMENT ON FUNCTION cohort_groupings IS 'By what I may ask: whoever oversees no children by what is theirs alone';

CREATE OR REPLACE FUNCTION cohort_is_whole(by text) RETURNS boolean
LANGUAGE sql STABLE
RETURN oversees('cohort', 'view') >= 1 OR oversees('cohort', 'view') < 0 AND by IN ('team', 'service');
COMMENT ON FUNCTION cohort_is_whole IS 'Whether I have the numbers as they are, small ones too: of children in whose care I have a part';

CREATE OR REPLACE FUNCTION cohort_by_whom(informant text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE informant WHEN 'parent' THEN 'whoever cares for them' WHEN 'teacher' THEN 'a teacher' ELSE 'the young people themselves' END;
COMMENT ON FUNCTION cohort_by_whom IS 'Who fills in a questionnaire, in words';

-- What matters, in sentences that cannot be wrong: nothing of what is kept back, and no group of fewer than ten is held up to the others.
CREATE OR REPLACE FUNCTION cohort_opening(month date, informant text, name text, eligible bigint, percent numeric, average numeric, percent_before numeric, far_name text, far_percent numeric) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN eligible = 0 THEN format('At the end of %s there was no child who should have had an SDQ by %s.', to_char(month, 'FMMonth YYYY'), cohort_by_whom(informant))
            WHEN eligible < 0 THEN format('These are your groups at the end of %s.', to_char(month, 'FMMonth YYYY'))
            WHEN percent IS NULL THEN format('At the end of %s there were too few children to say anything without telling of one of them.', to_char(month, 'FMMonth YYYY'))
            ELSE format('At the end of %s, %s%% of the children %swho should have an SDQ by %s had one', to_char(month, 'FMMonth YYYY'), trim_scale(percent),
                        coalesce('of ' || name || ' ', 'in care '), cohort_by_whom(informant))
                 || CASE WHEN percent_before IS NULL THEN '.' WHEN percent = percent_before THEN ', as a year before.'
                         ELSE format(', %s %s %s than a year before.', trim_scale(abs(percent - percent_before)), CASE abs(percent - percent_before) WHEN 1 THEN 'point' ELSE 'points' END,
                                     CASE WHEN percent > percent_before THEN 'more' ELSE 'less' END) END
                 || CASE WHEN average IS NULL THEN '' ELSE format(' Their average total was %s of 40.', trim_scale(average)) END
                 || CASE WHEN far_name IS NULL THEN '' ELSE format(' Of groups of ten children and more, the fewest had one in: %s (%s%%).', far_name, trim_scale(far_percent)) END END;
COMMENT ON FUNCTION cohort_opening IS 'The sentences that stand above a month';

CREATE OR REPLACE FUNCTION cohort_counted(informant text) RETURNS json
LANGUAGE sql IMMUTABLE
RETURN json_build_array(
    json_build_object('figure', 'completion', 'how', format('Children who were in care for a year and more and aged %s at the end of the month; of them, those with an SDQ by %s that was not older than a year.',
                                                            CASE informant WHEN 'self' THEN '11 to 16' ELSE '4 to 16' END, cohort_by_whom(informant))),
    json_build_object('figure', 'average', 'how', 'The last SDQ of each of these children that was not older than a year. The total is of 40, each scale of 10: more is worse, but for prosocial, of which more is better.'),
    json_build_object('figure', 'distribution', 'how', 'The total of the same SDQs in the four bands that are published for the form; of some forms none are.'),
    json_build_object('figure', 'change', 'how', 'The same SDQ beside the one before on the same form: better or worse by more than chance explains, by the limits that NHS England publishes. Worse on one scale counts as worse. There are no limits for teachers'' forms.'));
COMMENT ON FUNCTION cohort_counted IS 'How each number is counted, in words';
GRANT EXECUTE ON FUNCTION my_cohort(text), cohort_cells(uuid, text, date, text), has_small(bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint), cohort_numbers(uuid, text, date, text),
    cohort_kept_back(uuid, text, date, text), cohort_told(bigint, boolean), cohort_mean(bigint, bigint, boolean), cohort_share(bigint, bigint, boolean), cohort_from(uuid), cohort_name(text, text),
    cohort_items(uuid, text, date, text, boolean, text[]), cohort_groupings(), cohort_is_whole(text), cohort_by_whom(text),
    cohort_opening(date, text, text, bigint, numeric, numeric, numeric, text, numeric), cohort_counted(text) TO around_app;
