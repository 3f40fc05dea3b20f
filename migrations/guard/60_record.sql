SELECT guard('child', 'child'), guard('carer', 'carer'), guard('around_person', 'person_around'), guard('alert', 'alert'), guard('allocation', 'allocation'),
       guard('care_episode', 'episode'), guard('legal_status', 'episode'), guard('review', 'review'), guard('home', 'home'),
       guard('home_address', 'home'), guard('enrolment', 'school'), guard('send_status', 'school'), guard('words', 'words'),
       guard('words_point', 'words'), guard('sdq', 'sdq'), guard('sdq_none', 'sdq'), guard('sdq_score', 'sdq_detail'),
       guard('sdq_answer', 'sdq_detail'), guard('task', 'task', 'change'), guard('referral', 'referral', 'change'),
       guard('referral_clock', 'referral', 'change'), guard('referral_event', 'referral', 'change'),
       guard('referral_content', 'referral_content', 'change'), guard('referral_reason', 'referral_content', 'change'),
       guard('involvement', 'involvement'), guard('contact', 'contact'), guard('contact_note', 'contact_note'),
       guard('therapy_note', 'therapy_note'), guard('match_task', 'match', 'change'), guard('consent', 'consent'),
       guard('sharing_basis', 'consent'), guard('sharing_wish', 'consent'), guard('outside_county', 'home'), guard('outside_step', 'home'),
       guard('protection_plan', 'protection'), guard('edge_of_care', 'episode');

-- Measures: that there is one, its bands, its scores.
SELECT guard('measure', 'measure'), guard('measure_band', 'measure_band'), guard('measure_score', 'measure_detail');
-- Education, health and care plans, and THRIVE groups.
SELECT guard('ehcp', 'school'), guard_own('ehcp', 'school', 'create'), guard('thrive', 'thrive');
-- Forms by link. Somebody asks and may end it; what came of it form_use() alone writes, and what has not been sent nobody reads.
SELECT guard('form_link', 'form'), guard('form_answer', 'form'), unguard('form_draft'), unguard('form_question');
REVOKE INSERT, UPDATE ON form_link, form_answer FROM around_app;
GRANT INSERT (id, child_id, kind, for_whom, name, called, about_type, about_id, service_id, pack_id, until_on), UPDATE (ended_at) ON form_link TO around_app;
CREATE POLICY made ON form_draft FOR INSERT TO around_app
    WITH CHECK (EXISTS (SELECT FROM form_link l WHERE l.id = link_id AND l.made_by = (SELECT me()) AND l.started_at IS NULL));
GRANT INSERT (link_id, token_hash) ON form_draft TO around_app;
CREATE POLICY view ON form_question FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON form_question TO around_app;
-- A young person's answers are the child's own words: whom the child does not want to know those is not shown these.
CREATE POLICY unwished ON form_answer AS RESTRICTIVE FOR SELECT TO around_app
    USING (for_whom <> 'young_person' OR child_id <> ALL ((SELECT my_unwished('words'))::uuid[]) OR made_by = (SELECT me()));

-- Goals in a form, and what was said about them: for whoever may see the goals of the plan (0054). Of a pack's wording the application writes all and reads
-- nothing; whoever keeps the settings loads and ends one.
SELECT guard('form_goal', 'form'), unguard('sdq_pack'), keep_versions('sdq_pack', 'setting');
REVOKE UPDATE ON form_goal FROM around_app;
CREATE POLICY of_plan ON form_goal AS RESTRICTIVE FOR SELECT TO around_app USING (EXISTS (SELECT FROM plan_goal g WHERE g.id = goal_id));
CREATE POLICY of_plan ON form_answer AS RESTRICTIVE FOR SELECT TO around_app
    USING (plan_id IS NULL OR EXISTS (SELECT FROM plan_goal g WHERE g.plan_id = form_answer.plan_id));
CREATE POLICY view ON sdq_pack FOR SELECT TO around_app USING ((SELECT entered()));
CREATE POLICY made ON sdq_pack FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('setting', 'edit')));
CREATE POLICY change ON sdq_pack FOR UPDATE TO around_app USING ((SELECT may('setting', 'edit'))) WITH CHECK ((SELECT may('setting', 'edit')));
GRANT SELECT (id, made_at, made_by, version, language, informant, form, title, licence_holder, reference, valid_from, valid_until, ended_on) ON sdq_pack TO around_app;
GRANT INSERT (id, language, informant, form, title, about, answers, items, impact, notice, licence_holder, reference, valid_from, valid_until), UPDATE (ended_on) ON sdq_pack TO around_app;

