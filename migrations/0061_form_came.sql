-- What came by a form counts: what a young person sent before a PEP is their view there, and a goal that was left meanwhile is rated no more.

CREATE OR REPLACE FUNCTION pep_lacks(p pep) RETURNS text[]
LANGUAGE sql STABLE
RETURN array_remove(ARRAY[
    CASE WHEN (p).view IS NULL AND (p).view_how IS DISTINCT FROM 'did_not_want'
          AND NOT EXISTS (SELECT FROM form_link f WHERE f.about_type = 'pep' AND f.about_id = (p).id AND f.for_whom = 'young_person' AND f.sent_at IS NOT NULL) THEN 'view' END,
    CASE WHEN pep_attendance(p) IS NULL THEN 'attendance' END,
    CASE WHEN jsonb_array_length((p).attainment) = 0 THEN 'attainment' END,
    CASE WHEN jsonb_array_length((p).targets) = 0 THEN 'targets' END,
    CASE WHEN jsonb_array_length((p).came) = 0 THEN 'came' END], NULL);

CREATE OR REPLACE FUNCTION form_rate(l form_link) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public
BEGIN ATOMIC
    INSERT INTO plan_rating (id, child_id, made_by, plan_id, kind, agency_id, goal_id, rated_on, value, rater, form_id)
    SELECT gen_random_uuid(), g.child_id, (l).made_by, g.plan_id, g.kind, g.agency_id, g.id, today(), a.number,
           CASE (l).for_whom WHEN 'teacher' THEN 'school' ELSE (l).for_whom END, (l).id
      FROM form_goal f JOIN form_answer a ON a.link_id = f.link_id AND a.code = 'goal_' || f.position
      JOIN plan_goal g ON g.id = f.goal_id JOIN plan p ON p.id = g.plan_id AND p.state <> 'ended'
     WHERE f.link_id = (l).id AND g.baseline_on <= today() AND g.ended_on IS NULL
        ON CONFLICT ON CONSTRAINT plan_rated_twice DO UPDATE SET value = EXCLUDED.value, form_id = EXCLUDED.form_id, words = NULL;
END;

DO $$
BEGIN
    IF (SELECT p.provolatile FROM pg_proc p WHERE p.oid = 'pep_lacks(pep)'::regprocedure) <> 's' THEN
        RAISE EXCEPTION 'verify: what a PEP lacks does not look at the forms that came';
    END IF;
END $$;
