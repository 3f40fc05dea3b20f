-- ---------------------------------------------------------------------------------------------- the SDQ cohort, as it is kept (0086)

-- Worked out with the data set, of the children whom count_keep() (guard/84) takes in hand; each function takes many children and reads each table once. A
-- month is what is so on its last day, so a span of days is the months from that of its first day to before that of the day on which it is over.

-- Limits of change are NHS England's, as server/rules/sdq.c has them: of parents and of young people, on the forms for 4 to 17. Scales in the order emotional,
-- conduct, hyperactivity, peer, prosocial turned round, impact. Worse on one scale is worse, as in the child's picture.
CREATE OR REPLACE FUNCTION cohort_moved(informant text, form text, before integer[], now_it_is integer[]) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN (SELECT CASE WHEN bool_or(x.n - x.b >= x.most) THEN 'worse' WHEN bool_or(x.b - x.n >= x.most) THEN 'better' WHEN count(x.n - x.b) > 0 THEN 'same' END
          FROM unnest(before, now_it_is, CASE informant WHEN 'parent' THEN '{4,4,4,3,3,3}'::integer[] WHEN 'self' THEN '{4,4,4,5,4,3}'::integer[] END) AS x (b, n, most)
         WHERE form IN ('4-17', '11-17') AND x.most IS NOT NULL);
COMMENT ON FUNCTION cohort_moved IS 'Whether a questionnaire is better or worse than the one before, by more than chance explains; null: cannot be said';

-- As count_sdq() (guard/83) has them of the main carer: with a total, until the next one or for a year.
CREATE OR REPLACE FUNCTION cohort_sdq(children uuid[])
    RETURNS TABLE (child_id uuid, informant text, from_month date, until_month date, total smallint, emotional smallint, conduct smallint, hyperactivity smallint, peer smallint,
                   prosocial smallint, impact smallint, band4 text, change text)
LANGUAGE sql STABLE AS $$
    WITH form AS MATERIALIZED (
        SELECT s.id, s.child_id, s.informant, s.form, coalesce(s.completed_on, make_date(s.return_year, 3, 31)) AS day, s.made_at, s.total, s.band4_total,
               k.emotional, k.conduct, k.hyperactivity, k.peer, k.prosocial, k.impact,
               ARRAY[k.emotional, k.conduct, k.hyperactivity, k.peer, -k.prosocial, k.impact]::integer[] AS scales
          FROM sdq s LEFT JOIN sdq_score k ON k.sdq_id = s.id AND k.tier < 5
         WHERE s.child_id = ANY (children) AND s.tier < 5
    ), moved AS (
        SELECT f.*, cohort_moved(f.informant, f.form, lag(f.scales) OVER w, f.scales) AS change FROM form f WINDOW w AS (PARTITION BY f.child_id, f.informant, f.form ORDER BY f.day, f.made_at, f.id)
    ), holds AS (
        SELECT m.*, month_of(m.day) AS from_month, month_of(least(years_on(m.day, 1), lead(m.day) OVER w)) AS until_month
          FROM moved m WHERE m.total IS NOT NULL WINDOW w AS (PARTITION BY m.child_id, m.informant ORDER BY m.day, m.made_at, m.id))
    SELECT h.child_id, h.informant, h.from_month, h.until_month, h.total, h.emotional, h.conduct, h.hyperactivity, h.peer, h.prosocial, h.impact, h.band4_total, h.change
      FROM holds h WHERE h.from_month < h.until_month
$$;
COMMENT ON FUNCTION cohort_sdq IS 'Questionnaires of each informant with a total, and in which months each holds';

-- Who should have one is as the data set says (sdq_completed); young people answer themselves from 11.
CREATE OR REPLACE FUNCTION cohort_eligible(children uuid[]) RETURNS TABLE (child_id uuid, informant text, from_month date, until_month date)
LANGUAGE sql STABLE AS $$
    SELECT f.child_id, i.informant, month_of(lower(r)), month_of(upper(r))
      FROM count_care(children) f
     CROSS JOIN (VALUES ('parent', 4), ('teacher', 4), ('self', 11)) AS i (informant, from_age)
     CROSS JOIN LATERAL unnest(f.long * aged(f.born_on, i.from_age, 16)) r
     WHERE month_of(lower(r)) < month_of(upper(r))
