-- ---------------------------------------------------------------------------------------------- what each measure counts (0078)

-- One branch for each definition of a measure, by its name indicator_definition.counts_as. A share says for which days a child is among those of whom
-- it is said (eligible), and for which of them it holds (done): whoever is both counts above and below the line, whoever is eligible alone below it.
-- Days are ranges, so time passing changes nothing that is kept: a check that runs out in March does so in what was reckoned in November. What was
-- entered about the wrong child (tier 5) counts nowhere. Each function takes many children and reads each table once.

-- Care, short breaks (V3, V4) apart, until death; of that, what is left after the first twelve months of each stay.
CREATE OR REPLACE FUNCTION count_care(children uuid[]) RETURNS TABLE (child_id uuid, born_on date, care datemultirange, long datemultirange)
LANGUAGE sql STABLE AS $$
    SELECT k.id, k.born_on, k.care,
           coalesce((SELECT range_agg(daterange(years_on(lower(r), 1), upper(r))) FROM unnest(k.care) r WHERE upper_inf(r) OR years_on(lower(r), 1) < upper(r)), '{}')
      FROM (SELECT c.id, c.born_on, range_agg(daterange(e.from_on, e.until_on)) * datemultirange(daterange(NULL, min(c.died_on))) AS care
              FROM care_episode e JOIN child c ON c.id = e.child_id
             WHERE e.child_id = ANY (children) AND e.tier < 5 AND e.legal_code NOT IN ('V3', 'V4')
             GROUP BY c.id) k
$$;
COMMENT ON FUNCTION count_care IS 'Of children who were ever in care: when they were, and when they had been for twelve months';

CREATE OR REPLACE FUNCTION aged(born_on date, from_age integer, to_age integer) RETURNS datemultirange
LANGUAGE sql IMMUTABLE
RETURN datemultirange(daterange(years_on(born_on, from_age), years_on(born_on, to_age + 1)));
COMMENT ON FUNCTION aged IS 'The days on which somebody is of these ages, the last one too';

-- Comings and goings: a day each, in the measure's events. A stay that begins on the day on which another ends is the same stay.
CREATE OR REPLACE FUNCTION count_moves(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, during daterange, numerator numeric, denominator numeric)
LANGUAGE sql STABLE AS $$
    WITH stay AS MATERIALIZED (SELECT f.child_id, lower(r) AS from_on, upper(r) AS until_on FROM count_care(children) f CROSS JOIN unnest(f.care) r),
    ending AS MATERIALIZED ( -- the last episode of the stay says why it ended
        SELECT s.child_id, s.until_on,
               (SELECT e.ending_code FROM care_episode e WHERE e.child_id = s.child_id AND e.until_on = s.until_on AND e.tier < 5 ORDER BY e.from_on DESC, e.made_at DESC, e.id LIMIT 1) AS code
          FROM stay s WHERE s.until_on IS NOT NULL)
    SELECT s.child_id, 'care_rate', daterange(s.from_on, s.until_on), 1, 0 FROM stay s
    UNION ALL
    SELECT s.child_id, 'came_into_care', daterange(s.from_on, s.from_on + 1), 1, 0 FROM stay s
    UNION ALL
    SELECT s.child_id, 'left_care', daterange(s.until_on, s.until_on + 1), 1, 0 FROM stay s WHERE s.until_on IS NOT NULL
    UNION ALL -- for a year after it ended: E45 to E48 are special guardianship orders, E11 and E12 adoptions
    SELECT e.child_id, 'left_to_guardians', daterange(e.until_on, years_on(e.until_on, 1)), (e.code IS NOT NULL AND e.code IN ('E45', 'E46', 'E47', 'E48'))::integer, 1 FROM ending e
    UNION ALL
    SELECT e.child_id, 'left_to_adoption', daterange(e.until_on, years_on(e.until_on, 1)), (e.code IS NOT NULL AND e.code IN ('E11', 'E12'))::integer, 1 FROM ending e
    UNION ALL -- an initial assessment counts on the day on which it is due, 20 working days after coming into care, of whoever is in care then
    SELECT s.child_id, 'iha_on_time', daterange(d.due_on, d.due_on + 1),
           EXISTS (SELECT FROM health_check h WHERE h.child_id = s.child_id AND h.kind = 'initial' AND h.state = 'done' AND h.tier < 5 AND h.day BETWEEN s.from_on AND d.due_on)::integer, 1
      FROM stay s CROSS JOIN LATERAL (SELECT working_day(s.from_on, 20) AS due_on OFFSET 0) d
     WHERE s.until_on IS NULL OR d.due_on < s.until_on
