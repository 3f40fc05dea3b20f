-- $1 service, $2 urgency, $3 referral. Its clocks: kind, how many, of which unit, as they stood when the referral was made: what was promised then holds, also for the clocks that start later, when somebody sends on what was asked. A service that says nothing for urgent ones keeps to what it says for routine ones; and nothing that is asked for is without a clock.
WITH rule AS MATERIALIZED (
    SELECT k.*
      FROM referral r
     CROSS JOIN LATERAL jsonb_to_recordset(service_at($1, r.made_at) -> 'clocks') AS k (urgency text, clock text, n smallint, unit text)
     WHERE r.id = $3
)
SELECT DISTINCT ON (c.clock) c.clock, c.n, c.unit
  FROM (SELECT k.clock, k.n, k.unit, k.urgency <> $2 AS is_other
          FROM rule k
         WHERE k.urgency = $2
            OR k.urgency = 'routine' AND (k.clock = 'asked' OR NOT EXISTS (SELECT FROM rule u WHERE u.urgency = $2))
         UNION ALL
        SELECT 'asked', s.value::smallint, 'working_days', NULL
          FROM setting s
         WHERE s.name = 'asked_decide_working_days') c
 ORDER BY c.clock, c.is_other NULLS LAST