$$;
COMMENT ON FUNCTION cohort_eligible IS 'In which months a child should have a questionnaire of an informant';

-- By what a child is counted, and in which months; of two at a time the newer one. The team is that of the worker to whom the child is allocated.
CREATE OR REPLACE FUNCTION cohort_place(children uuid[]) RETURNS TABLE (child_id uuid, what text, key text, from_month date, until_month date, since date, id uuid)
LANGUAGE sql STABLE AS $$
    SELECT p.child_id, p.what, p.key, month_of(p.from_on), coalesce(month_of(p.until_on), 'infinity'), p.from_on, p.id
      FROM (SELECT a.child_id, 'team' AS what, m.team_id::text AS key, greatest(a.from_on, m.from_on) AS from_on, least(a.until_on, m.until_on) AS until_on, m.id
              FROM allocation a JOIN team_member m ON m.person_id = a.person_id
             WHERE a.child_id = ANY (children) AND a.kind = 'worker' AND a.tier < 5
            UNION ALL
            SELECT e.child_id, 'school', e.school_id::text, e.from_on, e.until_on, e.id FROM enrolment e WHERE e.child_id = ANY (children) AND e.tier < 5
            UNION ALL
            SELECT h.child_id, 'home', h.kind, h.from_on, h.until_on, h.id FROM home h WHERE h.child_id = ANY (children) AND h.tier < 5
            UNION ALL
            SELECT i.child_id, 'service', i.service_id::text, i.from_on, i.until_on, i.id FROM involvement i WHERE i.child_id = ANY (children) AND i.tier < 5 AND i.state <> 'waiting'
            UNION ALL
            SELECT c.id, 'age', g.key, years_on(c.born_on, g.from_age), years_on(c.born_on, g.until_age), c.id
              FROM child c CROSS JOIN (VALUES ('4', 0, 5), ('5_to_9', 5, 10), ('10_to_15', 10, 16), ('16', 16, 18)) AS g (key, from_age, until_age) WHERE c.id = ANY (children)) p
     WHERE month_of(p.from_on) < coalesce(month_of(p.until_on), 'infinity')
$$;
COMMENT ON FUNCTION cohort_place IS 'The team, school, home, services and years of age of children, and in which months';