$$;
COMMENT ON FUNCTION count_moves IS 'Branches: care_rate, came_into_care, left_care, left_to_guardians, left_to_adoption, iha_on_time';

CREATE OR REPLACE FUNCTION count_health(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, eligible datemultirange, done datemultirange)
LANGUAGE sql STABLE AS $$
    WITH fact AS MATERIALIZED (SELECT * FROM count_care(children)), checked AS MATERIALIZED (
        SELECT h.child_id,
               -- in date until the next is due: after six months where that is before the fifth birthday, else after twelve; that day is still in time
               range_agg(daterange(h.day, CASE WHEN (h.day + interval '6 months')::date < years_on(f.born_on, 5) THEN (h.day + interval '6 months')::date ELSE years_on(h.day, 1) END, '[]'))
                   FILTER (WHERE h.kind IN ('initial', 'review')) AS assessed,
               range_agg(daterange(h.day, years_on(h.day, 1))) FILTER (WHERE h.kind = 'dental') AS dentist
          FROM health_check h JOIN fact f ON f.child_id = h.child_id
         WHERE h.child_id = ANY (children) AND h.state = 'done' AND h.tier < 5 AND h.kind IN ('initial', 'review', 'dental')
         GROUP BY h.child_id
    ), vaccinated AS MATERIALIZED ( -- what was said last holds until something else is said
        SELECT x.child_id, range_agg(daterange(x.day, x.next_day)) FILTER (WHERE x.is_up_to_date AND x.day IS DISTINCT FROM x.next_day) AS up_to_date
          FROM (SELECT h.child_id, h.day, h.is_up_to_date, lead(h.day) OVER (PARTITION BY h.child_id ORDER BY h.day, h.made_at, h.id) AS next_day
                  FROM health_check h WHERE h.child_id = ANY (children) AND h.kind = 'immunisations' AND h.state = 'done' AND h.tier < 5) x
         GROUP BY x.child_id)
    SELECT f.child_id, b.indicator, b.eligible, coalesce(b.done, '{}')
      FROM fact f LEFT JOIN checked k ON k.child_id = f.child_id LEFT JOIN vaccinated v ON v.child_id = f.child_id
     CROSS JOIN LATERAL (VALUES ('rha_on_time', f.long, k.assessed), ('dental', f.long, k.dentist), ('immunisations', f.care, v.up_to_date)) AS b (indicator, eligible, done)
$$;
COMMENT ON FUNCTION count_health IS 'Branches: rha_on_time, dental, immunisations';

-- The main carer's questionnaires with a total; those of the national return, which gives no day, stand on 31 March of their year.
CREATE OR REPLACE FUNCTION count_sdq(children uuid[]) RETURNS TABLE (child_id uuid, day date, until_on date, total smallint)
LANGUAGE sql STABLE AS $$
    SELECT q.child_id, q.day, least(years_on(q.day, 1), lead(q.day) OVER (PARTITION BY q.child_id ORDER BY q.day, q.made_at, q.id)), q.total
      FROM (SELECT s.child_id, coalesce(s.completed_on, make_date(s.return_year, 3, 31)) AS day, s.made_at, s.id, s.total
              FROM sdq s WHERE s.child_id = ANY (children) AND s.informant = 'parent' AND s.total IS NOT NULL AND s.tier < 5) q