-- Health, reviews as they are planned and held, visits. Whoever may make one reads their own.
SELECT guard('health_check', 'health'), guard('health_summary', 'health_summary'), guard('health_content', 'health_content'), guard('health_due', 'health'),
       guard('review_plan', 'review'), guard('review_record', 'review'), guard('review_decision', 'review'), guard('review_due', 'review'),
       guard('visit', 'visit'), guard('visit_note', 'visit_note'), guard('visit_due', 'visit');
SELECT guard_own('health_check', 'health', 'create'), guard_own('review_plan', 'review', 'create'), guard_own('review_record', 'review', 'create'),
       guard_own('review_decision', 'review', 'create'), guard_own('visit', 'visit', 'create'), guard_own('visit_note', 'visit_note', 'create');

-- What a child does not want an agency to know (my_unwished, above).
CREATE OR REPLACE FUNCTION guard_wish(tab regclass, record text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    EXECUTE format('CREATE POLICY unwished ON %s AS RESTRICTIVE FOR SELECT TO around_app
                    USING (child_id <> ALL ((SELECT my_unwished(%L))::uuid[]) OR made_by = (SELECT me()))', tab, record);
END $$;
COMMENT ON FUNCTION guard_wish IS 'A deny for the staff of an agency that a child does not want to know these entries';
SELECT guard_wish('words', 'words'), guard_wish('words_point', 'words'), guard_wish('home', 'home'), guard_wish('home_address', 'home'),
       guard_wish('outside_county', 'home'), guard_wish('outside_step', 'home'), guard_wish('enrolment', 'school'), guard_wish('send_status', 'school'),
       guard_wish('sdq', 'sdq'), guard_wish('sdq_none', 'sdq'), guard_wish('sdq_score', 'sdq'), guard_wish('sdq_answer', 'sdq');

-- The child's voice and documents (0039, 0040). Asking is no secret, what was said is. Whoever writes something down for the child reads it, also what the
-- child wants fewer people to see.
SELECT guard('words_picture', 'words'), guard('words_picture_file', 'words'), guard('preference', 'words'), guard('words_asked', 'words'),
       guard('people_map', 'person_around'), guard('document', 'document'), guard('document_file', 'document'),
       guard_wish('words_picture', 'words'), guard_wish('words_picture_file', 'words'), guard_wish('preference', 'words'),
       guard_wish('document', 'documents'), guard_wish('document_file', 'documents'),
       guard_own('words', 'words', 'create'), guard_own('words_point', 'words', 'create'), guard_own('words_picture', 'words', 'create'),
       guard_own('words_picture_file', 'words', 'create'), guard_own('preference', 'words', 'create'), guard_own('document', 'document', 'create'),
       guard_own('document_file', 'document', 'create');
-- A document is changed by the agency whose it is, and recorded as one's own agency's; a version is added by the same. That a picture was put in by mistake
-- is said by whoever did, or by whoever leads the work.
CREATE POLICY own_agency_insert ON document AS RESTRICTIVE FOR INSERT TO around_app WITH CHECK (agency_id = ANY ((SELECT my_agencies())::uuid[]));
CREATE POLICY own_agency_update ON document AS RESTRICTIVE FOR UPDATE TO around_app USING (agency_id = ANY ((SELECT my_agencies())::uuid[]));
CREATE POLICY own_agency_insert ON document_file AS RESTRICTIVE FOR INSERT TO around_app
    WITH CHECK (EXISTS (SELECT FROM document d WHERE d.id = document_id AND d.agency_id = ANY ((SELECT my_agencies())::uuid[])));
CREATE POLICY own_agency_update ON document_file AS RESTRICTIVE FOR UPDATE TO around_app USING (false); -- a version stays as it came
CREATE POLICY own_update ON words_picture FOR UPDATE TO around_app USING (made_by = (SELECT me()));
CREATE POLICY own_update ON words_picture_file AS RESTRICTIVE FOR UPDATE TO around_app USING (false);

-- A wish about health. It takes what is known of a child's health from the staff of an agency: checks, what they found, what is due, and what a check asks
-- for. It takes away nothing that somebody has to know by law:
-- · the council that looks after the child arranges the assessments, keeps the health plan and makes the yearly return: Care Planning, Placement and Case
--   Review (England) Regulations 2010, regulations 5, 7 and 8; Children Act 1989, section 83. So no wish binds it (wish_binds, 0039);
-- · the nurse or doctor to whom the child is allocated carries that out: "Promoting the health and well-being of looked-after children", statutory guidance
--   under section 10 of the Children Act 2004. So my_unwished() leaves out whoever is allocated as the child's nurse; their colleagues are bound. A child who
--   understands enough may refuse the assessment itself (regulation 7): that is recorded as a refusal, not as a wish.
-- Whoever needs it at once to keep a child safe (Children Act 1989, section 47; Children Act 2004, section 11) is told that something is held back and by
-- whom, and asks there: the lead worker, who sees all of it, may tell them at once whatever the child wishes.
SELECT guard_wish('health_check', 'health'), guard_wish('health_summary', 'health'), guard_wish('health_content', 'health'), guard_wish('health_due', 'health');
CREATE POLICY unwished ON task AS RESTRICTIVE FOR SELECT TO around_app
    USING (about_type IS DISTINCT FROM 'health' OR child_id <> ALL ((SELECT my_unwished('health'))::uuid[]) OR made_by = (SELECT me()));

-- A wish is not turned round by those against whom it stands: somebody of another agency, or who leads the work, has heard it.
CREATE POLICY not_by_them ON sharing_wish AS RESTRICTIVE FOR INSERT TO around_app
    WITH CHECK (NOT share OR whose <> 'child' OR agency_id <> ALL ((SELECT my_agencies())::uuid[])
                OR NOT EXISTS (SELECT FROM unnest(CASE kind WHEN 'everything' THEN '{words,home,school,health,sdq,documents}'::text[] ELSE ARRAY[kind] END) k
                                WHERE child_id = ANY (my_unwished(k))));

-- Personal education plans. Whoever signs them off changes them so; a key reads those that it made. Terms are read by everybody and kept by the
-- virtual school.
SELECT guard('pep', 'pep'), guard_own('pep', 'pep', 'create'), unguard('school_term'), keep_versions('school_term', 'school_term');
DO $$
BEGIN
    EXECUTE format('CREATE POLICY closed ON pep FOR UPDATE TO around_app USING (%1$s) WITH CHECK (%1$s)', allowed('pep', 'pep', 'change'));
END $$;
CREATE POLICY view ON school_term FOR SELECT TO around_app USING ((SELECT entered()));
CREATE POLICY made ON school_term FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('school_term', 'create')) AND agency_id IN (SELECT a.id FROM agency a WHERE a.kind = 'council'));
CREATE POLICY change ON school_term FOR UPDATE TO around_app USING ((SELECT may('school_term', 'edit')));
GRANT SELECT, INSERT (id, agency_id, name, from_on, until_on), UPDATE (name, from_on, until_on) ON school_term TO around_app;