CREATE OR REPLACE FUNCTION cohort_months(children uuid[]) RETURNS SETOF cohort_child
LANGUAGE sql STABLE AS $$
    WITH due AS MATERIALIZED (SELECT * FROM cohort_eligible(children)), filled AS MATERIALIZED (SELECT * FROM cohort_sdq(children)), place AS MATERIALIZED (SELECT * FROM cohort_place(children)),
    cut AS MATERIALIZED ( -- where anything changes
        SELECT d.child_id, d.informant, d.from_month AS month FROM due d
        UNION
        SELECT d.child_id, d.informant, m FROM due d JOIN place p ON p.child_id = d.child_id CROSS JOIN LATERAL (VALUES (p.from_month), (p.until_month)) AS v (m) WHERE m > d.from_month AND m < d.until_month
        UNION
        SELECT d.child_id, d.informant, m FROM due d JOIN filled q ON q.child_id = d.child_id AND q.informant = d.informant CROSS JOIN LATERAL (VALUES (q.from_month), (q.until_month)) AS v (m)
         WHERE m > d.from_month AND m < d.until_month
    ), run AS MATERIALIZED (
        SELECT c.child_id, c.informant, c.month, least(d.until_month, lead(c.month) OVER (PARTITION BY c.child_id, c.informant ORDER BY c.month)) AS until_month
          FROM cut c JOIN due d ON d.child_id = c.child_id AND d.informant = c.informant AND d.from_month <= c.month AND d.until_month > c.month
    ), stood AS MATERIALIZED ( -- one row for each of the many things that were so
        SELECT DISTINCT ON (r.child_id, r.month, p.what, CASE p.what WHEN 'service' THEN p.key END) r.child_id, r.month, p.what, p.key
          FROM (SELECT DISTINCT child_id, month FROM run) r JOIN place p ON p.child_id = r.child_id AND p.from_month <= r.month AND p.until_month > r.month
         ORDER BY r.child_id, r.month, p.what, CASE p.what WHEN 'service' THEN p.key END, p.since DESC, p.id
    ), at AS MATERIALIZED (
        SELECT s.child_id, s.month, max(s.key) FILTER (WHERE s.what = 'team')::uuid AS team_id, max(s.key) FILTER (WHERE s.what = 'school')::uuid AS school_id,
               max(s.key) FILTER (WHERE s.what = 'home') AS home, max(s.key) FILTER (WHERE s.what = 'age') AS age,
               coalesce(array_agg(s.key::uuid ORDER BY s.key) FILTER (WHERE s.what = 'service'), '{}') AS service_ids
          FROM stood s GROUP BY s.child_id, s.month)
    SELECT r.child_id, coalesce(c.authority_id, (SELECT authority_of(NULL))), r.informant, r.month, r.until_month, t.team_id, t.school_id, t.service_ids, t.home, t.age, c.sex,
           (q.total IS NOT NULL)::integer::smallint, q.total, q.emotional, q.conduct, q.hyperactivity, q.peer, q.prosocial, q.impact, q.band4, q.change
      FROM run r JOIN child c ON c.id = r.child_id JOIN at t ON t.child_id = r.child_id AND t.month = r.month
      LEFT JOIN filled q ON q.child_id = r.child_id AND q.informant = r.informant AND q.from_month <= r.month AND q.until_month > r.month
$$;
COMMENT ON FUNCTION cohort_months IS 'Of these children, worked out from their records: who should have an SDQ, who has one, and by what they are counted, in runs of months';