$$;
COMMENT ON FUNCTION count_sdq IS 'The main carers'' questionnaires, each until the next one or for a year';

CREATE OR REPLACE FUNCTION count_sdq_average(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, during daterange, numerator numeric, denominator numeric)
LANGUAGE sql STABLE AS $$
    SELECT q.child_id, 'sdq_average', r, q.total, 1
      FROM count_sdq(children) q JOIN count_care(children) f ON f.child_id = q.child_id
     CROSS JOIN LATERAL unnest(f.long * aged(f.born_on, 4, 16) * datemultirange(daterange(q.day, q.until_on))) r
     WHERE q.day < q.until_on
$$;
COMMENT ON FUNCTION count_sdq_average IS 'Branch: sdq_average, the total of the questionnaire that holds then';

-- Homes as far as the child is in care. With an adoptive family, the home before it, if the child moved straight from there, is one with it.
DROP FUNCTION IF EXISTS count_home(uuid[]); -- it did not say when the child was in care
CREATE FUNCTION count_home(children uuid[]) RETURNS TABLE (child_id uuid, kind text, days datemultirange, care datemultirange, same_from date, is_outside boolean, is_far boolean)
LANGUAGE sql STABLE AS $$
    SELECT h.child_id, h.kind, datemultirange(daterange(h.from_on, h.until_on)) * f.care, f.care,
           CASE WHEN h.kind = 'adoptive' AND lag(h.until_on) OVER w = h.from_on THEN lag(h.from_on) OVER w ELSE h.from_on END,
           EXISTS (SELECT FROM outside_county o WHERE o.home_id = h.id AND o.tier < 5), coalesce(h.miles > 20, false)
      FROM home h JOIN count_care(children) f ON f.child_id = h.child_id
     WHERE h.child_id = ANY (children) AND h.tier < 5 AND h.from_on IS DISTINCT FROM h.until_on
    WINDOW w AS (PARTITION BY h.child_id ORDER BY h.from_on, h.made_at, h.id)
$$;
COMMENT ON FUNCTION count_home IS 'Where children lived while in care, and when they were, since when counting as the same home, whether outside the county, and whether more than 20 miles away';

-- A home counts for the year after it was left too: on how many days there were three and more.
CREATE OR REPLACE FUNCTION count_three_homes(children uuid[]) RETURNS TABLE (child_id uuid, days datemultirange)
LANGUAGE sql STABLE AS $$
    SELECT d.child_id, range_agg(daterange(d.day, d.next_day)) FILTER (WHERE d.homes >= 3)
      FROM (SELECT s.child_id, s.day, sum(s.step) OVER w AS homes, lead(s.day) OVER w AS next_day
              FROM (SELECT p.child_id, p.day, sum(p.step) AS step
                      FROM count_home(children) h CROSS JOIN unnest(h.days) r
                     CROSS JOIN LATERAL (VALUES (h.child_id, lower(r), 1), (h.child_id, years_on(upper(r), 1), -1)) AS p (child_id, day, step)
                     WHERE h.kind <> 'hospital' AND p.day IS NOT NULL
                     GROUP BY p.child_id, p.day) s
            WINDOW w AS (PARTITION BY s.child_id ORDER BY s.day)) d
     GROUP BY d.child_id
$$;
COMMENT ON FUNCTION count_three_homes IS 'The days on which a child had three or more homes in the year before';

