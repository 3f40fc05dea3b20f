-- $1 child, $2 plan, $3 the goals that were sent, as JSON: [{"goal", "words"}]. What is wrong with each: place, member, what to do. A name of the child's that the form would not show is no word for a goal.
SELECT (x.n - 1)::text, CASE WHEN g.id IS NULL OR g.ended_on IS NOT NULL OR x.nth > 1 THEN 'goal' ELSE 'words' END,
       CASE WHEN g.id IS NULL THEN 'The plan has no such goal.' WHEN x.nth > 1 THEN 'This goal is here twice.' WHEN g.ended_on IS NOT NULL THEN 'This goal has ended.'
            ELSE 'Leave names out: the form shows none but the one that the child likes.' END
  FROM (SELECT o.n, o.a ->> 'goal' AS goal, o.a ->> 'words' AS words, row_number() OVER (PARTITION BY o.a ->> 'goal' ORDER BY o.n) AS nth
          FROM json_array_elements($3::json) WITH ORDINALITY o (a, n)) x
  LEFT JOIN plan_goal g ON g.id::text = x.goal AND g.plan_id = $2
 WHERE x.goal IS NOT NULL
   AND (g.id IS NULL OR g.ended_on IS NOT NULL OR x.nth > 1
        OR EXISTS (SELECT FROM child c
                    CROSS JOIN LATERAL unnest(regexp_split_to_array(concat_ws(' ', c.given_names, c.family_name), '[\s-]+')) part
                    WHERE c.id = $1 AND length(part) > 1 AND part <> coalesce(c.known_as, split_part(c.given_names, ' ', 1))
                      AND part = ANY (regexp_split_to_array(x.words, '[^[:alpha:]'']+|''s\M'))))
 ORDER BY x.n
