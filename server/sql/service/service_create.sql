-- $1 id, $2 agency, $3 what was sent, as JSON. Without a code it has one made of its name.
INSERT INTO service (id, agency_id, code, name, about, expect, who_consents, crisis, needs, from_age, to_age, subjects, care_statuses, homes, localities,
       types_of_work, last_checked_on, last_checked_by, ended_on, assesses)
SELECT $1::uuid, $2::uuid, coalesce(n.code, CASE WHEN EXISTS (SELECT FROM service o WHERE o.code = c.code) THEN left(c.code, 35) || '_' || right($1::uuid::text, 4) ELSE c.code END),
       n.name, n.about, n.expect, n.who_consents, n.crisis, coalesce(n.needs, '{}'), ($3::jsonb #>> '{ages,from}')::smallint, ($3::jsonb #>> '{ages,to}')::smallint,
       coalesce(n.subjects, '{child}'), coalesce(n.care_statuses, '{}'), coalesce(n.homes, '{}'), coalesce(n.localities, '{}'),
       coalesce(n.types_of_work, '{}'), n.last_checked_on, CASE WHEN n.last_checked_on IS NOT NULL THEN (SELECT me()) END, n.ended_on, coalesce(n.assesses, false)
  FROM jsonb_populate_record(NULL::service, $3::jsonb) n
 CROSS JOIN LATERAL (SELECT left('s_' || trim('_' FROM regexp_replace(lower(n.name), '[^a-z0-9]+', '_', 'g')), 40) AS code) c