CREATE OR REPLACE FUNCTION count_homes(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, eligible datemultirange, done datemultirange)
LANGUAGE sql STABLE AS $$
    WITH fact AS MATERIALIZED (SELECT * FROM count_care(children)), lived AS MATERIALIZED (
        SELECT h.child_id, range_agg(r) FILTER (WHERE h.kind IN ('foster', 'foster_agency', 'kinship')) AS fostered, range_agg(r) FILTER (WHERE h.is_outside) AS outside, range_agg(r) FILTER (WHERE h.is_far) AS far,
               range_agg(daterange(greatest(lower(r), years_on(greatest(h.same_from, f.since), 2)), upper(r)))
                   FILTER (WHERE upper_inf(r) OR years_on(greatest(h.same_from, f.since), 2) < upper(r)) AS same
          FROM count_home(children) h
         CROSS JOIN unnest(h.days) r
         CROSS JOIN LATERAL (SELECT lower(s) AS since FROM unnest(h.care) s WHERE s @> r) f
         GROUP BY h.child_id
    ), bought AS MATERIALIZED (
        SELECT e.child_id, range_agg(daterange(e.from_on, e.until_on)) AS days
          FROM care_episode e WHERE e.child_id = ANY (children) AND e.tier < 5 AND e.provider_code IN ('PR2', 'PR3', 'PR4', 'PR5') GROUP BY e.child_id
    ), settled AS MATERIALIZED ( -- in care for two and a half years
        SELECT f.child_id, range_agg(daterange((lower(r) + interval '30 months')::date, upper(r))) * aged(min(f.born_on), 0, 15) AS days
          FROM fact f CROSS JOIN unnest(f.care) r WHERE upper_inf(r) OR (lower(r) + interval '30 months')::date < upper(r) GROUP BY f.child_id)
    SELECT f.child_id, b.indicator, coalesce(b.eligible, '{}'), coalesce(b.done, '{}')
      FROM fact f LEFT JOIN lived l ON l.child_id = f.child_id LEFT JOIN bought o ON o.child_id = f.child_id LEFT JOIN settled s ON s.child_id = f.child_id
      LEFT JOIN count_three_homes(children) t ON t.child_id = f.child_id
     CROSS JOIN LATERAL (VALUES ('foster_home', f.care, l.fostered), ('outside_county', f.care, l.outside), ('over_20_miles', f.care, l.far), ('commissioned_home', f.care, o.days),
                                ('three_homes', f.care, t.days), ('same_home', s.days, l.same)) AS b (indicator, eligible, done)
$$;
COMMENT ON FUNCTION count_homes IS 'Branches: foster_home, outside_county, over_20_miles, commissioned_home, three_homes, same_home';

-- Of the PEP of a term: until the last day of the next term of that council; where nobody has recorded that term, for six months after its own.
CREATE OR REPLACE FUNCTION count_school(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, eligible datemultirange, done datemultirange)
LANGUAGE sql STABLE AS $$
    WITH fact AS MATERIALIZED (SELECT * FROM count_care(children)), term AS MATERIALIZED (
        SELECT t.id, coalesce(lead(t.until_on) OVER (PARTITION BY t.agency_id ORDER BY t.until_on), (t.until_on + interval '6 months')::date) AS good_until FROM school_term t
    ), planned AS MATERIALIZED (
        SELECT p.child_id, range_agg(daterange(p.held_on, t.good_until, '[]')) AS days
          FROM pep p JOIN term t ON t.id = p.term_id
         WHERE p.child_id = ANY (children) AND p.tier < 5 AND p.state <> 'draft' AND p.held_on <= t.good_until GROUP BY p.child_id
    ), ehc AS MATERIALIZED (
        SELECT e.child_id, range_agg(daterange(e.final_on, e.ended_on)) AS days
          FROM ehcp e WHERE e.child_id = ANY (children) AND e.tier < 5 AND e.final_on IS NOT NULL AND (e.ended_on IS NULL OR e.ended_on > e.final_on) GROUP BY e.child_id
    ), carers AS MATERIALIZED (
        SELECT q.child_id, range_agg(daterange(q.day, q.until_on)) AS days FROM count_sdq(children) q WHERE q.day < q.until_on GROUP BY q.child_id)
    SELECT f.child_id, b.indicator, b.eligible, coalesce(b.done, '{}')
      FROM fact f LEFT JOIN planned p ON p.child_id = f.child_id LEFT JOIN ehc e ON e.child_id = f.child_id LEFT JOIN carers q ON q.child_id = f.child_id
     CROSS JOIN LATERAL (VALUES ('pep', f.care * aged(f.born_on, 3, 17), p.days), ('ehcp', f.care * aged(f.born_on, 5, 15), e.days),
                                ('sdq_completed', f.long * aged(f.born_on, 4, 16), q.days)) AS b (indicator, eligible, done)