-- Accounts and roles are guarded by 0001; their old content is kept like everybody's.
SELECT keep_versions('agency', 'agency'), keep_versions('person', 'account'), keep_versions('role_request', 'account'),
       keep_versions('role_held', 'account'), keep_versions('team', 'agency'), keep_versions('team_member', 'agency');

-- A child and a carer are made before there is any relation to them.
DROP POLICY made ON child;
CREATE POLICY made ON child FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('child', 'create')));
DROP POLICY made ON carer;
CREATE POLICY made ON carer FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('carer', 'create')));

-- A designated teacher has the answers of the teacher's own form.
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{sdq_score,sdq_answer}'::text[] LOOP
        EXECUTE format('CREATE POLICY or_teacher ON %1$s FOR SELECT TO around_app USING (informant = ''teacher'' AND %2$s)',
                       t, allowed(t::regclass, 'sdq_detail_teacher', 'view'));
        EXECUTE format('CREATE POLICY made_teacher ON %1$s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND informant = ''teacher'' AND %2$s)',
                       t, allowed(t::regclass, 'sdq_detail_teacher', 'create'));
    END LOOP;
END $$;

SELECT guard_own('sdq', 'sdq', 'create'), guard_own('sdq_none', 'sdq', 'create'), guard_own('sdq_score', 'sdq_detail', 'create'), guard_own('sdq_answer', 'sdq_detail', 'create'),
       guard_own('referral', 'referral', 'ask'), guard_own('referral_clock', 'referral', 'ask'),
       guard_own('referral_event', 'referral', 'ask'), guard_own('referral_content', 'referral_content', 'create'),
       guard_own('task', 'task', 'create'), guard_own('involvement', 'involvement', 'create'), guard_own('contact', 'contact', 'create'),
       guard_own('contact_note', 'contact_note', 'create'), guard_own('therapy_note', 'therapy_note', 'create'), guard_own('home', 'home', 'create'),
       guard_own('home_address', 'home', 'create'), guard_own('enrolment', 'school', 'create'), guard_own('send_status', 'school', 'create'),
       guard_own('outside_county', 'home', 'create'), guard_own('outside_step', 'home', 'create'),
       guard_own('care_episode', 'episode', 'create'), guard_own('edge_of_care', 'episode', 'create'), guard_own('legal_status', 'episode', 'create'), guard_own('review', 'review', 'create');

