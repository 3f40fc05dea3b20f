-- What must hold of every table, view and function, also of those that somebody adds later (security.md S5).
SELECT test.same(string_agg(c.relname, ' '), NULL, 'every table about a person is under forced row-level security')
  FROM pg_class c
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
   AND c.relname NOT IN ('schema_migration', 'access_rule', 'ceiling', 'relation_name', 'allocation_role', 'code_list', 'sdq_item');
SELECT test.same(string_agg(c.relname, ' '), NULL, 'a table without row-level security names no person and no child')
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('child_id', 'person_id', 'made_by', 'id')
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relrowsecurity;
SELECT test.same(string_agg(c.relname, ' '), NULL, 'every view has its caller''s rights')
  FROM pg_class c
 WHERE c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
   AND (c.relkind = 'm' OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false));
SELECT test.same(string_agg(p.proname, ' ' ORDER BY p.proname),
                 'activity_count activity_waits audit_append care_facts care_keep case_facts caseload child_find child_follow child_intake child_join child_keep child_looks child_part count_keep directory_open enter form_use handover held idempotency_keep identify import_apply import_due import_end import_facts invitation_use is_decided is_own_referral is_own_work may me my_denied my_unwished oversees record_put_right sdq_ask sdq_came sdq_next service_parts_put service_route session_start sight_keep sign_in_start therapy_review version_keep who',
                 'definer functions are those on the list of migrations/guard/10_ask.sql and no others')
  FROM pg_proc p WHERE p.prosecdef AND p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace);
SELECT test.same(string_agg(p.proname, ' '), NULL, 'every definer function pins its search path')
  FROM pg_proc p
 WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace
   AND NOT EXISTS (SELECT FROM unnest(p.proconfig) s WHERE s = 'search_path=pg_catalog, public, pg_temp');
SELECT test.same(string_agg(p.proname, ' '), NULL, 'nobody may call a function of ours who was not given it')
  FROM pg_proc p
 WHERE p.pronamespace = 'public'::regnamespace AND pg_get_userbyid(p.proowner) LIKE 'around%'
   AND (p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) x WHERE x.grantee = 0));
SELECT test.same(string_agg(o.what, ' '), NULL, 'every table, view, column and function of ours has a comment')
  FROM (SELECT c.relname::text FROM pg_class c
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') AND c.relname <> 'schema_migration' AND obj_description(c.oid, 'pg_class') IS NULL
        UNION ALL
        SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') AND c.relname <> 'schema_migration' AND col_description(c.oid, a.attnum) IS NULL
        UNION ALL
        SELECT p.proname || '()' FROM pg_proc p
         WHERE p.pronamespace = 'public'::regnamespace AND pg_get_userbyid(p.proowner) LIKE 'around%' AND obj_description(p.oid, 'pg_proc') IS NULL) o (what);
SELECT test.same(string_agg(r.rolname, ' '), NULL, 'no role of ours is mighty')
  FROM pg_roles r WHERE r.rolname LIKE 'around%' AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication);
SELECT test.same(string_agg(o.name, ' '), NULL, 'the application owns nothing')
  FROM (SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) IN ('around_app', 'around_report')
        UNION ALL SELECT proname FROM pg_proc WHERE pg_get_userbyid(proowner) IN ('around_app', 'around_report')) o (name);
SELECT test.same(string_agg(c.relname, ' ' ORDER BY c.relname), 'draft saved_view', 'the application deletes drafts, views that somebody keeps, and nothing else')
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege('around_app', c.oid, 'DELETE');
SELECT test.same(string_agg(c.relname, ' '), NULL, 'the application truncates, references and triggers nothing')
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege('around_app', c.oid, 'TRUNCATE, REFERENCES, TRIGGER');
SELECT test.same(string_agg(c.relname || '.' || a.attname, ' '), NULL, 'the application sets no id, maker, time or version of a record')
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('id', 'made_at', 'made_by', 'version', 'child_id', 'tier') AND NOT a.attisdropped
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('setting', 'draft', 'idempotency')
   AND has_column_privilege('around_app', c.oid, a.attnum, 'UPDATE');
SELECT test.same(string_agg(c.relname, ' '), NULL, 'the application may not write the audit, the versions, sight, denials, the search keys')
  FROM pg_class c
 WHERE c.oid = ANY ('{audit,version,sight,denied,child_search,access_rule,session,api_key}'::regclass[])
   AND (has_table_privilege('around_app', c.oid, 'INSERT') AND c.relname <> 'api_key' OR has_table_privilege('around_app', c.oid, 'UPDATE') OR has_any_column_privilege('around_app', c.oid, 'UPDATE') AND c.relname NOT IN ('session', 'api_key'));
SELECT test.ok(NOT has_schema_privilege('around_app', 'public', 'CREATE') AND NOT has_schema_privilege('around_audit', 'public', 'CREATE')
               AND NOT has_schema_privilege('around_app', 'template', 'USAGE') AND NOT has_database_privilege('around_app', current_database(), 'TEMP, CREATE'),
               'the application makes nothing in the database');
SELECT test.same(string_agg(c.conrelid::regclass || '.' || c.conname, ' '), NULL, 'every foreign key to a child or within a child''s records is checked by an index')
  FROM pg_constraint c
 WHERE c.contype = 'f' AND c.conrelid::regclass::text <> 'match_task' AND cardinality(c.conkey) = 1
   AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = c.conkey[1] AND a.attname IN ('child_id', 'home_id', 'sdq_id', 'words_id'))
   AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]);