$$;
COMMENT ON FUNCTION count_school IS 'Branches: pep, ehcp, sdq_completed';

-- Missing from where the child lives (kind missing; away without leave is another thing): for a year after each began, and more than once where another began
-- in that year. Permanence: a plan stands until it ends, and what was achieved stays so.
CREATE OR REPLACE FUNCTION count_safety(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, eligible datemultirange, done datemultirange)
LANGUAGE sql STABLE AS $$
    WITH fact AS MATERIALIZED (SELECT * FROM count_care(children)), gone AS MATERIALIZED (
        SELECT m.child_id, range_agg(daterange(m.started_on, years_on(m.started_on, 1))) AS once,
               range_agg(daterange(m.started_on, years_on(m.before_on, 1))) FILTER (WHERE m.started_on < years_on(m.before_on, 1)) AS more
          FROM (SELECT x.child_id, x.started_on, lag(x.started_on) OVER (PARTITION BY x.child_id ORDER BY x.started_on, x.id) AS before_on
                  FROM missing_episode x WHERE x.child_id = ANY (children) AND x.tier < 5 AND x.kind = 'missing' AND x.error_reason IS NULL) m
         GROUP BY m.child_id
    ), planned AS MATERIALIZED (
        SELECT p.child_id, range_agg(daterange(p.agreed_on, p.ended_on)) FILTER (WHERE p.agreed_on IS DISTINCT FROM p.ended_on) AS plan,
               range_agg(daterange(p.achieved_on, NULL)) FILTER (WHERE p.achieved_on IS NOT NULL) AS achieved
          FROM permanence_plan p WHERE p.child_id = ANY (children) AND p.tier < 5 AND p.error_reason IS NULL GROUP BY p.child_id)
    SELECT f.child_id, b.indicator, f.care, coalesce(b.done, '{}')
      FROM fact f LEFT JOIN gone g ON g.child_id = f.child_id LEFT JOIN planned p ON p.child_id = f.child_id
     CROSS JOIN LATERAL (VALUES ('missing', g.once), ('missing_more', g.more), ('permanence_plan', p.plan), ('permanence', p.achieved)) AS b (indicator, done)
$$;
COMMENT ON FUNCTION count_safety IS 'Branches: missing, missing_more, permanence_plan, permanence';

CREATE OR REPLACE FUNCTION count_excluded(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, eligible datemultirange, done datemultirange)
LANGUAGE sql STABLE AS $$
    WITH fact AS MATERIALIZED (SELECT * FROM count_care(children)), sent AS MATERIALIZED (
        SELECT x.child_id, range_agg(daterange(x.on_day, years_on(x.on_day, 1))) AS days
          FROM exclusion x WHERE x.child_id = ANY (children) AND x.tier < 5 AND x.kind = 'suspension' AND x.lifted_on IS NULL AND x.error_reason IS NULL GROUP BY x.child_id
    ), less AS MATERIALIZED (
        SELECT t.child_id, range_agg(daterange(t.from_on, t.until_on, '[]')) AS days
          FROM reduced_timetable t WHERE t.child_id = ANY (children) AND t.tier < 5 AND t.error_reason IS NULL GROUP BY t.child_id)
    SELECT f.child_id, b.indicator, b.eligible, coalesce(b.done, '{}')
      FROM fact f LEFT JOIN sent s ON s.child_id = f.child_id LEFT JOIN less l ON l.child_id = f.child_id
     CROSS JOIN LATERAL (VALUES ('suspended', f.long * aged(f.born_on, 5, 15), s.days), ('reduced_timetable', f.care * aged(f.born_on, 5, 15), l.days)) AS b (indicator, eligible, done)
