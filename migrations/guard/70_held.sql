-- What somebody around a child may not see is not passed over in silence (permissions.md, tiers): up to tier 3 its type, day and owner, of tier 4
-- the owner alone, of tier 5 nothing. Whose role never sees such entries of anybody is told nothing either, nor are keys.
-- SDQs, referrals and homes whose heads one sees and whose parts one does not show that themselves.
CREATE OR REPLACE FUNCTION held(child uuid, only_type text DEFAULT NULL)
    RETURNS TABLE (type text, on_day date, agency_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5 SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    own    uuid := me();
    before timestamptz := CASE WHEN coalesce(current_setting('around.as_of', true), '') = '' THEN 'infinity' ELSE as_of_end() END;
BEGIN
    IF current_setting('around.kind', true) = 'key' OR NOT reaches('child', 'view', held.child, 1::smallint) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT CASE WHEN e.tier <= 3 THEN k.record END, CASE WHEN e.tier <= 3 THEN e.on_day END, p.agency_id
      FROM (SELECT x.record, CASE WHEN held.child = ANY (my_unwished(x.record)) THEN 0 ELSE reach(x.record, 'view', held.child) END AS tier
              FROM unnest('{words,home,pep,therapy_note,school,sdq,document,health,sibling,missing,permanence,adoption,leaver,education,youth_justice,speech_language}'::text[]) x (record)
             WHERE (held.only_type IS NULL OR x.record = held.only_type)
               AND EXISTS (SELECT FROM role_held h JOIN access_rule a ON a.role = h.role
                            WHERE h.person_id = own AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
                              AND a.record = x.record AND a.action = 'view')) k
     CROSS JOIN LATERAL (
            SELECT w.said_on AS on_day, w.made_by, w.tier, w.made_at, true AS is_mine FROM words w WHERE k.record = 'words' AND w.child_id = held.child
            UNION ALL
            SELECT f.said_on, f.made_by, f.tier, f.made_at, true FROM preference f WHERE k.record = 'words' AND f.child_id = held.child
            UNION ALL
            SELECT h.from_on, h.made_by, h.tier, h.made_at, true FROM home h WHERE k.record = 'home' AND h.child_id = held.child
            UNION ALL
            SELECT coalesce(q.held_on, london(q.made_at)), q.made_by, q.tier, q.made_at, true FROM pep q WHERE k.record = 'pep' AND q.child_id = held.child
            UNION ALL
            SELECT n.from_on, n.made_by, n.tier, n.made_at, true FROM enrolment n WHERE k.record = 'school' AND n.child_id = held.child
            UNION ALL
            SELECT coalesce(q.completed_on, make_date(q.return_year, 3, 31)), q.made_by, q.tier, q.made_at, true FROM sdq q WHERE k.record = 'sdq' AND q.child_id = held.child
            UNION ALL
            SELECT d.dated_on, d.made_by, d.tier, d.made_at, true FROM document d WHERE k.record = 'document' AND d.child_id = held.child AND d.error_reason IS NULL
            UNION ALL
            SELECT x.day, x.made_by, x.tier, x.made_at, true FROM health_check x WHERE k.record = 'health' AND x.child_id = held.child
            UNION ALL
            SELECT x.from_on, x.made_by, x.tier, x.made_at, true FROM care_leaver x WHERE k.record = 'leaver' AND x.child_id = held.child AND x.error_reason IS NULL
            UNION ALL
            SELECT x.needs_assessed_on, x.made_by, x.tier, x.made_at, true FROM pathway_plan x WHERE k.record = 'leaver' AND x.child_id = held.child AND x.error_reason IS NULL
            UNION ALL
            SELECT x.on_day, x.made_by, x.tier, x.made_at, true FROM leaver_contact x WHERE k.record = 'leaver' AND x.child_id = held.child AND x.error_reason IS NULL
            UNION ALL
            SELECT x.from_on, x.made_by, x.tier, x.made_at, true FROM attendance x WHERE k.record = 'education' AND x.child_id = held.child AND x.error_reason IS NULL
            UNION ALL
            SELECT x.on_day, x.made_by, x.tier, x.made_at, true FROM exclusion x WHERE k.record = 'education' AND x.child_id = held.child AND x.error_reason IS NULL
            UNION ALL
            SELECT x.outcome_on, x.made_by, x.tier, x.made_at, true FROM youth_justice_outcome x WHERE k.record = 'youth_justice' AND x.child_id = held.child AND x.error_reason IS NULL
            UNION ALL
            SELECT coalesce(x.assessed_on, x.due_on), x.made_by, x.tier, x.made_at, true FROM speech_language x WHERE k.record = 'speech_language' AND x.child_id = held.child AND x.error_reason IS NULL
            UNION ALL
            SELECT x.assessed_on, f.made_by, f.tier, f.made_at, true FROM speech_language_finding f JOIN speech_language x ON x.id = f.speech_id
             WHERE k.record = 'speech_language' AND f.child_id = held.child AND x.error_reason IS NULL
            UNION ALL -- of the own work alone
            SELECT london(n.made_at), n.made_by, n.tier, n.made_at, is_own_work(n.involvement_id)
              FROM therapy_note n WHERE k.record = 'therapy_note' AND n.child_id = held.child
            UNION ALL
            SELECT g.started_on, g.made_by, g.tier, g.made_at, true FROM missing_episode g WHERE k.record = 'missing' AND g.child_id = held.child AND g.error_reason IS NULL
            UNION ALL
            SELECT l.agreed_on, l.made_by, l.tier, l.made_at, true FROM permanence_plan l WHERE k.record = 'permanence' AND l.child_id = held.child AND l.error_reason IS NULL
            UNION ALL
            SELECT o.decided_on, o.made_by, o.tier, o.made_at, true FROM adoption o WHERE k.record = 'adoption' AND o.child_id = held.child AND o.error_reason IS NULL
            UNION ALL -- as far as the other is for me to see
            SELECT b.said_on, b.made_by, b.tier, b.made_at, reaches('sibling', 'view', CASE b.child_id WHEN held.child THEN b.other_id ELSE b.child_id END, b.tier)
              FROM sibling b
             WHERE k.record = 'sibling' AND held.child IN (b.child_id, b.other_id) AND b.ended_on IS NULL AND b.error_reason IS NULL
               AND NOT EXISTS (SELECT FROM child_alias a WHERE a.merged_id IN (b.child_id, b.other_id))) e
      JOIN person p ON p.id = e.made_by
     WHERE (e.tier > k.tier OR NOT e.is_mine) AND e.tier <= 4 AND (e.made_by <> own OR k.record = 'sibling') AND e.made_at < before;
END $$;
COMMENT ON FUNCTION held IS 'Definer. What of a child that I see is held back from me: type and day up to tier 3, and whose it is';

-- That there is a note of therapy with a meeting is told as held() tells it of a child.
CREATE OR REPLACE FUNCTION knows_therapy() RETURNS boolean
LANGUAGE sql STABLE
RETURN coalesce(current_setting('around.kind', true), '') <> 'key'
   AND EXISTS (SELECT FROM access_rule a WHERE a.record = 'therapy_note' AND a.action = 'view' AND a.role = ANY (my_roles()));
COMMENT ON FUNCTION knows_therapy IS 'Whether my roles read notes of therapy of anybody, so that I may know of one that I do not read';
GRANT EXECUTE ON FUNCTION knows_therapy() TO around_app;

-- Therapy needs consent, and an assessment first (mission M7, M22). Called with whatever may change that: work or a referral that is opened or moved, a
-- consent that is recorded or withdrawn. What is lacking is a task until it comes, the work ends, or somebody says why it is so; who opened the work
-- may be a key, or a teacher, who sees no consent, and who moved a referral may no longer see the child. It answers nothing, and what it writes follows
-- from the records alone: whoever has signed in may call it. is_withdrawn: what was said before about consent no longer answers.
CREATE OR REPLACE FUNCTION therapy_review(child uuid, is_withdrawn boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM me();
    UPDATE task t SET state = 'dropped', settled_at = now(), settled_by = me()
     WHERE t.child_id = therapy_review.child AND t.state = 'open' AND t.kind LIKE 'therapy%'
       AND NOT EXISTS (SELECT FROM therapy_lacking(therapy_review.child) l
                        WHERE l.kind = t.kind AND l.about_id = t.about_id AND (l.kind <> 'therapy_consent_end' OR l.what = t.what));
    INSERT INTO task (id, child_id, kind, due_on, what, assigned_to, about_type, about_id)
    SELECT gen_random_uuid(), therapy_review.child, l.kind, l.due_on, l.what, l.practitioner_id, l.about_type, l.about_id
      FROM therapy_lacking(therapy_review.child) l
     WHERE NOT EXISTS (SELECT FROM task t
                        WHERE t.child_id = therapy_review.child AND t.kind = l.kind AND t.about_id IN (l.about_id, l.referral_id)
                          AND (t.state = 'open' AND t.about_id = l.about_id
                               OR t.state = 'done' AND NOT (therapy_review.is_withdrawn AND l.kind = 'therapy_consent')
                                  AND (l.since IS NULL OR london(t.settled_at) >= l.since) AND (l.kind <> 'therapy_consent_end' OR t.what = l.what)));
END $$;
COMMENT ON FUNCTION therapy_review IS 'Definer. Opens and settles the warnings about therapy of a child';

-- Whoever is asked to share decides: the agency whose entry it is, and those who lead the case. Everybody around the child sees that it was asked.
DO $$
BEGIN
    EXECUTE format('CREATE POLICY share_ask ON task AS RESTRICTIVE FOR UPDATE TO around_app
                    USING (kind <> ''share_ask'' OR asked_of = ANY ((SELECT my_agencies())::uuid[])
                           OR EXISTS (SELECT FROM sight s WHERE s.child_id = task.child_id AND s.kind = ANY (%L::smallint[])
                                         AND s.from_on <= (SELECT today()) AND s.until_on > (SELECT today())))',
                   (SELECT array_agg(16 * r.no + n ORDER BY 1) FROM role r CROSS JOIN unnest('{1,2}'::integer[]) n
                     WHERE r.name IN ('social_worker', 'personal_adviser', 'team_manager')));
END $$;
