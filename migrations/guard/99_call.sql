-- ---------------------------------------------------------------------------------------------- who may call what

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO around_app, around_audit, around_report;
DO $$
DECLARE
    f regprocedure;
BEGIN
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace IN ('public'::regnamespace, 'template'::regnamespace)
                AND pg_get_userbyid(p.proowner) IN ('around_owner', 'around_audit') LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
    -- Temporary tables last: where they are not named they come first, and a caller's could stand in for ours.
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
                AND pg_get_userbyid(p.proowner) IN ('around_owner', 'around_audit') LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', f);
    END LOOP;
END $$;
GRANT SELECT ON schema_migration TO around_app; -- to see at its start whether they fit each other
GRANT SELECT ON standing, lead_worker, due, due_line, child_card, sdq_shown, referral_shown, news_line TO around_app;
GRANT EXECUTE ON FUNCTION due_next(boolean, uuid), entered(), me(), my_denied(), sees(text, text, uuid), reach(text, text, uuid), reaches(text, text, uuid, smallint), held(uuid, text), list_held(uuid, text), is_own_referral(uuid, uuid), is_decided(uuid), is_own_work(uuid),
    my_administered(), my_practised(), is_of_service(uuid, uuid), covered_by(uuid, uuid), may_see_caseload(uuid), caseload(uuid), handover(uuid, uuid, uuid[], uuid[]),
    oversees(text, text), may(text, text), my_services(), today(), audit_append(json),
    due_state(date), age_on(date, date), london(timestamptz), clock_json(referral_clock), clock_asks(text, text), stands_as(uuid),
    search_words(text[]), search_sounds(text[]), name_like(text[], text[]), day_like(integer[], date), days_like(integer[]),
    search_asked(text), search_score(child_search, text[], integer[], text[]), child_find(text, integer), child_looks(uuid, integer, bigint), case_facts(uuid),
    sdq_ask(uuid, uuid, text, text, date, text, uuid), sdq_came(uuid, text, date, integer, boolean), sdq_next(uuid, uuid, date, text),
    child_alike(text[], date, text, text, text), import_apply(uuid), import_facts(uuid), import_due(uuid, text, json),
    import_end(uuid, boolean), service_route(uuid, uuid), directory_open(), my_unwished(text), therapy_review(uuid, boolean),
    form_use(text, text, jsonb, integer) TO around_app;

SELECT as_of_build();