$$;
COMMENT ON FUNCTION count_excluded IS 'Branches: suspended, reduced_timetable';

-- A month or term of school counts in the month in which it ends, of whoever is in care and of school age on that day. Of a term of which nothing is recorded,
-- what its PEP counted, as view attendance_shown has it.
CREATE OR REPLACE FUNCTION count_attendance(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, during daterange, numerator numeric, denominator numeric)
LANGUAGE sql STABLE AS $$
    WITH went AS MATERIALIZED (
        SELECT a.child_id, a.to_on, a.possible, a.attended, a.unauthorised FROM attendance a WHERE a.child_id = ANY (children) AND a.tier < 5 AND a.error_reason IS NULL
        UNION ALL
        SELECT p.child_id, t.until_on, p.sessions_possible, p.sessions_attended, NULL FROM pep p JOIN school_term t ON t.id = p.term_id
         WHERE p.child_id = ANY (children) AND p.tier < 5 AND p.sessions_possible IS NOT NULL
           AND NOT EXISTS (SELECT FROM attendance a WHERE a.child_id = p.child_id AND a.tier < 5 AND a.error_reason IS NULL AND a.from_on <= t.until_on AND a.to_on >= t.from_on))
    SELECT w.child_id, b.indicator, daterange(w.to_on, w.to_on + 1), b.n, w.possible
      FROM went w JOIN count_care(children) f ON f.child_id = w.child_id AND (f.care * aged(f.born_on, 5, 15)) @> w.to_on
     CROSS JOIN LATERAL (VALUES ('attendance', w.attended), ('unauthorised_absence', w.unauthorised)) AS b (indicator, n)
     WHERE b.n IS NOT NULL
$$;
COMMENT ON FUNCTION count_attendance IS 'Branches: attendance, unauthorised_absence';

-- The steps to adoption. A state ends with the next step, or with the way itself. Days are counted from the start of the stay in care, and for a year.
CREATE OR REPLACE FUNCTION count_adoption(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, during daterange, numerator numeric, denominator numeric)
LANGUAGE sql STABLE AS $$
    WITH way AS MATERIALIZED (
        SELECT a.*, least(a.placed_ended_on, a.adopted_on) AS end_on FROM adoption a WHERE a.child_id = ANY (children) AND a.tier < 5 AND a.error_reason IS NULL)
    SELECT w.child_id, b.indicator, daterange(b.from_on, b.until_on), 1, 0
      FROM way w
     CROSS JOIN LATERAL (VALUES ('adopted', w.adopted_on, w.adopted_on + 1), ('placement_orders_revoked', w.order_revoked_on, w.order_revoked_on + 1),
                                ('adoption_placed', w.placed_on, w.end_on), ('adoption_matched', w.matched_on, least(w.placed_on, w.end_on)),
                                ('adoption_finding', w.family_finding_from, least(w.matched_on, w.placed_on, w.end_on))) AS b (indicator, from_on, until_on)
     WHERE b.from_on IS NOT NULL AND (b.until_on IS NULL OR b.from_on < b.until_on)
    UNION ALL
    SELECT w.child_id, 'days_to_adoptive_home', daterange(w.placed_on, years_on(w.placed_on, 1)), w.placed_on - lower(r), 1
      FROM way w JOIN count_care(children) f ON f.child_id = w.child_id CROSS JOIN LATERAL unnest(f.care) r WHERE r @> w.placed_on
    UNION ALL
    SELECT w.child_id, 'days_to_match', daterange(w.matched_on, years_on(w.matched_on, 1)), w.matched_on - w.placement_order_on, 1
      FROM way w WHERE w.matched_on >= w.placement_order_on
