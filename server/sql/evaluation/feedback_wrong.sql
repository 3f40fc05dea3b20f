-- $1 kind, $2 for whom, $3 the body as it came. What is wrong with its answers; a row of nulls: all is blank.
SELECT f.pointer, f.detail FROM feedback_faults($1, $2, $3::jsonb -> 'answers') f
 UNION ALL
SELECT NULL, NULL WHERE NOT EXISTS (SELECT FROM jsonb_array_elements($3::jsonb -> 'answers') a WHERE a ->> 'code' <> 'role' AND (a ->> 'number' IS NOT NULL OR btrim(a ->> 'text', E' \t\r\n') <> ''))
