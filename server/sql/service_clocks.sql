-- $1 service, $2 urgency. Its clocks: kind, how many, of which unit. A service that says nothing for urgent ones keeps to what it says for routine ones; and nothing that is asked for is without a clock.
SELECT DISTINCT ON (c.clock) c.clock, c.n, c.unit
  FROM (SELECT k.clock, k.n, k.unit, k.urgency <> $2 AS is_other
          FROM service_clock k
         WHERE k.service_id = $1
           AND (k.urgency = $2
                OR k.urgency = 'routine' AND (k.clock = 'asked' OR NOT EXISTS (SELECT FROM service_clock u WHERE u.service_id = $1 AND u.urgency = $2)))
         UNION ALL
        SELECT 'asked', s.value::smallint, 'working_days', NULL
          FROM setting s
         WHERE s.name = 'asked_decide_working_days') c
 ORDER BY c.clock, c.is_other NULLS LAST