$$;
COMMENT ON FUNCTION count_adoption IS 'Branches: adopted, placement_orders_revoked, adoption_placed, adoption_matched, adoption_finding, days_to_adoptive_home, days_to_match';

-- Young people who left care. A pathway plan is in date for six months from the day of the plan and of each review, the last day too; what was last said of
-- somebody holds until it is said anew, and whoever returned home or died is not among them.
CREATE OR REPLACE FUNCTION count_leavers(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, eligible datemultirange, done datemultirange)
LANGUAGE sql STABLE AS $$
    WITH leaver AS MATERIALIZED (
        SELECT c.id AS child_id, c.born_on, range_agg(daterange(l.from_on, l.until_on)) * datemultirange(daterange(NULL, min(c.died_on))) AS days
          FROM care_leaver l JOIN child c ON c.id = l.child_id
         WHERE l.child_id = ANY (children) AND l.tier < 5 AND l.error_reason IS NULL AND l.from_on IS DISTINCT FROM l.until_on GROUP BY c.id
    ), planned AS MATERIALIZED (
        SELECT p.child_id, range_agg(daterange(d.day, least((d.day + interval '6 months')::date + 1, p.ended_on))) AS days
          FROM pathway_plan p
         CROSS JOIN LATERAL (SELECT p.plan_on AS day UNION SELECT p.reviewed_on UNION SELECT r.held_on FROM pathway_review r WHERE r.plan_id = p.id AND NOT r.struck AND r.tier < 5) d
         WHERE p.child_id = ANY (children) AND p.tier < 5 AND p.error_reason IS NULL AND d.day IS NOT NULL AND (p.ended_on IS NULL OR d.day < p.ended_on) GROUP BY p.child_id
    ), said AS MATERIALIZED (
        SELECT x.child_id, range_agg(x.days) FILTER (WHERE x.in_touch_code IN ('RHOM', 'DIED')) AS apart, range_agg(x.days) FILTER (WHERE x.in_touch_code = 'YES') AS in_touch,
               range_agg(x.days) FILTER (WHERE x.activity_code ~ '^[FP]') AS active, range_agg(x.days) FILTER (WHERE x.suitable) AS suitable
          FROM (SELECT k.child_id, k.in_touch_code, k.activity_code, k.suitable,
                       daterange(k.on_day, lead(k.on_day) OVER (PARTITION BY k.child_id ORDER BY k.on_day)) AS days
                  FROM leaver_contact k WHERE k.child_id = ANY (children) AND k.tier < 5 AND k.error_reason IS NULL) x
         GROUP BY x.child_id)
    SELECT l.child_id, b.indicator, b.eligible, coalesce(b.done, '{}')
      FROM leaver l LEFT JOIN planned p ON p.child_id = l.child_id LEFT JOIN said s ON s.child_id = l.child_id
     CROSS JOIN LATERAL (SELECT l.days * aged(l.born_on, 19, 21) - coalesce(s.apart, '{}') AS grown) g
     CROSS JOIN LATERAL (VALUES ('pathway_plan', l.days, p.days), ('leaver_in_touch', g.grown, s.in_touch), ('leaver_activity', g.grown, s.active),
                                ('leaver_accommodation', g.grown, s.suitable)) AS b (indicator, eligible, done)
$$;
COMMENT ON FUNCTION count_leavers IS 'Branches: pathway_plan, leaver_in_touch, leaver_activity, leaver_accommodation';

-- What is a council's and no child's: households that foster, what is alleged against them, families that adopt.
CREATE OR REPLACE VIEW indicator_area_span WITH (security_invoker = true) AS
SELECT h.authority_id, b.indicator, daterange(b.from_on, b.until_on) AS during
  FROM foster_household h
 CROSS JOIN LATERAL (VALUES ('foster_households', true, h.approved_on, h.ended_on), ('foster_new', h.kind = 'mainstream', h.approved_on, h.approved_on + 1),
                            ('foster_new_connected', h.kind = 'connected', h.approved_on, h.approved_on + 1), ('foster_new_temporary', h.kind = 'temporary_connected', h.approved_on, h.approved_on + 1),
                            ('foster_deregistered', h.kind = 'mainstream' AND h.end_reason = 'deregistered', h.ended_on, h.ended_on + 1),
                            ('foster_resigned', h.end_reason = 'resigned', h.ended_on, h.ended_on + 1)) AS b (indicator, is_one, from_on, until_on)
 WHERE h.error_reason IS NULL AND b.is_one AND b.from_on IS DISTINCT FROM b.until_on