SELECT guard_own('measure', 'measure', 'create'), guard_own('measure_band', 'measure_band', 'create'), guard_own('measure_score', 'measure_detail', 'create');

-- Steps for a home outside the county are done by those of health and school too, who do not keep the home.
DO $$
BEGIN
    EXECUTE format('CREATE POLICY settled ON outside_step FOR UPDATE TO around_app USING (%1$s) WITH CHECK (%1$s)', allowed('outside_step', 'home', 'change'));
END $$;

-- What one's own SDQ opened.
CREATE POLICY or_sdq ON task FOR SELECT TO around_app USING (made_by = (SELECT me()) AND (kind LIKE 'sdq%' AND reaches('sdq', 'create', child_id, tier) OR kind = 'assessment' AND reaches('measure', 'create', child_id, 1::smallint)));

-- Whoever may not refer asks; steps and clocks go with either, and with a move.
DO $$
DECLARE
    t text;
BEGIN
    EXECUTE format('CREATE POLICY asked ON referral FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND state IN (''asked'', ''draft'') AND %s)',
                   allowed('referral', 'referral', 'ask'));
    -- A service that may not refer passes its own referral on to another.
    EXECUTE format('CREATE POLICY redirected ON referral FOR INSERT TO around_app
                    WITH CHECK (made_by = (SELECT me()) AND state = ''submitted'' AND is_own_referral(follows_id) AND %s)',
                   allowed('referral', 'referral', 'change'));
    FOREACH t IN ARRAY '{referral_clock,referral_event}'::text[] LOOP
        EXECUTE format('CREATE POLICY asked ON %s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (%s OR %s))',
                       t, allowed(t::regclass, 'referral', 'ask'), allowed(t::regclass, 'referral', 'change'));
    END LOOP;
    EXECUTE format('CREATE POLICY moved ON referral_reason FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND %s)',
                   allowed('referral_reason', 'referral_content', 'change'));
    -- Whoever takes a step says why, also who reads no reasons of others: an administrator of the service declines. One's own words one reads.
    CREATE POLICY own_step ON referral_reason FOR INSERT TO around_app
        WITH CHECK (made_by = (SELECT me()) AND reaches('referral', 'change', child_id, 1::smallint)
                    AND EXISTS (SELECT FROM referral_event e WHERE e.id = event_id AND e.made_by = (SELECT me())));
    CREATE POLICY or_own ON referral_reason FOR SELECT TO around_app
        USING (made_by = (SELECT me()) AND EXISTS (SELECT FROM referral_event e WHERE e.id = event_id));
    -- A reminder is a step that changes nothing, and what was said with it.
    EXECUTE format('CREATE POLICY nudged ON referral_event FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND kind = ''nudge'' AND %s)',
                   allowed('referral_event', 'referral', 'nudge'));
    EXECUTE format('CREATE POLICY nudged ON referral_reason FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND %s
                    AND EXISTS (SELECT FROM referral_event e WHERE e.id = event_id AND e.kind = ''nudge'' AND e.made_by = (SELECT me())))',
                   allowed('referral_reason', 'referral', 'nudge'));
    -- A service moves its own referrals; those who lead the case, and their team, are not bound by that.
    FOREACH t IN ARRAY '{referral,referral_clock,referral_event}'::text[] LOOP
        EXECUTE format('CREATE POLICY own_service ON %1$s AS RESTRICTIVE FOR UPDATE TO around_app
                        USING (EXISTS (SELECT FROM sight s WHERE s.child_id = %4$s AND s.kind = ANY (%2$L::smallint[])
                                          AND s.from_on <= (SELECT today()) AND s.until_on > (SELECT today()))
                               OR (SELECT oversees(''referral'', ''change'')) >= tier OR %3$s)',
                       t, (SELECT array_agg(16 * r.no + n ORDER BY 1) FROM role r CROSS JOIN unnest('{1,2}'::integer[]) n
                            WHERE r.name IN ('social_worker', 'personal_adviser', 'team_manager')),
                       CASE t WHEN 'referral' THEN 'service_id = ANY ((SELECT my_services())::uuid[]) OR practitioner_id = (SELECT me())'
                              ELSE 'is_own_referral(referral_id)' END, whom(t::regclass));
    END LOOP;
    -- Why: a service reads it of its own referrals.
    FOREACH t IN ARRAY '{referral_content,referral_reason}'::text[] LOOP
        EXECUTE format('CREATE POLICY or_service ON %s FOR SELECT TO around_app USING (%s AND %s)',
                       t, allowed(t::regclass, 'referral_content_own', 'view'),
                       CASE t WHEN 'referral_content' THEN 'is_own_referral(referral_id)' ELSE 'is_own_referral(NULL, event_id)' END);
    END LOOP;
    -- Whoever moves a referral has its involvement follow. Who decided on a referral has it before them for 28 days.
    EXECUTE format('CREATE POLICY follows ON involvement FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND referral_id IS NOT NULL AND %s)',
                   allowed('involvement', 'referral', 'change'));
    EXECUTE format('CREATE POLICY follows_on ON involvement FOR UPDATE TO around_app USING (referral_id IS NOT NULL AND %s)',
                   allowed('involvement', 'referral', 'change'));
    CREATE POLICY or_decided ON referral FOR SELECT TO around_app USING (ended_at > now() - interval '28 days' AND is_decided(id));
    CREATE POLICY or_decided ON referral_clock FOR SELECT TO around_app USING (is_decided(referral_id));
    CREATE POLICY or_decided ON referral_event FOR SELECT TO around_app USING (is_decided(referral_id));
    -- A service keeps its own involvements.
    CREATE POLICY own_service_insert ON involvement AS RESTRICTIVE FOR INSERT TO around_app
        WITH CHECK (service_id = ANY ((SELECT my_services())::uuid[]) OR practitioner_id = (SELECT me()) OR (SELECT oversees('involvement', 'create')) >= tier);
    -- Whoever withdraws a referral ends what began with it, and can do nothing else to it.
    CREATE POLICY own_service_update ON involvement AS RESTRICTIVE FOR UPDATE TO around_app
        USING (service_id = ANY ((SELECT my_services())::uuid[]) OR practitioner_id = (SELECT me()) OR (SELECT oversees('involvement', 'create')) >= tier
               OR EXISTS (SELECT FROM referral r WHERE r.id = involvement.referral_id AND (SELECT me()) IN (r.asked_by, r.referred_by)))
        WITH CHECK (service_id = ANY ((SELECT my_services())::uuid[]) OR practitioner_id = (SELECT me()) OR (SELECT oversees('involvement', 'create')) >= tier
                    OR state = 'closed');
    -- And its own contacts, with what it notes of them. Notes of therapy it alone reads: the policy lets nobody but named practitioners, whose
    -- own work it must be.
    FOREACH t IN ARRAY '{contact,contact_note,therapy_note}'::text[] LOOP
        EXECUTE format('CREATE POLICY own_service_insert ON %1$s AS RESTRICTIVE FOR INSERT TO around_app
                        WITH CHECK (is_own_work(involvement_id) OR (SELECT oversees(%1$L, ''create'')) >= tier)', t);
        EXECUTE format('CREATE POLICY own_service_update ON %1$s AS RESTRICTIVE FOR UPDATE TO around_app USING (is_own_work(involvement_id))', t);
    END LOOP;
    CREATE POLICY own_service_select ON therapy_note AS RESTRICTIVE FOR SELECT TO around_app USING (is_own_work(involvement_id));
END $$;
