-- $1 id, $2 child. Opens a speech and language assessment where the last outcome of a court, or the second out of court, asks for one: none is open, was closed since, or was done lately.
INSERT INTO speech_language (id, child_id, due_on, by_rule)
SELECT $1, $2, a.day + (SELECT s.value::integer FROM setting s WHERE s.name = 'speech_days'), true
  FROM (SELECT max(x.outcome_on) AS day
          FROM (SELECT y.outcome_on, k.is_court, row_number() OVER (PARTITION BY k.is_court ORDER BY y.outcome_on, y.made_at, y.id) AS nth
                  FROM youth_justice_outcome y JOIN youth_justice_kind k ON k.code = y.kind_code
                 WHERE y.child_id = $2 AND y.error_reason IS NULL) x
         WHERE x.is_court OR x.nth > 1) a
 WHERE a.day IS NOT NULL
   AND NOT EXISTS (SELECT FROM speech_language s
                    WHERE s.child_id = $2 AND s.error_reason IS NULL
                      AND (s.assessed_on IS NULL AND s.closed_on IS NULL OR s.closed_on >= a.day
                           OR s.assessed_on >= (a.day - (SELECT t.value::integer FROM setting t WHERE t.name = 'speech_again_months') * interval '1 month')::date))