UNION ALL
SELECT h.authority_id, b.indicator, daterange(b.day, b.day + 1)
  FROM foster_allegation a JOIN foster_household h ON h.id = a.household_id
 CROSS JOIN LATERAL (VALUES ('allegations', true, a.made_on), ('allegations_upheld', a.outcome = 'substantiated', a.closed_on)) AS b (indicator, is_one, day)
 WHERE a.error_reason IS NULL AND b.is_one
UNION ALL
SELECT f.authority_id, b.indicator, daterange(b.from_on, b.until_on)
  FROM adoptive_family f
 CROSS JOIN LATERAL (VALUES ('adopters_new', f.approved_on, f.approved_on + 1), ('adopters_assessed', f.assessment_from, least(f.approved_on, f.ended_on))) AS b (indicator, from_on, until_on)
 WHERE f.error_reason IS NULL AND b.from_on IS NOT NULL AND b.from_on IS DISTINCT FROM b.until_on;
COMMENT ON VIEW indicator_area_span IS 'What counts for a measure and is no child''s, and on which days';
COMMENT ON COLUMN indicator_area_span.authority_id IS 'The council';
COMMENT ON COLUMN indicator_area_span.indicator IS 'As indicator_definition.counts_as names it';
COMMENT ON COLUMN indicator_area_span.during IS 'On which days';

CREATE OR REPLACE FUNCTION indicator_spans(children uuid[]) RETURNS TABLE (child_id uuid, indicator text, during daterange, numerator numeric, denominator numeric)
LANGUAGE sql STABLE AS $$
    SELECT * FROM count_moves(children)
    UNION ALL
    SELECT * FROM count_sdq_average(children)
    UNION ALL
    SELECT * FROM count_attendance(children)
    UNION ALL
    SELECT * FROM count_adoption(children)
    UNION ALL
    SELECT s.child_id, s.indicator, p.during, p.numerator, 1
      FROM (SELECT * FROM count_health(children) UNION ALL SELECT * FROM count_homes(children) UNION ALL SELECT * FROM count_school(children)
            UNION ALL SELECT * FROM count_safety(children) UNION ALL SELECT * FROM count_excluded(children) UNION ALL SELECT * FROM count_leavers(children)) s
     CROSS JOIN LATERAL (SELECT d AS during, 1::numeric AS numerator FROM unnest(s.eligible * s.done) d
                         UNION ALL SELECT d, 0 FROM unnest(s.eligible - s.done) d) p
$$;
COMMENT ON FUNCTION indicator_spans IS 'View indicator_span of some children: each table is read once, for one child or for thousands';

CREATE OR REPLACE VIEW indicator_span WITH (security_invoker = true) AS
SELECT s.child_id, s.indicator, s.during, s.numerator, s.denominator FROM indicator_spans(ARRAY(SELECT c.id FROM child c)) s;
COMMENT ON VIEW indicator_span IS 'What each child adds to each measure, and on which days; an event is a span of its day';
COMMENT ON COLUMN indicator_span.child_id IS 'The child';
COMMENT ON COLUMN indicator_span.indicator IS 'As indicator_definition.counts_as names it';
COMMENT ON COLUMN indicator_span.during IS 'On which days';
COMMENT ON COLUMN indicator_span.numerator IS 'What the child adds above the line';
COMMENT ON COLUMN indicator_span.denominator IS 'And below it; a number that is no share has none';
