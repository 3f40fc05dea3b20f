-- One's own calendar. What its address is stands nowhere, and what is kept in its place is not to be read.
SELECT unguard('calendar_link');
CREATE POLICY mine ON calendar_link TO around_app USING (person_id = (SELECT me()));
GRANT SELECT (id, person_id, made_at, expires_at, last_used_at, ended_at), INSERT (id, token_hash), UPDATE (ended_at) ON calendar_link TO around_app;

-- Where one wants to be told by e-mail: one's own alone. Whoever makes an account may say the address once, and nothing is sent before its
-- person says so. That it failed is told to that person and to whoever runs the service.
SELECT unguard('notice_choice'), unguard('notice'), unguard('notice_run');
CREATE POLICY mine ON notice_choice TO around_app USING (person_id = (SELECT me()));
CREATE POLICY invited ON notice_choice FOR INSERT TO around_app
    WITH CHECK (how = 'none' AND EXISTS (SELECT FROM person p WHERE p.id = notice_choice.person_id AND p.made_by = (SELECT me())));
GRANT SELECT, INSERT (person_id, address, how), UPDATE (address, how, told_until, urgent_until, changed_at) ON notice_choice TO around_app;
CREATE POLICY view ON notice FOR SELECT TO around_app USING (person_id = (SELECT me()) OR (SELECT may('setting', 'edit')));
GRANT SELECT ON notice TO around_app;
CREATE POLICY view ON notice_run FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON notice_run TO around_app;

-- Imports: one's own and those of one's agencies. What a batch does to children runs in the import's own functions.
SELECT unguard('import_batch'), unguard('import_line'), unguard('import_problem'), keep_versions('import_batch', 'import');
CREATE POLICY view ON import_batch FOR SELECT TO around_app
    USING ((SELECT may('import', 'view')) AND (made_by = (SELECT me()) OR agency_id = ANY ((SELECT my_agencies())::uuid[])));
CREATE POLICY made ON import_batch FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND agency_id = ANY ((SELECT my_agencies())::uuid[]) AND (SELECT may('import', 'create')));
CREATE POLICY change ON import_batch FOR UPDATE TO around_app USING (made_by = (SELECT me()) AND (SELECT may('import', 'create')));
GRANT SELECT, INSERT (id, agency_id, format, return_year, state), UPDATE (summary) ON import_batch TO around_app;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{import_line,import_problem}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %I FOR SELECT TO around_app USING (batch_id IN (SELECT b.id FROM import_batch b))', t);
        EXECUTE format('CREATE POLICY made ON %I FOR INSERT TO around_app WITH CHECK (batch_id IN (SELECT b.id FROM import_batch b
                        WHERE b.made_by = (SELECT me()) AND b.state IN (''ready'', ''stopped'')))', t);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO around_app', t);
    END LOOP;
END $$;
