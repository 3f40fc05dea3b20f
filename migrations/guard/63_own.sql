-- ---------------------------------------------------------------------------------------------- tables of another form

-- One's own relations alone: what the policies above read.
SELECT unguard('sight'), unguard('denied'), unguard('draft'), unguard('idempotency'), unguard('news_seen'), unguard('version'), unguard('saved_view');
CREATE POLICY view ON sight FOR SELECT TO around_app USING (person_id = (SELECT me()));
GRANT SELECT ON sight TO around_app;
SELECT keep_versions('denied', 'child');

-- One's own drafts and repeated requests. A draft about a child whom one no longer sees is not shown.
CREATE POLICY mine ON draft TO around_app USING (person_id = (SELECT me())
    AND (child_id IS NULL OR EXISTS (SELECT FROM child c WHERE c.id = draft.child_id)));
GRANT SELECT, INSERT (person_id, form, child_id, body), UPDATE (child_id, body, saved_at), DELETE ON draft TO around_app;
CREATE POLICY mine ON saved_view TO around_app USING (made_by = (SELECT me()));
GRANT SELECT, INSERT (id, list, name, query), UPDATE (name, query), DELETE ON saved_view TO around_app;
CREATE OR REPLACE TRIGGER row_keep BEFORE UPDATE ON saved_view FOR EACH ROW EXECUTE FUNCTION row_keep();
CREATE POLICY mine ON news_seen TO around_app USING (person_id = (SELECT me()));
GRANT SELECT, INSERT (person_id, until_at), UPDATE (until_at) ON news_seen TO around_app;
CREATE POLICY mine ON idempotency TO around_app USING (person_id = (SELECT me()));
GRANT SELECT, INSERT (person_id, key, route, body_hash, status, location, etag, answer),
    UPDATE (route, body_hash, status, location, etag, answer, made_at) ON idempotency TO around_app;

-- Old content as the present content of its type. The ceilings are read from a table here: as constants, for every type of record,
-- they would have to be planned again for each table of schema as_of.
DELETE FROM ceiling;
INSERT INTO ceiling (record, tiers) SELECT r.record, ceilings(r.record, 'view') FROM (SELECT DISTINCT record FROM access_rule WHERE action = 'view') r;
GRANT SELECT ON ceiling TO around_app;
CREATE POLICY unwished ON version AS RESTRICTIVE FOR SELECT TO around_app
    USING (wish_kind(record) IS NULL OR (row ->> 'made_by')::uuid = (SELECT me())
           OR child_id <> ALL (CASE wish_kind(record) WHEN 'words' THEN (SELECT my_unwished('words')) WHEN 'home' THEN (SELECT my_unwished('home'))
                                    WHEN 'school' THEN (SELECT my_unwished('school')) WHEN 'health' THEN (SELECT my_unwished('health'))
                                    WHEN 'sdq' THEN (SELECT my_unwished('sdq')) ELSE (SELECT my_unwished('documents')) END));
-- Of plans as of what they are now: an old draft is its agency's, what one said is for those with whom it is shared.
CREATE POLICY plans ON version AS RESTRICTIVE FOR SELECT TO around_app
    USING (record NOT LIKE 'plan\_%'
           OR CASE WHEN table_name = 'plan' THEN row ->> 'state' <> 'draft' OR plan_is_own(row ->> 'kind', (row ->> 'agency_id')::uuid)
                   WHEN table_name IN ('plan_share', 'plan_read') THEN true ELSE plan_shown((row ->> 'plan_id')::uuid) END);
CREATE POLICY drafts ON version AS RESTRICTIVE FOR SELECT TO around_app
    USING (record <> 'action' OR row ->> 'state' <> 'draft' OR plan_made((row ->> 'plan_id')::uuid));
CREATE POLICY view ON version FOR SELECT TO around_app USING (
    EXISTS (SELECT FROM sight s JOIN ceiling k ON k.record = version.record
             WHERE s.child_id = version.child_id AND s.from_on <= (SELECT today()) AND s.until_on > (SELECT today()) AND k.tiers[s.kind] >= version.tier)
    OR oversees(version.record, 'view') >= version.tier AND version.child_id <> ALL ((SELECT my_denied())::uuid[]));
GRANT SELECT ON version TO around_app;
