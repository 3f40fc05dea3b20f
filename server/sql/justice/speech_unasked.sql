-- $1 child. What the rule opened and nobody has taken up goes where nothing asks for it any more.
UPDATE speech_language s
   SET error_reason = 'Nothing asks for it any more'
 WHERE s.child_id = $1 AND s.by_rule AND s.referred_on IS NULL AND s.assessed_on IS NULL AND s.closed_on IS NULL AND s.error_reason IS NULL
   AND NOT EXISTS (SELECT FROM (SELECT k.is_court, row_number() OVER (PARTITION BY k.is_court ORDER BY y.outcome_on, y.made_at, y.id) AS nth
                                  FROM youth_justice_outcome y JOIN youth_justice_kind k ON k.code = y.kind_code
                                 WHERE y.child_id = $1 AND y.error_reason IS NULL) x
                    WHERE x.is_court OR x.nth > 1)
