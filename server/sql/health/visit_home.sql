-- $1 child, $2 day. Where the child lived on that day, and since when; of two, the one that began. Also for whoever records visits and sees no homes.
SELECT (h ->> 'id')::uuid, (h ->> 'from_on')::date
  FROM care_facts($1, NULL) f CROSS JOIN LATERAL json_array_elements(f.homes) h
 WHERE (h ->> 'from_on')::date <= $2 AND (h ->> 'until_on' IS NULL OR (h ->> 'until_on')::date >= $2)
 ORDER BY (h ->> 'from_on')::date DESC LIMIT 1
