-- $1 goal, $2 child, $3 the PEP itself or null. Whether it is a goal of the child that I see, or stands in the PEP already.
SELECT EXISTS (SELECT FROM plan_goal g WHERE g.id = $1 AND g.child_id = $2)
       OR EXISTS (SELECT FROM pep p CROSS JOIN LATERAL jsonb_array_elements(p.targets) x WHERE p.id = $3 AND x ->> 'goal' = $1::uuid::text)
