-- $1 names of the migrations that the program knows, as an array. A sentence for each thing that must not be so before anybody is answered.
SELECT format('the role %I is not bound by row-level security; connect as around_app', current_user)
  FROM pg_roles r
 WHERE r.rolname = current_user
   AND (r.rolsuper OR r.rolbypassrls OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid))
 UNION ALL
SELECT format('the database lacks %s; run around migrate', string_agg(known.name, ', ' ORDER BY known.name))
  FROM unnest($1::text[]) known (name)
 WHERE known.name NOT IN (SELECT m.name FROM schema_migration m)
HAVING count(*) > 0
 UNION ALL
SELECT format('the database has %s, which this program does not know; use the newer program', string_agg(m.name, ', ' ORDER BY m.name))
  FROM schema_migration m
 WHERE m.name <> ALL ($1::text[])
HAVING count(*) > 0
 UNION ALL
SELECT format('the table %s is not under forced row-level security', c.oid::regclass)
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT (c.relrowsecurity AND c.relforcerowsecurity) AND NOT pg_has_role(c.relowner, 'USAGE')
   AND (has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE') OR has_table_privilege(c.oid, 'DELETE, TRUNCATE'))
   AND c.relname NOT IN ('schema_migration', 'access_rule', 'ceiling', 'relation_name', 'allocation_role', 'code_list', 'sdq_item')
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
 UNION ALL
SELECT format('the view %s has not its caller''s rights', c.oid::regclass)
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND (c.relkind = 'm' OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false))
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
 UNION ALL
SELECT format('the function %s runs with its owner''s rights and is not one of those that must, or its search path is open', p.oid::regprocedure)
  FROM pg_proc p
  JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE p.prosecdef AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT (n.nspname = 'public'
            AND coalesce('search_path=pg_catalog, public, pg_temp' = ANY (p.proconfig), false)
            AND p.proname = ANY ('{activity_count,activity_waits,audit_append,care_facts,care_keep,case_facts,caseload,child_find,child_follow,child_intake,child_join,
                                   child_keep,child_looks,child_part,count_keep,directory_open,enter,form_use,handover,held,idempotency_keep,identify,import_apply,import_due,
                                   import_end,import_facts,invitation_use,is_decided,is_own_referral,is_own_work,may,me,my_denied,my_unwished,oversees,record_put_right,
                                   sdq_ask,sdq_came,sdq_next,service_parts_put,service_route,session_start,sight_keep,sign_in_start,therapy_review,version_keep,
                                   who}'::name[]))
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