-- The rows of these children are taken away and put anew, here and in the sums: each adds itself to its groups in its first month and takes itself away after the
-- last. Of services a child is in as many groups as work with it.
CREATE OR REPLACE FUNCTION cohort_keep(children uuid[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    WITH gone AS (
        DELETE FROM cohort_child c WHERE c.child_id = ANY (children) RETURNING -1 AS sign, c.*
    ), made AS (
        INSERT INTO cohort_child AS c SELECT * FROM cohort_months(children) RETURNING 1 AS sign, c.*
    ), counted AS (
        SELECT r.sign, r.authority_id, r.informant, r.from_month, r.until_month, r.team_id, r.school_id, r.service_ids, r.home, r.age, r.sex,
               1 AS eligible, r.completed, coalesce(r.total, 0) AS total, coalesce(r.emotional, 0) AS emotional, (r.emotional IS NOT NULL)::integer AS emotional_n,
               coalesce(r.conduct, 0) AS conduct, (r.conduct IS NOT NULL)::integer AS conduct_n, coalesce(r.hyperactivity, 0) AS hyperactivity,
               (r.hyperactivity IS NOT NULL)::integer AS hyperactivity_n, coalesce(r.peer, 0) AS peer, (r.peer IS NOT NULL)::integer AS peer_n,
               coalesce(r.prosocial, 0) AS prosocial, (r.prosocial IS NOT NULL)::integer AS prosocial_n, coalesce(r.impact, 0) AS impact,
               (r.impact IS NOT NULL)::integer AS impact_n, coalesce(r.band4 = 'close_to_average', false)::integer AS close_to_average,
               coalesce(r.band4 = 'slightly_raised', false)::integer AS slightly_raised, coalesce(r.band4 = 'high', false)::integer AS high,
               coalesce(r.band4 = 'very_high', false)::integer AS very_high, coalesce(r.change = 'better', false)::integer AS better,
               coalesce(r.change = 'same', false)::integer AS same, coalesce(r.change = 'worse', false)::integer AS worse
          FROM (SELECT * FROM gone UNION ALL SELECT * FROM made) r
    ), step AS (
        SELECT c.authority_id, g.grouping, c.informant, g.group_key, e.month,
               sum(e.n * c.eligible) AS eligible, sum(e.n * c.completed) AS completed, sum(e.n * c.total) AS total, sum(e.n * c.emotional) AS emotional,
               sum(e.n * c.emotional_n) AS emotional_n, sum(e.n * c.conduct) AS conduct, sum(e.n * c.conduct_n) AS conduct_n, sum(e.n * c.hyperactivity) AS hyperactivity,
               sum(e.n * c.hyperactivity_n) AS hyperactivity_n, sum(e.n * c.peer) AS peer, sum(e.n * c.peer_n) AS peer_n, sum(e.n * c.prosocial) AS prosocial,
               sum(e.n * c.prosocial_n) AS prosocial_n, sum(e.n * c.impact) AS impact, sum(e.n * c.impact_n) AS impact_n,
               sum(e.n * c.close_to_average) AS close_to_average, sum(e.n * c.slightly_raised) AS slightly_raised, sum(e.n * c.high) AS high,
               sum(e.n * c.very_high) AS very_high, sum(e.n * c.better) AS better, sum(e.n * c.same) AS same, sum(e.n * c.worse) AS worse
          FROM counted c
         CROSS JOIN LATERAL (SELECT 'all' AS grouping, '' AS group_key UNION ALL SELECT 'team', coalesce(c.team_id::text, '') UNION ALL SELECT 'school', coalesce(c.school_id::text, '')
                             UNION ALL SELECT 'home', coalesce(c.home, '') UNION ALL SELECT 'age', c.age UNION ALL SELECT 'sex', c.sex
                             UNION ALL SELECT 'service', s::text FROM unnest(c.service_ids) s) g
         CROSS JOIN LATERAL (VALUES (c.from_month, c.sign), (c.until_month, -c.sign)) AS e (month, n)
         GROUP BY c.authority_id, g.grouping, c.informant, g.group_key, e.month)
    INSERT INTO cohort_month AS m
    SELECT s.* FROM step s
     WHERE (s.eligible, s.completed, s.total, s.emotional, s.emotional_n, s.conduct, s.conduct_n, s.hyperactivity, s.hyperactivity_n, s.peer, s.peer_n, s.prosocial,
            s.prosocial_n, s.impact, s.impact_n, s.close_to_average, s.slightly_raised, s.high, s.very_high, s.better, s.same, s.worse)
           <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        ON CONFLICT (authority_id, grouping, informant, group_key, month) DO UPDATE
       SET eligible = m.eligible + excluded.eligible, completed = m.completed + excluded.completed, total = m.total + excluded.total,
           emotional = m.emotional + excluded.emotional, emotional_n = m.emotional_n + excluded.emotional_n, conduct = m.conduct + excluded.conduct,
           conduct_n = m.conduct_n + excluded.conduct_n, hyperactivity = m.hyperactivity + excluded.hyperactivity,
           hyperactivity_n = m.hyperactivity_n + excluded.hyperactivity_n, peer = m.peer + excluded.peer, peer_n = m.peer_n + excluded.peer_n,
           prosocial = m.prosocial + excluded.prosocial, prosocial_n = m.prosocial_n + excluded.prosocial_n, impact = m.impact + excluded.impact,
           impact_n = m.impact_n + excluded.impact_n, close_to_average = m.close_to_average + excluded.close_to_average,
           slightly_raised = m.slightly_raised + excluded.slightly_raised, high = m.high + excluded.high, very_high = m.very_high + excluded.very_high,
           better = m.better + excluded.better, same = m.same + excluded.same, worse = m.worse + excluded.worse
$$;
COMMENT ON FUNCTION cohort_keep IS 'Works out anew what is kept of these children; count_keep() calls it';
REVOKE EXECUTE ON FUNCTION cohort_keep(uuid[]) FROM PUBLIC;

-- Whose teams changed, for count_keep(): whoever changes them may see none of the children.
CREATE OR REPLACE FUNCTION cohort_mark() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO cohort_stale (person_id) VALUES (coalesce(NEW.person_id, OLD.person_id));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION cohort_mark IS 'Marks somebody whose membership of a team changed';
CREATE OR REPLACE TRIGGER cohort_mark AFTER INSERT OR UPDATE OR DELETE ON team_member FOR EACH ROW EXECUTE FUNCTION cohort_mark();
SELECT count_watch('sdq_score'), count_watch('allocation'), count_watch('enrolment'), count_watch('involvement');

CREATE OR REPLACE FUNCTION cohort_spread() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    WITH gone AS (DELETE FROM cohort_stale RETURNING person_id)
    INSERT INTO count_stale (child_id)
    SELECT DISTINCT a.child_id FROM allocation a WHERE a.kind = 'worker' AND a.person_id IN (SELECT g.person_id FROM gone g)
$$;
COMMENT ON FUNCTION cohort_spread IS 'Marks the children allocated to people whose teams changed; count_keep() calls it';

-- ---------------------------------------------------------------------------------------------- who may

-- The groups that are one's own: of social workers their teams, of a service's staff and administrators the service, of a designated teacher the school.
CREATE OR REPLACE FUNCTION my_cohort(by text) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN CASE by
        WHEN 'team' THEN ARRAY(SELECT m.team_id::text FROM team_member m WHERE m.person_id = me() AND my_roles() && '{social_worker,team_manager}' AND m.from_on <= today()
                                  AND (m.until_on IS NULL OR m.until_on > today()))
        WHEN 'service' THEN ARRAY(SELECT DISTINCT s::text FROM unnest(my_services() || my_administered()) s)
        WHEN 'school' THEN my_agencies('designated_teacher')::text[]
        ELSE '{}' END;
END $$;
COMMENT ON FUNCTION my_cohort IS 'The groups of a grouping whose numbers are mine to see though I do not oversee all children';

SELECT unguard('cohort_child'), unguard('cohort_month'), unguard('cohort_stale');
CREATE POLICY view ON cohort_month FOR SELECT TO around_app
    USING (authority_id = (SELECT data_set_authority())
           AND ((SELECT oversees('cohort', 'view')) >= 0
                OR (SELECT may('cohort', 'view')) AND group_key = ANY (CASE grouping WHEN 'team' THEN (SELECT my_cohort('team')) WHEN 'service' THEN (SELECT my_cohort('service'))
                                                                                     WHEN 'school' THEN (SELECT my_cohort('school')) ELSE '{}' END)));
-- Of a child it is seen by whoever sees that child's SDQ totals: no scale of a child is answered from here.
CREATE POLICY view ON cohort_child FOR SELECT TO around_app USING (
    EXISTS (SELECT FROM ceiling k JOIN sight s ON s.child_id = cohort_child.child_id WHERE k.record = 'sdq' AND s.from_on <= today() AND s.until_on > today() AND k.tiers[s.kind] >= 2)
    OR child_id <> ALL ((SELECT my_denied())::uuid[]) AND (SELECT oversees('sdq', 'view')) >= 2);
CREATE POLICY unwished ON cohort_child AS RESTRICTIVE FOR SELECT TO around_app USING (child_id <> ALL ((SELECT my_unwished('sdq'))::uuid[]));
CREATE POLICY made ON cohort_stale FOR INSERT TO around_app WITH CHECK ((SELECT entered()));
CREATE POLICY cohort ON data_set_start FOR SELECT TO around_app USING (authority_id = (SELECT data_set_authority()) AND (SELECT may('cohort', 'view')));
GRANT SELECT ON cohort_child, cohort_month TO around_app;
GRANT INSERT (person_id) ON cohort_stale TO around_app;
