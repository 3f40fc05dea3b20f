-- ---------------------------------------------------------------------------------------------- youth justice (0076), speech and language (0077)

SELECT guard('youth_justice_outcome', 'youth_justice'), guard('police_call_out_child', 'youth_justice'), guard_own('youth_justice_outcome', 'youth_justice', 'create'),
       guard_own('police_call_out_child', 'youth_justice', 'create'),
       guard('speech_language', 'speech_language'), guard('speech_language_finding', 'speech_language'), guard_own('speech_language', 'speech_language', 'create'),
       guard_own('speech_language_finding', 'speech_language', 'create'),
       unguard('youth_justice_kind'), unguard('youth_justice_count'), unguard('youth_justice_other'), unguard('police_call_out'),
       keep_versions('youth_justice_other', 'youth_justice_report'), keep_versions('police_call_out', 'call_out');
CREATE POLICY view ON youth_justice_kind FOR SELECT TO around_app USING ((SELECT entered()));
GRANT SELECT ON youth_justice_kind TO around_app;

-- Lines without a child are for whoever reads the tables, and for whoever records outcomes, in whichever relation to a child.
CREATE OR REPLACE FUNCTION counts_justice() RETURNS boolean
LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM access_rule a WHERE a.record = 'youth_justice' AND a.action = 'create' AND a.role = ANY (my_roles()));
COMMENT ON FUNCTION counts_justice IS 'Whether a role of mine records youth justice outcomes, and so keeps the lines that are counted';
GRANT EXECUTE ON FUNCTION counts_justice() TO around_app;
CREATE POLICY view ON youth_justice_count FOR SELECT TO around_app USING ((SELECT may('youth_justice_report', 'view')) OR (SELECT counts_justice()));
CREATE POLICY made ON youth_justice_count FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT counts_justice()));
CREATE POLICY change ON youth_justice_count FOR UPDATE TO around_app USING ((SELECT counts_justice()));
CREATE POLICY view ON youth_justice_other FOR SELECT TO around_app USING ((SELECT may('youth_justice_report', 'view')));
CREATE POLICY made ON youth_justice_other FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('youth_justice_report', 'edit')));
CREATE POLICY change ON youth_justice_other FOR UPDATE TO around_app USING ((SELECT may('youth_justice_report', 'edit')));
CREATE POLICY view ON police_call_out FOR SELECT TO around_app USING ((SELECT may('call_out', 'view')) OR made_by = (SELECT me()) AND (SELECT may('call_out', 'create')));
CREATE POLICY made ON police_call_out FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may('call_out', 'create')));
CREATE POLICY change ON police_call_out FOR UPDATE TO around_app USING ((SELECT may('call_out', 'edit')));
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY '{youth_justice_count,youth_justice_other,police_call_out}'::text[] LOOP
        EXECUTE format('GRANT SELECT, INSERT (%s), UPDATE (%s) ON %s TO around_app', columns_of(t::regclass, '{made_at,made_by,version}'),
                       columns_of(t::regclass, '{id,made_at,made_by,version}'), t);
    END LOOP;
END $$;
REVOKE UPDATE (count_id) ON youth_justice_outcome FROM around_app;

-- In care on a day, as far as I see; a care leaver: over 16 and was in care before.
CREATE OR REPLACE FUNCTION care_status_on(child uuid, day date) RETURNS text
LANGUAGE sql STABLE
RETURN (SELECT CASE WHEN bool_or(e.from_on <= care_status_on.day AND (e.until_on IS NULL OR e.until_on > care_status_on.day)) THEN 'in_care'
                    WHEN bool_or(e.until_on <= care_status_on.day) AND bool_or(c.born_on + interval '16 years' <= care_status_on.day) THEN 'care_leaver' ELSE 'not_in_care' END
          FROM child c LEFT JOIN care_episode e ON e.child_id = c.id WHERE c.id = care_status_on.child);
COMMENT ON FUNCTION care_status_on IS 'Whether a child was in care on a day, a care leaver, or neither';

CREATE OR REPLACE FUNCTION youth_justice_item(x youth_justice_outcome) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'offence_on', (x).offence_on, 'care_at_offence', (x).care_at_offence, 'offence', (x).offence, 'outcome_on', (x).outcome_on,
    'care_at_outcome', (x).care_at_outcome, 'kind', (x).kind_code, 'kind_name', k.name, 'is_substantive', k.is_substantive, 'note', (x).note,
    'error_reason', (x).error_reason)
  FROM youth_justice_kind k WHERE k.code = (x).kind_code);
COMMENT ON FUNCTION youth_justice_item IS 'A youth justice outcome, as the API answers';

CREATE OR REPLACE FUNCTION call_out_item(x police_call_out) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'home', (x).home_name, 'area', (x).area, 'on', (x).on_day, 'reason', (x).reason, 'arrested', (x).arrested, 'agreed', (x).agreed, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION call_out_item IS 'A call-out of the police to a home, as the API answers: it names no child';

CREATE OR REPLACE FUNCTION speech_item(x speech_language) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'referred_on', (x).referred_on, 'due_on', (x).due_on, 'assessed_on', (x).assessed_on, 'days_late', greatest(0, (x).assessed_on - (x).due_on),
    'state', CASE WHEN (x).error_reason IS NOT NULL THEN 'error' WHEN (x).assessed_on IS NOT NULL THEN 'done' WHEN (x).closed_on IS NOT NULL THEN 'closed'
                  WHEN (x).referred_on IS NULL THEN 'due' ELSE 'waiting' END,
    'by_whom', (x).by_whom, 'closed_why', (x).closed_why, 'closed_on', (x).closed_on, 'outcome', f.outcome, 'text', f.text,
    'held_back', (x).has_finding AND f.id IS NULL, 'error_reason', (x).error_reason)
  FROM (SELECT) one LEFT JOIN speech_language_finding f ON f.speech_id = (x).id);
COMMENT ON FUNCTION speech_item IS 'A speech and language assessment with what of it I may read, as the API answers';
GRANT EXECUTE ON FUNCTION care_status_on(uuid, date), youth_justice_item(youth_justice_outcome), call_out_item(police_call_out), speech_item(speech_language) TO around_app;
